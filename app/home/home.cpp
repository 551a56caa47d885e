// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "home/home.h"

#include "base/yamlmap.h"
#include "protocol/packreader.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

#include <algorithm>

namespace kikitori {

namespace {

constexpr int kLongestLock = 60; ///< minutes
constexpr int kMostGenerations = 100;

DeskSettings::Backups readBackups(YamlMap map, const QString &home)
{
    DeskSettings::Backups backups;
    const auto place = [&](const QString &path) { return path.isEmpty() ? path : QDir(home).absoluteFilePath(path); };
    backups.folder = place(map.text("folder"));
    backups.second = place(map.text("second", {}));
    backups.keep = map.number("keep", 1, kMostGenerations, backups.keep);
    if (!backups.second.isEmpty() && backups.second == backups.folder)
        map.refuse("second", QStringLiteral("\"second\" must be another folder"));
    return backups;
}

/// How the screen is locked and who must show a second factor.
void readSafety(YamlMap &top, DeskSettings &settings)
{
    settings.lockMinutes = top.number("lock-minutes", 0, kLongestLock, settings.lockMinutes);
    const QString factor = top.text("second-factor", QStringLiteral("optional"));
    settings.secondFactorRequired = factor == QLatin1String("required");
    if (!settings.secondFactorRequired && factor != QLatin1String("optional"))
        top.refuse("second-factor", QStringLiteral("\"second-factor\" must be required or optional"));
}

Result<DeskSettings> readSettings(const QString &path)
{
    DeskSettings settings;
    if (!QFileInfo::exists(path))
        return settings;
    auto top = YamlMap::read(path);
    if (!top)
        return tl::make_unexpected(top.error());
    settings.desk = top->text("desk", settings.desk);
    if (settings.desk.size() != 2 || !settings.desk[0].isDigit() || !settings.desk[1].isDigit())
        top->refuse("desk", QStringLiteral("\"desk\" must be two digits"));
    if (top->has("telephone")) {
        YamlMap telephone = top->map("telephone");
        settings.sipDomain = telephone.text("exchange");
        settings.sipUser = telephone.text("user", settings.desk);
        settings.sipPassword = telephone.text("password", {});
        settings.sipListen = telephone.text("listen", settings.sipListen);
    }
    settings.share = top->text("share", {});
    settings.reports = top->text("reports", {});
    readSafety(*top, settings);
    if (top->has("backups"))
        settings.backups = readBackups(top->map("backups"), QFileInfo(path).path());
    if (const auto ok = top->finish(); !ok)
        return tl::make_unexpected(ok.error());
    return settings;
}

/// The folder of the home when it holds something of that kind, else the built-in one.
QString dataFolder(const QString &home, const QString &name)
{
    const QString own = home + QLatin1Char('/') + name;
    return QDir(own).isEmpty() ? QStringLiteral(":/") + name : own;
}

QString keptFolder(const QString &home, const QString &hash)
{
    return home + QLatin1String("/protocols-kept/") + hash;
}

/// Whole or not at all: the folder gets its name when every file is in it.
Result<> copyFolder(const QString &from, const QString &to)
{
    const QString draft = to + QLatin1String(".part");
    QDir(draft).removeRecursively();
    if (!QDir().mkpath(draft))
        return fail(Fault::DiskFailed, draft);
    const QStringList files = QDir(from).entryList(QDir::Files);
    for (const QString &file : files) {
        if (!QFile::copy(from + QLatin1Char('/') + file, draft + QLatin1Char('/') + file))
            return fail(Fault::DiskFailed, draft + QLatin1Char('/') + file);
    }
    return QDir().rename(draft, to) ? Result<>() : fail(Fault::DiskFailed, to);
}

} // namespace

Home::Home(QString folder, DeskSettings settings)
    : m_folder(std::move(folder))
    , m_settings(std::move(settings))
{
}

Home::~Home() = default;
Home::Home(Home &&) noexcept = default;
Home &Home::operator=(Home &&) noexcept = default;

Result<Home> Home::open(const QString &folder)
{
    const QString path = QDir(folder).absolutePath();
    if (!QDir().mkpath(path))
        return fail(Fault::FileUnreadable, path, QStringLiteral("the folder cannot be made"));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    auto settings = readSettings(path + QStringLiteral("/settings.yaml"));
    if (!settings)
        return tl::make_unexpected(settings.error());
    return Home(path, std::move(*settings));
}

Result<> Home::lock()
{
    m_lock = std::make_unique<QLockFile>(m_folder + QStringLiteral("/desk.lock"));
    m_lock->setStaleLockTime(0); // a lock is stale only when its process is gone
    if (m_lock->tryLock(0))
        return {};
    if (m_lock->error() == QLockFile::LockFailedError)
        return fail(Fault::AlreadyRunning, m_folder);
    return fail(Fault::FileUnreadable, m_folder, QStringLiteral("the lock file cannot be written"));
}

QString Home::store() const
{
    return m_folder + QStringLiteral("/kikitori.store");
}

QString Home::keys() const
{
    return m_folder + QStringLiteral("/people.json");
}

QString Home::recordings() const
{
    return m_folder + QStringLiteral("/recordings");
}

QString Home::reports() const
{
    return m_settings.reports.isEmpty() ? m_folder + QStringLiteral("/reports") : m_settings.reports;
}

Result<std::vector<Program>> Home::programs() const
{
    const QDir folder(dataFolder(m_folder, QStringLiteral("programs")));
    std::vector<Program> programs;
    const QStringList files = folder.entryList({ QStringLiteral("*.yaml") }, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        auto program = readProgram(folder.filePath(file));
        if (!program)
            return tl::make_unexpected(program.error());
        programs.push_back(std::move(*program));
    }
    if (programs.empty())
        return fail(Fault::FileMissing, folder.path());
    return programs;
}

Result<QHash<QString, Pack>> Home::packs(const std::vector<Program> &programs) const
{
    const QDir folder(dataFolder(m_folder, QStringLiteral("protocols")));
    QHash<QString, Pack> packs;
    const QStringList names = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names) {
        auto pack = readPack(folder.filePath(name));
        if (!pack)
            return tl::make_unexpected(pack.error());
        packs.insert(pack->id, std::move(*pack));
    }
    for (const Program &program : programs) {
        if (!packs.contains(program.packId))
            return fail(Fault::FileMissing, folder.path() + QLatin1Char('/') + program.packId);
    }
    return packs;
}

Result<> Home::keepPacks(const QHash<QString, Pack> &packs) const
{
    const bool all = std::all_of(packs.cbegin(), packs.cend(), [this](const Pack &pack) { return QDir(keptFolder(m_folder, pack.hash)).exists(); });
    if (all)
        return {};
    const QDir source(dataFolder(m_folder, QStringLiteral("protocols")));
    const QStringList names = source.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names) {
        const auto read = readPack(source.filePath(name));
        // What was changed since it was read is not the version in use.
        if (!read || packs.value(read->id).hash != read->hash || QDir(keptFolder(m_folder, read->hash)).exists())
            continue;
        if (const auto kept = copyFolder(source.filePath(name), keptFolder(m_folder, read->hash)); !kept)
            return kept;
    }
    return {};
}

Result<Pack> Home::keptPack(const QString &hash) const
{
    auto pack = readPack(keptFolder(m_folder, hash));
    if (pack && pack->hash != hash)
        return fail(Fault::SealBroken, keptFolder(m_folder, hash));
    return pack;
}

} // namespace kikitori
