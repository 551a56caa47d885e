// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/openingpanel.h"

#include "desk/desksession.h"
#include "desk/keybutton.h"
#include "look/look.h"

#include <QLabel>
#include <QVBoxLayout>

namespace kikitori {

OpeningPanel::OpeningPanel(DeskSession &session, QWidget *parent)
    : Panel(parent)
    , m_session(session)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Opening statement"));
    auto *box = new QVBoxLayout(this);
    space(box, 0, 12);
    auto *card = new QFrame(this);
    card->setProperty("look", QStringLiteral("card"));
    m_lines = new QVBoxLayout(card);
    space(m_lines, 20, 16);
    box->addWidget(card);
    m_said = new KeyButton(tr("Read aloud, go on"), QStringLiteral("Space"), "primary", this);
    m_said->setWrapping(true);
    connect(m_said, &QPushButton::clicked, this, &OpeningPanel::confirm);
    box->addWidget(m_said);
    box->addStretch(1);
}

void OpeningPanel::refresh()
{
    const Program &program = m_session.program();
    if (m_program != program.id + program.version) {
        m_program = program.id + program.version;
        while (QLayoutItem *item = m_lines->takeAt(0)) {
            delete item->widget();
            delete item;
        }
        m_lines->addWidget(makeLabel("caption", this, tr("Read aloud")));
        for (const OpeningLine &line : program.opening)
            m_lines->addWidget(makeText("opening", this, line.say));
    }
    const bool said = !m_session.record().openingSaidBy.isEmpty();
    m_said->setWords(said ? tr("Read ✓ Go on to the emergency check") : tr("Read aloud, go on"));
}

bool OpeningPanel::confirm()
{
    m_session.sayOpening();
    return true;
}

} // namespace kikitori
