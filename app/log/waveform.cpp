// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/waveform.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace kikitori {

Waveform::Waveform(LogStyle style, QWidget *parent)
    : QWidget(parent)
    , m_style(std::move(style))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Recording, both voices"));
    setCursor(Qt::PointingHandCursor);
}

void Waveform::setStyle(const LogStyle &style)
{
    m_style = style;
    updateGeometry();
    update();
}

void Waveform::setVoices(std::vector<float> caller, std::vector<float> agent, qint64 ms)
{
    m_caller = std::move(caller);
    m_agent = std::move(agent);
    m_ms = ms;
    m_position = 0;
    update();
}

void Waveform::setMoments(std::vector<Moment> moments)
{
    m_moments = std::move(moments);
    update();
}

void Waveform::setPosition(qint64 ms)
{
    if (m_position == ms)
        return;
    m_position = ms;
    update();
}

void Waveform::clear()
{
    setVoices({}, {}, 0);
    setMoments({});
}

QSize Waveform::sizeHint() const
{
    return { m_style.px(26), m_style.px(6.2) };
}

QSize Waveform::minimumSizeHint() const
{
    return { m_style.px(12), m_style.px(6.2) };
}

QRect Waveform::field() const
{
    const QFontMetrics small(m_style.font(0.79));
    const int names = qMax(small.horizontalAdvance(tr("caller")), small.horizontalAdvance(tr("agent"))) + m_style.px(0.8);
    return rect().adjusted(names, m_style.px(0.3), -m_style.px(0.4), -m_style.px(0.3));
}

void Waveform::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_style.line);
    painter.setBrush(m_style.ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m_style.px(0.5), m_style.px(0.5));
    if (m_ms <= 0)
        return;
    const QRect box = field();
    const int words = m_style.px(1.7);
    const int tall = (box.height() - words) / 2;
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintVoice(painter, QRect(box.left(), box.top(), box.width(), tall - 1), m_caller, m_style.callerVoice, tr("caller"));
    paintVoice(painter, QRect(box.left(), box.top() + tall, box.width(), tall - 1), m_agent, m_style.agentVoice, tr("agent"));
    paintMoments(painter, QRect(box.left(), box.bottom() - words + 1, box.width(), words));
    const int x = box.left() + int(double(m_position) / double(m_ms) * (box.width() - 1));
    painter.fillRect(QRect(x - 1, box.top(), 2, box.height() - words + m_style.px(0.3)), m_style.alarm);
}

void Waveform::paintVoice(QPainter &painter, QRect box, const std::vector<float> &voice, const QColor &colour, const QString &name) const
{
    const int middle = box.center().y();
    painter.fillRect(QRect(box.left(), middle, box.width(), 1), m_style.line);
    const int bars = qMax(1, box.width() / 3);
    for (int i = 0; i < bars && !voice.empty(); ++i) {
        const size_t from = voice.size() * size_t(i) / size_t(bars);
        const size_t to = qMax(from + 1, voice.size() * size_t(i + 1) / size_t(bars));
        const float peak = *std::max_element(voice.begin() + std::ptrdiff_t(from), voice.begin() + std::ptrdiff_t(qMin(to, voice.size())));
        // Square root: speech over the telephone is quiet, and a whisper should still be seen.
        const int half = int(std::sqrt(std::clamp(peak, 0.0F, 1.0F)) * float(box.height()) / 2);
        if (half > 0)
            painter.fillRect(QRect(box.left() + i * 3, middle - half, 2, 2 * half), colour);
    }
    painter.setFont(m_style.font(0.79));
    painter.setPen(m_style.soft);
    painter.drawText(QRect(m_style.px(0.4), box.top(), box.left(), box.height()), Qt::AlignLeft | Qt::AlignVCenter, name);
}

void Waveform::paintMoments(QPainter &painter, QRect box) const
{
    painter.setFont(m_style.font(0.79));
    int free = box.left();
    const int arrow = m_style.px(0.35);
    for (const Moment &moment : m_moments) {
        if (moment.ms > m_ms)
            continue;
        const int x = box.left() + int(double(moment.ms) / double(m_ms) * (box.width() - 1));
        const int wide = painter.fontMetrics().horizontalAdvance(moment.word);
        const int from = qBound(box.left(), x - wide / 2, box.right() - wide);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_style.soft);
        const QPoint corners[] = { { x, box.top() - arrow }, { x - arrow, box.top() + 1 }, { x + arrow, box.top() + 1 } };
        painter.drawPolygon(corners, 3);
        if (from < free)
            continue; // the mark stays; its word would run into the one before
        painter.setPen(m_style.soft);
        painter.drawText(QRect(from, box.top(), wide + 2, box.height()), Qt::AlignLeft | Qt::AlignVCenter, moment.word);
        free = from + wide + m_style.px(0.5);
    }
}

void Waveform::mousePressEvent(QMouseEvent *event)
{
    seekTo(event->position().toPoint().x());
}

void Waveform::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        seekTo(event->position().toPoint().x());
}

void Waveform::seekTo(int x)
{
    const QRect box = field();
    if (m_ms > 0 && box.width() > 1)
        Q_EMIT sought(qBound<qint64>(0, m_ms * (x - box.left()) / (box.width() - 1), m_ms));
}

} // namespace kikitori
