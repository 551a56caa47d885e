// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/ringoutput.h"

#include "telephony/retire.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QIODevice>
#include <QMediaDevices>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <vector>

namespace kikitori {

namespace {

constexpr int BufferMs = 60;
constexpr int LookMs = 1000;
constexpr int DeafLooks = 3; // a device may be slow to wake, but not that slow

/// The ringing tone in the device's form: the same on all channels. Thread: audio; the sink may read from another.
/// Owner: RingOutput.
class RingVoice final : public QIODevice {
public:
    explicit RingVoice(const QAudioFormat &format)
        : m_channels(static_cast<std::size_t>(std::max(1, format.channelCount())))
        , m_tone(format.sampleRate())
    {
        // Unbuffered: QIODevice would read 16 KiB ahead, and ring half a second into the answered call.
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    void play(RingSound sound) { m_wanted = sound; }
    /// Whether the device asked for samples since the last look.
    [[nodiscard]] bool takeWasRead() { return m_wasRead.exchange(false); }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return 1 << 16; }

protected:
    qint64 writeData(const char *, qint64) override { return -1; }
    qint64 readData(char *data, qint64 length) override
    {
        const std::size_t frames = static_cast<std::size_t>(length) / sizeof(qint16) / m_channels;
        m_wasRead = true;
        m_tone.play(m_wanted);
        m_mono.resize(frames);
        m_tone.read(m_mono.data(), frames);
        for (std::size_t i = 0; i < frames * m_channels; ++i)
            std::memcpy(data + i * sizeof(qint16), &m_mono[i / m_channels], sizeof(qint16));
        return static_cast<qint64>(frames * m_channels * sizeof(qint16));
    }

private:
    std::size_t m_channels;
    RingTone m_tone;
    std::atomic<RingSound> m_wanted = RingSound::None;
    std::atomic<bool> m_wasRead = false;
    std::vector<qint16> m_mono;
};

} // namespace

class RingOutput::Private {
public:
    explicit Private(QObject *owner)
        : watch(owner) // a child, so that it changes its thread with its owner
    {
        watch.setInterval(LookMs);
    }
    QTimer watch;
    RingSound sound = RingSound::None;
    QAudioDevice device;
    int deafLooks = 0;
    std::unique_ptr<RingVoice> voice;
    std::unique_ptr<QAudioSink> sink; ///< reads the voice, so it goes first
};

RingOutput::RingOutput()
    : m_d(std::make_unique<Private>(this))
{
    connect(&m_d->watch, &QTimer::timeout, this, &RingOutput::look);
}

RingOutput::~RingOutput()
{
    retire(m_d->sink, this);
}

void RingOutput::play(RingSound sound)
{
    m_d->sound = sound;
    if (m_d->voice)
        m_d->voice->play(sound);
    else if (sound != RingSound::None)
        open();
}

/// With PulseAudio Qt 6.4 does not announce every device that comes, goes or breaks; so we look each second.
void RingOutput::look()
{
    if (m_d->sound == RingSound::None) { // silent since up to a second: the tone has faded out
        m_d->watch.stop();
        retire(m_d->sink, this);
        m_d->voice.reset();
        return;
    }
    const bool deaf = m_d->voice && !m_d->voice->takeWasRead();
    m_d->deafLooks = deaf ? m_d->deafLooks + 1 : 0;
    const bool works = m_d->sink && m_d->sink->state() != QAudio::StoppedState && m_d->deafLooks < DeafLooks;
    if (!works || QMediaDevices::defaultAudioOutput() != m_d->device)
        open();
}

void RingOutput::open()
{
    retire(m_d->sink, this);
    m_d->voice.reset();
    m_d->deafLooks = 0;
    m_d->watch.start();
    m_d->device = QMediaDevices::defaultAudioOutput();
    if (m_d->device.isNull())
        return;
    QAudioFormat format = m_d->device.preferredFormat();
    format.setSampleFormat(QAudioFormat::Int16);
    m_d->voice = std::make_unique<RingVoice>(format);
    m_d->voice->play(m_d->sound);
    m_d->sink = std::make_unique<QAudioSink>(m_d->device, format);
    m_d->sink->setBufferSize(format.bytesForDuration(BufferMs * 1000));
    m_d->sink->start(m_d->voice.get());
}

} // namespace kikitori
