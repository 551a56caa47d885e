// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/reading/packbytes.h"

#include <QCryptographicHash>
#include <QHash>
#include <QtEndian>

#include <concepts>
#include <tuple>

namespace kikitori {

namespace {

constexpr char kMark[] = "KKTRPACK";
constexpr qsizetype kMarkSize = sizeof(kMark) - 1;
constexpr qsizetype kDigestSize = 32;
constexpr qsizetype kHeadSize = kMarkSize + qsizetype(sizeof(quint32)) + kDigestSize;

template<class T, class Model>
concept Is = std::same_as<std::remove_const_t<T>, Model>;

// Every field of the model, written and read in this order. The bindings do not compile when a field is added to the model
// and not here; a new or moved field is a new form, and desks hold packs of the old one.

auto fieldsOf(Is<Branch> auto &branch)
{
    auto &[urgency, to, node] = branch;
    return std::tie(urgency, to, node);
}

auto fieldsOf(Is<Item> auto &item)
{
    auto &[code, urgency, question, help, unknownCounts, unknownMeans] = item;
    return std::tie(code, urgency, question, help, unknownCounts, unknownMeans);
}

auto fieldsOf(Is<Node> auto &node)
{
    auto &[code, question, help, unknownMeans, yes, no, unknown] = node;
    return std::tie(code, question, help, unknownMeans, yes, no, unknown);
}

auto fieldsOf(Is<Modifier> auto &modifier)
{
    auto &[code, text, ageFrom, ageTo, historyWords, least] = modifier;
    return std::tie(code, text, ageFrom, ageTo, historyWords, least);
}

auto fieldsOf(Is<Advice> auto &advice)
{
    auto &[say, departments] = advice;
    return std::tie(say, departments);
}

auto fieldsOf(Is<Protocol> auto &protocol)
{
    auto &[id, title, ages, group, words, tree, items, modifiers, advice, firstAid, watchFor, basis, floor] = protocol;
    return std::tie(id, title, ages, group, words, tree, items, modifiers, advice, firstAid, watchFor, basis, floor);
}

auto fieldsOf(Is<EmergencyCheck> auto &check)
{
    auto &[code, kind, label, question, words, firstAid] = check;
    return std::tie(code, kind, label, question, words, firstAid);
}

auto fieldsOf(Is<Pack> auto &pack)
{
    auto &[id, name, version, notice, hash, sample, meanings, emergency, protocols] = pack;
    return std::tie(id, name, version, notice, hash, sample, meanings, emergency, protocols);
}

template<class T>
concept Parted = requires(T &model) { fieldsOf(model); };

template<class T>
concept Enum = std::is_enum_v<T>;

constexpr quint8 lastOf(Urgency) { return quint8(Urgency::Red); }
constexpr quint8 lastOf(AgeBand) { return quint8(AgeBand::Child); }
constexpr quint8 lastOf(EmergencyKind) { return quint8(EmergencyKind::Disability); }
constexpr quint8 lastOf(Branch::To) { return quint8(Branch::To::End); }

/// The fewest bytes that a value takes: a count is believed only while so many are there.
template<class T>
struct Least {
    static constexpr qsizetype bytes = 4; // an int, a count or the place of a text
};
template<Enum T>
struct Least<T> {
    static constexpr qsizetype bytes = 1;
};
template<>
struct Least<bool> {
    static constexpr qsizetype bytes = 1;
};
template<class T>
struct Least<std::optional<T>> {
    static constexpr qsizetype bytes = 1;
};
template<class... Fields>
struct Least<std::tuple<Fields &...>> {
    static constexpr qsizetype bytes = (Least<Fields>::bytes + ...);
};
template<Parted T>
struct Least<T> {
    static constexpr qsizetype bytes = Least<decltype(fieldsOf(std::declval<T &>()))>::bytes;
};

/// Writes values one after another; texts as their place in a table.
/// Thread: any one at a time. Owner: packBytes.
class Writer {
public:
    void put(bool value) { m_body.append(value ? '\1' : '\0'); }
    void put(int value) { append(m_body, quint32(value)); }
    void put(Enum auto value) { m_body.append(char(value)); }
    void put(const QString &text)
    {
        auto at = m_places.constFind(text);
        if (at == m_places.cend()) {
            at = m_places.insert(text, quint32(m_places.size()));
            append(m_texts, quint32(text.size()));
            for (const QChar unit : text) {
                m_texts.append(char(unit.cell()));
                m_texts.append(char(unit.row()));
            }
        }
        append(m_body, *at);
    }
    template<class T>
    void put(const std::optional<T> &value)
    {
        put(value.has_value());
        if (value)
            put(*value);
    }
    void put(const QStringList &texts) { putAll(texts); }
    template<class T>
    void put(const std::vector<T> &list)
    {
        putAll(list);
    }
    template<class K, class T>
    void put(const QMap<K, T> &map)
    {
        append(m_body, quint32(map.size()));
        for (auto it = map.begin(); it != map.end(); ++it) {
            put(it.key());
            put(it.value());
        }
    }
    void put(const Parted auto &model)
    {
        std::apply([this](const auto &...field) { (put(field), ...); }, fieldsOf(model));
    }
    /// The table, then what was put.
    [[nodiscard]] QByteArray bytes() const
    {
        QByteArray all;
        append(all, quint32(m_places.size()));
        return all + m_texts + m_body;
    }
    static void append(QByteArray &bytes, quint32 value)
    {
        const quint32 little = qToLittleEndian(value);
        bytes.append(reinterpret_cast<const char *>(&little), sizeof(little));
    }

private:
    void putAll(const auto &list)
    {
        append(m_body, quint32(list.size()));
        for (const auto &entry : list)
            put(entry);
    }

    QByteArray m_texts;
    QByteArray m_body;
    QHash<QString, quint32> m_places;
};

/// Reads what Writer wrote. After the first thing that does not fit nothing is read any more and every value is empty.
/// Thread: any one at a time. Owner: packFromBytes.
class Reader {
public:
    explicit Reader(QByteArrayView bytes)
        : m_left(bytes)
    {
        const qsizetype texts = count(4);
        m_texts.reserve(size_t(texts));
        for (qsizetype i = 0; i < texts && m_good; ++i)
            m_texts.push_back(tableText());
    }
    /// All was as it must be, and nothing is left.
    [[nodiscard]] bool finished() const { return m_good && m_left.isEmpty(); }

    void get(bool &value) { value = byte(1) == 1; }
    void get(int &value) { value = int(number()); }
    template<Enum T>
    void get(T &value)
    {
        value = T(byte(lastOf(T())));
    }
    void get(QString &text)
    {
        const quint32 place = number();
        if (place < m_texts.size())
            text = m_texts[place];
        else
            m_good = false;
    }
    template<class T>
    void get(std::optional<T> &value)
    {
        bool there = false;
        get(there);
        if (there)
            get(value.emplace());
    }
    void get(QStringList &texts) { getAll(texts); }
    template<class T>
    void get(std::vector<T> &list)
    {
        getAll(list);
    }
    template<class K, class T>
    void get(QMap<K, T> &map)
    {
        const qsizetype entries = count(Least<K>::bytes + Least<T>::bytes);
        for (qsizetype i = 0; i < entries && m_good; ++i) {
            K key {};
            get(key);
            m_good = m_good && (map.isEmpty() || map.lastKey() < key);
            get(map[key]);
        }
    }
    template<Parted T>
    void get(T &model)
    {
        std::apply([this](auto &...field) { (get(field), ...); }, fieldsOf(model));
    }

private:
    template<class List>
    void getAll(List &list)
    {
        const qsizetype entries = count(Least<typename List::value_type>::bytes);
        list.reserve(static_cast<typename List::size_type>(entries));
        for (qsizetype i = 0; i < entries && m_good; ++i)
            get(list.emplace_back());
    }
    [[nodiscard]] QByteArrayView take(qsizetype bytes)
    {
        if (!m_good || bytes > m_left.size()) {
            m_good = false;
            return {};
        }
        const QByteArrayView taken = m_left.first(bytes);
        m_left = m_left.sliced(bytes);
        return taken;
    }
    [[nodiscard]] quint32 number()
    {
        const QByteArrayView bytes = take(sizeof(quint32));
        return bytes.isEmpty() ? 0 : qFromLittleEndian<quint32>(bytes.data());
    }
    [[nodiscard]] quint8 byte(quint8 most)
    {
        const QByteArrayView bytes = take(1);
        const quint8 value = bytes.isEmpty() ? 0 : quint8(bytes.front());
        m_good = m_good && value <= most;
        return m_good ? value : 0;
    }
    /// How many entries of at least so many bytes follow.
    [[nodiscard]] qsizetype count(qsizetype least)
    {
        const qsizetype entries = number();
        m_good = m_good && entries <= m_left.size() / least;
        return m_good ? entries : 0;
    }
    [[nodiscard]] QString tableText()
    {
        const qsizetype units = count(sizeof(QChar));
        const QByteArrayView bytes = take(units * qsizetype(sizeof(QChar)));
        if (!m_good)
            return {};
        QString text(units, Qt::Uninitialized);
        qFromLittleEndian<char16_t>(bytes.data(), units, text.data());
        m_good = text.isValidUtf16();
        return text;
    }

    QByteArrayView m_left;
    std::vector<QString> m_texts;
    bool m_good = true;
};

tl::unexpected<Error> unreadable(const QString &name, const char *why)
{
    return fail(Fault::FileUnreadable, name, QLatin1String(why));
}

} // namespace

QByteArray packBytes(const Pack &pack)
{
    Writer writer;
    writer.put(pack);
    const QByteArray content = writer.bytes();
    QByteArray bytes(kMark, kMarkSize);
    Writer::append(bytes, kPackForm);
    return bytes + QCryptographicHash::hash(content, QCryptographicHash::Sha256) + content;
}

Result<Pack> packFromBytes(const QByteArray &bytes, const QString &name)
{
    if (bytes.size() < kHeadSize || !bytes.startsWith(kMark))
        return unreadable(name, "not the compact form of a pack");
    const quint32 form = qFromLittleEndian<quint32>(bytes.constData() + kMarkSize);
    if (form > kPackForm)
        return fail(Fault::ReleaseNewer, name, QStringLiteral("pack form %1; this program reads %2").arg(form).arg(kPackForm));
    if (form != kPackForm)
        return unreadable(name, "a form that never was");
    const QByteArrayView content = QByteArrayView(bytes).sliced(kHeadSize);
    QCryptographicHash digest(QCryptographicHash::Sha256);
    digest.addData(content);
    if (digest.result() != QByteArrayView(bytes).sliced(kHeadSize - kDigestSize, kDigestSize))
        return fail(Fault::SealBroken, name);
    Reader reader(content);
    Pack pack;
    reader.get(pack);
    if (!reader.finished())
        return unreadable(name, "not the compact form of a pack");
    return pack;
}

} // namespace kikitori
