// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "sync/simulation/simworld.h"

// What a pass sees of the world: SimWire and SimDoor.
namespace kikitori::test {

tl::unexpected<Error> SimWire::lost(const char *what, const char *how)
{
    m_world.say(QStringLiteral("desk %1: %2: %3").arg(m_desk.name, QLatin1String(what), QLatin1String(how)));
    return fail(Fault::ShareUnreachable, {}, QLatin1String(how));
}

template<class T, class Work>
Result<T> SimWire::call(const char *what, Work work)
{
    if (m_world.goesWrong(m_world.m_odds.crash))
        throw Crashed();
    m_world.yield();
    if (isCut())
        return lost(what, "no connection");
    if (m_world.goesWrong(m_world.m_odds.loseRequest))
        return lost(what, "the request was lost");
    Result<T> answer = work();
    m_world.yield();
    if (m_world.goesWrong(m_world.m_odds.crash))
        throw Crashed();
    if (isCut() || m_world.goesWrong(m_world.m_odds.loseAnswer))
        return lost(what, "the answer was lost");
    return answer;
}

Result<RemoteStore::Outcome> SimWire::push(const std::vector<Entry> &entries)
{
    if (m_world.goesWrong(m_world.m_odds.twice))
        m_world.m_late.push_back(entries); // it arrives once more, at another time
    return call<Outcome>("push", [&]() -> Result<Outcome> {
        const auto begun = m_world.m_server.begin(entries);
        m_world.say(QStringLiteral("desk %1: transaction %2 with %3, epoch %4")
                        .arg(m_desk.name)
                        .arg(begun.transaction)
                        .arg(entries.size())
                        .arg(m_world.m_server.epoch().toString().mid(1, 4)));
        m_world.yield();
        if (m_world.goesWrong(m_world.m_odds.slowCommit))
            return lost("push", "no answer yet; the transaction goes on"); // it ends at some time, one way or the other
        if (!m_world.m_server.commit(begun.transaction) && !begun.outcome.accepted.empty())
            return lost("push", "the server went away");
        return begun.outcome;
    });
}

Result<RemoteStore::Counts> SimWire::counts(const QString &desk)
{
    return call<Counts>("counts", [&]() -> Result<Counts> {
        const auto &rows = m_world.m_server.rows();
        const auto local = m_desk.disk->outbox().counts();
        const auto there = m_world.m_server.counts(desk);
        // From the rows, not from the sums that are under test.
        qint64 own = 0;
        for (const Entry &entry : m_desk.disk->all()) {
            if (entry.desk == desk)
                own += rows.count(entry.id) > 0 ? 1 : 0;
        }
        m_countedTruly = local && own == there.entries && own == local->acknowledged;
        return there;
    });
}

Result<QUuid> SimWire::epoch()
{
    return call<QUuid>("epoch", [&]() -> Result<QUuid> { return m_world.m_server.epoch(); });
}

Result<RemoteStore::Page> SimWire::pull(const QString &desk, qint64 after, int, int most)
{
    return call<Page>("pull", [&]() -> Result<Page> {
        if (m_world.goesWrong(m_world.m_odds.refuseToShow))
            return fail(Fault::ShareRefused, {}, QStringLiteral("42501"));
        return m_world.m_server.pull(desk, after, most);
    });
}

Result<std::vector<KnownEntry>> SimWire::known(const QString &desk, const QUuid &after, int most)
{
    return call<std::vector<KnownEntry>>(
        "known", [&]() -> Result<std::vector<KnownEntry>> { return m_world.m_server.known(desk, after, most); });
}

Result<std::vector<Entry>> SimWire::fetch(const std::vector<QUuid> &ids)
{
    return call<std::vector<Entry>>("fetch", [&]() -> Result<std::vector<Entry>> { return m_world.m_server.fetch(ids); });
}

template<class T, class Work>
Result<T> SimDoor::write(const char *what, Work work)
{
    m_world.yield();
    if (m_world.goesWrong(m_world.m_odds.crash))
        throw Crashed();
    if (m_world.goesWrong(m_world.m_odds.disk)) {
        m_world.say(QStringLiteral("desk %1: %2: the disk is full").arg(m_desk.name, QLatin1String(what)));
        return fail(Fault::DiskFull);
    }
    Result<T> done = work();
    if (m_world.goesWrong(m_world.m_odds.crash))
        throw Crashed();
    return done;
}

Result<std::vector<Entry>> SimDoor::pending(int most, const QDateTime &now)
{
    return outbox().pending(most, now);
}

Result<> SimDoor::acknowledged(const std::vector<QUuid> &ids)
{
    for (const QUuid &id : ids) {
        if (!m_world.m_server.wasEverCommitted(id))
            m_world.violated(QStringLiteral("acknowledged here, never committed there"));
    }
    return write<void>("acknowledged", [&] { return outbox().acknowledged(ids); });
}

Result<> SimDoor::setAside(const QUuid &id, const QString &reason)
{
    return write<void>("set aside", [&] { return outbox().setAside(id, reason); });
}

Result<> SimDoor::postponed(const std::vector<QUuid> &ids, const QDateTime &now)
{
    return write<void>("postponed", [&] { return outbox().postponed(ids, now); });
}

Result<std::optional<QDateTime>> SimDoor::nextDue()
{
    return outbox().nextDue();
}

Result<std::vector<Outbox::Aside>> SimDoor::aside(int most)
{
    return outbox().aside(most);
}

Result<> SimDoor::offerAgain(const std::vector<QUuid> &ids)
{
    return outbox().offerAgain(ids);
}

Result<SharedPosition> SimDoor::position()
{
    return outbox().position();
}

Result<Received> SimDoor::receive(const std::vector<Entry> &entries, const SharedPosition &upTo)
{
    m_world.say(QStringLiteral("desk %1: receives %2 up to %3").arg(m_desk.name).arg(entries.size()).arg(upTo.seq));
    return write<Received>("receive", [&] { return outbox().receive(entries, upTo); });
}

Result<std::vector<KnownEntry>> SimDoor::known(const QUuid &after, int most)
{
    return outbox().known(after, most);
}

Result<int> SimDoor::missingThere(const std::vector<QUuid> &ids)
{
    return write<int>("missing there", [&] { return outbox().missingThere(ids); });
}

Result<Outbox::Counts> SimDoor::counts()
{
    return outbox().counts();
}

} // namespace kikitori::test
