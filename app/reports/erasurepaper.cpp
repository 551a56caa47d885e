// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "reports/erasurecertificate.h"

#include "reports/era.h"

#include <QBuffer>
#include <QLocale>
#include <QMap>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QTextDocument>

// The paper of the certificate of erasure. Its words are the form's, not the program's: they are Japanese in every
// language of the windows, as the workbooks are.
namespace kikitori {

namespace {
using C = ErasureCertificate;
constexpr qsizetype kNumbersOnPaper = 120;
constexpr std::size_t kHashesOnPaper = 60;
constexpr qsizetype kNamesInALine = 12;

QString kanjiDate(QDate day)
{
    return day.isValid() ? eraDate(day) : QStringLiteral("—");
}

QString kanjiMoment(const QDateTime &moment, int offsetMinutes)
{
    const QDateTime local = moment.toOffsetFromUtc(offsetMinutes * 60);
    const QChar sign = QLatin1Char(offsetMinutes < 0 ? '-' : '+');
    const int minutes = std::abs(offsetMinutes);
    return QStringLiteral("%1　%2（協定世界時%3%4:%5）")
        .arg(eraDate(local.date()), local.time().toString(QStringLiteral("H時mm分ss秒")), sign)
        .arg(minutes / 60, 2, 10, QLatin1Char('0'))
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

QString number(qint64 value)
{
    return QLocale(QLocale::Japanese, QLocale::Japan).toString(value);
}

/// Numbers and ids in letters of one width: what a person compares sign by sign. (Digits after Latin letters in the
/// Japanese font are printed, but nobody can search or copy them in the file.)
QString code(const QString &raw)
{
    return QStringLiteral("<span style='font-family:\"DejaVu Sans Mono\",monospace;font-size:8.5pt'>%1</span>")
        .arg(raw.toHtmlEscaped());
}

QString text(const QString &raw)
{
    static const QRegularExpression ids(QStringLiteral("[A-Za-z][A-Za-z0-9._-]*[0-9][A-Za-z0-9._-]*"));
    QString out;
    qsizetype after = 0;
    for (auto found = ids.globalMatch(raw); found.hasNext();) {
        const auto id = found.next();
        out += raw.mid(after, id.capturedStart() - after).toHtmlEscaped() + code(id.captured());
        after = id.capturedEnd();
    }
    return out + raw.mid(after).toHtmlEscaped();
}

QString row(const QString &name, const QString &value)
{
    return QStringLiteral("<tr><td width='27%' bgcolor='#f2f2f2'>%1</td><td>%2</td></tr>").arg(name, value);
}

QString table(const QString &rows)
{
    return QStringLiteral("<table width='100%' border='1' cellspacing='0' cellpadding='3' style='border-collapse:collapse;"
                          "border-style:solid;border-color:#555'>%1</table>")
        .arg(rows);
}

QString heading(const QString &words)
{
    return QStringLiteral("<p style='font-size:11pt;font-weight:600;margin-top:10px;margin-bottom:3px'>%1</p>").arg(words);
}

QString points(const QStringList &lines)
{
    QString rows;
    for (const QString &line : lines)
        rows += QStringLiteral("<tr><td width='14'>・</td><td>%1</td></tr>").arg(line);
    return QStringLiteral("<table width='100%' cellspacing='0' cellpadding='1'>%1</table>").arg(rows);
}

QString top(const C &c)
{
    const QString day = kanjiDate(c.finishedAt.toOffsetFromUtc(c.offsetMinutes * 60).date());
    return QStringLiteral(
        "<p align='right' style='margin:0'>証明書番号　%1<br>%2</p>"
        "<p align='center' style='white-space:pre-wrap;font-size:20pt;font-weight:600;margin-top:8px;margin-bottom:10px'>"
        "消　去　証　明　書</p>"
        "<table width='100%' cellspacing='0' cellpadding='2'><tr><td width='50%'>（委託者）<br><br>"
        "＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿　様</td><td>（受託者）<br>"
        "所在地　＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿<br>名　称　＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿<br>"
        "代表者　＿＿＿＿＿＿＿＿＿＿＿＿＿＿　印</td></tr></table>")
        .arg(code(c.number), day);
}

QString statement(const C &c)
{
    const QString but = c.left.empty() && c.copiesLeft.empty()
        ? QString()
        : QStringLiteral("ただし、「４　残っているもの」に記したものを除きます。");
    return QStringLiteral(
        "<p style='white-space:pre-wrap;margin-top:12px;margin-bottom:0px'>　下記の業務で取り扱った個人情報を含む記録を、"
        "以下のとおり消去し、復元できない状態にしたことを証明します。%1</p>")
        .arg(but);
}

QString whatWent(const C &c)
{
    qint64 bytes = 0;
    for (const C::Recording &recording : c.recordings)
        bytes += recording.bytes;
    QString rows = row(QStringLiteral("業務"), QStringLiteral("%1（%2）").arg(text(c.programName), code(c.program)));
    rows += row(QStringLiteral("対象の期間"), QStringLiteral("%1から%2までに受けた電話").arg(kanjiDate(c.from), kanjiDate(c.to)));
    rows += row(QStringLiteral("相談記録"), QStringLiteral("%1件").arg(number(c.cases)));
    rows += row(QStringLiteral("通話の記録"), QStringLiteral("%1件").arg(number(c.calls)));
    rows += row(QStringLiteral("通話録音"),
        QStringLiteral("%1件（計%2バイト）").arg(number(static_cast<qint64>(c.recordings.size())), number(bytes)));
    if (c.casesWithFields > 0)
        rows += row(QStringLiteral("一時的な記録"),
            QStringLiteral("%1件の相談記録のうち、%2")
                .arg(number(c.casesWithFields), text(c.fieldLabels.join(QStringLiteral("、")))));
    rows += row(QStringLiteral("消去した行の数"), QStringLiteral("%1行").arg(number(static_cast<qint64>(c.entryHashes.size()))));
    return heading(QStringLiteral("１　消去したもの")) + table(rows);
}

QString how(const C &c)
{
    QStringList lines;
    lines << QStringLiteral("暗号化したデータベースの中の該当する行は、内容を空にし、元の内容が書かれていた場所を上書きした。"
                            "書き込みの控え（ログ）も空にした。検索用の索引からも取り除いた。");
    if (!c.recordings.empty())
        lines << QStringLiteral("録音は、一件ごとに異なる鍵で暗号化されており、その鍵を消去した。"
                                "録音のファイルは全体を一度上書きし、長さを0にしてから削除した。");
    lines << (c.provenByShare
            ? QStringLiteral("消去の前に、一行ごとに、共有の保管庫が持つ内容のハッシュ値を読み戻し、同じであることを確かめた。")
            : QStringLiteral("この席には共有の保管庫がない。ほかの場所にある写しとの照合は行っていない。"));
    if (!c.copiesRemoved.isEmpty())
        lines << QStringLiteral("消去した内容を含む古い控え（バックアップ）%1世代を、新しい控えを作って確かめたあとに削除した。")
                     .arg(c.copiesRemoved.size());
    if (c.rekeyed)
        lines << QStringLiteral("データベースの暗号鍵を新しいものに替え、媒体に残るかもしれない断片を読めなくした。");
    lines << QStringLiteral("消去した行の番号とハッシュ値は、記録が抜き取られていないことを示すために残した。内容は含まない。");
    return heading(QStringLiteral("２　方法")) + points(lines);
}

QString person(const C::Person &who)
{
    return QStringLiteral("%1（%2）").arg(text(who.name), code(who.id));
}

QString whoAndWhen(const C &c)
{
    const QString cell = QStringLiteral("<tr><td width='27%' bgcolor='#f2f2f2'>%1</td><td>%2</td>"
                                        "<td width='14%' align='center'><span style='color:#888'>印</span></td></tr>");
    const QString wide = QStringLiteral("<tr><td bgcolor='#f2f2f2'>%1</td><td colspan='2'>%2</td></tr>");
    QString rows = cell.arg(QStringLiteral("消去を指示し実施した者"), person(c.orderedBy));
    rows += cell.arg(QStringLiteral("承認した者"), person(c.approvedBy));
    rows += wide.arg(QStringLiteral("始めた日時"), kanjiMoment(c.startedAt, c.offsetMinutes));
    rows += wide.arg(QStringLiteral("終えた日時"),
        kanjiMoment(c.finishedAt, c.offsetMinutes)
            + (c.interrupted ? QStringLiteral("<br>途中で一度止まり、続きから行った。") : QString()));
    rows += wide.arg(QStringLiteral("席・使った道具"),
        QStringLiteral("席%1　%2").arg(code(c.desk), code(QStringLiteral("Kikitori ") + c.version)));
    return heading(QStringLiteral("３　実施")) + table(rows);
}

QString leftSentence(C::Left::Why why)
{
    switch (why) {
    case C::Left::Why::OnHold:
        return QStringLiteral("保全の指示（消去を止める指示）があるため残した相談記録など");
    case C::Left::Why::NotShared:
        return QStringLiteral("共有の保管庫に同じ内容があることを確かめられないため残した相談記録など");
    case C::Left::Why::FileStays:
        return QStringLiteral("ファイルを削除できなかった録音（鍵は消去したので、音声を聞くことはできない）");
    case C::Left::Why::FileWasMissing:
        return QStringLiteral("ファイルが消去の前からなかった録音（鍵は消去した）");
    case C::Left::Why::FileElsewhere:
        return QStringLiteral("ほかの席で録音され、ファイルがその席にある録音");
    case C::Left::Why::CopyStays:
        return QStringLiteral("削除できなかった、記録全体の古い写し");
    case C::Left::Why::MediumAway:
        return QStringLiteral("つながれていなかったため、古い控え（バックアップ）を削除できなかった媒体");
    }
    return {};
}

/// One line for each reason: how many, and the first names; all of them stand in the data.
QStringList leftLines(const std::vector<C::Left> &left)
{
    QMap<C::Left::Why, QStringList> byWhy;
    for (const C::Left &one : left)
        byWhy[one.why] << (one.detail.isEmpty() ? one.what : QStringLiteral("%1（%2）").arg(one.what, one.detail));
    QStringList lines;
    for (auto it = byWhy.cbegin(); it != byWhy.cend(); ++it) {
        const QString more = it->size() > kNamesInALine ? QStringLiteral("　ほか（JSONファイルに一覧）") : QString();
        lines << QStringLiteral("%1：%2件。%3%4")
                     .arg(leftSentence(it.key()), number(it->size()), text(it->mid(0, kNamesInALine).join(QStringLiteral("、"))),
                         more);
    }
    return lines;
}

QString whatStays(const C &c)
{
    QStringList lines = leftLines(c.left);
    for (const C::OlderCopy &copy : c.copiesLeft) {
        const QString until = copy.until.isValid() ? QStringLiteral("%1までに入れ替わる").arg(kanjiDate(copy.until))
                                                   : QStringLiteral("入れ替わる日は決まっていない");
        lines << QStringLiteral("古い控え（バックアップ）%1：%2。").arg(code(copy.name), until);
    }
    if (lines.isEmpty())
        lines << QStringLiteral("なし");
    return heading(QStringLiteral("４　残っているもの（消去できなかったものと、その理由）")) + points(lines);
}

QString columns(const QStringList &cells, int across)
{
    QString rows;
    for (qsizetype at = 0; at < cells.size(); at += across) {
        rows += QStringLiteral("<tr>");
        for (qsizetype n = at; n < at + across; ++n)
            rows += QStringLiteral("<td>%1</td>").arg(code(cells.value(n)));
        rows += QStringLiteral("</tr>");
    }
    return QStringLiteral("<table width='100%' cellspacing='0' cellpadding='1'>%1</table>").arg(rows);
}

QString hashList(const QString &title, const QStringList &lines, const QByteArray &sum)
{
    const bool onPaper = lines.size() <= qsizetype(kHashesOnPaper);
    return heading(title)
        + QStringLiteral(
            "<p style='margin-top:0px;margin-bottom:5px'>%1行。一覧全体の%2（各行の終わりに改行を一つ置いたもの）：<br>%3%4</p>")
              .arg(number(lines.size()), code(QStringLiteral("SHA-256")), code(QString::fromLatin1(sum)),
                  onPaper ? QStringLiteral("<br>") : QStringLiteral("<br>一覧は、同じ番号のJSONファイルにある。"))
        + (onPaper ? columns(lines, 1) : QString());
}

QString appendix(const C &c)
{
    QString all = QStringLiteral("<p style='page-break-before:always;font-size:13pt;font-weight:600'>付表（証明書番号　%1）</p>")
                      .arg(code(c.number));
    QStringList hashes;
    for (const QByteArray &hash : c.entryHashes)
        hashes << QString::fromLatin1(hash);
    if (c.caseNumbers.size() <= kNumbersOnPaper)
        all += heading(QStringLiteral("付表１　消去した相談記録の番号")) + columns(c.caseNumbers, 4);
    else {
        std::vector<QByteArray> numbers;
        for (const QString &one : c.caseNumbers)
            numbers.push_back(one.toUtf8());
        all += hashList(QStringLiteral("付表１　消去した相談記録の番号"), c.caseNumbers, listHash(numbers));
    }
    all += hashList(QStringLiteral("付表２　消去した行のハッシュ値"), hashes, listHash(c.entryHashes));
    QStringList sounds;
    std::vector<QByteArray> lines;
    for (const C::Recording &recording : c.recordings) {
        lines.push_back(recording.sha256.isEmpty() ? QByteArrayLiteral("-") : recording.sha256);
        sounds << QStringLiteral("%1  %2 B").arg(QString::fromLatin1(lines.back()), number(recording.bytes));
    }
    if (!sounds.isEmpty())
        all += hashList(QStringLiteral("付表３　消去した録音のハッシュ値と大きさ"), sounds, listHash(lines));
    return all;
}
}

QByteArray certificatePdf(const ErasureCertificate &c)
{
    QTextDocument document;
    QFont font;
    font.setFamilies({ QStringLiteral("Noto Serif CJK JP"), QStringLiteral("IPAexMincho"), QStringLiteral("MS Mincho"),
        QStringLiteral("Noto Sans CJK JP"), QStringLiteral("serif") });
    font.setPointSizeF(10);
    document.setDefaultFont(font);
    document.setHtml(QStringLiteral("<html><body>") + top(c) + statement(c) + whatWent(c) + how(c) + whoAndWhen(c) + whatStays(c)
        + appendix(c) + QStringLiteral("</body></html>"));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setTitle(QStringLiteral("消去証明書 %1").arg(c.number));
        writer.setCreator(QStringLiteral("Kikitori %1").arg(c.version));
        document.print(&writer);
    }
    return bytes;
}

} // namespace kikitori
