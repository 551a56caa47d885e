// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/topbar.h"

#include "desk/desksession.h"
#include "desk/flowlayout.h"
#include "desk/look.h"
#include "desk/numbers.h"
#include "wording/wording.h"

#include <QLabel>
#include <QBoxLayout>

namespace kikitori {

namespace {

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
    , m_left(new QWidget(this))
    , m_right(new QWidget(this))
{
    setObjectName(QStringLiteral("topBar"));
    m_box = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_box->setContentsMargins(16, 8, 16, 8);
    m_box->setSpacing(8);
    auto *left = new FlowLayout(m_left, 16);
    auto *right = new FlowLayout(m_right, 16);
    left->addWidget(m_program = named("program", m_left));
    left->addWidget(m_called = named("soft", m_left));
    auto *state = new QWidget(m_left);
    auto *stateRow = new QHBoxLayout(state);
    space(stateRow, 0, 12);
    stateRow->addWidget(m_state = named("state", state), 0, Qt::AlignVCenter);
    stateRow->addWidget(m_timer = named("timer", state), 0, Qt::AlignVCenter);
    left->addWidget(state);
    left->addWidget(m_recording = named("recording", m_left));
    auto *line = new QWidget(m_right);
    auto *lineRow = new QHBoxLayout(line);
    space(lineRow, 0, 4);
    lineRow->addWidget(m_dot = named("dot", line));
    lineRow->addWidget(m_line = named("line", line));
    right->addWidget(line);
    auto *pack = new QWidget(m_right);
    auto *packRow = new QHBoxLayout(pack);
    space(packRow, 0, 8);
    packRow->addWidget(m_pack = named("soft", pack));
    packRow->addWidget(m_sample = named("sample", pack));
    right->addWidget(pack);
    right->addWidget(m_waiting = named("waiting", m_right));
    right->addWidget(m_agent = named("agent", m_right));
    m_box->addWidget(m_left, 0, Qt::AlignVCenter);
    m_box->addStretch(1);
    m_box->addWidget(m_right, 0, Qt::AlignVCenter);
    m_dot->setText(QStringLiteral("●"));
    m_sample->setText(tr("Sample"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
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
    sayOrHide(m_recording, !onLine ? QString() : broken ? tr("Not being recorded") : QStringLiteral("● ") + tr("Recording"));
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
    if (!proof.registered) {
        say(m_line, tr("The line cannot be reached"));
    } else if (!proof.lastRoundTrip.isValid()) {
        say(m_line, tr("Checking the line"));
    } else {
        const int ago = static_cast<int>(std::max<qint64>(0, proof.lastRoundTrip.secsTo(m_session.clock().now())));
        say(m_line, tr("Line checked %n s ago", nullptr, ago));
    }
    setLook(m_line, "alarm", !proof.registered);
    setLook(m_dot, "alarm", !proof.registered);
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    const bool fits = m_left->sizeHint().width() + m_right->sizeHint().width() + 48 <= width();
    const auto direction = fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (m_box->direction() != direction)
        m_box->setDirection(direction);
}

} // namespace kikitori
