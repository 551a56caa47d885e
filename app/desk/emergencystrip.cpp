// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/emergencystrip.h"

#include "desk/desksession.h"
#include "look/flowlayout.h"
#include "look/keycap.h"
#include "look/look.h"
#include "wording/wording.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace kikitori {

EmergencyStrip::EmergencyStrip(DeskSession &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_row(new QWidget(this))
{
    setProperty("look", QStringLiteral("strip"));
    setAccessibleName(tr("Emergency check"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(12, 6, 12, 6);
    box->setSpacing(4);
    new FlowLayout(m_row, 6);
    box->addWidget(m_row);
    box->addWidget(m_hint = makeText("alarm", this));
}

void EmergencyStrip::buildChips()
{
    m_pack = m_session.pack().id + m_session.pack().hash;
    m_chips.clear();
    while (QLayoutItem *item = m_row->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_row->layout()->addWidget(makeLabel("strong", m_row, tr("Emergency check")));
    for (qsizetype i = 0; i < static_cast<qsizetype>(m_session.pack().emergency.size()); ++i) {
        QLabel *chip = makeLabel("state-chip", m_row);
        m_row->layout()->addWidget(chip);
        m_chips.append(chip);
    }
    auto *back = new QWidget(m_row);
    auto *line = new QHBoxLayout(back);
    space(line, 0, 4);
    line->addWidget(new KeyCap(QStringLiteral("E"), back));
    line->addWidget(makeLabel("small", back, tr("Change")));
    m_row->layout()->addWidget(back);
}

void EmergencyStrip::refresh()
{
    const Pack &pack = m_session.pack();
    if (m_pack != pack.id + pack.hash)
        buildChips();
    setVisible(m_session.hasCase() && m_session.step() != DeskSession::Step::Emergency
        && (m_session.step() != DeskSession::Step::Opening || !m_session.record().emergency.isEmpty()));
    QStringList heard;
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        const EmergencyCheck &check = pack.emergency[static_cast<size_t>(i)];
        const auto &answers = m_session.record().emergency;
        const auto it = answers.constFind(check.code);
        const bool yes = it != answers.cend() && *it == Answer::Yes;
        const auto &hints = m_session.emergencyHints();
        const auto hint = std::find_if(hints.begin(), hints.end(), [&](const FoundEmergency &one) { return one.code == check.code; });
        const bool hinted = !yes && hint != hints.end();
        say(m_chips[i], check.label + u' ' + (it == answers.cend() ? tr("Not asked") : wordFor(*it)));
        setLook(m_chips[i], "alarm",
            yes                                                            ? QStringLiteral("yes")
                : hinted || it == answers.cend() || *it == Answer::Unknown ? QStringLiteral("hint")
                                                                           : QString());
        if (hinted)
            heard << QStringLiteral("%1（%2）").arg(check.label, hint->matched.join(QStringLiteral("・")));
    }
    sayOrHide(m_hint,
        heard.isEmpty()
            ? QString()
            : tr("The complaint has words of “%1”. Press E and ask again.").arg(heard.join(QStringLiteral("、"))));
}

} // namespace kikitori
