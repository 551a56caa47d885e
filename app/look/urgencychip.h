// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/urgency.h"

#include <QLabel>

namespace kikitori {

/// An urgency by shape, word and colour. Thread: GUI. Owner: its parent widget.
class UrgencyChip final : public QLabel {
    Q_OBJECT
public:
    explicit UrgencyChip(QWidget *parent = nullptr);
    /// `more` stands behind the word, e.g. what the urgency means.
    void setUrgency(std::optional<Urgency> urgency, const QString &more = {});
    /// Large, as in the head of the middle column.
    void setLarge();
};

/// "◆ 赤"; a dash while undecided.
[[nodiscard]] QString markAndWord(std::optional<Urgency> urgency);

} // namespace kikitori
