// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "sync/simulation/simworld.h"

#include "cases/caserecord.h"
#include "cases/order.h"

#include <QJsonArray>

#include <set>

// The end of a run: SimWorld's drain and its laws.
namespace kikitori::test {

namespace {
constexpr int kMostRounds = 8;
}

void SimWorld::drain()
{
    m_quiet = true;
    say(QStringLiteral("the faults stop"));
    m_server.m_later = 0;
    m_server.m_full = false;
    const bool lifted = m_chance.in1000(500);
    if (lifted)
        m_server.liftPoison();
    for (Desk &desk : m_desks) {
        desk.offline = false;
        if (!lifted)
            continue;
        const auto aside = desk.disk->outbox().aside(1'000);
        std::vector<QUuid> ids;
        for (const auto &one : *aside)
            ids.push_back(one.entry.id);
        if (!desk.disk->outbox().offerAgain(ids))
            violated(QStringLiteral("a desk could not offer again"));
    }
    while (!m_late.empty())
        deliverLate();
    while (!m_server.open().empty())
        endSomeTransaction();
    for (int round = 0; round < kMostRounds && m_result.violation.isEmpty(); ++round) {
        m_ms += 16 * 60'000;
        for (Desk &desk : m_desks)
            pass(desk);
        if (converged())
            return;
    }
    check(); // says what is missing, where it can be seen
    violated(QStringLiteral("no end: not every desk is done after %1 rounds without a fault").arg(kMostRounds));
}

/// Every desk came to an end with nothing new for anybody, and says so.
bool SimWorld::converged()
{
    for (Desk &desk : m_desks) {
        const auto counts = desk.disk->outbox().counts();
        const bool done = desk.finished && counts && counts->pending == 0 && (desk.complete || counts->setAside > 0);
        if (!done)
            return false;
    }
    // What the last one sent the first one has not seen: one more round would bring it.
    size_t there = m_server.rows().size();
    for (Desk &desk : m_desks) {
        size_t shared = 0;
        for (const Entry &entry : desk.disk->all())
            shared += m_server.rows().count(entry.id);
        if (shared != there)
            return false;
    }
    return true;
}

void SimWorld::check()
{
    if (!m_result.violation.isEmpty())
        return;
    checkServer();
    for (Desk &desk : m_desks)
        checkDesk(desk);
    checkRecords();
}

void SimWorld::checkServer()
{
    for (const auto &[id, row] : m_server.rows()) {
        if (m_written.count(id) == 0)
            violated(QStringLiteral("the server holds an entry that nobody wrote"));
    }
    for (const auto &[id, written] : m_written) {
        const bool there = m_server.rows().count(id) > 0;
        const bool mustNot = m_server.m_poison.count(id) > 0;
        if (!there && !mustNot && !written.destroyed)
            violated(QStringLiteral("lost: an entry of desk %1 never reached the server").arg(written.desk));
        if (there && mustNot)
            violated(QStringLiteral("a refused entry stands on the server"));
    }
}

void SimWorld::checkDesk(Desk &desk)
{
    std::set<QUuid, ById> here;
    qint64 own = 0;
    qint64 refused = 0;
    for (const Entry &entry : desk.disk->all()) {
        const auto written = m_written.find(entry.id);
        if (written == m_written.end()) {
            violated(QStringLiteral("desk %1 holds an entry that nobody wrote").arg(desk.name));
            continue;
        }
        if (!here.insert(entry.id).second)
            violated(QStringLiteral("doubled on desk %1").arg(desk.name));
        const auto there = m_server.rows().find(entry.id);
        if (there != m_server.rows().end()) {
            own += entry.desk == desk.name ? 1 : 0;
            if (there->second.hash != rememberedHash(entry))
                violated(QStringLiteral("desk %1 holds another content than the server").arg(desk.name));
            continue;
        }
        const bool isRefused = entry.desk == desk.name && m_server.m_poison.count(entry.id) > 0;
        refused += isRefused ? 1 : 0;
        if (!isRefused && !written->second.destroyed)
            violated(QStringLiteral("desk %1 holds what the server does not").arg(desk.name));
    }
    for (const auto &[id, row] : m_server.rows()) {
        if (here.count(id) == 0)
            violated(QStringLiteral("desk %1 lacks an entry of desk %2").arg(desk.name, row.entry.desk));
    }
    const auto counts = desk.disk->outbox().counts();
    const auto there = m_server.counts(desk.name);
    const auto rows = desk.disk->outbox().countsFromRows();
    if (rows->digest != counts->digest || rows->entries != counts->entries)
        violated(QStringLiteral("desk %1: the sum that is kept is not that of its rows").arg(desk.name));
    if (counts->acknowledged != own || there.entries != own || counts->digest != there.digest)
        violated(QStringLiteral("desk %1: the sums differ").arg(desk.name));
    if (counts->pending != 0 || counts->setAside != refused)
        violated(QStringLiteral("desk %1: %2 pending, %3 set aside of %4 that were refused")
                     .arg(desk.name)
                     .arg(counts->pending)
                     .arg(counts->setAside)
                     .arg(refused));
    if (counts->contradictions != 0)
        violated(QStringLiteral("desk %1: contradictions").arg(desk.name));
}

void SimWorld::checkRecords()
{
    for (int number = 0; number < m_cases; ++number) {
        const QString subject = QStringLiteral("c%1").arg(number);
        std::vector<Entry> shared;
        for (const auto &[id, row] : m_server.rows()) {
            if (row.entry.subject == subject)
                shared.push_back(row.entry);
        }
        const QByteArray expected = CaseRecord::fold(shared).canonical();
        // All desks hold the same entries, as was checked; the order in which they came is each one's own.
        const size_t desks = m_setup.realStore ? m_desks.size() : 2;
        for (size_t i = 0; i < desks; ++i) {
            std::vector<Entry> entries;
            for (const Entry &entry : m_desks[i].disk->of(subject)) {
                if (m_server.rows().count(entry.id) > 0)
                    entries.push_back(entry);
            }
            if (CaseRecord::fold(entries).canonical() != expected)
                violated(QStringLiteral("desk %1 shows another record").arg(m_desks[i].name));
        }
        checkConflicts(subject, shared);
    }
}

/// By the definition, without the registers' own code: a value stands unless its own desk set another one after it, or
/// somebody's entry names it; two that stand and differ are a conflict.
void SimWorld::checkConflicts(const QString &subject, const std::vector<Entry> &entries)
{
    const auto ordered = inOrder(entries);
    std::map<QString, std::vector<const Entry *>> sets;
    for (const Entry *entry : ordered)
        sets[QStringLiteral("field:") + entry->body.value(QLatin1String("name")).toString()].push_back(entry);
    std::map<QString, std::set<QUuid, ById>> expected;
    for (const auto &[reg, values] : sets) {
        std::set<QString> differing;
        std::set<QUuid, ById> standing;
        for (size_t i = 0; i < values.size(); ++i) {
            bool stands = true;
            for (size_t later = i + 1; later < values.size() && stands; ++later) {
                const QString id = values[i]->id.toString(QUuid::WithoutBraces);
                const Entry &next = *values[later];
                stands = next.desk != values[i]->desk && !next.body.value(QLatin1String("over")).toArray().contains(id);
            }
            if (!stands)
                continue;
            standing.insert(values[i]->id);
            differing.insert(values[i]->body.value(QLatin1String("value")).toString());
        }
        if (differing.size() > 1)
            expected[reg] = standing;
    }
    std::map<QString, std::set<QUuid, ById>> shown;
    for (const auto &conflict : CaseRecord::fold(entries).conflicts()) {
        for (const auto &value : conflict.values)
            shown[conflict.reg].insert(value.entry);
    }
    if (shown != expected)
        violated(QStringLiteral("a conflict of %1 was swallowed or made up").arg(subject));
    m_result.conflicts += static_cast<int>(shown.size());
}

SimResult simulate(const SimSetup &setup)
{
    forgetHashes();
    SimWorld world(setup);
    world.live();
    world.drain();
    world.check();
    return world.result();
}

} // namespace kikitori::test
