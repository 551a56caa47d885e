// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "log/logstyle.h"

#include <QWidget>

#include <optional>

namespace kikitori {

/// One urgency by mark, word and colour; nothing while there is none. Thread: GUI. Owner: its parent widget.
class UrgencyBadge final : public QWidget {
    Q_OBJECT
public:
    explicit UrgencyBadge(LogStyle style, QWidget *parent = nullptr);
    void setStyle(const LogStyle &style);
    void setUrgency(std::optional<Urgency> urgency);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    LogStyle m_style;
    std::optional<Urgency> m_urgency;
};

} // namespace kikitori
