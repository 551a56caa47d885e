// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/desksession.h"
#include "desk/signinwindow.h"
#include "home/home.h"
#include "station/backupround.h"
#include "station/cellar.h"
#include "station/deskfloor.h"
#include "station/entrance.h"
#include "station/idlewatch.h"
#include "station/options.h"
#include "station/screenlock.h"
#include "tour/robot.h"
#include "tour/tour.h"
#include "tour/typingdrill.h"

namespace kikitori {

/// One desk from the start of the program to its end: who comes in, what they are given, who follows them. The line and
/// the records below do not notice who is there. Thread: GUI. Owner: main().
class Workstation final : public QObject {
    Q_OBJECT
public:
    /// Everything that must be sound before a window opens; the first fault ends the start.
    [[nodiscard]] static Result<std::unique_ptr<Workstation>> make(const Options &options);
    ~Workstation() override;
    void begin();

Q_SIGNALS:
    /// Those who were refused before this sign-in stand in the audit now.
    void refusalsWritten();

private:
    Workstation(Options options, Home home, std::vector<Program> programs, ChosenPacks packs);
    // workstation.cpp
    void startRobot();
    void startTour();
    void sayRefusedPacks();
    void openDesk(const DeskSession::Seat &seat);
    void bindSession();
    [[nodiscard]] Softphone::Settings phoneSettings() const;
    [[nodiscard]] Theme theme() const { return Theme(m_options.theme, m_options.fontScale); }
    void showSharing(const SyncState &state);
    void say(const Error &error) const;
    // stationpeople.cpp
    void showSignIn(SignInWindow::Occasion occasion);
    void signIn(const QString &id, const QString &password, const QString &code);
    void openStore(const std::shared_ptr<Entrance::Let> &let);
    void settle(const std::shared_ptr<Entrance::Let> &let);
    void letIn(const std::shared_ptr<Entrance::Let> &let);
    void refused(const Error &error);
    [[nodiscard]] QString sentenceOf(Error error) const;
    void showCallOnDoor();
    void handOver();
    void putAwayDoor();
    void signOut();
    void lock();
    void unlock(const QString &id, const QString &password, const QString &code);
    [[nodiscard]] DeskSession::Seat seatFor(const Staff &staff);
    // stationaudit.cpp
    void audit(const char *kind, QJsonObject body = {});
    void auditSignIn(const Entrance::Let &let);
    void auditRefusals();
    void auditBackup(const BackupRound::Made &made);
    [[nodiscard]] Entry auditEntry(const QString &author, const QString &subject, const char *kind, QJsonObject body) const;

    Options m_options;
    Home m_home;
    Programs m_programs;
    QHash<QString, Pack> m_packs;
    std::vector<Error> m_refusedPacks;
    SystemClock m_clock;
    QString m_share;
    QString m_exchange; ///< where the robot listens
    std::shared_ptr<Entrance::Let> m_waiting; ///< let in before the robot said where it listens
    DeskSession::Seat m_seat;
    QDateTime m_codeSince; ///< when the person showed who they are with everything that is asked for
    bool m_working = false;
    bool m_driftWritten = false; ///< once for each sign-in
    Cellar m_cellar;
    Entrance m_entrance;
    IdleWatch m_idle;
    DeskFloor m_floor;
    ScreenLock m_lock;
    BackupRound m_backups;
    std::unique_ptr<Robot> m_robot;
    std::unique_ptr<SignInWindow> m_door;
    std::unique_ptr<DeskSession> m_session;
    std::unique_ptr<Tour> m_tour;
    std::unique_ptr<TypingDrill> m_drill;
};

} // namespace kikitori
