// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "catalogue/sheets/packfolder.h"

#include "protocol/reading/packwriter.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace kikitori {

namespace {

tl::unexpected<Error> notWritten(const QString &path, const QString &detail, int number)
{
    return fail(number == ENOSPC || number == EDQUOT ? Fault::DiskFull : Fault::DiskFailed, path, detail);
}

Result<> writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || file.write(bytes) != bytes.size() || !file.flush())
        return notWritten(path, file.errorString(), errno);
    return {};
}

} // namespace

Result<> writePackFolder(const Pack &pack, const QString &folder)
{
    const QFileInfo target(QDir::cleanPath(QDir(folder).absolutePath()));
    if (!target.dir().exists())
        return fail(Fault::FileMissing, target.dir().path());
    const bool isThere = target.exists() || target.isSymLink();
    if (isThere
        && (!target.isDir() || target.isSymLink()
            || !QDir(target.filePath()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)))
        return fail(Fault::BadArgument, folder, QStringLiteral("something stands there already; nothing was written"));
    // Beside its place, so that a rename is enough; it goes away by itself unless it was moved.
    QTemporaryDir part(target.dir().filePath(QStringLiteral(".%1.XXXXXX").arg(target.fileName())));
    if (!part.isValid())
        return notWritten(folder, part.errorString(), errno);
    const auto files = yamlOf(pack);
    for (auto it = files.begin(); it != files.end(); ++it) {
        if (auto written = writeFile(part.filePath(it.key()), it.value()); !written)
            return written;
    }
    std::error_code problem;
    const std::filesystem::path from = part.path().toStdU16String();
    const std::filesystem::path to = target.filePath().toStdU16String();
    // The folder for a moment's work is for one's own eyes; the pack is as open as any new folder is.
    std::filesystem::permissions(from, std::filesystem::perms(0755), problem);
    if (isThere)
        std::filesystem::remove(to, problem); // an empty folder; fails when something came in meanwhile
    if (!problem)
        std::filesystem::rename(from, to, problem);
    if (problem)
        return notWritten(folder, QString::fromStdString(problem.message()), problem.value());
    part.setAutoRemove(false);
    return {};
}

} // namespace kikitori
