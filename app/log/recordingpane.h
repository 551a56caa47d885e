// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/journal.h"
#include "log/background.h"
#include "log/playback.h"
#include "log/waveform.h"

#include <QTimer>

class QLabel;
class QToolButton;

namespace kikitori {

using RecordingReader = std::function<Result<RecordingAudio>(const QString &path, const QByteArray &key)>;

/// The recording of one case: how long it is and where in it what was asked; read and decrypted off the GUI thread, seen
/// and heard only on request. It never plays by itself: it asks, and plays when it is given the recording with its key.
/// Thread: GUI. Owner: CaseDetail.
class RecordingPane final : public QWidget {
    Q_OBJECT
public:
    struct Settings {
        QString folder;
        RecordingReader reader;
        bool mayPlay = false;
    };
    RecordingPane(LogStyle style, Settings settings, std::unique_ptr<Playback> playback, QWidget *parent = nullptr);
    ~RecordingPane() override;
    void setStyle(const LogStyle &style);
    void show(const std::vector<RecordingInfo> &recordings, const CallRecord &call);
    void setMoments(std::vector<Waveform::Moment> moments) { m_moments = std::move(moments); }
    void clear();
    /// The one that would be played; empty when there is nothing to hear.
    [[nodiscard]] QString recordingId() const { return m_info.id; }
    /// Plays from there; from where it stands when `ms` is −1. Reads it first, when it was not heard yet.
    void start(const RecordingInfo &recording, qint64 ms);

public Q_SLOTS:
    void toggle();
    void seekBy(qint64 ms);
    void askToPlay(qint64 ms); ///< −1: from where it stands

Q_SIGNALS:
    void loaded(qint64 ms); ///< 0: there is nothing to play
    void wantsToPlay(qint64 ms);
    void moved(qint64 ms);

private:
    struct Loaded {
        Result<std::shared_ptr<const RecordingAudio>> audio;
        std::vector<float> caller, agent;
    };
    void say(const QString &sentence);
    void read(const RecordingInfo &recording);
    void playFrom(qint64 ms);
    void take(Loaded loaded);
    void showPosition();
    [[nodiscard]] QString sentenceWithout(const std::vector<RecordingInfo> &recordings, const CallRecord &call) const;

    Settings m_settings;
    std::unique_ptr<Playback> m_playback;
    Background m_background;
    QTimer m_slow; ///< a sentence appears when reading takes longer than this
    RecordingInfo m_info; ///< without its key
    std::shared_ptr<const RecordingAudio> m_audio;
    qint64 m_startAt = -1; ///< where to begin when it is read
    std::vector<Waveform::Moment> m_moments;
    int m_round = 0;
    QString m_note;
    QLabel *m_head = nullptr;
    QLabel *m_time = nullptr;
    QToolButton *m_play = nullptr;
    Waveform *m_wave = nullptr;
    QLabel *m_say = nullptr;
};

} // namespace kikitori
