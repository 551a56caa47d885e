// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/dispositionpanel.h"

#include "desk/desksession.h"
#include "desk/keybutton.h"
#include "look/look.h"

#include <QFrame>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace kikitori {

namespace {
const QString kField = QStringLiteral("result");
}

DispositionPanel::DispositionPanel(DeskSession &session, QWidget *parent)
    : Panel(parent)
    , m_session(session)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("How the case ends"));
    auto *box = new QVBoxLayout(this);
    space(box, 0, 12);
    m_grid = new QGridLayout;
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(8);
    box->addLayout(m_grid);
    auto *card = new QFrame(this);
    card->setProperty("look", QStringLiteral("card"));
    auto *words = new QVBoxLayout(card);
    space(words, 16, 8);
    words->addWidget(makeLabel("caption", card, tr("Say before hanging up")));
    words->addWidget(m_closing = makeText("read", card));
    box->addWidget(card);
    box->addStretch(1);
}

void DispositionPanel::build()
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    const auto &all = m_session.program().dispositions;
    for (size_t i = 0; i < all.size(); ++i) {
        const QString key = i < 9 ? QString::number(i + 1) : i == 9 ? QStringLiteral("0") : QString();
        auto *button = new KeyButton(all[i].label, key, "plain", this);
        button->setWrapping(true);
        button->setFocusPolicy(Qt::NoFocus);
        connect(button, &QPushButton::clicked, this, [this, i] { choose(static_cast<int>(i)); });
        m_buttons.append(button);
    }
    m_columns = 0;
    arrange();
}

void DispositionPanel::arrange()
{
    const int columns = width() >= fontMetrics().height() * 28 ? 2 : 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    const int perColumn = (static_cast<int>(m_buttons.size()) + columns - 1) / columns;
    for (int i = 0; i < m_buttons.size(); ++i)
        m_grid->addWidget(m_buttons[i], i % std::max(1, perColumn), i / std::max(1, perColumn));
    for (int i = 0; i < 2; ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
}

void DispositionPanel::refresh()
{
    const Program &program = m_session.program();
    if (m_program != program.id + program.version) {
        m_program = program.id + program.version;
        build();
    }
    const QString value = m_session.record().fields.value(kField);
    if (m_case != m_session.record().id) {
        m_case = m_session.record().id;
        m_current = 0;
    }
    for (int i = 0; i < m_buttons.size(); ++i) {
        const bool chosen = program.dispositions[static_cast<size_t>(i)].code == value;
        const QString &label = program.dispositions[static_cast<size_t>(i)].label;
        m_buttons[i]->setWords(chosen ? QStringLiteral("✓ ") + label : label);
        setLook(m_buttons[i], "look",
            chosen               ? QStringLiteral("primary")
                : i == m_current ? QStringLiteral("pressed")
                                 : QStringLiteral("plain"));
    }
    say(m_closing, program.closing.join(u'\n'));
}

void DispositionPanel::choose(int index)
{
    if (index < 0 || index >= m_buttons.size())
        return;
    m_current = index;
    m_session.setField(kField, m_session.program().dispositions[static_cast<size_t>(index)].code);
    refresh();
}

bool DispositionPanel::confirm()
{
    choose(m_current);
    return true;
}

bool DispositionPanel::digit(int digit)
{
    choose(digit == 0 ? 9 : digit - 1);
    return true;
}

void DispositionPanel::moveCurrent(int by)
{
    setCurrent(m_current + by);
}

void DispositionPanel::setCurrent(int index)
{
    m_current = std::clamp(index, 0, std::max<int>(0, static_cast<int>(m_buttons.size()) - 1));
    refresh();
    if (!m_buttons.isEmpty())
        Q_EMIT wantsVisible(m_buttons[m_current]);
}

void DispositionPanel::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    arrange();
}

} // namespace kikitori
