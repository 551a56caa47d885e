// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/lockwindow.h"

#include "desk/formpage.h"
#include "desk/signinform.h"
#include "look/look.h"
#include "wording/wording.h"

#include <QCloseEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace kikitori {

LockWindow::LockWindow(const std::vector<Staff> &people, const Locked &locked, const Clock &clock, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_locked(locked)
    , m_clock(clock)
{
    setObjectName(QStringLiteral("window"));
    setWindowTitle(tr("Kikitori: locked"));
    m_form = new SignInForm(people, theme);
    build(theme);
    theme.dress(this);
    m_form->choose(locked.by.id);
    onPersonChosen(m_form->chosen());
    connect(m_form, &SignInForm::signInAsked, this, &LockWindow::unlockAsked);
    connect(m_form, &SignInForm::personChosen, this, &LockWindow::onPersonChosen);
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &LockWindow::tick);
    m_tick.start();
    tick();
}

void LockWindow::build(const Theme &theme)
{
    m_page = new FormPage(m_form, theme, this);
    QWidget *column = m_page->column();
    QVBoxLayout *box = m_page->box();
    box->addWidget(m_time = makeLabel("huge", column), 0, Qt::AlignHCenter);
    box->addWidget(makeText("question", column,
        tr("The screen is locked. %1 locked it at %2.").arg(m_locked.by.name, timeOfDay(m_locked.since, m_locked.offsetMinutes))));
    box->addWidget(m_line = makeText("strong", column));
    box->addWidget(m_form);
    box->addWidget(m_about = makeText("small", column));
    setLine(DeskSession::State::Away, false, 0);
}

void LockWindow::setLine(DeskSession::State state, bool recorded, int waiting)
{
    using State = DeskSession::State;
    QStringList lines;
    if (state == State::Talking)
        lines << (recorded ? tr("A call is on. It goes on and is recorded.") : tr("A call is on. It goes on."));
    else if (state == State::Holding)
        lines << tr("A call is on hold.");
    else if (state == State::WrapUp)
        lines << tr("A case is open. What was typed is kept.");
    if (state == State::Ringing || waiting > 0)
        lines << tr("A call rings: unlock to answer.");
    else if (lines.isEmpty())
        lines << tr("No call is on.");
    say(m_line, lines.join(u'\n'));
    setLook(m_line, "look", state == State::Ringing || waiting > 0 ? QStringLiteral("alarm") : QStringLiteral("strong"));
    m_page->fit();
}

void LockWindow::tick()
{
    say(m_time, timeOfDay(m_clock.now(), m_locked.offsetMinutes));
}

void LockWindow::onPersonChosen(const QString &staffId)
{
    const bool same = staffId == m_locked.by.id;
    m_form->setAction(same ? tr("Unlock") : tr("Take over the desk"));
    say(m_about,
        !same                      ? tr("Somebody else who signs in here takes over the desk. A case in hand stays with %1.").arg(m_locked.by.name)
            : m_locked.codeAsked ? tr("The code was last shown over 12 hours ago and is asked for again.")
                                 : tr("The password is enough: the code is asked for again 12 hours after signing in."));
}

void LockWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_page->fit();
    m_form->takeFocus(true);
}

void LockWindow::closeEvent(QCloseEvent *event)
{
    event->ignore();
}

} // namespace kikitori
