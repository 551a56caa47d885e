// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/flowcard.h"

#include "desk/desksession.h"
#include "desk/flowwords.h"
#include "desk/look.h"
#include "wording/wording.h"

#include <QLabel>
#include <QVBoxLayout>

namespace kikitori {

namespace {
constexpr int kMostLines = 14;

}

FlowCard::FlowCard(DeskSession &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
{
    setProperty("look", QStringLiteral("card"));
    setAccessibleName(tr("Course of the call"));
    auto *box = new QVBoxLayout(this);
    space(box, 12, 4);
    box->addWidget(makeLabel("caption", this, tr("Course of the call")));
    for (int i = 0; i < kMostLines; ++i) {
        QLabel *line = makeText("body", this);
        line->hide();
        box->addWidget(line);
        m_lines.append(line);
    }
}

void FlowCard::refresh()
{
    QStringList texts;
    const auto &flow = m_session.flow();
    for (auto it = flow.rbegin(); it != flow.rend() && texts.size() < kMostLines; ++it) {
        const QString words = wordsOf(*it);
        if (!words.isEmpty())
            texts.prepend(timeOfDay(it->at, m_session.record().offsetMinutes) + u' ' + words);
    }
    setVisible(!texts.isEmpty());
    for (int i = 0; i < m_lines.size(); ++i) {
        const bool last = i == texts.size() - 1;
        sayOrHide(m_lines[i], i < texts.size() ? texts[i] : QString());
        setLook(m_lines[i], "look", last ? QStringLiteral("strong") : QStringLiteral("body"));
    }
}

} // namespace kikitori
