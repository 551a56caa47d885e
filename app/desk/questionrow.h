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
    /// What stands before the question, e.g. its number.
    void setLead(const QString &lead);
    /// The key that answers it without its being in hand; empty: none does.
    void setKey(const QString &key);
    /// What 不明 means here, and how to find out: shown while the question is in hand or was answered 不明.
    void setUnknownMeans(const QString &words);
    /// Where the answers lead, or what a yes reaches; empty: nothing is shown.
    void setLeads(const QString &words);
    /// Dimmed while the path does not ask for it; it may be answered all the same.
    void setNeeded(bool needed);
    /// Marked: something known about the patient proposes it.
    void setProposed(bool proposed);
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
    void showUnknown();

    QString m_code;
    QString m_question;
    QBoxLayout *m_box = nullptr;
    QLabel *m_lead = nullptr;
    QLabel *m_key = nullptr;
    QLabel *m_help = nullptr;
    QLabel *m_leads = nullptr;
    QLabel *m_unknown = nullptr;
    AnswerButtons *m_answers = nullptr;
    QString m_unknownMeans;
    std::optional<Answer> m_answer;
    bool m_current = false;
    bool m_needed = true;
    bool m_helpAlways = true;
};

} // namespace kikitori
