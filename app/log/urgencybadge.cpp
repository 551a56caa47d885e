// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/urgencybadge.h"

#include "wording/wording.h"

#include <QPainter>

namespace kikitori {

UrgencyBadge::UrgencyBadge(LogStyle style, QWidget *parent)
    : QWidget(parent)
    , m_style(std::move(style))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void UrgencyBadge::setStyle(const LogStyle &style)
{
    m_style = style;
    updateGeometry();
    update();
}

void UrgencyBadge::setUrgency(std::optional<Urgency> urgency)
{
    m_urgency = urgency;
    setVisible(urgency.has_value());
    setAccessibleName(urgency ? wordFor(*urgency) : QString());
    updateGeometry();
    update();
}

QSize UrgencyBadge::sizeHint() const
{
    return { m_style.chipWidth(m_urgency.value_or(Urgency::Orange)), m_style.px(1.8) };
}

void UrgencyBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_urgency)
        m_style.paintChip(painter, { 0, 0 }, height(), *m_urgency);
}

} // namespace kikitori
