// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "sync/simulation/simworld.h"

#include "cases/caserecord.h"

#include <QJsonArray>

namespace kikitori::test {

namespace {
constexpr int kDeepest = 4;
constexpr int kMostSteps = 2'000; // of a pass: more is a circle
}

SimWorld::SimWorld(const SimSetup &setup)
    : m_setup(setup)
    , m_chance(setup.seed)
    , m_server(m_chance)
{
    const int count = setup.realStore ? m_chance.between(3, 4) : m_chance.between(3, 10);
    for (int i = 1; i <= count; ++i) {
        Desk desk;
        desk.name = QStringLiteral("%1").arg(i, 2, 10, QLatin1Char('0'));
        desk.disk = setup.realStore ? makeFileDisk(desk.name) : makeMemoryDisk(desk.name);
        desk.skewMs = m_chance.between(-3000, 3000);
        m_desks.push_back(std::move(desk));
    }
    m_cases = m_chance.between(1, 3);
    // Each run has its own weather: most faults are rare or absent, some frequent.
    const auto odds = [&](int most) { return m_chance.in1000(400) ? 0 : m_chance.upTo(most + 1); };
    m_odds = { odds(150), odds(150), odds(200), odds(200), odds(40), odds(60), odds(100), odds(40), m_chance.between(50, 450),
        odds(60), odds(80), m_chance.upTo(500) };
    m_server.m_later = odds(200);
    m_server.m_ignoresHorizon = setup.ignoresHorizon;
    m_policy.batch = m_chance.between(1, 8);
    m_policy.page = m_chance.between(1, 8);
    m_result.desks = count;
}

void SimWorld::say(const QString &what)
{
    if (m_setup.trace)
        m_result.trace << QStringLiteral("%1 %2%3").arg(m_ms % 100'000'000).arg(QString(2 * m_depth, QLatin1Char(' ')), what);
}

void SimWorld::violated(const QString &law)
{
    say(QStringLiteral("VIOLATED: %1").arg(law));
    if (m_result.violation.isEmpty())
        m_result.violation = law;
}

bool SimWorld::goesWrong(int odds)
{
    if (m_quiet || !m_chance.in1000(odds))
        return false;
    ++m_result.faults;
    return true;
}

void SimWorld::live()
{
    m_acts = m_setup.realStore ? m_chance.between(40, 60) : m_chance.between(60, 200);
    while (m_acts > 0 && m_result.violation.isEmpty())
        act();
}

void SimWorld::yield()
{
    if (m_depth >= kDeepest || m_quiet || m_acts <= 0 || !m_chance.in1000(m_odds.yield))
        return;
    ++m_depth;
    act();
    --m_depth;
}

void SimWorld::act()
{
    --m_acts;
    m_ms += m_chance.upTo(2'000);
    Desk &desk = m_desks[static_cast<size_t>(m_chance.upTo(static_cast<int>(m_desks.size())))];
    const int what = m_chance.upTo(100);
    if (what < 38)
        edit(desk);
    else if (what < 70)
        pass(desk);
    else if (what < 80)
        endSomeTransaction();
    else if (what < 85)
        deliverLate();
    else if (what < 92)
        changeServer();
    else if (what < 98)
        changeDesk(desk);
    else
        m_ms += m_chance.upTo(600'000);
}

void SimWorld::edit(Desk &desk)
{
    Entry entry;
    entry.id = m_chance.id();
    entry.subject = QStringLiteral("c%1").arg(m_chance.upTo(m_cases));
    entry.kind = QString::fromLatin1(kind::Field);
    entry.at = now();
    entry.author = QStringLiteral("ns") + desk.name;
    entry.desk = desk.name;
    entry.program = QStringLiteral("kochi-7119");
    const QString name = m_chance.in1000(500) ? QStringLiteral("municipality") : QStringLiteral("age");
    entry.body = { { QStringLiteral("name"), name }, { QStringLiteral("value"), QString::number(m_chance.upTo(4)) } };
    if (!m_chance.in1000(m_odds.blind)) {
        const CaseRecord seen = CaseRecord::fold(desk.disk->of(entry.subject));
        const QString reg = QStringLiteral("field:") + name;
        if (seen.registers.contested(reg) && m_chance.in1000(500))
            entry.body.insert(QStringLiteral("over"), seen.allHeads(reg)); // a person settles it
        else
            seen.nameSeen(entry);
    }
    const bool poison = goesWrong(m_odds.poison);
    if (!desk.disk->append(entry))
        return violated(QStringLiteral("a desk could not write"));
    if (poison)
        m_server.m_poison.insert(entry.id);
    m_written.emplace(entry.id, Written { desk.name, poison, false });
    ++m_result.entries;
}

void SimWorld::pass(Desk &desk)
{
    if (desk.inPass)
        return;
    ++m_result.passes;
    desk.inPass = true;
    desk.finished = desk.complete = false;
    try {
        SimDoor door(*this, desk);
        SimWire wire(*this, desk);
        SyncPass run(door, wire, desk.name, m_policy, [this, &desk] { return now().addMSecs(desk.skewMs); });
        run.setUnexplained(desk.unexplained);
        steps(desk, run);
        const bool says = desk.finished && run.outcome().proof && run.outcome().proof->complete();
        if (says && !wire.countedTruly())
            violated(QStringLiteral("complete was said and was not so"));
        desk.complete = says;
    } catch (const Crashed &) {
        say(QStringLiteral("desk %1: power cut").arg(desk.name));
        desk.disk->startAgain();
        desk.unexplained.clear();
    }
    desk.inPass = false;
}

void SimWorld::steps(Desk &desk, SyncPass &pass)
{
    for (int i = 0; i < kMostSteps; ++i) {
        const auto more = pass.step();
        if (m_setup.trace && !pass.plan().items.empty())
            say(QStringLiteral("desk %1 plan: %2").arg(desk.name, pass.plan().toText().replace(u'\n', QLatin1String("; "))));
        if (!more)
            return;
        if (!*more) {
            desk.finished = true;
            desk.unexplained = pass.unexplained();
            return;
        }
        if (!m_result.violation.isEmpty())
            return;
    }
    violated(QStringLiteral("a pass goes in circles"));
}

void SimWorld::endSomeTransaction()
{
    const auto open = m_server.open();
    if (open.empty())
        return;
    const int which = open[static_cast<size_t>(m_chance.upTo(static_cast<int>(open.size())))];
    const bool commits = m_chance.in1000(800);
    say(QStringLiteral("server: transaction %1 %2")
            .arg(which)
            .arg(commits ? QLatin1String("commits") : QLatin1String("rolls back")));
    if (commits)
        m_server.commit(which);
    else
        m_server.rollBack(which);
}

void SimWorld::deliverLate()
{
    if (m_late.empty())
        return;
    const auto which = m_late.begin() + m_chance.upTo(static_cast<int>(m_late.size()));
    const auto entries = std::move(*which);
    m_late.erase(which);
    say(QStringLiteral("server: a request arrives once more, %1 entries").arg(entries.size()));
    m_server.commit(m_server.begin(entries).transaction);
}

void SimWorld::changeServer()
{
    if (goesWrong(m_odds.serverRestore * 4))
        return restoreServer();
    if (m_chance.in1000(500)) {
        m_server.backUp();
        return;
    }
    m_server.m_full = !m_server.m_full && m_chance.in1000(300);
    say(QStringLiteral("server: %1").arg(m_server.m_full ? QLatin1String("full") : QLatin1String("has space")));
}

void SimWorld::restoreServer()
{
    if (!m_server.restore())
        return;
    // Restoring cuts the connections; that the operator names the new life later does not.
    const bool cuts = m_chance.in1000(600);
    m_breaks += cuts ? 1 : 0;
    ++m_result.restores;
    say(QStringLiteral("server: restored, epoch %1, %2 entries")
            .arg(m_server.epoch().toString().mid(1, 4))
            .arg(m_server.rows().size()));
    noteDestroyed();
}

void SimWorld::changeDesk(Desk &desk)
{
    if (m_chance.in1000(200))
        desk.offline = !desk.offline;
    if (desk.inPass)
        return;
    if (goesWrong(m_odds.deskRestore * 4))
        return restoreDesk(desk);
    if (m_chance.in1000(600))
        desk.disk->backUp();
    else
        desk.disk->startAgain();
}

void SimWorld::restoreDesk(Desk &desk)
{
    if (!desk.disk->restore())
        return;
    desk.unexplained.clear();
    ++m_result.restores;
    say(QStringLiteral("desk %1: restored").arg(desk.name));
    noteDestroyed();
}

void SimWorld::noteDestroyed()
{
    std::set<QUuid, ById> kept;
    for (Desk &desk : m_desks) {
        for (const Entry &entry : desk.disk->all()) {
            if (entry.desk == desk.name)
                kept.insert(entry.id);
        }
    }
    for (auto &[id, written] : m_written)
        written.destroyed = written.destroyed || (kept.count(id) == 0 && m_server.rows().count(id) == 0);
}

} // namespace kikitori::test
