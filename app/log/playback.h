// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "telephony/recording.h"

#include <QBuffer>
#include <QObject>
#include <QTimer>

#include <memory>

class QAudioSink;

namespace kikitori {

/// Plays a recording to whoever sits here. Thread: GUI. Owner: CaseDetail.
class Playback : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// False when there is nothing to hear it with.
    [[nodiscard]] virtual bool hasDevice() const = 0;
    /// Takes the recording and stands at its beginning; null takes it away.
    virtual void load(std::shared_ptr<const RecordingAudio> audio) = 0;
    virtual void play() = 0;
    virtual void pause() = 0;
    virtual void seek(qint64 ms) = 0;
    [[nodiscard]] virtual bool isPlaying() const = 0;
    [[nodiscard]] virtual qint64 position() const = 0; ///< milliseconds

Q_SIGNALS:
    void moved(); ///< position or playing changed; about 20 times a second while it plays
};

/// The recording as a device wants it: 16-bit PCM at `rate` Hz (caller left, agent right; both in one channel).
[[nodiscard]] QByteArray pcmFor(const RecordingAudio &audio, int rate, int channels);

/// Playback through the default output of Qt Multimedia.
class SinkPlayback final : public Playback {
    Q_OBJECT
public:
    explicit SinkPlayback(QObject *parent = nullptr);
    ~SinkPlayback() override;
    [[nodiscard]] bool hasDevice() const override;
    void load(std::shared_ptr<const RecordingAudio> audio) override;
    void play() override;
    void pause() override;
    void seek(qint64 ms) override;
    [[nodiscard]] bool isPlaying() const override;
    [[nodiscard]] qint64 position() const override;

private:
    bool prepare();
    void drop();

    std::shared_ptr<const RecordingAudio> m_audio;
    std::unique_ptr<QAudioSink> m_sink;
    QBuffer m_pcm;
    QTimer m_tick;
    qint64 m_from = 0; ///< where the sink was started, ms
    bool m_playing = false;
};

} // namespace kikitori
