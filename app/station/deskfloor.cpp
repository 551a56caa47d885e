// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "station/deskfloor.h"

#include <QApplication>
#include <QScreen>
#include <QShortcut>

namespace kikitori {

namespace {

/// The size of the design where the screen has room for it.
void fit(QWidget *window, const QSize &wanted)
{
    const QScreen *screen = QApplication::primaryScreen();
    window->resize(screen ? wanted.boundedTo(screen->availableSize()) : wanted);
}

} // namespace

DeskFloor::DeskFloor(Settings settings, const Programs &programs, const QHash<QString, Pack> &packs, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_programs(programs)
    , m_packs(packs)
    , m_clock(clock)
{
}

DeskFloor::~DeskFloor() = default;

void DeskFloor::open(DeskSession &session)
{
    m_desk = std::make_unique<DeskWindow>(session, m_settings.theme);
    connect(m_desk.get(), &DeskWindow::logWanted, this, &DeskFloor::showLog);
    connect(m_desk.get(), &DeskWindow::signOutWanted, this, &DeskFloor::signOutWanted, Qt::QueuedConnection);
    connect(m_desk.get(), &DeskWindow::lockWanted, this, &DeskFloor::lockWanted, Qt::QueuedConnection);
    connect(m_desk.get(), &DeskWindow::handOverWanted, this, &DeskFloor::handOverWanted, Qt::QueuedConnection);
    fit(m_desk.get(), QSize(1600, 1000));
}

void DeskFloor::setPerson(const DeskSession::Seat &seat, const std::vector<Staff> &people)
{
    m_log.reset();
    m_form.reset();
    m_seat = seat;
    m_people = people;
}

void DeskFloor::shut()
{
    m_form.reset();
    m_log.reset();
    m_desk.reset();
    m_seat = {};
}

void DeskFloor::showDesk()
{
    m_desk->show();
    m_desk->raise();
    m_desk->activateWindow();
}

void DeskFloor::hideAll()
{
    for (QWidget *window : windows())
        window->hide();
}

LogWindow::Settings DeskFloor::logSettings() const
{
    LogWindow::Settings settings;
    settings.recordingsFolder = m_settings.recordings;
    settings.offsetMinutes = m_settings.offsetMinutes;
    settings.desk = m_settings.desk;
    for (const Staff &person : m_people)
        settings.staffNames.insert(person.id, person.name);
    for (const Pack &pack : m_packs) {
        settings.packNames.insert(pack.id, pack.name);
        for (const EmergencyCheck &check : pack.emergency)
            settings.checkNames.insert(check.code, check.label);
    }
    return settings;
}

void DeskFloor::showLog()
{
    if (!m_seat.taken())
        return;
    if (!m_log) {
        m_log = std::make_unique<LogWindow>(logSettings(), m_seat.staff, m_programs, *m_seat.shelf, *m_seat.journal, m_clock);
        m_log->setStyle(LogStyle::from(m_settings.theme));
        connect(m_log.get(), &LogWindow::dayFormAsked, this, &DeskFloor::showForm);
        connect(m_log.get(), &LogWindow::left, this, [this] { backToDesk(m_log.get()); });
        bindLock(m_log.get());
        fit(m_log.get(), QSize(1600, 1000));
    }
    m_log->show();
    m_log->raise();
    m_log->activateWindow();
}

void DeskFloor::showForm(const QString &program, const QDate &day)
{
    if (!m_seat.taken())
        return;
    DayFormWindow::Settings settings;
    settings.folder = m_settings.reports;
    settings.offsetMinutes = m_settings.offsetMinutes;
    settings.desk = m_settings.desk;
    m_form = std::make_unique<DayFormWindow>(settings, m_seat.staff, m_programs, *m_seat.shelf, *m_seat.journal, m_clock);
    m_form->setStyle(LogStyle::from(m_settings.theme));
    connect(m_form.get(), &DayFormWindow::left, this, [this] { backToDesk(m_form.get()); });
    bindLock(m_form.get());
    fit(m_form.get(), QSize(1200, 980));
    m_form->showDay(program, day);
    m_form->show();
    m_form->activateWindow();
}

void DeskFloor::bindLock(QWidget *window)
{
    auto *lock = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_L), window);
    connect(lock, &QShortcut::activated, this, &DeskFloor::lockWanted, Qt::QueuedConnection);
}

void DeskFloor::backToDesk(QWidget *window)
{
    window->hide();
    showDesk();
}

void DeskFloor::refresh()
{
    if (m_log)
        m_log->refresh();
}

QList<QWidget *> DeskFloor::windows() const
{
    QList<QWidget *> all;
    for (QWidget *window : std::initializer_list<QWidget *> { m_desk.get(), m_log.get(), m_form.get() }) {
        if (window)
            all.append(window);
    }
    return all;
}

void DeskFloor::tell(const QString &sentence)
{
    if (m_desk)
        m_desk->tell(sentence);
}

void DeskFloor::setAlarm(const QString &name, const QString &sentence)
{
    if (m_desk)
        m_desk->setAlarm(name, sentence);
}

} // namespace kikitori
