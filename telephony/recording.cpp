// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/recording.h"

#include "telephony/recordingform.h"
#include "telephony/sound/resampler.h"
#include "telephony/sound/wavfile.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace kikitori {

namespace form = recordingform;

namespace {

constexpr qint64 LargestFile = 2LL * 1024 * 1024 * 1024;

/// Opens the sealed chunks of one file, one after the other.
class ChunkReader {
public:
    ChunkReader(QByteArray bytes, QString name)
        : m_bytes(std::move(bytes))
        , m_name(std::move(name))
    {
    }
    Result<RecordingAudio> read(const QByteArray &key);

private:
    [[nodiscard]] tl::unexpected<Error> damaged(const QString &why) const;
    Result<bool> next(unsigned char &tag);

    QByteArray m_bytes;
    QString m_name;
    qsizetype m_at = 0;
    int m_chunks = 0;
    crypto_secretstream_xchacha20poly1305_state m_state {};
    RecordingAudio m_audio;
};

tl::unexpected<Error> ChunkReader::damaged(const QString &why) const
{
    return fail(Fault::RecordingDamaged, m_name, QStringLiteral("%1; %2 ms before it are whole").arg(why).arg(m_audio.ms()));
}

/// False when the file ends before the chunk does.
Result<bool> ChunkReader::next(unsigned char &tag)
{
    if (m_at + 4 > m_bytes.size())
        return false;
    const auto length = qFromLittleEndian<quint32>(m_bytes.constData() + m_at);
    if (length < static_cast<quint32>(form::Overhead) || length > form::LongestChunk)
        return damaged(QStringLiteral("chunk %1 has no sound length").arg(m_chunks));
    if (m_at + 4 + static_cast<qsizetype>(length) > m_bytes.size())
        return false;
    QByteArray plain(static_cast<qsizetype>(length) - form::Overhead, '\0');
    const int bad = crypto_secretstream_xchacha20poly1305_pull(&m_state, reinterpret_cast<unsigned char *>(plain.data()), nullptr,
        &tag, reinterpret_cast<const unsigned char *>(m_bytes.constData() + m_at + 4), length,
        reinterpret_cast<const unsigned char *>(m_bytes.constData()), form::PlainHeader);
    if (bad)
        return m_chunks == 0 ? Result<bool>(fail(Fault::KeyWrong, m_name))
                             : Result<bool>(damaged(QStringLiteral("chunk %1 was changed").arg(m_chunks)));
    const auto had = m_audio.samples.size();
    m_audio.samples.resize(had + static_cast<std::size_t>(plain.size() / 4) * 2);
    qFromLittleEndian<qint16>(plain.constData(), plain.size() / 4 * 2, m_audio.samples.data() + had);
    sodium_memzero(plain.data(), static_cast<std::size_t>(plain.size()));
    m_at += 4 + static_cast<qsizetype>(length);
    ++m_chunks;
    return true;
}

Result<RecordingAudio> ChunkReader::read(const QByteArray &key)
{
    if (m_bytes.size() < form::PlainHeader + form::CipherHeader || !m_bytes.startsWith(form::Magic))
        return damaged(QStringLiteral("not a recording"));
    const char *head = m_bytes.constData();
    if (const auto version = qFromLittleEndian<quint16>(head + 8); version != form::Version)
        return damaged(QStringLiteral("form %1 is not known").arg(version));
    m_audio.sampleRate = static_cast<int>(qFromLittleEndian<quint32>(head + 12));
    if (qFromLittleEndian<quint16>(head + 10) != form::Channels || m_audio.sampleRate < 1000 || m_audio.sampleRate > 192000)
        return damaged(QStringLiteral("channels or rate make no sense"));
    if (key.size() != form::KeyLength
        || crypto_secretstream_xchacha20poly1305_init_pull(&m_state,
               reinterpret_cast<const unsigned char *>(head + form::PlainHeader),
               reinterpret_cast<const unsigned char *>(key.constData()))
            != 0)
        return fail(Fault::KeyWrong, m_name);
    m_at = form::PlainHeader + form::CipherHeader;
    for (unsigned char tag = 0; tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL;) {
        const auto more = next(tag);
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return std::move(m_audio);
    }
    if (m_at != m_bytes.size())
        return damaged(QStringLiteral("something follows the closing chunk"));
    m_audio.complete = true;
    return std::move(m_audio);
}

} // namespace

Result<RecordingAudio> readRecording(const QString &path, const QByteArray &key)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.exists())
        return fail(Fault::FileMissing, name);
    if (sodium_init() < 0 || !file.open(QIODevice::ReadOnly) || file.size() > LargestFile)
        return fail(Fault::FileUnreadable, name, file.errorString());
    return ChunkReader(file.readAll(), name).read(key);
}

std::vector<float> RecordingAudio::envelope(int channel, int slices) const
{
    std::vector<float> peaks(static_cast<std::size_t>(std::max(0, slices)), 0.0F);
    const std::size_t frames = samples.size() / 2;
    if (frames == 0 || channel < 0 || channel > 1)
        return peaks;
    for (std::size_t i = 0; i < frames && !peaks.empty(); ++i) {
        auto &peak = peaks[i * peaks.size() / frames];
        peak = std::max(
            peak, static_cast<float>(std::abs(static_cast<int>(samples[i * 2 + static_cast<std::size_t>(channel)]))) / 32768.0F);
    }
    return peaks;
}

double RecordingAudio::levelDb(int channel) const
{
    std::vector<qint16> one;
    one.reserve(samples.size() / 2);
    for (std::size_t i = 0; i + 1 < samples.size(); i += 2)
        one.push_back(samples[i + (channel == 1 ? 1 : 0)]);
    return rmsDb(one.data(), one.size());
}

QByteArray RecordingAudio::toWav() const
{
    return wavBytes(Sound { sampleRate, 2, samples });
}

} // namespace kikitori
