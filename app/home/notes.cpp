// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "home/home.h"

#include <QFile>

namespace kikitori {

QString Home::notesFile() const
{
    return m_folder + QStringLiteral("/notes.yaml");
}

Result<std::vector<LocalNote>> Home::localNotes() const
{
    QFile file(notesFile());
    if (!file.exists())
        return std::vector<LocalNote> {};
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::FileUnreadable, file.fileName(), file.errorString());
    return readLocalNotes(file.readAll(), file.fileName());
}

} // namespace kikitori
