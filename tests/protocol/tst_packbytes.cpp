// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/reading/packbytes.h"

#include "protocol/reading/packreader.h"

#include <QCryptographicHash>
#include <QFile>
#include <QtEndian>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace kikitori;

namespace {

// The model once more, field by field: a field that is added to it does not compile here, so that no test forgets it.

template<class Visit>
void each(Branch &branch, Visit visit)
{
    auto &[urgency, to, node] = branch;
    (visit(urgency), visit(to), visit(node));
}

template<class Visit>
void each(Item &item, Visit visit)
{
    auto &[code, urgency, question, help, unknownCounts, unknownMeans] = item;
    (visit(code), visit(urgency), visit(question), visit(help), visit(unknownCounts), visit(unknownMeans));
}

template<class Visit>
void each(Node &node, Visit visit)
{
    auto &[code, question, help, unknownMeans, yes, no, unknown] = node;
    (visit(code), visit(question), visit(help), visit(unknownMeans), visit(yes), visit(no), visit(unknown));
}

template<class Visit>
void each(Modifier &modifier, Visit visit)
{
    auto &[code, text, ageFrom, ageTo, historyWords, least] = modifier;
    (visit(code), visit(text), visit(ageFrom), visit(ageTo), visit(historyWords), visit(least));
}

template<class Visit>
void each(Advice &advice, Visit visit)
{
    auto &[say, departments] = advice;
    (visit(say), visit(departments));
}

template<class Visit>
void each(Protocol &protocol, Visit visit)
{
    auto &[id, title, ages, group, words, tree, items, modifiers, advice, firstAid, watchFor, basis, floor] = protocol;
    (visit(id), visit(title), visit(ages), visit(group), visit(words), visit(tree), visit(items), visit(modifiers));
    (visit(advice), visit(firstAid), visit(watchFor), visit(basis), visit(floor));
}

template<class Visit>
void each(EmergencyCheck &check, Visit visit)
{
    auto &[code, kind, label, question, words, firstAid] = check;
    (visit(code), visit(kind), visit(label), visit(question), visit(words), visit(firstAid));
}

template<class Visit>
void each(Pack &pack, Visit visit)
{
    auto &[id, name, version, notice, hash, sample, meanings, emergency, protocols] = pack;
    (visit(id), visit(name), visit(version), visit(notice), visit(hash), visit(sample));
    (visit(meanings), visit(emergency), visit(protocols));
}

int lastOf(Urgency)
{
    return int(Urgency::Red);
}

int lastOf(AgeBand)
{
    return int(AgeBand::Child);
}

int lastOf(EmergencyKind)
{
    return int(EmergencyKind::Disability);
}

int lastOf(Branch::To)
{
    return int(Branch::To::End);
}

/// Makes every field of a pack anything.
struct Fill {
    void operator()(QString &text) const
    {
        static const QString letters = QStringLiteral("aZ09.- 胸が痛い。🚑é\n");
        const int length = *rc::gen::inRange(0, 7);
        for (int i = 0; i < length; ++i)
            text += letters.at(*rc::gen::inRange(0, int(letters.size())));
        text = QString::fromUtf8(text.toUtf8()); // half an ambulance is no letter
    }
    void operator()(bool &value) const { value = *rc::gen::arbitrary<bool>(); }
    void operator()(int &value) const { value = *rc::gen::arbitrary<int>(); }
    template<class T>
    requires std::is_enum_v<T>
    void operator()(T &value) const { value = T(*rc::gen::inRange(0, lastOf(T()) + 1)); }
    template<class T>
    void operator()(std::optional<T> &value) const
    {
        if (*rc::gen::arbitrary<bool>())
            (*this)(value.emplace());
    }
    template<class T>
    void operator()(std::vector<T> &list) const
    {
        list.resize(size_t(*rc::gen::inRange(0, 4)));
        for (T &entry : list)
            (*this)(entry);
    }
    void operator()(QStringList &list) const
    {
        list.resize(*rc::gen::inRange(0, 4));
        for (QString &entry : list)
            (*this)(entry);
    }
    template<class T>
    void operator()(QMap<Urgency, T> &map) const
    {
        const int entries = *rc::gen::inRange(0, 4);
        for (int i = 0; i < entries; ++i) {
            Urgency key {};
            (*this)(key);
            (*this)(map[key]);
        }
    }
    template<class T>
    requires std::is_class_v<T>
    void operator()(T &model) const { each(model, *this); }
};

/// Everything in a pack as one text that two packs share only when they are the same.
struct Tell {
    QString *told;
    void operator()(QString &text) const { *told += QStringLiteral("\"%1\"%2;").arg(text.size()).arg(text); }
    void operator()(bool &value) const { *told += value ? QStringLiteral("true;") : QStringLiteral("false;"); }
    void operator()(int &value) const { *told += QString::number(value) + u';'; }
    template<class T>
    requires std::is_enum_v<T>
    void operator()(T &value) const { *told += u'#' + QString::number(int(value)) + u';'; }
    template<class T>
    void operator()(std::optional<T> &value) const
    {
        *told += value ? u'+' : u'-';
        if (value)
            (*this)(*value);
    }
    template<class T>
    void operator()(std::vector<T> &list) const
    {
        *told += QStringLiteral("[%1:").arg(list.size());
        for (T &entry : list)
            (*this)(entry);
    }
    void operator()(QStringList &list) const
    {
        *told += QStringLiteral("[%1:").arg(list.size());
        for (QString &entry : list)
            (*this)(entry);
    }
    template<class T>
    void operator()(QMap<Urgency, T> &map) const
    {
        *told += QStringLiteral("{%1:").arg(map.size());
        for (auto it = map.begin(); it != map.end(); ++it) {
            Urgency key = it.key();
            (*this)(key);
            (*this)(it.value());
        }
    }
    template<class T>
    requires std::is_class_v<T>
    void operator()(T &model) const { each(model, *this); }
};

/// Whether every enumerator is one of its type.
struct Sane {
    bool *sane;
    template<class T>
    void operator()(T &value) const
    {
        if constexpr (std::is_enum_v<T>)
            *sane = *sane && int(value) >= 0 && int(value) <= lastOf(value);
        else if constexpr (requires { each(value, *this); })
            each(value, *this);
    }
    template<class T>
    void operator()(std::optional<T> &value) const
    {
        if (value)
            (*this)(*value);
    }
    template<class T>
    void operator()(std::vector<T> &list) const
    {
        for (T &entry : list)
            (*this)(entry);
    }
    template<class T>
    void operator()(QMap<Urgency, T> &map) const
    {
        for (auto it = map.begin(); it != map.end(); ++it) {
            Urgency key = it.key();
            (*this)(key);
            (*this)(it.value());
        }
    }
};

bool isSane(Pack pack)
{
    bool sane = true;
    Sane { &sane }(pack);
    return sane;
}

std::string told(Pack pack)
{
    QString all;
    Tell { &all }(pack);
    return all.toStdString();
}

Pack anyPack()
{
    Pack pack;
    Fill()(pack);
    return pack;
}

Pack smallPack()
{
    Pack pack;
    pack.id = QStringLiteral("small");
    pack.name = QStringLiteral("小さな束");
    pack.version = QStringLiteral("1");
    pack.hash = QStringLiteral("abc");
    pack.meanings[Urgency::Red] = QStringLiteral("今すぐ救急車");
    pack.emergency = { { QStringLiteral("airway"), EmergencyKind::Airway, QStringLiteral("気道"),
        QStringLiteral("声が出ないですか"), { QStringLiteral("のどに詰まった") }, {} } };
    Protocol protocol;
    protocol.id = QStringLiteral("adult.a");
    protocol.tree = { { QStringLiteral("n"), QStringLiteral("問い"), {}, {}, { Urgency::Red, Branch::To::End, {} },
        { {}, Branch::To::Items, {} }, { {}, Branch::To::Node, QStringLiteral("m") } } };
    protocol.items = { { QStringLiteral("i"), Urgency::Orange, QStringLiteral("問い"), {}, true, {} } };
    protocol.modifiers = { { QStringLiteral("age"), QStringLiteral("注意"), 65, -1, {}, Urgency::Yellow } };
    protocol.advice[Urgency::Red] = { QStringLiteral("119番"), { QStringLiteral("内科") } };
    pack.protocols = { protocol };
    return pack;
}

constexpr qsizetype kDigestAt = 12;
constexpr qsizetype kContentAt = 44;

/// As somebody would write it who knows the form and gives it a digest that fits.
QByteArray withDigest(QByteArray bytes)
{
    return bytes.replace(
        kDigestAt, kContentAt - kDigestAt, QCryptographicHash::hash(bytes.mid(kContentAt), QCryptographicHash::Sha256));
}

} // namespace

RC_GTEST_PROP(PackBytes, GiveBackEveryFieldOfAnyPack, ())
{
    const Pack pack = anyPack();
    const QByteArray bytes = packBytes(pack);
    const auto read = packFromBytes(bytes);
    RC_ASSERT(read.has_value());
    RC_ASSERT(told(*read) == told(pack));
    RC_ASSERT(packBytes(*read) == bytes);
}

TEST(PackBytes, GiveBackTheCatalogue)
{
    const auto pack = readPack(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample"));
    ASSERT_TRUE(pack) << pack.error().subject.toStdString() << ' ' << pack.error().detail.toStdString();
    const auto read = packFromBytes(packBytes(*pack));
    ASSERT_TRUE(read);
    EXPECT_EQ(told(*read), told(*pack));
    EXPECT_EQ(read->hash, pack->hash);
}

TEST(PackBytes, AreRefusedWithAnyByteChanged)
{
    const QByteArray bytes = packBytes(smallPack());
    ASSERT_TRUE(packFromBytes(bytes));
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        for (const int bit : { 1, 16, 128 }) {
            QByteArray changed = bytes;
            changed[i] = char(changed[i] ^ bit);
            EXPECT_FALSE(packFromBytes(changed)) << "byte " << i << " bit " << bit;
        }
    }
}

// Whoever writes the digest anew must still not bring in what is no pack: nothing is read past the end, and what is taken
// can be written again.
TEST(PackBytes, WithADigestThatFitsAreReadInFullOrNotAtAll)
{
    const QByteArray bytes = packBytes(smallPack());
    int refused = 0;
    for (qsizetype i = kContentAt; i < bytes.size(); ++i) {
        for (const int to : { 0, 1, 5, 127, 255 }) {
            QByteArray changed = bytes;
            changed[i] = char(to);
            const auto read = packFromBytes(withDigest(changed));
            refused += !read;
            if (read) {
                EXPECT_TRUE(isSane(*read)) << "byte " << i << " to " << to;
                EXPECT_TRUE(packFromBytes(packBytes(*read)));
            } else {
                EXPECT_EQ(read.error().fault, Fault::FileUnreadable);
            }
        }
    }
    EXPECT_GT(refused, 100);
}

TEST(PackBytes, AreRefusedAtEveryOtherLength)
{
    const QByteArray bytes = packBytes(smallPack());
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        EXPECT_FALSE(packFromBytes(bytes.first(size))) << size;
        if (size >= kContentAt) {
            EXPECT_FALSE(packFromBytes(withDigest(bytes.first(size)))) << size << " with a digest";
        }
    }
    const auto longer = packFromBytes(withDigest(bytes + '\0'));
    ASSERT_FALSE(longer);
    EXPECT_EQ(longer.error().fault, Fault::FileUnreadable);
}

TEST(PackBytes, BelieveNoCountThatIsLargerThanWhatIsThere)
{
    const QByteArray bytes = packBytes(smallPack());
    // Every four bytes once as the largest count: none of them may take memory for it.
    for (qsizetype i = kContentAt; i + 4 <= bytes.size(); ++i) {
        QByteArray changed = bytes;
        qToLittleEndian<quint32>(0x7fffffffU, changed.data() + i);
        (void)packFromBytes(withDigest(changed)); // a number of the model may be as large; memory is what the bound is for
    }
    QByteArray texts = bytes;
    qToLittleEndian<quint32>(0xffffffffU, texts.data() + kContentAt);
    EXPECT_FALSE(packFromBytes(withDigest(texts)));
}

TEST(PackBytes, OfANewerFormAreRefusedByName)
{
    QByteArray bytes = packBytes(smallPack());
    qToLittleEndian<quint32>(kPackForm + 1, bytes.data() + 8);
    const auto newer = packFromBytes(bytes, QStringLiteral("new.kpack"));
    ASSERT_FALSE(newer);
    EXPECT_EQ(newer.error().fault, Fault::ReleaseNewer);
    EXPECT_EQ(newer.error().subject, QStringLiteral("new.kpack"));
    EXPECT_TRUE(newer.error().detail.contains(QString::number(kPackForm + 1)));
    qToLittleEndian<quint32>(0, bytes.data() + 8);
    EXPECT_EQ(packFromBytes(bytes).error().fault, Fault::FileUnreadable);
}

// One pack, one form: an urgency that stands twice would leave open which of the two advices is meant.
TEST(PackBytes, WithAnUrgencyTwiceOrOutOfOrderAreRefused)
{
    const auto with = [](Urgency second) {
        Pack pack;
        pack.meanings = { { Urgency::Green, QStringLiteral("同じ") }, { second, QStringLiteral("同じ") } };
        return packBytes(pack);
    };
    const QByteArray orange = with(Urgency::Orange);
    const QByteArray red = with(Urgency::Red);
    qsizetype at = kContentAt;
    while (at < red.size() && orange[at] == red[at])
        ++at;
    ASSERT_LT(at, red.size());
    const auto readWith = [&](Urgency second) {
        QByteArray changed = red;
        changed[at] = char(second);
        return packFromBytes(withDigest(changed)).has_value();
    };
    EXPECT_TRUE(readWith(Urgency::Yellow));
    EXPECT_FALSE(readWith(Urgency::Green));
    EXPECT_FALSE(readWith(Urgency::White));
}

TEST(PackBytes, WithHalfALetterAreRefused)
{
    Pack pack = smallPack();
    pack.name = QString(QChar(0xd83d));
    EXPECT_FALSE(packFromBytes(packBytes(pack)));
}
