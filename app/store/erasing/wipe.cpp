// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/erasing/wipe.h"

#include "store/keeping/durable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifndef Q_OS_WIN
#include <fcntl.h>
#include <unistd.h>
#endif

namespace kikitori {

namespace {
constexpr qint64 kPiece = 1024 * 1024;

tl::unexpected<Error> refused(const QFileDevice &file)
{
    const Fault fault = file.error() == QFileDevice::ResourceError ? Fault::DiskFull
        : file.error() == QFileDevice::OpenError                   ? Fault::FileUnreadable
                                                                   : Fault::DiskFailed;
    return fail(fault, QFileInfo(file.fileName()).fileName(), file.errorString());
}

Result<> overwrite(QFile &file)
{
    const QByteArray nothing(kPiece, '\0');
    for (qint64 left = file.size(); left > 0;) {
        const qint64 written = file.write(nothing.constData(), std::min(left, kPiece));
        if (written <= 0)
            return refused(file);
        left -= written;
    }
    if (!file.flush())
        return refused(file);
    return {};
}

Result<> namesToDisk(const QString &folder)
{
#ifndef Q_OS_WIN
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY);
    const bool done = handle >= 0 && (::fsync(handle) == 0 || errno == EINVAL); // some file systems sync no folders
    if (handle >= 0)
        ::close(handle);
    if (!done)
        return fail(
            Fault::DiskFailed, QFileInfo(folder).fileName(), QStringLiteral("the folder could not be brought to the disk"));
#else
    Q_UNUSED(folder)
#endif
    return {};
}
}

Result<Wiped> wipeFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return Wiped::WasMissing;
    QFile file(path);
    if (!info.isSymLink()) {
        if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
            return refused(file);
        if (const auto done = overwrite(file).and_then([&] { return fileToDisk(path); }); !done)
            return tl::make_unexpected(done.error());
        if (!file.resize(0))
            return refused(file);
        file.close();
    }
    if (!file.remove())
        return refused(file);
    return namesToDisk(info.absolutePath()).map([] { return Wiped::Gone; });
}

Result<QString> recordingPath(const QString &folder, const QString &file)
{
    const QString root = QDir::cleanPath(QDir(folder).absolutePath());
    const QString path = QDir::cleanPath(QDir(root).absoluteFilePath(file));
    if (file.isEmpty() || !path.startsWith(root + QLatin1Char('/')))
        return fail(Fault::EntryRefused, QStringLiteral("file"), QStringLiteral("a recording's name leads out of its folder"));
    return path;
}

} // namespace kikitori
