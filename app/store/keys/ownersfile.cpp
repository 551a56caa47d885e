// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keys/ownersfile.h"

#include "store/keeping/durable.h"
#include "store/keys/sealing.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace kikitori {

namespace {
constexpr qint64 kLeftSeconds = 60;

/// What somebody who was killed while writing left behind.
void sweep(const QString &path)
{
    const QFileInfo target(path);
    const QFileInfoList parts = target.dir().entryInfoList({ target.fileName() + QStringLiteral(".part-*") }, QDir::Files);
    for (const QFileInfo &part : parts) {
        if (part.lastModified().secsTo(QDateTime::currentDateTime()) > kLeftSeconds)
            QFile::remove(part.filePath());
    }
}

Result<> writePart(const QString &part, const QByteArray &content)
{
    QFile file(part);
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(content) == content.size();
    if (written)
        return {};
    const bool full = file.error() == QFileDevice::ResourceError;
    return fail(full ? Fault::DiskFull : Fault::DiskFailed, part, file.errorString());
}
}

Result<> writeForOwner(const QString &path, const QByteArray &content)
{
    // A name of its own: whoever takes over a lock that is thought dead must not write into the same part.
    const QString part = path + QStringLiteral(".part-") + QString::fromLatin1(randomBytes(6).toHex());
    const auto written =
        writePart(part, content).and_then([&] { return fileToDisk(part); }).and_then([&] { return takeName(part, path); });
    if (written)
        sweep(path);
    else
        QFile::remove(part);
    return written;
}

} // namespace kikitori
