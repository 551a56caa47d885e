// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keeping/durable.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <filesystem>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace kikitori {

namespace {
constexpr qint64 kPiece = 1024 * 1024;

tl::unexpected<Error> unwritten(const QFileDevice &file)
{
    const bool full = file.error() == QFileDevice::ResourceError;
    return fail(full ? Fault::DiskFull : Fault::DiskFailed, file.fileName(), file.errorString());
}

std::filesystem::path native(const QString &path)
{
    return QFileInfo(path).filesystemAbsoluteFilePath();
}

Result<> handleToDisk(QFile &file)
{
#ifdef Q_OS_WIN
    if (_commit(file.handle()) != 0)
        return fail(Fault::DiskFailed, file.fileName(), QStringLiteral("the file could not be brought to the disk"));
#else
    if (::fsync(file.handle()) != 0)
        return fail(errno == ENOSPC ? Fault::DiskFull : Fault::DiskFailed, file.fileName(),
            QStringLiteral("the file could not be brought to the disk"));
    // What is read next shall come from the medium. A system that cannot forget still reads the right bytes.
    std::ignore = ::posix_fadvise(file.handle(), 0, 0, POSIX_FADV_DONTNEED);
#endif
    return {};
}

Result<> folderToDisk(const QString &path)
{
#ifndef Q_OS_WIN
    const int folder = ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_DIRECTORY);
    const bool done = folder >= 0 && (::fsync(folder) == 0 || errno == EINVAL); // some file systems sync no folders
    if (folder >= 0)
        ::close(folder);
    if (!done)
        return fail(Fault::DiskFailed, path, QStringLiteral("the folder could not be brought to the disk"));
#else
    Q_UNUSED(path)
#endif
    return {};
}

Result<> copyBytes(QFile &source, QFile &target)
{
    while (!source.atEnd()) {
        const QByteArray piece = source.read(kPiece);
        if (piece.isEmpty())
            return fail(Fault::FileUnreadable, source.fileName(), source.errorString());
        if (target.write(piece) != piece.size())
            return unwritten(target);
    }
    if (!target.flush())
        return unwritten(target);
    return {};
}
}

Result<> fileToDisk(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return fail(Fault::FileUnreadable, path, file.errorString());
    return handleToDisk(file);
}

Result<> takeName(const QString &from, const QString &to)
{
    std::error_code problem;
    std::filesystem::rename(native(from), native(to), problem);
    if (problem)
        return fail(Fault::DiskFailed, to, QString::fromStdString(problem.message()));
    return folderToDisk(to);
}

Result<> alsoName(const QString &path, const QString &also)
{
    std::error_code problem;
    std::filesystem::create_hard_link(native(path), native(also), problem);
    if (problem)
        return copyToDisk(path, also);
    return folderToDisk(also);
}

Result<> copyToDisk(const QString &from, const QString &to)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly))
        return fail(Fault::FileUnreadable, from, source.errorString());
    QFile target(to);
    if (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return unwritten(target);
    target.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return copyBytes(source, target).and_then([&] { return handleToDisk(target); }).and_then([&] { return folderToDisk(to); });
}

Result<QByteArray> sha256Of(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::FileUnreadable, path, file.errorString());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (!file.atEnd()) {
        const QByteArray piece = file.read(kPiece);
        if (piece.isEmpty())
            return fail(Fault::FileUnreadable, path, file.errorString());
        hash.addData(piece);
    }
    return hash.result().toHex();
}

} // namespace kikitori
