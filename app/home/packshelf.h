// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "protocol/protocol.h"

#include <QDate>
#include <QHash>
#include <QStringList>

#include <vector>

namespace kikitori {

/// The packs that a desk works with on a day, and what it refused on the way.
struct ChosenPacks {
    QHash<QString, Pack> packs; ///< by pack id
    std::vector<Error> refused; ///< files that somebody should look at; the desk works without them
};

/// The packs in a desk's home: protocols/*.kpack, NAME.retired beside them, unsealed sample folders, and protocols-kept/,
/// where each version that was in use lies under its hash.
/// Thread: any one at a time. Owner: Home.
class PackShelf {
public:
    /// `folder` is where the packs of today lie, which may be the built-in ones.
    PackShelf(QString home, QString folder);
    /// Of each pack id the sealed version that holds on this day and was released last; without one an unsealed folder
    /// that says it is a sample. Where a sealed file cannot be used, versions that were in use count too: a copy that broke
    /// must not take a desk back to an older one. When one of the wanted ids has none: the first refusal, or FileMissing.
    [[nodiscard]] Result<ChosenPacks> choose(const QStringList &wanted, QDate today) const;
    /// Lays it aside, sealed where it came sealed; nothing when it lies there.
    [[nodiscard]] Result<> keep(const Pack &pack) const;
    /// FileMissing, or SealBroken when it is not what it was.
    [[nodiscard]] Result<Pack> kept(const QString &hash) const;

private:
    struct Choice;
    void chooseSealed(const QString &folder, Choice &choice) const;
    void chooseSamples(Choice &choice) const;
    [[nodiscard]] QString keptPath(const QString &hash, const char *ending) const;
    [[nodiscard]] QByteArray sealedBytes(const QString &hash) const;

    QString m_home;
    QString m_folder;
};

} // namespace kikitori
