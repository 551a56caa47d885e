// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/purge.h"

#include "base/localday.h"
#include "store/erasing/oldercopies.h"
#include "store/erasing/purgesource.h"
#include "store/erasing/wipe.h"
#include "store/keeping/backup.h"
#include "store/keeping/rekey.h"
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
    , m_key(context.key().clone())
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
    return purge->reach().map([&] { return std::move(purge); });
}

Result<> Purge::reach()
{
    auto connection = Connection::open(m_context.home.store(), m_key, Connection::Access::Existing);
    if (!connection)
        return tl::make_unexpected(connection.error());
    m_connection = std::move(*connection);
    m_connection->trust();
    return Eraser::over(
        *m_connection, { m_context.home.settings().desk, m_context.home.recordings(), kJapanMinutes }, m_context.clock)
        .map([this](std::unique_ptr<Eraser> eraser) { m_eraser = std::move(eraser); });
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
        return unit.closed.isValid() || m_wish.everything ? retention.dueOn(Retention::Kind::Records, unit.opened, unit.closed)
                                                          : QDate();
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

Result<bool> Purge::hasWork(const std::vector<PurgeItem> &items)
{
    if (std::any_of(items.begin(), items.end(), [](const PurgeItem &item) { return !item.kept; }))
        return true;
    return m_eraser->unfinished().and_then(
        [&](const std::optional<PurgeRun> &run) { return run ? Result<bool>(true) : m_eraser->hasFilesToWipe(); });
}

int Purge::stuck(const std::vector<PurgeItem> &items)
{
    return static_cast<int>(std::count_if(
        items.begin(), items.end(), [](const PurgeItem &item) { return item.kept && item.kept->fault == Fault::NotShared; }));
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

/// A new backup that is verified, and then no older one.
Result<> Purge::backUpAnew(Copies &copies)
{
    const auto &settings = m_context.home.settings();
    if (settings.backups.folder.isEmpty())
        return {};
    const BackupPlan plan { settings.backups.folder, settings.backups.second, 1, backupName(settings.desk) };
    const auto made = backUp(m_context.home.store(), m_context.home.keys(), m_key, plan, m_context.clock.now());
    if (!made)
        return tl::make_unexpected(made.error());
    for (const QString &path : made->removed)
        copies.removed << QFileInfo(path).fileName();
    for (const QString &path : made->damaged)
        copies.stay.push_back({ Left::Why::CopyStays, QFileInfo(path).fileName(), {} });
    if (made->secondMissed)
        copies.stay.push_back({ Left::Why::MediumAway, QFileInfo(plan.second).fileName(), made->secondMissed->detail });
    copies.audit.push_back(m_context.entry(Stream::Audit, m_context.staff().id, kind::BackedUp,
        { { QStringLiteral("file"), QFileInfo(made->made.file).fileName() },
            { QStringLiteral("sha256"), QString::fromLatin1(made->made.sha256) },
            { QStringLiteral("entries"), made->made.figures.entries } }));
    return {};
}

/// The whole copies that stand beside the store hold what was erased too.
void Purge::wipeOlder(Copies &copies)
{
    for (const QString &path : olderCopiesBeside(m_context.home.store())) {
        const QString name = QFileInfo(path).fileName();
        const auto wiped = wipeFile(path);
        if (wiped)
            copies.removed << name;
        else
            copies.stay.push_back({ Left::Why::CopyStays, name, wiped.error().detail });
    }
}

Result<> Purge::rekey(Copies &copies)
{
    if (!m_wish.rekey)
        return {};
    m_eraser.reset();
    m_connection.reset();
    m_context.store().close();
    auto done = rekeyStore(m_context.home.store(), m_context.home.keys(), m_context.admitted().keys, m_context.clock.now());
    if (!done)
        return tl::make_unexpected(done.error());
    m_key = std::move(done->key);
    copies.rekeyed = true;
    copies.audit.push_back(m_context.entry(
        Stream::Audit, m_context.staff().id, kind::KeysChanged, { { QStringLiteral("what"), QStringLiteral("rekey") } }));
    return reach();
}

/// The old key goes as soon as no backup needs it; that it did not go is no failure of the purge.
void Purge::dropOldKeys()
{
    const auto &backups = m_context.home.settings().backups;
    QStringList folders { backups.folder, backups.second };
    folders.removeAll(QString());
    if (!m_wish.rekey || folders.isEmpty())
        return;
    std::vector<StoreKey> keys;
    keys.push_back(m_key.clone());
    if (const auto dropped = dropUnneededKeys(m_context.home.keys(), keys, folders); !dropped)
        m_context.failed(dropped.error());
}

Result<WrittenCertificate> Purge::conclude(const PurgeRun &run, const std::vector<PurgeItem> &items)
{
    Copies copies;
    const auto ready = m_eraser->foldLog().and_then([&] { return rekey(copies); }).and_then([&] { return backUpAnew(copies); });
    if (!ready)
        return tl::make_unexpected(ready.error());
    wipeOlder(copies);
    dropOldKeys();
    const auto erased = m_eraser->summaryOf(run);
    if (!erased)
        return tl::make_unexpected(erased.error());
    const ErasureCertificate certificate = certificateOf(run, *erased, items, copies);
    const auto written = writeCertificate(certificate, QDir(m_context.home.reports()).filePath(QStringLiteral("certificates")));
    if (!written)
        return written;
    return audit(run, certificate, *written, std::move(copies.audit)).map([&] { return *written; });
}

} // namespace kikitori
