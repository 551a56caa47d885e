// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/purge.h"

#include "base/localday.h"
#include "store/backup.h"
#include "store/oldercopies.h"
#include "store/purgesource.h"
#include "store/wipe.h"
#include "sync/pg/pgremote.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace kikitori {

namespace {
constexpr int kJapanMinutes = 540;
constexpr std::size_t kIdsAtOnce = 500;
using Left = ErasureCertificate::Left;
}

Purge::Purge(Context &context, Wish wish)
    : m_context(context)
    , m_wish(std::move(wish))
{
}

Result<std::unique_ptr<Purge>> Purge::open(Context &context, Wish wish)
{
    const QString share = context.home.settings().share;
    if (wish.withoutShare != share.isEmpty())
        return fail(Fault::BadArgument, QStringLiteral("--without-share"),
            QCoreApplication::translate("ctl", "this desk has a shared store exactly when settings.yaml names one"));
    std::unique_ptr<Purge> purge(new Purge(context, std::move(wish)));
    if (!share.isEmpty()) {
        auto remote = openPgRemote(share);
        if (!remote)
            return tl::make_unexpected(remote.error());
        purge->m_remote = std::move(*remote);
    }
    auto connection = Connection::open(context.home.store(), context.key(), Connection::Access::Existing);
    if (!connection)
        return tl::make_unexpected(connection.error());
    purge->m_connection = std::move(*connection);
    purge->m_connection->trust();
    auto eraser = Eraser::over(*purge->m_connection,
        { context.home.settings().desk, context.home.recordings(), kJapanMinutes }, context.clock);
    if (!eraser)
        return tl::make_unexpected(eraser.error());
    purge->m_eraser = std::move(*eraser);
    return purge;
}

Result<QDate> Purge::today()
{
    const QDate here = dayAt(m_context.clock.now(), kJapanMinutes);
    if (!m_remote)
        return here;
    return m_remote->clock().map([&](const QDateTime &there) { return std::min(here, dayAt(there, kJapanMinutes)); });
}

QDate Purge::dueOn(const PurgeUnit &unit) const
{
    const Retention &retention = *m_wish.program.retention;
    switch (unit.what) {
    case PurgeUnit::What::Case:
        // A case that was never closed is somebody's open work until the contract is over.
        return unit.closed.isValid() || m_wish.everything ? retention.dueOn(Retention::Kind::Records, unit.opened, unit.closed) : QDate();
    case PurgeUnit::What::Call:
        return retention.dueOn(Retention::Kind::Records, unit.opened, unit.opened);
    case PurgeUnit::What::Recording:
        return retention.dueOn(Retention::Kind::Recordings, unit.opened, unit.closed);
    case PurgeUnit::What::Fields:
        return retention.dueOn(Retention::Kind::Temporary, unit.opened, unit.closed);
    }
    return {};
}

Result<ReadBack> Purge::readBack(const std::vector<PurgeUnit> &units)
{
    if (!m_remote)
        return ReadBack {};
    std::vector<QUuid> ids;
    for (const PurgeUnit &unit : units) {
        for (const PurgeUnit::Line &line : unit.lines)
            ids.push_back(line.id);
    }
    std::vector<KnownEntry> known;
    for (std::size_t at = 0; at < ids.size(); at += kIdsAtOnce) {
        const std::vector<QUuid> some(ids.begin() + static_cast<std::ptrdiff_t>(at),
            ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), at + kIdsAtOnce)));
        const auto there = m_remote->readBack(some);
        if (!there)
            return tl::make_unexpected(there.error());
        known.insert(known.end(), there->begin(), there->end());
    }
    return readBackOf(known);
}

Result<std::vector<PurgeItem>> Purge::plan(QDate day)
{
    const DueOn due = [this](const PurgeUnit &unit) { return dueOn(unit); };
    auto units = purgeUnitsOf(*m_connection, m_wish.program.id, m_wish.program.retention->temporaryFields);
    if (!units)
        return tl::make_unexpected(units.error());
    const auto holds = readHolds(*m_connection);
    if (!holds)
        return tl::make_unexpected(holds.error());
    for (PurgeUnit &unit : *units) {
        if (!mayGo(unit, due, *holds, day))
            continue;
        auto lines = purgeLinesOf(*m_connection, unit);
        if (!lines)
            return tl::make_unexpected(lines.error());
        unit.lines = std::move(*lines);
    }
    const auto there = readBack(*units);
    if (!there)
        return tl::make_unexpected(there.error());
    auto items = planPurge(std::move(*units), due, *holds, *there, day);
    for (const PurgeItem &item : items) {
        if (m_wish.everything && item.kept && item.kept->fault == Fault::RetentionRuns)
            return tl::make_unexpected(*item.kept);
    }
    return items;
}

int Purge::stuck(const std::vector<PurgeItem> &items)
{
    return static_cast<int>(std::count_if(items.begin(), items.end(),
        [](const PurgeItem &item) { return item.kept && item.kept->fault == Fault::NotShared; }));
}

Result<PurgeRun> Purge::begin(const Staff &approver)
{
    const PurgeOrder order { m_wish.program.id, m_context.staff().id, approver.id, m_wish.withoutShare };
    const auto known = m_eraser->unfinished();
    if (!known)
        return tl::make_unexpected(known.error());
    if (*known && (*known)->order != order) {
        // What other people began and what was cut off gets its own certificate before anything new begins.
        const auto concluded = m_eraser->wipeFiles(**known).and_then([&] { return conclude(**known, {}); });
        if (!concluded)
            return tl::make_unexpected(concluded.error());
        m_context.out << concluded->pdf << Qt::endl;
    }
    return m_eraser->begin(order);
}

Result<WrittenCertificate> Purge::run(const std::vector<PurgeItem> &items, const Staff &approver)
{
    const auto run = begin(approver);
    if (!run)
        return tl::make_unexpected(run.error());
    for (const auto &together : togetherOf(items)) {
        if (const auto done = m_eraser->erase(*run, together); !done)
            return tl::make_unexpected(done.error());
    }
    return m_eraser->wipeFiles(*run).and_then([&] { return conclude(*run, items); });
}

/// A new backup that is verified, and then no older one; neither the whole copies that stand beside the store.
Result<Purge::Copies> Purge::rollCopies()
{
    Copies copies;
    const auto &backups = m_context.home.settings().backups;
    if (!backups.folder.isEmpty()) {
        BackupPlan plan;
        plan.folder = backups.folder;
        plan.second = backups.second;
        plan.keep = 1;
        const auto made = backUp(m_context.home.store(), m_context.home.keys(), m_context.key(), plan, m_context.clock.now());
        if (!made)
            return tl::make_unexpected(made.error());
        for (const QString &path : made->removed)
            copies.removed << QFileInfo(path).fileName();
        for (const QString &path : made->damaged)
            copies.stay.push_back({ Left::Why::CopyStays, QFileInfo(path).fileName(), {} });
        if (made->secondMissed)
            copies.left.push_back({ QStringLiteral("2"), {} });
    }
    for (const QString &path : olderCopiesBeside(m_context.home.store())) {
        const QString name = QFileInfo(path).fileName();
        const auto wiped = wipeFile(path);
        if (wiped)
            copies.removed << name;
        else
            copies.stay.push_back({ Left::Why::CopyStays, name, wiped.error().detail });
    }
    return copies;
}

Result<WrittenCertificate> Purge::conclude(const PurgeRun &run, const std::vector<PurgeItem> &items)
{
    if (const auto folded = m_eraser->foldLog(); !folded)
        return tl::make_unexpected(folded.error());
    const auto copies = rollCopies();
    if (!copies)
        return tl::make_unexpected(copies.error());
    const auto erased = m_eraser->summaryOf(run);
    if (!erased)
        return tl::make_unexpected(erased.error());
    const ErasureCertificate certificate = certificateOf(run, *erased, items, *copies);
    const auto written = writeCertificate(certificate, QDir(m_context.home.reports()).filePath(QStringLiteral("certificates")));
    if (!written)
        return written;
    return audit(run, certificate, *written).map([&] { return *written; });
}

} // namespace kikitori
