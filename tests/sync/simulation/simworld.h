// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "sync/simulation/chance.h"
#include "sync/simulation/simdisk.h"
#include "sync/simulation/simserver.h"
#include "sync/simulation/simulation.h"
#include "sync/syncpass.h"

#include <map>
#include <memory>
#include <vector>

namespace kikitori::test {

/// Thrown through the sync code when the desk's power is cut.
struct Crashed { };

/// The state of one run and what can happen in it. While a desk waits for an answer, the others go on: at each call of a
/// pass the world may act (a pass of another desk inside of it, to a bounded depth). Thread: one. Owner: simulate().
class SimWorld {
public:
    explicit SimWorld(const SimSetup &setup);
    /// Edits, passes and faults in a random order.
    void live();
    /// Without faults: all that waited arrives, and every desk has its passes.
    void drain();
    void check();
    [[nodiscard]] SimResult result() const { return m_result; }

private:
    friend class SimWire;
    friend class SimDoor;
    struct Desk {
        QString name;
        std::unique_ptr<SimDisk> disk;
        bool inPass = false;
        bool offline = false;
        bool finished = false; ///< its last pass came to its end
        bool complete = false; ///< … and was proven
        QByteArray unexplained;
        int skewMs = 0;
        std::vector<QUuid> counted; ///< shared ones that the outbox knew when the last proof was made
    };
    struct Odds { ///< of 1000
        int loseRequest = 0;
        int loseAnswer = 0;
        int slowCommit = 0;
        int twice = 0;
        int crash = 0;
        int disk = 0;
        int refuseToShow = 0;
        int poison = 0;
        int yield = 0;
        int serverRestore = 0;
        int deskRestore = 0;
        int blind = 0;
    };
    void act();
    void edit(Desk &desk);
    void pass(Desk &desk);
    void steps(Desk &desk, SyncPass &pass);
    void yield();
    void endSomeTransaction();
    void deliverLate();
    void changeServer();
    void restoreServer();
    void changeDesk(Desk &desk);
    void restoreDesk(Desk &desk);
    void noteDestroyed();
    void checkServer();
    void checkDesk(Desk &desk);
    void checkRecords();
    void checkConflicts(const QString &subject, const std::vector<Entry> &entries);
    [[nodiscard]] bool converged();
    void violated(const QString &law);
    void say(const QString &what);
    [[nodiscard]] bool goesWrong(int odds);
    [[nodiscard]] QDateTime now() const { return QDateTime::fromMSecsSinceEpoch(m_ms, Qt::UTC); }

    struct Written {
        QString desk;
        bool poison = false;
        bool destroyed = false; ///< with its desk and with the server: nobody who answers for it has it any more
    };
    SimSetup m_setup;
    Chance m_chance;
    SimServer m_server;
    Odds m_odds;
    SyncPolicy m_policy;
    std::vector<Desk> m_desks;
    std::map<QUuid, Written, ById> m_written;
    std::vector<std::vector<Entry>> m_late; ///< requests that arrive once more
    qint64 m_ms = 1'795'143'600'000;
    int m_breaks = 0; ///< restores that cut every connection
    int m_depth = 0;
    int m_acts = 0; ///< that are left
    int m_cases = 2;
    bool m_quiet = false; ///< the faults stopped
    SimResult m_result;
};

/// What a pass sees of the server: the network is between them.
class SimWire final : public RemoteStore {
public:
    SimWire(SimWorld &world, SimWorld::Desk &desk)
        : m_world(world)
        , m_desk(desk)
        , m_breaks(world.m_breaks)
    {
    }
    Result<Outcome> push(const std::vector<Entry> &entries) override;
    Result<Counts> counts(const QString &desk) override;
    Result<QUuid> epoch() override;
    Result<Page> pull(const QString &desk, qint64 after, int days, int most) override;
    Result<std::vector<KnownEntry>> known(const QString &desk, const QUuid &after, int most) override;
    Result<std::vector<Entry>> fetch(const std::vector<QUuid> &ids) override;
    Result<std::vector<KnownEntry>> readBack(const std::vector<QUuid> &) override { return std::vector<KnownEntry>(); }
    Result<QDateTime> clock() override { return m_world.now(); }
    Result<bool> waitForNews(std::chrono::milliseconds, const std::function<bool()> &) override { return false; }
    [[nodiscard]] bool countedTruly() const { return m_countedTruly; }

private:
    template<class T, class Work>
    [[nodiscard]] Result<T> call(const char *what, Work work);
    [[nodiscard]] bool isCut() const { return m_desk.offline || m_world.m_breaks != m_breaks; }
    [[nodiscard]] tl::unexpected<Error> lost(const char *what, const char *how);

    SimWorld &m_world;
    SimWorld::Desk &m_desk;
    int m_breaks;
    bool m_countedTruly = false; ///< when the server counted, it held all that the desk thought acknowledged, and no more
};

/// What a pass sees of its disk: it may be full, and the power may be cut before and after each transaction.
class SimDoor final : public Outbox {
public:
    SimDoor(SimWorld &world, SimWorld::Desk &desk)
        : m_world(world)
        , m_desk(desk)
    {
    }
    Result<std::vector<Entry>> pending(int most, const QDateTime &now) override;
    Result<> acknowledged(const std::vector<QUuid> &ids) override;
    Result<> setAside(const QUuid &id, const QString &reason) override;
    Result<> postponed(const std::vector<QUuid> &ids, const QDateTime &now) override;
    Result<std::optional<QDateTime>> nextDue() override;
    Result<std::vector<Aside>> aside(int most) override;
    Result<> offerAgain(const std::vector<QUuid> &ids) override;
    Result<SharedPosition> position() override;
    Result<Received> receive(const std::vector<Entry> &entries, const SharedPosition &upTo) override;
    Result<std::vector<KnownEntry>> known(const QUuid &after, int most) override;
    Result<int> missingThere(const std::vector<QUuid> &ids) override;
    Result<Counts> counts() override;
    Result<Counts> countsFromRows() override { return counts(); }

private:
    template<class T, class Work>
    [[nodiscard]] Result<T> write(const char *what, Work work);
    [[nodiscard]] Outbox &outbox() { return m_desk.disk->outbox(); }

    SimWorld &m_world;
    SimWorld::Desk &m_desk;
};

} // namespace kikitori::test
