// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/packat.h"

#include "protocol/reading/packreader.h"
#include "release/release.h"

#include <QFile>
#include <QFileInfo>

namespace kikitori {

Result<Pack> packAt(const QString &path)
{
    if (!QFileInfo(path).isFile())
        return readPack(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::FileUnreadable, path, file.errorString());
    auto sealed = readSealed(file.readAll());
    if (!sealed)
        return tl::make_unexpected(errorOf(sealed.error(), path));
    return std::move(sealed->pack);
}

} // namespace kikitori
