// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/headset.h"

#include "telephony/retire.h"
#include "telephony/sound/resampler.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QAudioSource>
#include <QMediaDevices>
#include <QTimer>

#include <algorithm>
#include <cstring>

namespace kikitori {

namespace {

constexpr int Rate = SoundPorts::Rate;
constexpr int BufferMs = 60;
// Kept behind the device's own buffer: measured on a busy machine, gaps of 75 ms became 15 ms, 5 ms later in the ear.
constexpr std::size_t Cushion = Rate * 40 / 1000;
constexpr int RetryMs = 1000;
constexpr int LookMs = 1000;

QAudioFormat formatFor(const QAudioDevice &device)
{
    QAudioFormat format;
    format.setSampleRate(Rate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    if (device.isFormatSupported(format))
        return format;
    format = device.preferredFormat();
    format.setSampleFormat(QAudioFormat::Int16);
    return format;
}

/// What the microphone gives goes, as mono at 16 kHz, into the ring. Thread: audio. Owner: Headset.
class ListenDevice final : public QIODevice {
public:
    ListenDevice(Ring<qint16> &ring, const QAudioFormat &format)
        : m_ring(ring)
        , m_channels(std::max(1, format.channelCount()))
        , m_resampler(format.sampleRate(), Rate)
    {
        open(QIODevice::WriteOnly);
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 length) override
    {
        const auto frames = static_cast<std::size_t>(length / 2 / m_channels);
        m_mono.resize(frames);
        for (std::size_t i = 0; i < frames; ++i)
            std::memcpy(&m_mono[i], data + i * 2 * static_cast<std::size_t>(m_channels), 2);
        m_ready.clear();
        m_resampler.push(m_mono.data(), m_mono.size(), m_ready);
        m_ring.write(m_ready.data(), m_ready.size());
        return length;
    }

private:
    Ring<qint16> &m_ring;
    int m_channels;
    Resampler m_resampler;
    std::vector<qint16> m_mono;
    std::vector<qint16> m_ready;
};

/// What the ring holds goes to the loudspeaker, silence when it is empty. Thread: audio. Owner: Headset.
class SpeakDevice final : public QIODevice {
public:
    SpeakDevice(Ring<qint16> &ring, const QAudioFormat &format)
        : m_ring(ring)
        , m_channels(std::max(1, format.channelCount()))
        , m_resampler(Rate, format.sampleRate())
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return 1 << 16; }

protected:
    qint64 writeData(const char *, qint64) override { return -1; }
    qint64 readData(char *data, qint64 length) override
    {
        const auto frames = static_cast<std::size_t>(length / 2 / m_channels);
        fill(frames);
        const std::size_t there = std::min(frames, m_ready.size());
        std::memset(data, 0, static_cast<std::size_t>(length));
        for (std::size_t i = 0; i < there; ++i)
            for (int c = 0; c < m_channels; ++c)
                std::memcpy(data + (i * static_cast<std::size_t>(m_channels) + static_cast<std::size_t>(c)) * 2, &m_ready[i], 2);
        m_ready.erase(m_ready.begin(), m_ready.begin() + static_cast<std::ptrdiff_t>(there));
        return static_cast<qint64>(frames) * 2 * m_channels;
    }

private:
    void fill(std::size_t frames)
    {
        // Two clocks: what heaped up is dropped, or the caller would be heard later and later.
        if (m_ring.size() > static_cast<std::size_t>(Rate) / 4)
            m_ring.skip(m_ring.size() - static_cast<std::size_t>(Rate) / 16);
        if (m_filling && m_ring.size() < Cushion)
            return;
        m_filling = false;
        while (m_ready.size() < frames) {
            std::array<qint16, 320> some {};
            const std::size_t got = m_ring.read(some.data(), some.size());
            if (got == 0) {
                m_filling = true;
                return;
            }
            m_resampler.push(some.data(), got, m_ready);
        }
    }
    Ring<qint16> &m_ring;
    int m_channels;
    bool m_filling = true; ///< the ring gathers a cushion first, and again after a gap
    Resampler m_resampler;
    std::vector<qint16> m_ready;
};

} // namespace

class Headset::Private {
public:
    Private(SoundPorts &p, bool l)
        : ports(p)
        , listens(l)
    {
    }
    SoundPorts &ports;
    bool listens;
    bool wanted = false;
    std::unique_ptr<QMediaDevices> devices;
    std::unique_ptr<QTimer> retry;
    std::unique_ptr<QTimer> watch;
    QAudioDevice input;
    QAudioDevice output;
    std::unique_ptr<ListenDevice> listen;
    std::unique_ptr<SpeakDevice> speak;
    std::unique_ptr<QAudioSource> source;
    std::unique_ptr<QAudioSink> sink;
};

Headset::Headset(SoundPorts &ports, bool listens)
    : m_d(std::make_unique<Private>(ports, listens))
{
}

Headset::~Headset()
{
    close();
}

void Headset::begin()
{
    m_d->devices = std::make_unique<QMediaDevices>();
    m_d->retry = std::make_unique<QTimer>();
    m_d->retry->setSingleShot(true);
    m_d->retry->setInterval(RetryMs);
    connect(m_d->retry.get(), &QTimer::timeout, this, &Headset::reopen);
    connect(m_d->devices.get(), &QMediaDevices::audioInputsChanged, this, &Headset::look);
    connect(m_d->devices.get(), &QMediaDevices::audioOutputsChanged, this, &Headset::look);
    // With PulseAudio Qt 6.4 does not announce every device that comes or goes; so we look, too.
    m_d->watch = std::make_unique<QTimer>();
    m_d->watch->setInterval(LookMs);
    connect(m_d->watch.get(), &QTimer::timeout, this, &Headset::look);
    m_d->watch->start();
    m_d->input = QMediaDevices::defaultAudioInput();
    m_d->output = QMediaDevices::defaultAudioOutput();
    Q_EMIT devicesChanged(m_d->input.description(), m_d->output.description());
}

void Headset::look()
{
    const QAudioDevice input = QMediaDevices::defaultAudioInput();
    const QAudioDevice output = QMediaDevices::defaultAudioOutput();
    if (input == m_d->input && output == m_d->output)
        return;
    m_d->input = input;
    m_d->output = output;
    Q_EMIT devicesChanged(input.description(), output.description());
    reopen();
}

void Headset::open()
{
    m_d->wanted = true;
    reopen();
}

void Headset::close()
{
    m_d->wanted = false;
    if (m_d->retry)
        m_d->retry->stop();
    retire(m_d->source, this);
    retire(m_d->sink, this);
    m_d->listen.reset();
    m_d->speak.reset();
}

void Headset::reopen()
{
    const bool wanted = m_d->wanted;
    close();
    m_d->wanted = wanted;
    if (!wanted)
        return;
    const auto watch = [this](QAudio::State state) {
        if (state == QAudio::StoppedState && m_d->wanted)
            m_d->retry->start();
    };
    if (!m_d->output.isNull()) {
        const QAudioFormat format = formatFor(m_d->output);
        m_d->speak = std::make_unique<SpeakDevice>(m_d->ports.speaker, format);
        m_d->sink = std::make_unique<QAudioSink>(m_d->output, format);
        m_d->sink->setBufferSize(format.bytesForDuration(BufferMs * 1000));
        connect(m_d->sink.get(), &QAudioSink::stateChanged, this, watch, Qt::QueuedConnection);
        m_d->sink->start(m_d->speak.get());
    }
    if (m_d->listens && !m_d->input.isNull()) {
        const QAudioFormat format = formatFor(m_d->input);
        m_d->listen = std::make_unique<ListenDevice>(m_d->ports.microphone, format);
        m_d->source = std::make_unique<QAudioSource>(m_d->input, format);
        m_d->source->setBufferSize(format.bytesForDuration(BufferMs * 1000));
        connect(m_d->source.get(), &QAudioSource::stateChanged, this, watch, Qt::QueuedConnection);
        m_d->source->start(m_d->listen.get());
    }
}

} // namespace kikitori
