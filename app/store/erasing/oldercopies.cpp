// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/erasing/oldercopies.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace kikitori {

QStringList olderCopiesBeside(const QString &storePath)
{
    const QFileInfo store(storePath);
    const QRegularExpression copy(
        QStringLiteral("\\A%1\\.[a-z0-9-]+\\.[0-9]{8}T[0-9]{9}Z(\\.backup)?(\\.part|\\.check|-wal|-shm|-journal)?\\z")
            .arg(QRegularExpression::escape(store.fileName())));
    QStringList found;
    const QStringList names = store.absoluteDir().entryList(QDir::Files | QDir::Hidden, QDir::Name);
    for (const QString &name : names) {
        if (copy.match(name).hasMatch())
            found << store.absoluteDir().filePath(name);
    }
    return found;
}

} // namespace kikitori
