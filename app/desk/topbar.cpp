// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/topbar.h"

#include "desk/desksession.h"
#include "look/flowlayout.h"
#include "look/look.h"
#include "desk/numbers.h"
#include "wording/wording.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace kikitori {

namespace {

constexpr int kLongestSilence = 150; ///< seconds: two registrations of 60 s have failed by then

QLabel *named(const char *name, QWidget *parent)
{
    QLabel *label = makeLabel("bar", parent);
    label->setObjectName(QLatin1String(name));
    return label;
}

} // namespace

TopBar::TopBar(DeskSession &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("topBar"));
    auto *box = new FlowLayout(this, 16);
    box->setContentsMargins(16, 8, 16, 8);
    box->addWidget(m_program = named("program", this));
    box->addWidget(m_called = named("soft", this));
    auto *state = new QWidget(this);
    auto *stateRow = new QHBoxLayout(state);
    space(stateRow, 0, 12);
    stateRow->addWidget(m_state = named("state", state), 0, Qt::AlignVCenter);
    stateRow->addWidget(m_timer = named("timer", state), 0, Qt::AlignVCenter);
    box->addWidget(state);
    box->addWidget(m_recording = named("recording", this));
    box->setRightFrom(box->count());
    auto *line = new QWidget(this);
    auto *lineRow = new QHBoxLayout(line);
    space(lineRow, 0, 4);
    lineRow->addWidget(m_dot = named("dot", line));
    lineRow->addWidget(m_line = named("line", line));
    box->addWidget(line);
    box->addWidget(m_waiting = named("waiting", this));
    auto *pack = new QWidget(this);
    auto *packRow = new QHBoxLayout(pack);
    space(packRow, 0, 8);
    packRow->addWidget(m_pack = named("soft", pack));
    packRow->addWidget(m_sample = named("sample", pack));
    box->addWidget(pack);
    auto *person = new QWidget(this);
    auto *personRow = new QHBoxLayout(person);
    space(personRow, 0, 8);
    personRow->addWidget(m_agent = named("agent", person));
    const auto button = [&](const QString &words, const QString &keys, void (TopBar::*wanted)()) {
        auto *one = new QPushButton(words, person);
        one->setProperty("look", QStringLiteral("bar"));
        one->setFocusPolicy(Qt::NoFocus);
        one->setToolTip(keys);
        connect(one, &QPushButton::clicked, this, wanted);
        personRow->addWidget(one);
    };
    button(tr("Hand over"), QStringLiteral("Ctrl+Shift+L"), &TopBar::handOverWanted);
    button(tr("Lock"), QStringLiteral("Ctrl+L"), &TopBar::lockWanted);
    box->addWidget(person);
    m_dot->setText(QStringLiteral("●"));
    m_sample->setText(tr("Sample"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void TopBar::refresh()
{
    const Program &program = m_session.program();
    say(m_program, program.name + QStringLiteral("\u3000") + program.shortName);
    const QString called = m_session.call().calledNumber;
    sayOrHide(m_called, called.isEmpty() ? QString() : tr("Called number %1").arg(readable(called, program)));
    const auto word = [this] {
        switch (m_session.state()) {
        case DeskSession::State::Away:
            return tr("Away");
        case DeskSession::State::Ready:
            return tr("Ready");
        case DeskSession::State::Ringing:
            return tr("Ringing");
        case DeskSession::State::Talking:
            return tr("On call");
        case DeskSession::State::Holding:
            return tr("On hold");
        case DeskSession::State::WrapUp:
            return tr("After-call work");
        }
        return QString();
    };
    say(m_state, word());
    m_state->parentWidget()->setAccessibleName(word());
    const bool onLine = m_session.callOnLine();
    const bool broken = onLine && !m_session.recording();
    sayOrHide(m_recording,
        !onLine      ? QString()
            : broken ? tr("Not being recorded")
                     : QStringLiteral("● ") + tr("Recording"));
    setLook(m_recording, "alarm", broken);
    const Pack &pack = m_session.pack();
    sayOrHide(m_pack, pack.name.isEmpty() ? QString() : pack.name + u' ' + pack.version);
    m_pack->setToolTip(pack.notice);
    m_sample->setVisible(pack.sample && !pack.name.contains(tr("Sample")));
    const int waiting = m_session.waiting();
    sayOrHide(m_waiting, waiting ? tr("%n calls waiting", nullptr, waiting) : QString());
    say(m_agent, m_session.agent().name);
    refreshTimes();
}

void TopBar::refreshTimes()
{
    say(m_timer, duration(m_session.secondsInState()));
    refreshLine();
}

void TopBar::refreshLine()
{
    const LineProof proof = m_session.line();
    const qint64 silent = proof.lastRoundTrip.isValid() ? proof.lastRoundTrip.secsTo(m_session.clock().now()) : 0;
    const bool lost = !proof.registered || silent > kLongestSilence;
    if (lost) {
        say(m_line, tr("The line cannot be reached"));
    } else if (!proof.lastRoundTrip.isValid()) {
        say(m_line, tr("Checking the line"));
    } else {
        const int ago = static_cast<int>(std::max<qint64>(0, silent));
        say(m_line, tr("Line checked %n s ago", nullptr, ago));
    }
    setLook(m_line, "alarm", lost);
    setLook(m_dot, "alarm", lost);
}

} // namespace kikitori
