// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

#include <QCryptographicHash>
#include <QFile>

#include <memory>
#include <vector>

namespace kikitori {

/// Writes one encrypted recording: two channels of 16-bit sound at 8 kHz, in chunks sealed one by one
/// (crypto_secretstream_xchacha20poly1305), so that what was synced is readable after a power cut and nothing can be
/// changed, swapped or cut in the middle unseen. Thread: recorder. Owner: Recorder.
class RecordingFile {
public:
    static constexpr int SampleRate = 8000; ///< Hz
    static constexpr int ChunkFrames = SampleRate / 2;

    /// Makes the file, which must not be there, and puts its header on disk. `key` has 32 bytes.
    [[nodiscard]] static Result<std::unique_ptr<RecordingFile>> create(const QString &path, const QByteArray &key);
    ~RecordingFile();
    RecordingFile(const RecordingFile &) = delete;
    RecordingFile &operator=(const RecordingFile &) = delete;

    /// Takes `frames` pairs (caller, agent); writes a chunk each half second and syncs each second. Fault:
    /// RecordingFailed, DiskFull.
    [[nodiscard]] Result<> append(const qint16 *pairs, std::size_t frames);
    /// Writes what is left and the closing chunk, and syncs.
    [[nodiscard]] Result<> finish();
    [[nodiscard]] qint64 ms() const { return m_frames * 1000 / SampleRate; }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    [[nodiscard]] QByteArray sha256() const { return m_hash.result(); }

private:
    struct Cipher;
    explicit RecordingFile(const QString &path);
    [[nodiscard]] Result<> seal(const char *plain, std::size_t length, unsigned char tag);
    [[nodiscard]] Result<> write(const QByteArray &bytes);
    [[nodiscard]] Result<> sync();
    [[nodiscard]] Error broken() const;

    QFile m_file;
    std::unique_ptr<Cipher> m_cipher;
    QCryptographicHash m_hash { QCryptographicHash::Sha256 };
    std::vector<qint16> m_waiting;
    qint64 m_frames = 0;
    qint64 m_bytes = 0;
    int m_unsynced = 0; ///< chunks
};

} // namespace kikitori
