// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// Who comes in, hands over, goes away and comes back.
#include "station/workstation.h"

#include "desk/signinform.h"
#include "guard/guardedstore.h"
#include "tour/demopeople.h"
#include "wording/wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace kikitori {

namespace {
constexpr int kJapanMinutes = 540;
constexpr char kNotEnrolled[] = "not enrolled";
constexpr qint64 kShiftSeconds = 12 * 3600; ///< within it the password alone unlocks the screen for the same person
}

void Workstation::showSignIn(SignInWindow::Occasion occasion)
{
    auto people = m_entrance.people();
    if (people && occasion == SignInWindow::Occasion::HandOver)
        std::erase_if(*people, [this](const Staff &one) { return one.id == m_seat.staff.id; });
    QStringList hints;
    if (m_options.demo) {
        for (const DemoPerson &person : demoPeople())
            hints << tr("%1: password %2").arg(person.staff.name, person.password);
    }
    m_door = std::make_unique<SignInWindow>(people.value_or(std::vector<Staff>()), theme(), occasion);
    m_door->setHint(hints);
    connect(m_door.get(), &SignInWindow::signInAsked, this, &Workstation::signIn);
    connect(m_door.get(), &SignInWindow::cancelled, this, &Workstation::putAwayDoor, Qt::QueuedConnection);
    connect(m_door.get(), &SignInWindow::answerWanted, this, [this] {
        putAwayDoor();
        m_session->answerCall();
    }, Qt::QueuedConnection);
    if (!people)
        m_door->showError(sentenceFor(people.error()));
    m_door->resize(theme().px(640), theme().px(720));
    m_door->show();
    m_door->raise();
    m_door->activateWindow();
    showCallOnDoor();
}

/// The key is derived on a thread of its own (about a quarter of a second), then the store opens on its thread.
void Workstation::signIn(const QString &id, const QString &password, const QString &code)
{
    if (m_working)
        return;
    m_working = true;
    if (m_door)
        m_door->setBusy(true);
    else if (m_lock.page())
        m_lock.page()->form().setBusy(true);
    m_entrance.admit({ id, password, code }, this, [this](const Result<std::shared_ptr<Entrance::Let>> &let) {
        if (!let)
            refused(let.error());
        else if (m_home.settings().secondFactorRequired && !(*let)->withCode && !(*let)->breakGlass)
            refused({ Fault::CodeNeeded, {}, QLatin1String(kNotEnrolled), 0, 0 });
        else if (m_cellar.isOpen())
            settle(*let);
        else
            openStore(*let);
    });
}

void Workstation::openStore(const std::shared_ptr<Entrance::Let> &let)
{
    m_cellar.open(let->key.clone(), this, [this, let](const Result<> &opened) {
        if (!opened)
            refused(opened.error());
        else
            settle(let);
    });
}

void Workstation::settle(const std::shared_ptr<Entrance::Let> &let)
{
    m_entrance.settle(let, this, [this, let](const Result<> &settled) {
        if (!settled) {
            if (!m_session)
                m_cellar.shut(); // nobody sees anything of a store whose list of people was exchanged
            refused(settled.error());
        } else if (m_options.demo && m_exchange.isEmpty()) {
            m_waiting = let; // the robot says its address within a moment
        } else {
            letIn(let);
        }
    });
}

void Workstation::letIn(const std::shared_ptr<Entrance::Let> &let)
{
    m_working = false;
    m_seat = seatFor(let->staff);
    m_codeSince = m_clock.now();
    m_driftWritten = false;
    const auto people = m_entrance.people();
    m_floor.setPerson(m_seat, people.value_or(std::vector<Staff>()));
    if (m_session)
        m_session->handOver(m_seat);
    else
        openDesk(m_seat);
    auditSignIn(*let);
    auditRefusals();
    m_floor.setAlarm(QStringLiteral("break-glass"),
        let->breakGlass ? tr("A sealed emergency account is in use: %1. Everything is written down; the person in charge will ask why.").arg(m_seat.staff.name)
                               : QString());
    m_floor.setAlarm(QStringLiteral("password"),
        let->mustChangePassword ? tr("Your password is due to be changed: kikitorictl people password") : QString());
    showSharing(m_cellar.sharing());
    m_floor.showDesk();
    if (m_lock.isLocked()) {
        audit(kind::ScreenUnlocked);
        m_lock.lift();
    }
    putAwayDoor();
}

void Workstation::refused(const Error &error)
{
    m_working = false;
    const QString sentence = sentenceOf(error);
    SignInForm *form = m_door ? &m_door->form() : m_lock.page() ? &m_lock.page()->form() : nullptr;
    const bool wantsCode = error.detail.isEmpty() && (error.fault == Fault::CodeNeeded || error.fault == Fault::CodeWrong);
    if (!form)
        say(error);
    else if (wantsCode)
        form->askCode(error.fault == Fault::CodeWrong ? sentence : QString());
    else
        form->showError(sentence);
    if (m_options.drill)
        QCoreApplication::exit(1);
}

QString Workstation::sentenceOf(Error error) const
{
    if (error.detail == QLatin1String(kNotEnrolled))
        return tr("This centre asks everybody for a second factor, and you have none yet. Nobody was let in. Ask an administrator to enrol you.");
    if (error.fault != Fault::LockedOut)
        return sentenceFor(error);
    const auto people = m_entrance.people().value_or(std::vector<Staff>());
    const auto person = std::find_if(people.begin(), people.end(), [&](const Staff &one) { return one.id == error.subject; });
    if (person != people.end())
        error.subject = person->name;
    error.detail = timeOfDay(QDateTime::fromString(error.detail, Qt::ISODate).toUTC(), kJapanMinutes);
    return sentenceFor(error);
}

void Workstation::showCallOnDoor()
{
    if (!m_door || !m_session)
        return;
    const bool rings = m_session->state() == DeskSession::State::Ringing;
    const bool waits = m_session->waiting() > 0;
    m_door->setCall(rings && m_session->isTaken() ? tr("A call rings. %1 can still answer it with F1.").arg(m_session->agent().name)
            : rings || waits                       ? tr("A call rings: sign in to answer it.")
                                                   : QString(),
        rings && m_session->isTaken());
}

void Workstation::handOver()
{
    if (m_session && !m_lock.isLocked() && !m_door)
        showSignIn(SignInWindow::Occasion::HandOver);
}

void Workstation::putAwayDoor()
{
    if (!m_door || m_working)
        return;
    m_door->hide();
    m_door.release()->deleteLater(); // it may be the sender
}

void Workstation::signOut()
{
    if (!m_session || m_session->hasCase())
        return;
    putAwayDoor();
    m_floor.setPerson({}, {});
    m_seat = {};
    showSignIn(SignInWindow::Occasion::NobodyThere);
    m_floor.hideAll();
    m_session->handOver(seatFor({}));
    m_backups.makeNow();
}

void Workstation::lock()
{
    if (!m_session || !m_session->isTaken() || m_lock.isLocked() || m_working)
        return;
    putAwayDoor();
    const bool codeDue = m_codeSince.secsTo(m_clock.now()) > kShiftSeconds;
    m_lock.lock(m_entrance.people().value_or(std::vector<Staff> { m_seat.staff }), { m_seat.staff, m_clock.now(), kJapanMinutes, codeDue });
    m_lock.setLine(*m_session);
    audit(kind::ScreenLocked);
}

void Workstation::unlock(const QString &id, const QString &password, const QString &code)
{
    if (id != m_seat.staff.id) {
        signIn(id, password, code); // somebody else: the desk changes hands
        return;
    }
    if (m_working)
        return;
    m_working = true;
    m_lock.page()->form().setBusy(true);
    const bool codeDue = m_codeSince.secsTo(m_clock.now()) > kShiftSeconds;
    m_entrance.recognise({ id, password, code }, codeDue, this, [this, code](const Result<> &known) {
        if (!known) {
            refused(known.error());
            return;
        }
        m_working = false;
        if (!code.isEmpty())
            m_codeSince = m_clock.now();
        audit(kind::ScreenUnlocked);
        m_lock.lift();
        auditRefusals();
    });
}

/// The person's own doors: a guard in front of the records, and the records behind it for as long as somebody holds it.
DeskSession::Seat Workstation::seatFor(const Staff &staff)
{
    struct Doors {
        std::shared_ptr<Journal> journal;
        std::shared_ptr<CaseShelf> shelf;
        GuardedStore guard;
    };
    const auto journal = m_cellar.journal();
    const auto shelf = m_cellar.shelf();
    const GuardedStore::Place place { m_home.settings().desk, kJapanMinutes };
    const auto doors = std::shared_ptr<Doors>(new Doors { journal, shelf, { staff, place, *journal, *shelf, m_clock } });
    return { staff, { doors, &doors->guard }, { doors, &doors->guard } };
}

} // namespace kikitori
