// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "home/home.h"

#include "base/clock.h"
#include "base/localday.h"
#include "base/yamlmap.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

namespace kikitori {

namespace {

constexpr int kLongestLock = 60; ///< minutes
constexpr int kMostGenerations = 100;
constexpr int kJapanMinutes = 540;

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

PackShelf Home::shelf() const
{
    return { m_folder, dataFolder(m_folder, QStringLiteral("protocols")) };
}

Result<ChosenPacks> Home::choosePacks(const std::vector<Program> &programs, QDate today) const
{
    QStringList wanted;
    for (const Program &program : programs)
        wanted << program.packId;
    return shelf().choose(wanted, today);
}

Result<QHash<QString, Pack>> Home::packs(const std::vector<Program> &programs) const
{
    auto chosen = choosePacks(programs, dayAt(SystemClock().now(), kJapanMinutes));
    if (!chosen)
        return tl::make_unexpected(chosen.error());
    return std::move(chosen->packs);
}

Result<> Home::keepPacks(const QHash<QString, Pack> &packs) const
{
    for (const Pack &pack : packs) {
        if (const auto kept = shelf().keep(pack); !kept)
            return kept;
    }
    return {};
}

Result<Pack> Home::keptPack(const QString &hash) const
{
    return shelf().kept(hash);
}

} // namespace kikitori
