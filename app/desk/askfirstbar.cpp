// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/askfirstbar.h"

#include "desk/desksession.h"
#include "look/flowlayout.h"
#include "look/keycap.h"
#include "look/look.h"
#include "look/urgencychip.h"

#include <QLabel>
#include <QVBoxLayout>

namespace kikitori {

namespace {
const QString kHistory = QStringLiteral("history");
}

AskFirstBar::AskFirstBar(DeskSession &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
{
    setProperty("look", QStringLiteral("warn"));
    auto *box = new QVBoxLayout(this);
    space(box, 8, 4);
    box->addWidget(m_words = makeText("body", this));
    auto *keys = new QWidget(this);
    auto *flow = new FlowLayout(keys, 12);
    flow->addWidget(makeKeyHint({ QStringLiteral("H") }, tr("Enter it"), keys));
    flow->addWidget(m_none = makeKeyHint({ QStringLiteral("Shift H") }, tr("None, confirmed"), keys));
    box->addWidget(keys);
    hide();
}

void AskFirstBar::refresh()
{
    const QStringList names = m_session.askFirst();
    setVisible(!names.isEmpty());
    QStringList labels;
    for (const QString &name : names)
        labels << m_session.program().field(name)->label;
    if (!labels.isEmpty()) {
        say(m_words,
            tr("Before %1 is told, ask: %2").arg(markAndWord(m_session.finalUrgency()), labels.join(QStringLiteral("・"))));
    }
    m_none->setVisible(names.contains(kHistory));
}

void AskFirstBar::confirmNone(DeskSession &session)
{
    if (session.askFirst().contains(kHistory)) // only where it is asked for: a slip of the key must not answer it
        session.setField(kHistory, tr("None (asked)"));
}

} // namespace kikitori
