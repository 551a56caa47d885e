// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "catalogue/sheets/zipparts.h"

#include <QtEndian>

#include <zlib.h>

#include <algorithm>
#include <optional>

namespace kikitori {

namespace {

constexpr qint64 kLargestPart = 64 * 1024 * 1024;
constexpr quint32 kEndSignature = 0x06054b50; // §4.3.16
constexpr quint32 kEntrySignature = 0x02014b50; // §4.3.12
constexpr quint32 kLocalSignature = 0x04034b50; // §4.3.7
constexpr qint64 kEndSize = 22;
constexpr qint64 kEntrySize = 46;
constexpr qint64 kLocalSize = 30;
constexpr qint64 kLongestComment = 0xFFFF;

/// A number of an archive, 0 beyond its end: what follows is then found to be wrong.
template<class T>
T number(const QByteArray &bytes, qint64 at)
{
    return at >= 0 && at + qint64(sizeof(T)) <= bytes.size() ? qFromLittleEndian<T>(bytes.constData() + at) : T(0);
}

qint64 endRecord(const QByteArray &bytes)
{
    const qint64 least = std::max<qint64>(0, bytes.size() - kEndSize - kLongestComment);
    for (qint64 at = bytes.size() - kEndSize; at >= least; --at) {
        if (number<quint32>(bytes, at) == kEndSignature)
            return at;
    }
    return -1;
}

/// Raw deflate; none when the bytes are damaged or unpack to another size.
std::optional<QByteArray> inflated(const QByteArray &packed, qint64 size)
{
    QByteArray out(size + 1, Qt::Uninitialized); // one more, so that a part that is too long is noticed
    z_stream stream = {};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return std::nullopt;
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData()));
    stream.avail_in = uInt(packed.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    const int ended = inflate(&stream, Z_FINISH);
    const qint64 produced = qint64(stream.total_out);
    inflateEnd(&stream);
    if (ended != Z_STREAM_END || produced != size)
        return std::nullopt;
    out.truncate(size);
    return out;
}

} // namespace

Result<ZipParts> ZipParts::open(const QByteArray &bytes, const QString &file)
{
    const qint64 end = endRecord(bytes);
    if (end < 0)
        return fail(Fault::FileUnreadable, file, QStringLiteral("not an Excel workbook (.xlsx), or one with a password"));
    ZipParts parts;
    parts.m_bytes = bytes;
    parts.m_file = file;
    qint64 at = number<quint32>(bytes, end + 16);
    for (int left = number<quint16>(bytes, end + 10); left > 0; --left) {
        if (number<quint32>(bytes, at) != kEntrySignature)
            return fail(Fault::FileUnreadable, file, QStringLiteral("its list of parts is damaged"));
        const Entry entry { number<quint16>(bytes, at + 10), number<quint32>(bytes, at + 16), number<quint32>(bytes, at + 20),
            number<quint32>(bytes, at + 24), number<quint32>(bytes, at + 42) };
        const qint64 nameSize = number<quint16>(bytes, at + 28);
        parts.m_entries.insert(QString::fromUtf8(bytes.mid(at + kEntrySize, nameSize)), entry);
        at += kEntrySize + nameSize + number<quint16>(bytes, at + 30) + number<quint16>(bytes, at + 32);
    }
    return parts;
}

Result<QByteArray> ZipParts::read(const QString &name) const
{
    const auto damaged = [&](const QString &why) {
        return fail(Fault::FileUnreadable, m_file, QStringLiteral("%1: %2").arg(name, why));
    };
    if (!has(name))
        return damaged(QStringLiteral("this part is missing"));
    const Entry entry = m_entries.value(name);
    if (entry.size > kLargestPart)
        return damaged(QStringLiteral("larger than 64 MB"));
    if (number<quint32>(m_bytes, entry.header) != kLocalSignature)
        return damaged(QStringLiteral("damaged"));
    const qint64 from =
        entry.header + kLocalSize + number<quint16>(m_bytes, entry.header + 26) + number<quint16>(m_bytes, entry.header + 28);
    const QByteArray packed = m_bytes.mid(from, entry.packed);
    std::optional<QByteArray> part;
    if (entry.method == 8)
        part = inflated(packed, entry.size);
    else if (entry.method == 0 && packed.size() == entry.size)
        part = packed;
    if (!part || crc32(0, reinterpret_cast<const Bytef *>(part->constData()), uInt(part->size())) != entry.checksum)
        return damaged(QStringLiteral("damaged"));
    return *part;
}

} // namespace kikitori
