// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/answerbuttons.h"

#include "desk/keybutton.h"
#include "look/look.h"
#include "wording/wording.h"

#include <QHBoxLayout>
#include <QLabel>

#include <array>

namespace kikitori {

namespace {
struct Choice {
    Answer answer;
    const char *key;
    const char *look;
};
constexpr std::array<Choice, 3> kChoices { { { Answer::Yes, "Y", "tri-yes" }, { Answer::No, "N", "tri-no" },
    { Answer::Unknown, "U", "tri-unknown" } } };
}

AnswerButtons::AnswerButtons(const QString &question, QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    space(row, 0, 2);
    for (const Choice &choice : kChoices) {
        auto *button = new KeyButton(wordFor(choice.answer), QString::fromLatin1(choice.key), choice.look, this);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::NoFocus);
        button->showKey(false);
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        button->setAccessibleName(question + u' ' + wordFor(choice.answer));
        const Answer answer = choice.answer;
        connect(button, &QPushButton::clicked, this, [this, answer] { Q_EMIT answered(answer); });
        row->addWidget(button);
        m_buttons.append(button);
    }
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void AnswerButtons::setAnswer(std::optional<Answer> answer)
{
    for (int i = 0; i < m_buttons.size(); ++i) {
        const bool chosen = answer == kChoices[static_cast<size_t>(i)].answer;
        m_buttons[i]->setChecked(chosen);
        setLook(m_buttons[i]->findChild<QLabel *>(), "chosen", chosen);
    }
}

void AnswerButtons::showKeys(bool shown)
{
    for (KeyButton *button : std::as_const(m_buttons))
        button->showKey(shown);
}

} // namespace kikitori
