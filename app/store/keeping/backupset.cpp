// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keeping/backupset.h"

#include "store/keeping/durable.h"
#include "store/keys/ownersfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace kikitori {

namespace {
constexpr char kFormat[] = "kikitori-backup";
constexpr int kVersion = 1;
constexpr qint64 kLargestDescription = 64 * 1024;

tl::unexpected<Error> damaged(const QString &file, const char *what)
{
    return fail(Fault::BackupDamaged, file, QString::fromLatin1(what));
}

QString latin(const QByteArray &hex)
{
    return QString::fromLatin1(hex);
}

Result<> sameBytes(const QString &file, const QByteArray &sha256)
{
    if (!QFileInfo::exists(file))
        return fail(Fault::BackupMissing, file);
    const auto found = sha256Of(file);
    if (!found)
        return tl::make_unexpected(found.error());
    return *found == sha256 ? Result<>() : damaged(file, "its bytes are not those that were written");
}
}

QString backupName(const QString &desk)
{
    return QStringLiteral("kikitori-") + desk;
}

QString peopleFileOf(const QString &backupFile)
{
    return backupFile.chopped(QStringLiteral(".backup").size()) + QStringLiteral(".people.json");
}

QString descriptionOf(const QString &backupFile)
{
    return backupFile + QStringLiteral(".json");
}

Result<> writeDescription(const BackupSet &set)
{
    const QJsonObject object { { QStringLiteral("format"), QString::fromLatin1(kFormat) },
        { QStringLiteral("version"), kVersion }, { QStringLiteral("schema"), set.figures.schema },
        { QStringLiteral("entries"), set.figures.entries }, { QStringLiteral("head"), latin(set.figures.head) },
        { QStringLiteral("key"), set.key }, { QStringLiteral("bytes"), set.bytes },
        { QStringLiteral("sha256"), latin(set.sha256) }, { QStringLiteral("peopleSha256"), latin(set.peopleSha256) },
        { QStringLiteral("at"), set.at.toUTC().toString(Qt::ISODateWithMs) } };
    return writeForOwner(descriptionOf(set.file), QJsonDocument(object).toJson());
}

Result<BackupSet> readBackup(const QString &file)
{
    QFile description(descriptionOf(file));
    if (!file.endsWith(QLatin1String(".backup")) || !QFileInfo::exists(file))
        return fail(Fault::BackupMissing, file);
    if (!description.open(QIODevice::ReadOnly))
        return fail(Fault::BackupMissing, description.fileName(), QStringLiteral("a backup without its description"));
    const QJsonObject object = QJsonDocument::fromJson(description.read(kLargestDescription)).object();
    const auto hex = [&](const char *name) { return object.value(QLatin1String(name)).toString().toLatin1(); };
    if (object.value(QLatin1String("format")) != QLatin1String(kFormat))
        return damaged(file, "its description is none");
    if (object.value(QLatin1String("version")).toInt() > kVersion)
        return fail(Fault::StoreNewer, file, QStringLiteral("written by a newer program"));
    BackupSet set;
    set.file = QFileInfo(file).absoluteFilePath();
    set.figures = { object.value(QLatin1String("schema")).toInt(), object.value(QLatin1String("entries")).toInteger(),
        hex("head") };
    set.key = object.value(QLatin1String("key")).toString();
    set.bytes = object.value(QLatin1String("bytes")).toInteger();
    set.sha256 = hex("sha256");
    set.peopleSha256 = hex("peopleSha256");
    set.at = QDateTime::fromString(object.value(QLatin1String("at")).toString(), Qt::ISODateWithMs);
    if (!set.peopleSha256.isEmpty())
        set.people = peopleFileOf(set.file);
    const bool whole = set.sha256.size() == 64 && !set.key.isEmpty() && set.bytes > 0 && set.at.isValid();
    return whole ? Result<BackupSet>(set) : damaged(file, "its description is not whole");
}

std::vector<BackupSet> backupsIn(const QString &folder, const QString &name)
{
    std::vector<BackupSet> sets;
    const QStringList files = QDir(folder).entryList({ name + QStringLiteral(".*.backup") }, QDir::Files);
    for (const QString &file : files) {
        if (auto set = readBackup(QDir(folder).absoluteFilePath(file)))
            sets.push_back(std::move(*set));
    }
    // By name, which is the time of making: a clock that was set back does not make a newer one older than its name.
    std::sort(sets.begin(), sets.end(), [](const BackupSet &one, const BackupSet &other) { return one.file > other.file; });
    return sets;
}

Result<> checkBackupBytes(const BackupSet &set)
{
    if (QFileInfo::exists(set.file) && QFileInfo(set.file).size() != set.bytes)
        return damaged(set.file, "it has not the length that was written");
    const auto store = sameBytes(set.file, set.sha256);
    return store && !set.people.isEmpty() ? sameBytes(set.people, set.peopleSha256) : store;
}

bool removeSet(const BackupSet &set)
{
    bool gone = true;
    for (const QString &file : { descriptionOf(set.file), set.file, peopleFileOf(set.file) }) {
        if (QFileInfo::exists(file) && !QFile::remove(file))
            gone = false;
    }
    return gone;
}

} // namespace kikitori
