// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/playback.h"

#include "telephony/retire.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QMediaDevices>

namespace kikitori {

namespace {
constexpr int tickMs = 50;
}

QByteArray pcmFor(const RecordingAudio &audio, int rate, int channels)
{
    const qint64 frames = qint64(audio.samples.size() / 2);
    if (frames == 0 || audio.sampleRate <= 0 || rate <= 0 || channels <= 0)
        return {};
    if (channels == 2 && rate == audio.sampleRate)
        return QByteArray(reinterpret_cast<const char *>(audio.samples.data()), frames * 2 * qint64(sizeof(qint16)));
    const qint64 out = frames * rate / audio.sampleRate;
    QByteArray bytes(out * channels * qint64(sizeof(qint16)), Qt::Uninitialized);
    auto *to = reinterpret_cast<qint16 *>(bytes.data());
    for (qint64 i = 0; i < out; ++i) {
        const double at = double(i) * audio.sampleRate / rate;
        const qint64 left = qMin(qint64(at), frames - 1);
        const qint64 right = qMin(left + 1, frames - 1);
        const double share = at - double(left);
        const auto voice = [&](int channel) {
            const double a = audio.samples[size_t(left * 2 + channel)];
            const double b = audio.samples[size_t(right * 2 + channel)];
            return a + (b - a) * share;
        };
        if (channels == 1) {
            *to++ = qint16(qBound(-32768.0, voice(0) + voice(1), 32767.0));
            continue;
        }
        for (int channel = 0; channel < channels; ++channel)
            *to++ = channel < 2 ? qint16(voice(channel)) : qint16(0);
    }
    return bytes;
}

SinkPlayback::SinkPlayback(QObject *parent)
    : Playback(parent)
{
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &Playback::moved);
}

SinkPlayback::~SinkPlayback()
{
    drop();
}

bool SinkPlayback::hasDevice() const
{
    return !QMediaDevices::defaultAudioOutput().isNull();
}

void SinkPlayback::load(std::shared_ptr<const RecordingAudio> audio)
{
    drop();
    m_audio = std::move(audio);
    m_from = 0;
    Q_EMIT moved();
}

void SinkPlayback::drop()
{
    m_tick.stop();
    m_playing = false;
    retire(m_sink, this);
    m_pcm.close();
    m_pcm.setData(QByteArray());
}

bool SinkPlayback::prepare()
{
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (!m_audio || device.isNull())
        return false;
    if (m_sink)
        return true;
    QAudioFormat format;
    format.setSampleRate(m_audio->sampleRate);
    format.setChannelCount(2);
    format.setSampleFormat(QAudioFormat::Int16);
    if (!device.isFormatSupported(format)) {
        format.setSampleRate(device.preferredFormat().sampleRate());
        format.setChannelCount(qMax(1, device.preferredFormat().channelCount()));
    }
    m_pcm.setData(pcmFor(*m_audio, format.sampleRate(), format.channelCount()));
    if (!m_pcm.open(QIODevice::ReadOnly))
        return false;
    m_sink = std::make_unique<QAudioSink>(device, format);
    connect(m_sink.get(), &QAudioSink::stateChanged, this, [this](QAudio::State state) {
        if (state != QAudio::IdleState || !m_playing || !m_pcm.atEnd())
            return;
        m_playing = false;
        m_tick.stop();
        m_from = 0;
        Q_EMIT moved();
    });
    return true;
}

void SinkPlayback::play()
{
    if (m_playing || !prepare())
        return;
    const QAudioFormat format = m_sink->format();
    const qint64 frame = m_from * format.sampleRate() / 1000;
    m_sink->reset();
    m_pcm.seek(qMin(frame * format.bytesPerFrame(), m_pcm.size()));
    m_playing = true;
    m_sink->start(&m_pcm);
    m_tick.start();
    Q_EMIT moved();
}

void SinkPlayback::pause()
{
    if (!m_playing)
        return;
    m_from = position();
    m_playing = false;
    m_tick.stop();
    m_sink->stop();
    Q_EMIT moved();
}

void SinkPlayback::seek(qint64 ms)
{
    const bool again = m_playing;
    pause();
    m_from = m_audio ? qBound<qint64>(0, ms, m_audio->ms()) : 0;
    if (again)
        play();
    Q_EMIT moved();
}

bool SinkPlayback::isPlaying() const
{
    return m_playing;
}

qint64 SinkPlayback::position() const
{
    const qint64 most = m_audio ? m_audio->ms() : 0;
    return m_playing && m_sink ? qMin(most, m_from + m_sink->processedUSecs() / 1000) : m_from;
}

} // namespace kikitori
