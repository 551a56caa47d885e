// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/advicelist.h"

#include "desk/desksession.h"
#include "look/look.h"
#include "wording/wording.h"

#include <QLabel>
#include <QVBoxLayout>

namespace kikitori {

AdviceList::AdviceList(DeskSession &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
{
    setAccessibleName(tr("Advice to be read aloud"));
    m_box = new QVBoxLayout(this);
    space(m_box, 0, 0);
    m_box->addWidget(m_none = makeText("read", this, tr("Not yet decided. Answer the open questions, or decide yourself below.")));
}

void AdviceList::grow(size_t count)
{
    while (m_lines.size() < count) {
        Line line;
        m_box->addWidget(line.caption = makeLabel("caption", this, tr("Watch for")));
        line.caption->setContentsMargins(12, 8, 0, 0);
        m_box->addWidget(line.row = new QFrame(this));
        line.row->setProperty("look", QStringLiteral("row"));
        line.row->setProperty("first", true);
        auto *row = new QHBoxLayout(line.row);
        row->setContentsMargins(8, 4, 8, 4);
        row->setSpacing(12);
        row->addWidget(line.text = makeText("opening", line.row), 1);
        row->addWidget(line.said = makeLabel("small", line.row), 0, Qt::AlignVCenter);
        m_lines.push_back(line);
    }
}

void AdviceList::refresh()
{
    const auto lines = m_session.adviceLines();
    m_none->setVisible(lines.empty());
    grow(lines.size());
    bool watching = false;
    bool open = false;
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines[i];
        const bool shown = i < lines.size();
        line.row->setVisible(shown);
        line.caption->setVisible(shown && lines[i].watchFor && !watching);
        if (!shown)
            continue;
        watching = watching || lines[i].watchFor;
        const bool said = lines[i].saidAt.isValid();
        const bool now = !said && !open;
        open = open || !said;
        say(line.text, lines[i].text);
        say(line.said, said ? QStringLiteral("✓ ") + timeOfDay(lines[i].saidAt, m_session.record().offsetMinutes) : QString());
        setLook(line.row, "current", now);
        line.row->setAccessibleName(lines[i].text);
        line.row->setAccessibleDescription(said ? tr("Read") : tr("Not read yet"));
        if (now && m_now != lines[i].text)
            Q_EMIT wantsVisible(line.row);
        if (now)
            m_now = lines[i].text;
    }
    m_finished = !lines.empty() && !open;
}

} // namespace kikitori
