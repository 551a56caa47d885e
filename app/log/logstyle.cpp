// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/logstyle.h"

#include "wording/wording.h"

#include <QFontInfo>
#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

namespace kikitori {

LogStyle LogStyle::from(bool dark, const QFont &body)
{
    LogStyle s;
    s.dark = dark;
    s.body = body;
    s.em = qMax(10, QFontInfo(body).pixelSize());
    const auto pick = [dark](const char *light, const char *night) { return QColor(QLatin1String(dark ? night : light)); };
    s.ink = pick("#1d2329", "#e8ecef");
    s.soft = pick("#56616b", "#a9b5bf");
    s.faint = pick("#b9c7d1", "#4d5f6c");
    s.line = pick("#d9dee3", "#38444d");
    s.ground = pick("#f3f4f2", "#161b1f");
    s.card = pick("#ffffff", "#1e252b");
    s.accent = pick("#1f5f8b", "#7cb9e3");
    s.accentInk = pick("#ffffff", "#0f1a22");
    s.bar = pick("#22303b", "#0f1519");
    s.barInk = pick("#ffffff", "#eef2f4");
    s.selected = pick("#e3eef7", "#263a49");
    s.found = pick("#ffe94a", "#6b5b00");
    s.foundInk = pick("#1d2329", "#fff6c9");
    s.warn = pick("#9c1028", "#ff9aa6");
    s.caller = pick("#4f7289", "#86b2cc");
    s.agent = pick("#a36a35", "#d8a878");
    return s;
}

LogStyle LogStyle::from(const QPalette &palette, const QFont &body)
{
    const bool dark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    return from(dark, body);
}

QColor LogStyle::fill(Urgency urgency) const
{
    switch (urgency) {
    case Urgency::Red:
        return QColor(0xb3, 0x12, 0x2f);
    case Urgency::Orange:
        return QColor(0xc2, 0x53, 0x04); // a shade below the drawing's: white words on it need 4.5:1
    case Urgency::Yellow:
        return QColor(0xe3, 0xb5, 0x05);
    case Urgency::Green:
        return QColor(0x2f, 0x7d, 0x4f);
    case Urgency::White:
        return dark ? QColor(0x2b, 0x34, 0x3b) : QColor(0xff, 0xff, 0xff);
    }
    return {};
}

QColor LogStyle::inkOn(Urgency urgency) const
{
    switch (urgency) {
    case Urgency::Yellow:
        return QColor(0x2b, 0x22, 0x00);
    case Urgency::White:
        return ink;
    default:
        return Qt::white;
    }
}

QFont LogStyle::font(double ratio, bool bold) const
{
    QFont font = body;
    font.setPixelSize(qRound(em * ratio));
    font.setBold(bold);
    return font;
}

int LogStyle::px(double ems) const
{
    return qRound(ems * em);
}

QPalette LogStyle::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, ground);
    p.setColor(QPalette::WindowText, ink);
    p.setColor(QPalette::Base, card);
    p.setColor(QPalette::AlternateBase, ground);
    p.setColor(QPalette::Text, ink);
    p.setColor(QPalette::PlaceholderText, soft);
    p.setColor(QPalette::Button, card);
    p.setColor(QPalette::ButtonText, ink);
    p.setColor(QPalette::Highlight, accent);
    p.setColor(QPalette::HighlightedText, accentInk);
    p.setColor(QPalette::ToolTipBase, card);
    p.setColor(QPalette::ToolTipText, ink);
    return p;
}

int LogStyle::chipWidth(Urgency urgency) const
{
    const QFontMetrics metrics(font(0.92, true));
    return metrics.horizontalAdvance(markFor(urgency) + QLatin1Char(' ') + wordFor(urgency)) + px(0.9);
}

QPixmap LogStyle::markPicture(Urgency urgency) const
{
    const int side = px(1.35);
    QPixmap picture(side * 2, side * 2); // twice as fine, for dense screens
    picture.setDevicePixelRatio(2);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(urgency == Urgency::White ? QPen(soft, 1) : QPen(Qt::NoPen));
    painter.setBrush(fill(urgency));
    painter.drawRoundedRect(QRectF(0.5, 0.5, side - 1, side - 1), px(0.3), px(0.3));
    painter.setPen(inkOn(urgency));
    painter.setFont(font(0.85, true));
    painter.drawText(QRect(0, 0, side, side), Qt::AlignCenter, markFor(urgency));
    return picture;
}

QRect LogStyle::paintChip(QPainter &painter, QPoint topLeft, int height, Urgency urgency) const
{
    const QRect box(topLeft, QSize(chipWidth(urgency), height));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(urgency == Urgency::White ? QPen(soft, 1) : QPen(Qt::NoPen));
    painter.setBrush(fill(urgency));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), px(0.36), px(0.36));
    painter.setPen(inkOn(urgency));
    painter.setFont(font(0.92, true));
    painter.drawText(box, Qt::AlignCenter, markFor(urgency) + QLatin1Char(' ') + wordFor(urgency));
    painter.restore();
    return box;
}

namespace {

/// Lengths are written as @1.5 and become pixels of the body size; colours are written as $name.
constexpr char pattern[] = R"(
* { font-size: @1; font-family: $family; }
QWidget { color: $ink; }
#logRoot, #formRoot { background: $ground; }
#bar { background: $bar; }
#bar QLabel { color: $barInk; }
#bar #title { font-size: @1.2; font-weight: bold; }
#bar QToolButton { color: $barInk; background: rgba(255,255,255,0.12); border: 2px solid transparent; border-radius: @0.45;
  padding: @0.2 @0.7; font-weight: bold; }
#bar QToolButton:checked { background: #2d7f86; color: white; }
#bar QToolButton:focus { border-color: #9fd0f2; }
#summary { background: $card; border-bottom: 1px solid $line; }
#foot { background: $foot; border-top: 1px solid $line; }
#foot QLabel { color: $soft; font-size: @0.93; }
#foot #say { color: $ink; font-weight: bold; }
QLabel[soft="true"] { color: $soft; font-size: @0.93; }
QLabel[head="true"] { color: $soft; font-size: @0.93; font-weight: bold; }
QLabel[warn="true"] { color: $warn; font-weight: bold; }
QLabel[calm="true"] { color: $soft; font-size: @1.1; }
QLabel[key="true"] { background: $card; color: $ink; border: 1px solid $edge; border-bottom: 2px solid $edge;
  border-radius: @0.3; padding: 0 @0.35; font-size: @0.86; font-weight: bold; }
QLineEdit, QComboBox, QDateEdit { background: $card; border: 1px solid $edge; border-radius: @0.5; padding: @0.35 @0.6;
  selection-background-color: $accent; selection-color: $accentInk; }
QLineEdit:focus, QComboBox:focus, QDateEdit:focus { border: 2px solid $accent; }
QComboBox::drop-down { border: none; width: @1.7; }
QComboBox::down-arrow { width: 0; height: 0; border-left: 4px solid $card; border-right: 4px solid $card;
  border-top: 6px solid $soft; }
QScrollBar:vertical { background: transparent; width: @0.8; margin: 0; }
QScrollBar::handle:vertical { background: $edge; border-radius: @0.3; min-height: @2; margin: 1px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QComboBox QAbstractItemView { background: $card; color: $ink; border: 1px solid $edge;
  selection-background-color: $selected; selection-color: $ink; }
QToolButton, QPushButton { background: $card; border: 1px solid $edge; border-radius: @0.5; padding: @0.3 @0.6; }
QToolButton[pill="true"] { border-radius: @0.95; padding: @0.25 @0.55; }
QToolButton:checked { background: $on; color: white; border-color: $on; }
QToolButton:focus, QPushButton:focus { border: 2px solid $accent; }
QToolButton:disabled, QPushButton:disabled { color: $soft; }
QPushButton[primary="true"] { background: $accent; color: $accentInk; border-color: $accent; font-weight: bold; }
QPushButton[primary="true"]:focus { border: 2px solid $ink; }
QTableView, QListView { background: $card; border: 1px solid $line; outline: none; gridline-color: $line; }
QTableView:focus, QListView:focus { border: 1px solid $accent; }
QHeaderView { background: $card; }
QHeaderView::section { background: $ground; color: $soft; border: none; border-bottom: 1px solid $line;
  padding: @0.35 @0.5; font-size: @0.93; font-weight: bold; }
#detail, #detailBody, #detailTop { background: $card; }
#detailTop { border-bottom: 1px solid $line; }
#lines { border: none; }
#lines:focus { border: 1px solid $accent; }
#detail { border-left: 1px solid $line; }
#caseNumber { font-size: @1.35; font-weight: bold; }
QScrollArea { border: none; }
QSplitter::handle { background: $line; }
)";

}

QString LogStyle::sheet() const
{
    QString text = QLatin1String(pattern);
    const std::pair<const char *, QColor> colours[] = { { "$accentInk", accentInk }, { "$accent", accent },
        { "$barInk", barInk }, { "$bar", bar }, { "$card", card }, { "$edge", dark ? QColor(0x55, 0x64, 0x70) : QColor(0xb4, 0xbe, 0xc6) },
        { "$foot", dark ? QColor(0x1a, 0x21, 0x26) : QColor(0xe6, 0xe9, 0xea) }, { "$ground", ground }, { "$ink", ink }, { "$line", line },
        { "$on", dark ? QColor(0x35, 0x6a, 0x8d) : QColor(0x2b, 0x3b, 0x47) }, { "$selected", selected }, { "$soft", soft }, { "$warn", warn } };
    QStringList families;
    for (const QString &family : body.families())
        families += QLatin1Char('"') + family + QLatin1Char('"');
    text.replace(QLatin1String("$family"), families.join(QLatin1Char(',')));
    for (const auto &[name, colour] : colours)
        text.replace(QLatin1String(name), colour.name());
    QString out;
    qsizetype from = 0;
    for (qsizetype at = text.indexOf(QLatin1Char('@')); at >= 0; at = text.indexOf(QLatin1Char('@'), from)) {
        qsizetype end = at + 1;
        while (end < text.size() && (text.at(end).isDigit() || text.at(end) == QLatin1Char('.')))
            ++end;
        out += text.mid(from, at - from) + QString::number(px(text.mid(at + 1, end - at - 1).toDouble())) + QLatin1String("px");
        from = end;
    }
    return out + text.mid(from);
}

} // namespace kikitori
