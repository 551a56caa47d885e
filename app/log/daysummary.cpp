// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/daysummary.h"

#include "wording/wording.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace kikitori {

DaySummary::DaySummary(LogStyle style, QWidget *parent)
    : QWidget(parent)
    , m_style(std::move(style))
{
    setObjectName(QStringLiteral("summary"));
    setAttribute(Qt::WA_StyledBackground);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("The day in figures"));
}

void DaySummary::setStyle(const LogStyle &style)
{
    m_style = style;
    updateGeometry();
    update();
}

void DaySummary::setFigures(const DayFigures &figures, int hourNow)
{
    m_figures = figures;
    m_hourNow = hourNow;
    describe();
    update();
}

void DaySummary::setUrgencies(const UrgencyCounts &counts)
{
    m_counts = counts;
    describe();
    update();
}

void DaySummary::clear()
{
    m_figures.reset();
    m_counts.reset();
    describe();
    update();
}

void DaySummary::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    updateGeometry();
    update();
}

QSize DaySummary::sizeHint() const
{
    return { m_style.px(40), m_style.px(m_compact ? 2.3 : 5.6) };
}

QSize DaySummary::minimumSizeHint() const
{
    return { m_style.px(20), sizeHint().height() };
}

std::vector<DaySummary::Fact> DaySummary::facts() const
{
    const QString none = QStringLiteral("—");
    if (!m_figures)
        return { { tr("Calls"), none, {} }, { tr("Handled"), none, {} }, { tr("Answer rate"), none, {} },
            { tr("Mean handling"), none, {} } };
    const HourFigures &t = m_figures->total;
    const std::optional<double> rate = t.answerRate();
    const std::optional<double> mean = t.meanHandling();
    const QLocale locale;
    return { { tr("Calls"), locale.toString(t.offered), tr("calls") }, { tr("Handled"), locale.toString(t.handled), tr("calls") },
        { tr("Answer rate"), rate ? QString::number(*rate, 'f', 1) : none, rate ? QStringLiteral("%") : QString() },
        { tr("Lines all taken"), QString::number(t.blockedMinutes, 'f', t.blockedMinutes < 10 ? 1 : 0), tr("min") },
        { tr("Mean handling"), mean ? duration(qRound(*mean * 60)) : none, {} } };
}

void DaySummary::describe()
{
    QStringList said;
    for (const Fact &fact : facts())
        said += fact.label + QLatin1Char(' ') + fact.value + fact.unit;
    if (m_counts) {
        for (int i = 4; i >= 0; --i)
            said += wordFor(Urgency(i)) + QLatin1Char(' ') + QString::number(m_counts->by[size_t(i)]);
    }
    setAccessibleDescription(said.join(QStringLiteral(", ")));
}

void DaySummary::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_style.card);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_style.line);
    const int end = paintFacts(painter);
    if (m_compact)
        return; // the urgencies are counted on the buttons of the filter
    const int side = m_style.px(1.2);
    const int hours = m_style.px(17);
    const int bar = qMin(m_style.px(24), width() - end - hours - 3 * side);
    if (bar >= m_style.px(13))
        paintUrgencies(painter, QRect(end, m_style.px(2.5), bar, m_style.px(1.6)));
    if (width() - end - qMax(bar, 0) >= hours)
        paintHours(painter, QRect(width() - hours - side, m_style.px(0.5), hours, height() - m_style.px(0.9)));
}

int DaySummary::paintFacts(QPainter &painter) const
{
    const QFont small = m_style.font(0.93);
    const QFont large = m_style.font(m_compact ? 1.0 : 1.75, true);
    const QFontMetrics smallSize(small);
    const QFontMetrics largeSize(large);
    int x = m_style.px(1.2);
    for (const Fact &fact : facts()) {
        const int label = smallSize.horizontalAdvance(fact.label);
        const int value = largeSize.horizontalAdvance(fact.value);
        const int unit = fact.unit.isEmpty() ? 0 : smallSize.horizontalAdvance(fact.unit) + m_style.px(0.25);
        const int top = m_style.px(m_compact ? 0.45 : 0.65);
        const int base = m_compact ? top + largeSize.ascent() : m_style.px(4.55);
        painter.setFont(small);
        painter.setPen(m_style.soft);
        painter.drawText(x, m_compact ? base : top + smallSize.ascent(), fact.label);
        const int from = m_compact ? x + label + m_style.px(0.3) : x;
        painter.drawText(from + value + m_style.px(0.25), base, fact.unit);
        painter.setFont(large);
        painter.setPen(m_style.ink);
        painter.drawText(from, base, fact.value);
        x = qMax(x + label, from + value + unit) + m_style.px(m_compact ? 1.2 : 2.2);
    }
    return x;
}

void DaySummary::paintUrgencies(QPainter &painter, QRect box) const
{
    if (!m_counts)
        return;
    const int all = m_counts->by[0] + m_counts->by[1] + m_counts->by[2] + m_counts->by[3] + m_counts->by[4];
    const QFont bold = m_style.font(0.86, true);
    const QFontMetrics metrics(bold);
    painter.setFont(m_style.font(0.93));
    painter.setPen(m_style.soft);
    painter.drawText(QPoint(box.left(), m_style.px(0.65) + QFontMetrics(painter.font()).ascent()), tr("By urgency"));
    painter.setFont(bold);
    if (all == 0) {
        painter.setPen(m_style.soft);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, tr("none decided yet"));
        return;
    }
    // Each part is at least as wide as its words: a single red must be read, whatever its share.
    int least[5] = {};
    int spare = box.width();
    for (int i = 0; i < 5; ++i) {
        const int n = m_counts->by[size_t(i)];
        least[i] = n == 0 ? 0 : metrics.horizontalAdvance(markFor(Urgency(i)) + wordFor(Urgency(i)) + QLatin1Char(' ') + QString::number(n)) + m_style.px(0.7);
        spare -= least[i];
    }
    int x = box.left();
    for (int i = 4; i >= 0; --i) {
        const int n = m_counts->by[size_t(i)];
        if (n == 0)
            continue;
        const QRect part(x, box.top(), least[i] + qMax(0, spare) * n / all, box.height());
        painter.fillRect(part, m_style.theme.urgency(Urgency(i)).ground);
        if (Urgency(i) == Urgency::White) {
            painter.setPen(m_style.theme.color(QStringLiteral("white-line")));
            painter.drawRect(part.adjusted(0, 0, -1, -1));
        }
        painter.setPen(m_style.theme.urgency(Urgency(i)).ink);
        painter.drawText(part, Qt::AlignCenter, markFor(Urgency(i)) + wordFor(Urgency(i)) + QLatin1Char(' ') + QString::number(n));
        x = part.right() + 1;
    }
}

void DaySummary::paintHours(QPainter &painter, QRect box) const
{
    if (!m_figures)
        return;
    int most = 1;
    for (const HourFigures &hour : m_figures->hours)
        most = qMax(most, hour.offered);
    const QFont small = m_style.font(0.79);
    const int words = QFontMetrics(small).height();
    const int foot = box.bottom() - words;
    const double step = box.width() / 24.0;
    painter.setFont(small);
    for (int h = 0; h < 24; ++h) {
        const HourFigures &hour = m_figures->hours[size_t(h)];
        const double x = box.left() + h * step;
        const auto bar = [&](int n) {
            const double tall = double(n) / most * (foot - box.top());
            return QRectF(x + 1, foot - tall, step - 2, tall).toRect();
        };
        const QColor &fill = h == m_hourNow ? m_style.accent : m_style.handled;
        m_style.paintCalls(painter, bar(hour.offered), bar(hour.handled), fill);
        if (h % 6 == 0) {
            painter.setPen(m_style.soft);
            painter.drawText(QRectF(x, foot + 1, step * 6, words), Qt::AlignLeft | Qt::AlignTop, tr("%1h").arg(h));
        }
    }
    painter.fillRect(QRect(box.left(), foot, box.width(), 1), m_style.soft);
}

} // namespace kikitori
