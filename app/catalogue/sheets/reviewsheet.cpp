// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "catalogue/sheets/reviewsheet.h"

#include "catalogue/sheets/packsheetform.h"
#include "catalogue/sheets/reviewpage.h"

#include <xlsxwriter.h>

#include <array>

namespace kikitori {

namespace {

QString marked(Urgency urgency)
{
    static const std::array<const char16_t *, 5> marks { u"○", u"■", u"●", u"▲", u"◆" }; // as beside the colour on the desk
    return form::text(marks[static_cast<size_t>(urgency)]) + form::wordOf(urgency);
}

QString lines(const QStringList &texts)
{
    QStringList out;
    for (const QString &text : texts) {
        if (!text.isEmpty())
            out << text;
    }
    return out.join(u'\n');
}

QString wayOf(const QString &answer, const Branch &branch)
{
    const QString to = branch.to == Branch::To::Node ? QStringLiteral("「%1」へ").arg(branch.node)
        : branch.to == Branch::To::Items             ? QStringLiteral("チェックリストへ")
                                                     : QStringLiteral("終わり");
    return QStringLiteral("%1：%2%3").arg(answer, branch.urgency ? form::wordOf(*branch.urgency) + u'・' : QString(), to);
}

QString factsOf(const Modifier &modifier)
{
    QStringList out;
    if (modifier.ageFrom >= 0 || modifier.ageTo >= 0)
        out << QStringLiteral("年齢：%1～%2歳")
                   .arg(modifier.ageFrom < 0 ? QString() : QString::number(modifier.ageFrom),
                       modifier.ageTo < 0 ? QString() : QString::number(modifier.ageTo));
    if (!modifier.historyWords.isEmpty())
        out << QStringLiteral("既往・薬：") + modifier.historyWords.join(u'、');
    if (modifier.least)
        out << QStringLiteral("「はい」なら少なくとも%1").arg(form::wordOf(*modifier.least));
    return out.join(u'\n');
}

/// The sheet of one protocol. Thread: any one. Owner: writeReviewWorkbook.
class ProtocolPage {
public:
    ProtocolPage(ReviewPage &page, const Pack &pack)
        : m_page(page)
        , m_pack(pack)
    {
    }

    void write(const Protocol &protocol)
    {
        QString facts = QStringLiteral("対象：%1　　分類：%2　　質問：%3")
                            .arg(form::wordOf(protocol.ages), protocol.group)
                            .arg(protocol.tree.size() + protocol.items.size());
        if (protocol.floor != Urgency::White)
            facts += QStringLiteral("　　下限：%1（すべて「いいえ」でも）").arg(form::wordOf(protocol.floor));
        m_page.title(QStringLiteral("%1（%2）").arg(protocol.title, protocol.id), facts);
        m_page.headings();
        writeTree(protocol);
        writeItems(protocol);
        writeModifiers(protocol);
        writeAdvice(protocol);
        writeTexts(protocol);
        m_page.signature();
    }

private:
    void writeTree(const Protocol &protocol)
    {
        if (protocol.tree.empty())
            return;
        m_page.band(QStringLiteral("判定木（上から順に聞く。枝は下へだけ進む）"), 0xDDE6EF);
        for (const Node &node : protocol.tree)
            m_page.line(node.code, QString(), 0xFFFFFF, node.question,
                lines({ node.help, wayOf(form::text(form::kYes), node.yes), wayOf(form::text(form::kNo), node.no),
                    wayOf(QStringLiteral("不明"), node.unknown) }),
                node.unknownMeans);
    }
    void writeItems(const Protocol &protocol)
    {
        const Item *before = nullptr;
        for (const Item &item : protocol.items) {
            if (!before || before->urgency != item.urgency)
                m_page.band(QStringLiteral("%1　%2（一つでも「はい」なら）")
                                .arg(marked(item.urgency), m_pack.meanings.value(item.urgency)),
                    form::fillOf(item.urgency));
            m_page.line(item.code, marked(item.urgency), form::fillOf(item.urgency), item.question, item.help,
                lines({ form::text(item.unknownCounts ? form::kCounts : form::kNoted), item.unknownMeans }));
            before = &item;
        }
    }
    void writeModifiers(const Protocol &protocol)
    {
        if (protocol.modifiers.empty())
            return;
        m_page.band(QStringLiteral("修飾因子（看護師への注意。緊急度の付いたものは「はい」で判定に加わる）"), 0xDDE6EF);
        for (const Modifier &modifier : protocol.modifiers)
            m_page.line(modifier.code, modifier.least ? marked(*modifier.least) : QString(),
                modifier.least ? form::fillOf(*modifier.least) : 0xFFFFFF, modifier.text, factsOf(modifier), {});
    }
    void writeAdvice(const Protocol &protocol)
    {
        m_page.band(QStringLiteral("案内（結果ごとに読み上げる）と診療科"), 0xDDE6EF);
        for (const Urgency urgency : form::kDown) {
            const Advice advice = protocol.advice.value(urgency);
            m_page.wideLine(marked(urgency), form::fillOf(urgency), advice.say, advice.departments.join(u'、'));
        }
    }
    void writeTexts(const Protocol &protocol)
    {
        m_page.band(QStringLiteral("そのほか"), 0xDDE6EF);
        if (!protocol.firstAid.isEmpty())
            m_page.wideLine(form::text(form::kFirstAid.head), 0xFFFFFF, protocol.firstAid, {});
        m_page.wideLine(form::text(form::kWatchFor.head), 0xFFFFFF, protocol.watchFor, {});
        m_page.wideLine(QStringLiteral("言葉"), 0xFFFFFF, protocol.words.join(u'、'), {});
        m_page.wideLine(form::text(form::kBasis.head), 0xFFFFFF, protocol.basis, {});
    }

    ReviewPage &m_page;
    const Pack &m_pack;
};

void writeEmergency(ReviewPage &page, const Pack &pack)
{
    page.title(QStringLiteral("緊急チェック（最初に聞く。一つでも「はい」なら直ちに赤）"),
        QStringLiteral("質問：%1").arg(pack.emergency.size()));
    page.headings();
    for (const EmergencyCheck &check : pack.emergency) {
        page.band(QStringLiteral("%1　%2").arg(form::wordOf(check.kind), check.label), form::fillOf(Urgency::Red));
        page.line(check.code, marked(Urgency::Red), form::fillOf(Urgency::Red), check.question, {}, {});
        if (!check.words.isEmpty())
            page.wideLine(QStringLiteral("言葉"), 0xFFFFFF, check.words.join(u'、'), {});
        if (!check.firstAid.isEmpty())
            page.wideLine(form::text(form::kFirstAid.head), 0xFFFFFF, check.firstAid, {});
    }
    page.signature();
}

int count(const Protocol &protocol, Urgency urgency)
{
    int out = 0;
    for (const Item &item : protocol.items)
        out += item.urgency == urgency ? 1 : 0;
    return out;
}

QStringList countsOf(const Protocol &protocol)
{
    QStringList out { QString::number(protocol.tree.size()) };
    for (const Urgency urgency : { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green })
        out << QString::number(count(protocol, urgency));
    return out << QString::number(protocol.modifiers.size());
}

void writeCover(CoverPage &cover, const Pack &pack, const QStringList &sheets)
{
    cover.title(QStringLiteral("プロトコル確認書"));
    cover.fact(QStringLiteral("名称"), pack.name);
    cover.fact(QStringLiteral("版"), pack.version);
    cover.fact(QStringLiteral("SHA-256"), pack.hash);
    if (!pack.notice.isEmpty())
        cover.fact(QStringLiteral("注意書き"), pack.notice);
    for (const Urgency urgency : form::kDown)
        cover.fact(marked(urgency), pack.meanings.value(urgency), form::fillOf(urgency));
    cover.headings();
    std::array<int, 6> sums {};
    for (size_t i = 0; i < pack.protocols.size(); ++i) {
        const Protocol &protocol = pack.protocols[i];
        const QStringList counts = countsOf(protocol);
        for (size_t k = 0; k < sums.size(); ++k)
            sums[k] += counts.at(qsizetype(k)).toInt();
        cover.line(QString::number(i + 1), protocol.title, sheets.at(qsizetype(i)), form::wordOf(protocol.ages), protocol.group,
            counts, QStringLiteral("□"));
    }
    QStringList totals;
    for (const int sum : sums)
        totals << QString::number(sum);
    cover.line(QString(), QStringLiteral("合計 %1 件").arg(pack.protocols.size()), {}, {}, {}, totals, {});
    cover.signature();
}

/// Sheets have at most 31 characters, and none of these (ISO/IEC 29500-1 §18.2.19 leaves it open; the programs do not).
QString sheetName(size_t number, const QString &title)
{
    QString name = QStringLiteral("%1 ").arg(number, 3, 10, QLatin1Char('0'));
    for (const QChar c : title) {
        if (name.size() < 31)
            name += QStringLiteral("[]:*?/\\'").contains(c) || !c.isPrint() ? QChar(u'・') : c;
    }
    return name.trimmed();
}

} // namespace

Result<> writeReviewWorkbook(const Pack &pack, const QString &path)
{
    SheetBook book(path);
    QStringList names;
    for (size_t i = 0; i < pack.protocols.size(); ++i)
        names << sheetName(i + 1, pack.protocols[i].title);
    CoverPage cover(book, pack);
    writeCover(cover, pack, names);
    ReviewPage emergency(book, pack, form::text(form::kEmergencySheet));
    writeEmergency(emergency, pack);
    for (size_t i = 0; i < pack.protocols.size(); ++i) {
        ReviewPage page(book, pack, names.at(qsizetype(i)));
        ProtocolPage(page, pack).write(pack.protocols[i]);
    }
    return book.finish();
}

} // namespace kikitori
