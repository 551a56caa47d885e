// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/urgency.h"

#include <QWidget>

#include <optional>

namespace kikitori {

class KeyButton;

/// はい・いいえ・不明 of one question; the keys are shown where they act. Thread: GUI. Owner: its question row.
class AnswerButtons final : public QWidget {
    Q_OBJECT
public:
    explicit AnswerButtons(const QString &question, QWidget *parent = nullptr);
    void setAnswer(std::optional<Answer> answer);
    void showKeys(bool shown);

Q_SIGNALS:
    void answered(kikitori::Answer answer);

private:
    QList<KeyButton *> m_buttons; ///< yes, no, unknown
};

} // namespace kikitori
