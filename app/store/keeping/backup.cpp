// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keeping/backup.h"

#include "store/keeping/backupset.h"
#include "store/keeping/durable.h"
#include "store/keys/keycheck.h"
#include "store/migrations.h"
#include "store/statement.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <algorithm>

namespace kikitori {

namespace {
constexpr qint64 kWholeCheckBytes = 64LL * 1024 * 1024;

PageCheck checkFor(const QString &path)
{
    return QFileInfo(path).size() <= kWholeCheckBytes ? PageCheck::Whole : PageCheck::Quick;
}

/// One file without a log, so that it can be verified and carried on any medium. Says which faults the copy has.
Result<StoreFigures> settle(const QString &path, const StoreKey &key)
{
    auto copy = Connection::open(path, key, Connection::Access::Existing);
    if (!copy)
        return tl::make_unexpected(copy.error());
    (*copy)->trust();
    return (*copy)
        ->run("PRAGMA journal_mode = DELETE")
        .and_then([&] { return checkPages(**copy, checkFor(path)); })
        .and_then([&] { return figuresOf(**copy); });
}

tl::unexpected<Error> asBackupFault(const Error &error)
{
    const bool bad = error.fault == Fault::StoreDamaged || error.fault == Fault::KeyWrong;
    return fail(bad ? Fault::BackupDamaged : error.fault, error.subject, error.detail, error.line);
}

Result<std::unique_ptr<Connection>> openForReading(const QString &path, const StoreKey &key)
{
    if (!QFileInfo::exists(path))
        return fail(Fault::FileMissing, path);
    if (checkKey(path, key) == KeyCheck::Wrong)
        return fail(Fault::KeyWrong, path);
    auto connection = Connection::open(path, key, Connection::Access::Existing);
    if (connection)
        (*connection)->trust();
    return connection;
}

/// What a backup that was cut off left behind; nobody else writes here while the lock is held.
void sweepDrafts(const QDir &folder, const QString &name)
{
    for (const QFileInfo &draft : folder.entryInfoList({ name + QStringLiteral(".*.part*") }, QDir::Files))
        QFile::remove(draft.filePath());
}

QString freeName(const QDir &folder, const QString &name, QDateTime at)
{
    for (;; at = at.addMSecs(1)) {
        const QString stamp = at.toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmsszzz'Z'"));
        const QString file = folder.absoluteFilePath(QStringLiteral("%1.%2.backup").arg(name, stamp));
        if (!QFileInfo::exists(file) && !QFileInfo::exists(descriptionOf(file)))
            return file;
    }
}

Result<> copyPeople(BackupSet &set, const QString &keyringPath)
{
    if (!QFileInfo::exists(keyringPath))
        return {};
    const QString people = peopleFileOf(set.file);
    return copyToDisk(keyringPath, people).and_then([&] { return sha256Of(people); }).map([&](const QByteArray &sha256) {
        set.people = people;
        set.peopleSha256 = sha256;
    });
}

Result<> copyStore(BackupSet &set, const QString &storePath, const StoreKey &key, const std::function<bool()> &goOn)
{
    auto source = openForReading(storePath, key);
    if (!source)
        return tl::make_unexpected(source.error());
    const QString draft = set.file + QStringLiteral(".part");
    const auto figures = copyVerified(**source, key, draft, goOn);
    if (!figures)
        return tl::make_unexpected(figures.error());
    const auto sha256 = sha256Of(draft);
    if (!sha256)
        return tl::make_unexpected(sha256.error());
    set.figures = *figures;
    set.sha256 = *sha256;
    set.bytes = QFileInfo(draft).size();
    return takeName(draft, set.file);
}

/// The same set on another medium, read back from there.
Result<BackupSet> copySet(const BackupSet &set, const QDir &folder)
{
    BackupSet copy = set;
    copy.file = folder.absoluteFilePath(QFileInfo(set.file).fileName());
    const QString draft = copy.file + QStringLiteral(".part");
    auto done = copyToDisk(set.file, draft).and_then([&] { return takeName(draft, copy.file); });
    if (done && !set.people.isEmpty()) {
        copy.people = peopleFileOf(copy.file);
        done = copyToDisk(set.people, copy.people);
    }
    if (done)
        done = checkBackupBytes(copy);
    if (done)
        done = writeDescription(copy);
    if (!done)
        return tl::make_unexpected(done.error());
    return copy;
}

/// Older generations go once `keep` newer ones are what they were. One that rotted does not count, and is named.
void removeOlder(BackupReport &report, const BackupPlan &plan, const QString &folder)
{
    const auto sets = backupsIn(folder, plan.name);
    if (static_cast<int>(sets.size()) <= plan.keep)
        return;
    int good = 0;
    for (const BackupSet &set : sets) {
        if (good >= std::max(1, plan.keep)) {
            if (removeSet(set))
                report.removed << set.file;
        } else if (set.file == report.made.file || (report.second && set.file == report.second->file) || checkBackupBytes(set)) {
            ++good;
        } else {
            report.damaged << set.file;
        }
    }
}

void copyAway(BackupReport &report, const BackupPlan &plan)
{
    const QDir second(plan.second);
    if (!second.exists()) {
        report.secondMissed = Error { Fault::BackupMissing, plan.second, QStringLiteral("the medium is not there"), 0, 0 };
        return;
    }
    sweepDrafts(second, plan.name);
    auto copy = copySet(report.made, second);
    if (!copy) {
        report.secondMissed = copy.error();
        return;
    }
    report.second = std::move(*copy);
    removeOlder(report, plan, plan.second);
}
}

Result<StoreFigures> copyVerified(
    Connection &source, const StoreKey &key, const QString &target, const std::function<bool()> &goOn)
{
    if (QFileInfo::exists(target))
        return fail(Fault::BadArgument, target, QStringLiteral("a file of this name is there"));
    auto copy = Connection::open(target, key, Connection::Access::Create);
    if (!copy)
        return tl::make_unexpected(copy.error());
    QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner);
    (*copy)->trust();
    // A reading transaction holds the moment: what others commit meanwhile goes to the log behind it.
    if (const auto begun = source.run("BEGIN"); !begun)
        return tl::make_unexpected(begun.error());
    const auto figures = figuresOf(source);
    // To the medium as it goes: a commit of the desk would wait for all that is still under way to the disk.
    const auto onwards = [&] { return fileToDisk(target) && (!goOn || goOn()); };
    const auto copied = figures ? source.copyTo(**copy, onwards) : tl::make_unexpected(figures.error());
    const auto ended = source.run("ROLLBACK");
    copy->reset();
    if (!copied)
        return tl::make_unexpected(copied.error());
    if (!ended)
        return tl::make_unexpected(ended.error());
    const auto written =
        settle(target, key).and_then([&](const StoreFigures &found) { return fileToDisk(target).map([&] { return found; }); });
    if (!written)
        return asBackupFault(written.error());
    if (*written != *figures)
        return fail(Fault::BackupDamaged, target, QStringLiteral("the copy does not hold what was copied"));
    return figures;
}

Result<BackupReport> backUp(const QString &storePath, const QString &keyringPath, const StoreKey &key, const BackupPlan &plan,
    const QDateTime &now, const std::function<bool()> &goOn)
{
    const QDir folder(plan.folder);
    if (plan.folder.isEmpty() || !folder.mkpath(QStringLiteral(".")))
        return fail(Fault::FileUnreadable, plan.folder, QStringLiteral("the folder cannot be made"));
    QLockFile lock(folder.absoluteFilePath(plan.name + QStringLiteral(".backup.lock")));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(0))
        return fail(lock.error() == QLockFile::LockFailedError ? Fault::StoreBusy : Fault::DiskFailed, plan.folder,
            QStringLiteral("the folder is locked"));
    sweepDrafts(folder, plan.name);

    BackupReport report;
    report.made.file = freeName(folder, plan.name, now);
    report.made.key = Keyring::fingerprintOf(key);
    report.made.at = now.toUTC();
    const auto done =
        copyStore(report.made, storePath, key, goOn).and_then([&] { return copyPeople(report.made, keyringPath); }).and_then([&] {
            return writeDescription(report.made);
        });
    if (!done) {
        std::ignore = removeSet(report.made);
        sweepDrafts(folder, plan.name);
        return tl::make_unexpected(done.error());
    }
    sweepDrafts(folder, plan.name);
    removeOlder(report, plan, plan.folder);
    if (!plan.second.isEmpty())
        copyAway(report, plan);
    return report;
}

Result<> verifyBackup(const BackupSet &set, const StoreKey &key)
{
    if (const auto same = checkBackupBytes(set); !same)
        return same;
    if (set.key != Keyring::fingerprintOf(key))
        return fail(Fault::KeyWrong, set.file);
    const auto connection = Connection::open(set.file, key, Connection::Access::Existing);
    if (!connection)
        return asBackupFault(connection.error());
    const auto found = checkPages(**connection, checkFor(set.file)).and_then([&] { return figuresOf(**connection); });
    if (!found)
        return asBackupFault(found.error());
    if (*found != set.figures)
        return fail(Fault::BackupDamaged, set.file, QStringLiteral("it does not hold what its description says"));
    return {};
}

} // namespace kikitori
