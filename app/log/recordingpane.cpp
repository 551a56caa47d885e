// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/recordingpane.h"

#include "look/look.h"
#include "wording/wording.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace kikitori {

namespace {
constexpr int slowMs = 300;
constexpr int slices = 1200;
}

RecordingPane::RecordingPane(LogStyle style, Settings settings, std::unique_ptr<Playback> playback, QWidget *parent)
    : QWidget(parent)
    , m_settings(std::move(settings))
    , m_playback(std::move(playback))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *top = new QHBoxLayout;
    m_head = makeLabel("caption", this, tr("Recording"));
    m_time = new QLabel(this);
    m_play = new QToolButton(this);
    m_play->setObjectName(QStringLiteral("play"));
    m_play->setFocusPolicy(Qt::TabFocus);
    top->addWidget(m_head, 1);
    top->addWidget(m_time);
    top->addWidget(m_play);
    column->addLayout(top);
    m_wave = new Waveform(style, this);
    column->addWidget(m_wave);
    m_say = makeText("small", this);
    m_say->setObjectName(QStringLiteral("recordingSays"));
    column->addWidget(m_say);
    m_slow.setSingleShot(true);
    m_slow.setInterval(slowMs);
    connect(&m_slow, &QTimer::timeout, this, [this] { say(tr("Reading the recording …")); });
    connect(m_play, &QToolButton::clicked, this, &RecordingPane::toggle);
    connect(m_wave, &Waveform::sought, this, [this](qint64 ms) {
        if (m_audio)
            m_playback->seek(ms);
        else
            askToPlay(ms);
    });
    connect(m_playback.get(), &Playback::moved, this, &RecordingPane::showPosition);
    clear();
}

RecordingPane::~RecordingPane()
{
    m_playback->disconnect(this);
}

void RecordingPane::setStyle(const LogStyle &style)
{
    m_wave->setStyle(style);
}

void RecordingPane::say(const QString &sentence)
{
    m_say->setText(sentence);
    m_say->setVisible(!sentence.isEmpty());
}

void RecordingPane::clear()
{
    ++m_round;
    m_slow.stop();
    m_audio.reset();
    m_info = {};
    m_playback->load(nullptr);
    m_wave->clear();
    m_wave->hide();
    m_play->hide();
    m_time->hide();
    m_head->setText(tr("Recording"));
    say({});
}

QString RecordingPane::sentenceWithout(const std::vector<RecordingInfo> &recordings, const CallRecord &call) const
{
    if (!m_settings.mayPlay)
        return tr("Your role does not hear recordings. A lead can play it for you.");
    if (recordings.empty())
        return tr("There is no recording of this case.");
    const bool running = std::none_of(recordings.begin(), recordings.end(), [](const auto &r) { return r.finished; });
    if (running && call.answeredAt.isValid() && !call.endedAt.isValid())
        return tr("The call is still being recorded. It can be heard after the hang-up.");
    return {};
}

void RecordingPane::show(const std::vector<RecordingInfo> &recordings, const CallRecord &call)
{
    clear();
    const QString without = sentenceWithout(recordings, call);
    if (!without.isEmpty()) {
        say(without);
        Q_EMIT loaded(0);
        return;
    }
    m_info = *std::max_element(recordings.begin(), recordings.end(), [](const auto &a, const auto &b) { return a.ms < b.ms; });
    m_note = recordings.size() > 1 ? tr("This case has %1 recordings; this is the longest.").arg(recordings.size()) : QString();
    if (m_info.ms > 0)
        m_head->setText(tr("Recording  %1").arg(duration(int(m_info.ms / 1000))));
    m_wave->setVoices({}, {}, m_info.ms);
    m_wave->setMoments(m_moments);
    m_wave->setVisible(m_info.ms > 0);
    QStringList notes;
    if (!m_note.isEmpty())
        notes += m_note;
    if (!m_playback->hasDevice())
        notes += tr("There is no audio device. Plug in a headset and open the case again.");
    say(notes.join(QLatin1Char(' ')));
    m_play->setVisible(m_playback->hasDevice());
    m_time->setVisible(m_playback->hasDevice());
    showPosition();
    Q_EMIT loaded(m_info.ms);
}

void RecordingPane::read(const RecordingInfo &recording)
{
    m_slow.start();
    const int round = m_round;
    const QString path = QDir(m_settings.folder).filePath(recording.file);
    m_background.run<Loaded>(
        [path, key = recording.key, reader = m_settings.reader]() -> Loaded {
            Result<RecordingAudio> audio = reader(path, key);
            if (!audio)
                return { tl::make_unexpected(audio.error()), {}, {} };
            auto shared = std::make_shared<const RecordingAudio>(std::move(*audio));
            return { shared, shared->envelope(0, slices), shared->envelope(1, slices) };
        },
        [this, round](Loaded loaded) {
            if (round == m_round)
                take(std::move(loaded));
        });
}

void RecordingPane::take(Loaded loaded)
{
    m_slow.stop();
    if (!loaded.audio) {
        say(sentenceFor(loaded.audio.error()));
        Q_EMIT this->loaded(0);
        return;
    }
    m_audio = *loaded.audio;
    const qint64 ms = m_audio->ms();
    m_head->setText(tr("Recording  %1").arg(duration(int(ms / 1000))));
    m_wave->setVoices(std::move(loaded.caller), std::move(loaded.agent), ms);
    m_wave->setMoments(m_moments);
    m_wave->setAccessibleDescription(tr("%1 long").arg(duration(int(ms / 1000))));
    m_wave->show();
    QStringList notes;
    if (!m_audio->complete)
        notes += tr("The recording stops early; what is there is whole.");
    if (!m_note.isEmpty())
        notes += m_note;
    say(notes.join(QLatin1Char(' ')));
    m_playback->load(m_audio);
    showPosition();
    Q_EMIT this->loaded(ms);
    playFrom(m_startAt);
}

void RecordingPane::showPosition()
{
    const qint64 ms = m_playback->position();
    const bool playing = m_playback->isPlaying();
    m_wave->setPosition(ms);
    m_time->setText(duration(int(ms / 1000)));
    m_play->setText(playing ? tr("❙❙ Pause  Space") : tr("▶ Play  Space"));
    m_play->setAccessibleName(playing ? tr("Pause") : tr("Play"));
    Q_EMIT moved(playing || ms > 0 ? ms : -1);
}

void RecordingPane::askToPlay(qint64 ms)
{
    if (!m_info.id.isEmpty() && m_playback->hasDevice())
        Q_EMIT wantsToPlay(ms);
}

void RecordingPane::start(const RecordingInfo &recording, qint64 ms)
{
    if (recording.id != m_info.id)
        return;
    if (m_audio)
        return playFrom(ms);
    m_startAt = ms;
    ++m_round; // one that is still being read begins anew
    read(recording);
}

void RecordingPane::playFrom(qint64 ms)
{
    if (ms >= 0)
        m_playback->seek(ms);
    m_playback->play();
}

void RecordingPane::toggle()
{
    if (m_playback->isPlaying())
        m_playback->pause();
    else
        askToPlay(-1);
}

void RecordingPane::seekBy(qint64 ms)
{
    if (m_audio)
        m_playback->seek(qBound<qint64>(0, m_playback->position() + ms, m_audio->ms()));
}

} // namespace kikitori
