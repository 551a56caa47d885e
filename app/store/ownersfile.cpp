// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/ownersfile.h"

#include "store/durable.h"

#include <QFile>

namespace kikitori {

namespace {
Result<> writePart(const QString &part, const QByteArray &content)
{
    QFile file(part);
    const bool open = file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (!open || file.write(content) != content.size()) {
        const bool full = file.error() == QFileDevice::ResourceError;
        return fail(full ? Fault::DiskFull : Fault::DiskFailed, part, file.errorString());
    }
    return {};
}
}

Result<> writeForOwner(const QString &path, const QByteArray &content)
{
    const QString part = path + QStringLiteral(".part");
    const auto written = writePart(part, content).and_then([&] { return fileToDisk(part); }).and_then([&] {
        return takeName(part, path);
    });
    if (!written)
        QFile::remove(part);
    return written;
}

} // namespace kikitori
