// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QHash>

namespace kikitori {

/// The parts of a ZIP archive (PKWARE APPNOTE 6.3, without ZIP64, encryption and several disks), read with a bound on
/// what they may unpack to. Thread: any one. Owner: the reading function.
class ZipParts {
public:
    /// FileUnreadable when `bytes` is no such archive. `file` is used in errors only.
    [[nodiscard]] static Result<ZipParts> open(const QByteArray &bytes, const QString &file);
    [[nodiscard]] bool has(const QString &name) const { return m_entries.contains(name); }
    /// The part, whole and with the right checksum; at most 64 MB.
    [[nodiscard]] Result<QByteArray> read(const QString &name) const;

private:
    struct Entry {
        int method = 0; ///< 0 stored, 8 deflated
        quint32 checksum = 0;
        qint64 packed = 0; ///< bytes
        qint64 size = 0; ///< bytes
        qint64 header = 0; ///< offset of its local header
    };
    QByteArray m_bytes;
    QString m_file;
    QHash<QString, Entry> m_entries;
};

} // namespace kikitori
