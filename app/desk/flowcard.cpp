// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/flowcard.h"

#include "desk/desksession.h"
#include "desk/flowwords.h"
#include "look/look.h"
#include "wording/wording.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace kikitori {

namespace {
constexpr int kMostLines = 12;

bool isNo(const DeskSession::FlowLine &line)
{
    return line.entry.kind == QLatin1String(kind::Emergency)
        && line.entry.body.value(QStringLiteral("answer")).toString() == codeOf(Answer::No);
}

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
    QString before;
    const auto &flow = m_session.flow();
    for (size_t i = 0; i < flow.size(); ++i) {
        // The checks that were answered no at one stroke are one line.
        size_t last = i;
        while (last + 1 < flow.size() && isNo(flow[i]) && isNo(flow[last + 1]) && flow[last + 1].at == flow[i].at)
            ++last;
        const QString words = last > i ? tr("Emergency check: the rest “no”") : wordsOf(flow[i]);
        if (!words.isEmpty() && words != before)
            texts << timeOfDay(flow[i].at, m_session.record().offsetMinutes) + u' ' + words;
        before = words.isEmpty() ? before : words;
        i = last;
    }
    texts = texts.mid(std::max<qsizetype>(0, texts.size() - kMostLines));
    setVisible(!texts.isEmpty());
    for (int i = 0; i < m_lines.size(); ++i) {
        const bool last = i == texts.size() - 1;
        sayOrHide(m_lines[i], i < texts.size() ? texts[i] : QString());
        setLook(m_lines[i], "look", last ? QStringLiteral("strong") : QStringLiteral("body"));
    }
}

} // namespace kikitori
