// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "home/home.h"

#include "protocol/reading/scriptreader.h"

#include <QDir>

namespace kikitori {

Result<ScriptBook> Home::scripts() const
{
    const QDir own(m_folder + QStringLiteral("/scripts"));
    const QStringList books = own.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    if (books.isEmpty())
        return readScripts(QStringLiteral(":/scripts/sample"));
    // Which of two would be read to callers must not hang on their names.
    if (books.size() > 1)
        return fail(Fault::BadArgument, own.path(),
            QStringLiteral("more than one book of scripts: %1").arg(books.join(QStringLiteral(", "))));
    return readScripts(own.filePath(books.front()));
}

} // namespace kikitori
