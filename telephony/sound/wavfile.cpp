// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/sound/wavfile.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <cstring>

namespace kikitori {

namespace {

constexpr qint64 LargestFile = 512LL * 1024 * 1024;

void append16(QByteArray &bytes, int value)
{
    const auto little = qToLittleEndian(static_cast<quint16>(value));
    bytes.append(reinterpret_cast<const char *>(&little), 2);
}

void append32(QByteArray &bytes, qint64 value)
{
    const auto little = qToLittleEndian(static_cast<quint32>(value));
    bytes.append(reinterpret_cast<const char *>(&little), 4);
}

Result<Sound> parse(const QByteArray &bytes, const QString &name)
{
    if (bytes.size() < 12 || !bytes.startsWith("RIFF") || bytes.mid(8, 4) != "WAVE")
        return fail(Fault::FileUnreadable, name, QStringLiteral("not a RIFF/WAVE file"));
    Sound sound;
    bool described = false;
    for (qsizetype at = 12; at + 8 <= bytes.size();) {
        const QByteArray kind = bytes.mid(at, 4);
        const auto length = static_cast<qsizetype>(qFromLittleEndian<quint32>(bytes.constData() + at + 4));
        const char *body = bytes.constData() + at + 8;
        const qsizetype there = std::min(length, bytes.size() - at - 8);
        if (kind == "fmt " && there >= 16) {
            sound.channels = qFromLittleEndian<quint16>(body + 2);
            sound.rate = static_cast<int>(qFromLittleEndian<quint32>(body + 4));
            if (qFromLittleEndian<quint16>(body) != 1 || qFromLittleEndian<quint16>(body + 14) != 16 || sound.rate < 1000
                || sound.rate > 384000 || sound.channels < 1 || sound.channels > 8)
                return fail(Fault::FileUnreadable, name, QStringLiteral("only 16-bit PCM can be read"));
            described = true;
        } else if (kind == "data" && described) {
            sound.samples.resize(static_cast<std::size_t>(there / 2));
            qFromLittleEndian<qint16>(body, static_cast<qsizetype>(sound.samples.size()), sound.samples.data());
            return sound;
        }
        at += 8 + length + (length & 1);
    }
    return fail(Fault::FileUnreadable, name, QStringLiteral("holds no sound"));
}

} // namespace

Result<Sound> readWav(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.exists())
        return fail(Fault::FileMissing, name);
    if (!file.open(QIODevice::ReadOnly) || file.size() > LargestFile)
        return fail(Fault::FileUnreadable, name, file.errorString());
    return parse(file.readAll(), name);
}

QByteArray wavBytes(const Sound &sound)
{
    const auto data = static_cast<qint64>(sound.samples.size()) * 2;
    QByteArray bytes;
    bytes.reserve(data + 44);
    bytes.append("RIFF");
    append32(bytes, 36 + data);
    bytes.append("WAVEfmt ");
    append32(bytes, 16);
    append16(bytes, 1);
    append16(bytes, sound.channels);
    append32(bytes, sound.rate);
    append32(bytes, static_cast<qint64>(sound.rate) * sound.channels * 2);
    append16(bytes, sound.channels * 2);
    append16(bytes, 16);
    bytes.append("data");
    append32(bytes, data);
    bytes.resize(44 + data);
    qToLittleEndian<qint16>(sound.samples.data(), static_cast<qsizetype>(sound.samples.size()), bytes.data() + 44);
    return bytes;
}

} // namespace kikitori
