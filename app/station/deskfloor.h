// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/deskwindow.h"
#include "log/dayformwindow.h"
#include "log/logwindow.h"

#include <memory>

namespace kikitori {

/// The windows of the desk: the nurse's own stays through a change of shift with the case in hand; log and form belong to
/// the person who opened them and go with them. Thread: GUI. Owner: Workstation.
class DeskFloor final : public QObject {
    Q_OBJECT
public:
    struct Settings {
        QString desk;
        QString recordings;
        QString reports;
        int offsetMinutes = 540;
        Theme theme;
    };
    DeskFloor(Settings settings, const Programs &programs, const QHash<QString, Pack> &packs, const Clock &clock, QObject *parent = nullptr);
    ~DeskFloor() override;
    void open(DeskSession &session);
    /// Who opens log and form from now on; those of the last person are gone.
    void setPerson(const DeskSession::Seat &seat, const std::vector<Staff> &people);
    void shut(); ///< before the session goes
    void showDesk();
    void hideAll();
    void showLog();
    void showForm(const QString &program, const QDate &day);
    void refresh(); ///< something was committed
    [[nodiscard]] QList<QWidget *> windows() const;
    [[nodiscard]] DeskWindow *desk() const { return m_desk.get(); }
    [[nodiscard]] LogWindow *log() const { return m_log.get(); }
    [[nodiscard]] DayFormWindow *form() const { return m_form.get(); }
    void tell(const QString &sentence);
    void setAlarm(const QString &name, const QString &sentence);

Q_SIGNALS:
    void signOutWanted();
    void lockWanted();
    void handOverWanted();

private:
    void backToDesk(QWidget *window);
    void bindLock(QWidget *window);
    [[nodiscard]] LogWindow::Settings logSettings() const;

    Settings m_settings;
    const Programs &m_programs;
    const QHash<QString, Pack> &m_packs;
    const Clock &m_clock;
    DeskSession::Seat m_seat;
    std::vector<Staff> m_people;
    std::unique_ptr<DeskWindow> m_desk;
    std::unique_ptr<LogWindow> m_log;
    std::unique_ptr<DayFormWindow> m_form;
};

} // namespace kikitori
