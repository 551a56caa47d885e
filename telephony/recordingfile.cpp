// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/recordingfile.h"

#include "telephony/recordingform.h"

#include <QFileInfo>
#include <QtEndian>

#include <cerrno>
#include <cstring>
#ifdef Q_OS_WIN
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace kikitori {

namespace form = recordingform;

struct RecordingFile::Cipher {
    crypto_secretstream_xchacha20poly1305_state state;
    QByteArray bound; ///< additional data of every chunk
};

namespace {

bool toDisk(QFile &file)
{
#ifdef Q_OS_WIN
    return _commit(file.handle()) == 0;
#else
    return ::fdatasync(file.handle()) == 0;
#endif
}

/// The name of a new file is on disk only when its folder is.
void folderToDisk(const QString &path)
{
#ifndef Q_OS_WIN
    const int folder = ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_DIRECTORY);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
#else
    Q_UNUSED(path)
#endif
}

QByteArray plainHeader()
{
    QByteArray bytes(form::PlainHeader, '\0');
    std::memcpy(bytes.data(), form::Magic, form::MagicLength);
    qToLittleEndian<quint16>(form::Version, bytes.data() + 8);
    qToLittleEndian<quint16>(form::Channels, bytes.data() + 10);
    qToLittleEndian<quint32>(RecordingFile::SampleRate, bytes.data() + 12);
    return bytes;
}

} // namespace

RecordingFile::RecordingFile(const QString &path)
    : m_file(path)
    , m_cipher(std::make_unique<Cipher>())
{
}

RecordingFile::~RecordingFile()
{
    sodium_memzero(&m_cipher->state, sizeof m_cipher->state);
}

Result<std::unique_ptr<RecordingFile>> RecordingFile::create(const QString &path, const QByteArray &key)
{
    std::unique_ptr<RecordingFile> made(new RecordingFile(path));
    if (sodium_init() < 0 || key.size() != form::KeyLength)
        return fail(Fault::BadArgument, QStringLiteral("recording key"));
    if (!made->m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
        return tl::make_unexpected(made->broken());
    made->m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    made->m_cipher->bound = plainHeader();
    QByteArray header(form::CipherHeader, '\0');
    crypto_secretstream_xchacha20poly1305_init_push(&made->m_cipher->state, reinterpret_cast<unsigned char *>(header.data()),
        reinterpret_cast<const unsigned char *>(key.constData()));
    auto done = made->write(made->m_cipher->bound + header);
    if (done)
        done = made->seal(nullptr, 0, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
    if (done)
        done = made->sync();
    if (!done)
        return tl::make_unexpected(done.error());
    folderToDisk(path);
    return made;
}

Result<> RecordingFile::append(const qint16 *pairs, std::size_t frames)
{
    m_waiting.insert(m_waiting.end(), pairs, pairs + frames * form::Channels);
    m_frames += static_cast<qint64>(frames);
    constexpr std::size_t Chunk = static_cast<std::size_t>(ChunkFrames) * form::Channels;
    std::size_t at = 0;
    Result<> done;
    for (; done && m_waiting.size() - at >= Chunk; at += Chunk) {
        done = seal(reinterpret_cast<const char *>(m_waiting.data() + at), Chunk * sizeof(qint16),
            crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
        if (done && ++m_unsynced >= 2)
            done = sync();
    }
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(at));
    return done;
}

Result<> RecordingFile::finish()
{
    auto done = seal(reinterpret_cast<const char *>(m_waiting.data()), m_waiting.size() * sizeof(qint16),
        crypto_secretstream_xchacha20poly1305_TAG_FINAL);
    m_waiting.clear();
    if (done)
        done = sync();
    m_file.close();
    return done;
}

Result<> RecordingFile::seal(const char *plain, std::size_t length, unsigned char tag)
{
    QByteArray little(static_cast<qsizetype>(length), '\0');
    if (length > 0) // the closing chunk is empty and has no address
        qToLittleEndian<qint16>(plain, static_cast<qsizetype>(length / 2), little.data());
    QByteArray sealed(static_cast<qsizetype>(4 + length + form::Overhead), '\0');
    qToLittleEndian<quint32>(static_cast<quint32>(length + form::Overhead), sealed.data());
    crypto_secretstream_xchacha20poly1305_push(&m_cipher->state, reinterpret_cast<unsigned char *>(sealed.data() + 4), nullptr,
        reinterpret_cast<const unsigned char *>(little.constData()), length,
        reinterpret_cast<const unsigned char *>(m_cipher->bound.constData()),
        static_cast<unsigned long long>(m_cipher->bound.size()), tag);
    sodium_memzero(little.data(), static_cast<std::size_t>(little.size()));
    return write(sealed);
}

Result<> RecordingFile::write(const QByteArray &bytes)
{
    if (m_file.write(bytes) != bytes.size())
        return tl::make_unexpected(broken());
    m_hash.addData(bytes);
    m_bytes += bytes.size();
    return {};
}

Result<> RecordingFile::sync()
{
    m_unsynced = 0;
    if (!toDisk(m_file))
        return fail(errno == ENOSPC ? Fault::DiskFull : Fault::RecordingFailed, QFileInfo(m_file).fileName(),
            QString::fromLocal8Bit(std::strerror(errno)));
    return {};
}

Error RecordingFile::broken() const
{
    const bool full = m_file.error() == QFileDevice::ResourceError;
    return { full ? Fault::DiskFull : Fault::RecordingFailed, QFileInfo(m_file).fileName(), m_file.errorString() };
}

} // namespace kikitori
