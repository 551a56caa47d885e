// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/urgency.h"

#include <QFrame>

#include <optional>

class QBoxLayout;
class QLabel;

namespace kikitori {

class AnswerButtons;

/// One question with its answer; the current one is marked and shows the keys. Thread: GUI. Owner: its panel.
class QuestionRow final : public QFrame {
    Q_OBJECT
public:
    QuestionRow(const QString &code, const QString &lead, const QString &question, const QString &help, bool first,
        QWidget *parent = nullptr);
    [[nodiscard]] const QString &code() const { return m_code; }
    void setAnswer(std::optional<Answer> answer);
    void setCurrent(bool current);
    /// Help always, or only while this is the current question.
    void setHelpAlways(bool always);

Q_SIGNALS:
    void answered(const QString &code, kikitori::Answer answer);
    void touched(const QString &code);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QString m_code;
    QString m_question;
    QBoxLayout *m_box = nullptr;
    QLabel *m_help = nullptr;
    AnswerButtons *m_answers = nullptr;
    bool m_current = false;
    bool m_helpAlways = true;
};

} // namespace kikitori
