// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/callaudio_sip.h"

#include <algorithm>
#include <cmath>

/// baresip knows these by name only; the fields are ours.
struct ausrc_st {
    kikitori::CallAudio *owner;
    int rate;
    ausrc_read_h *give;
    void *arg;
};

struct auplay_st {
    kikitori::CallAudio *owner;
    int rate;
    auplay_write_h *take;
    void *arg;
};

namespace kikitori {

namespace {

constexpr uint64_t FrameMs = 20;
constexpr int RecordRate = 8000;
constexpr std::size_t FrameAt16k = SoundPorts::Rate / 50;
// After a stall only this much is sent late; more would be heard as a rush of words.
constexpr uint64_t MostLateFrames = 10;
constexpr std::size_t Cushion = 3 * FrameAt16k;
constexpr std::size_t MostWaiting = 12 * FrameAt16k;

void freeSource(void *st)
{
    auto *source = static_cast<ausrc_st *>(st);
    if (source->owner)
        source->owner->detach(source);
}

void freePlayer(void *st)
{
    auto *player = static_cast<auplay_st *>(st);
    if (player->owner)
        player->owner->detach(player);
}

void convert(std::unique_ptr<Resampler> &with, int from, int to, const std::vector<qint16> &in, std::vector<qint16> &out)
{
    if (!with || with->from() != from || with->to() != to)
        with = std::make_unique<Resampler>(from, to);
    with->push(in.data(), in.size(), out);
}

double decibels(double sum, std::size_t counted)
{
    return counted == 0 || sum <= 0 ? -96
                                    : std::max(-96.0, 10 * std::log10(sum / static_cast<double>(counted) / (32768.0 * 32768.0)));
}

} // namespace

CallAudio::CallAudio(Needs needs)
    : m_needs(needs)
{
    tmr_init(&m_tick);
}

CallAudio::~CallAudio()
{
    tmr_cancel(&m_tick);
    if (m_source)
        m_source->owner = nullptr;
    if (m_player)
        m_player->owner = nullptr;
    if (m_begun)
        m_needs.recorder->end(m_recording);
}

void CallAudio::detach(const ausrc_st *source)
{
    if (m_source == source)
        m_source = nullptr;
}

void CallAudio::detach(const auplay_st *player)
{
    if (m_player == player)
        m_player = nullptr;
}

void CallAudio::begin(const QString &callId)
{
    m_begun = true;
    m_recording = m_needs.recorder->begin(callId);
    m_needs.ports->microphone.skip(m_needs.ports->microphone.size());
    m_start = tmr_jiffies();
    tmr_start(&m_tick, FrameMs, &CallAudio::onTick, this);
}

void CallAudio::onTick(void *self)
{
    static_cast<CallAudio *>(self)->tick();
}

void CallAudio::tick()
{
    const uint64_t due = (tmr_jiffies() - m_start) / FrameMs;
    while (m_frames < due)
        frame(due - ++m_frames < MostLateFrames);
    const uint64_t next = m_start + (m_frames + 1) * FrameMs;
    const uint64_t now = tmr_jiffies();
    tmr_start(&m_tick, next > now ? next - now : 1, &CallAudio::onTick, this);
}

void CallAudio::frame(bool send)
{
    hear(send);
    speak(send);
    std::array<qint16, static_cast<std::size_t>(Recorder::Frames) * 2> pairs {};
    const auto pick = [](Side &side, std::size_t i) { return i < side.recorded.size() ? side.recorded[i] : qint16(0); };
    for (std::size_t i = 0; i < Recorder::Frames; ++i) {
        pairs[i * 2] = pick(m_theirs, i);
        pairs[i * 2 + 1] = pick(m_ours, i);
    }
    for (Side *side : { &m_theirs, &m_ours })
        side->recorded.erase(side->recorded.begin(),
            side->recorded.begin() + std::min<std::ptrdiff_t>(Recorder::Frames, std::ssize(side->recorded)));
    m_needs.recorder->push(m_recording, pairs.data());
}

void CallAudio::hear(bool play)
{
    const int rate = m_player ? m_player->rate : RecordRate;
    m_theirs.frame.assign(static_cast<std::size_t>(rate / 50), 0);
    if (m_player && play) {
        auframe frame;
        auframe_init(&frame, AUFMT_S16LE, m_theirs.frame.data(), m_theirs.frame.size());
        m_player->take(&frame, m_player->arg);
    }
    m_theirs.take(rate);
    m_scratch.clear();
    convert(m_toSpeaker, rate, SoundPorts::Rate, m_theirs.frame, m_scratch);
    m_needs.ports->speaker.write(m_scratch.data(), m_scratch.size());
}

void CallAudio::speak(bool send)
{
    const int rate = m_source ? m_source->rate : RecordRate;
    std::vector<qint16> heard(FrameAt16k, 0);
    listenTo16k(heard.data());
    if (*m_needs.muted || m_held)
        std::fill(heard.begin(), heard.end(), qint16(0)); // while held the caller must not hear the room
    m_ours.frame.clear();
    convert(m_toWire, SoundPorts::Rate, rate, heard, m_ours.frame);
    m_ours.frame.resize(static_cast<std::size_t>(rate / 50), 0);
    m_ours.take(rate);
    if (m_source && send) {
        auframe frame;
        auframe_init(&frame, AUFMT_S16LE, m_ours.frame.data(), m_ours.frame.size());
        m_source->give(&frame, m_source->arg);
    }
}

void CallAudio::listenTo16k(qint16 *out)
{
    if (m_needs.speech) {
        // A held or muted voice waits: a file has no ears.
        if (m_held || *m_needs.muted)
            return;
        const std::size_t count = std::min(FrameAt16k, m_needs.speech->size() - std::min(m_spoken, m_needs.speech->size()));
        std::copy_n(m_needs.speech->begin() + static_cast<std::ptrdiff_t>(m_spoken), count, out);
        m_spoken += count;
        return;
    }
    Ring<qint16> &ring = m_needs.ports->microphone;
    if (ring.size() > MostWaiting)
        ring.skip(ring.size() - Cushion);
    if (m_filling && ring.size() < Cushion)
        return;
    m_filling = ring.read(out, FrameAt16k) < FrameAt16k;
}

void CallAudio::Side::take(int rate)
{
    for (const qint16 sample : frame)
        sum += static_cast<double>(sample) * sample;
    counted += frame.size();
    convert(down, rate, RecordRate, frame, recorded);
}

CallMeter CallAudio::takeLevels()
{
    CallMeter meter;
    meter.theirs = decibels(m_theirs.sum, m_theirs.counted);
    meter.ours = decibels(m_ours.sum, m_ours.counted);
    for (Side *side : { &m_theirs, &m_ours }) {
        side->sum = 0;
        side->counted = 0;
    }
    return meter;
}

AudioModule::AudioModule(Find find)
{
    m_source.name = "desk";
    m_source.alloch = &AudioModule::makeSource;
    m_source.find = find;
    list_append(baresip_ausrcl(), &m_source.le, &m_source);
    m_player.name = "desk";
    m_player.alloch = &AudioModule::makePlayer;
    m_player.find = std::move(find);
    list_append(baresip_auplayl(), &m_player.le, &m_player);
}

AudioModule::~AudioModule()
{
    list_unlink(&m_source.le);
    list_unlink(&m_player.le);
}

int AudioModule::makeSource(ausrc_st **out, const ausrc *entry, media_ctx **, ausrc_prm *wanted, const char *, ausrc_read_h *give,
    ausrc_error_h *, void *arg)
{
    CallAudio *owner = static_cast<const Source *>(entry)->find(arg);
    if (!owner || wanted->ch != 1 || wanted->fmt != AUFMT_S16LE || wanted->srate % 50 != 0)
        return ENOTSUP;
    auto *st = static_cast<ausrc_st *>(mem_zalloc(sizeof(ausrc_st), freeSource));
    if (!st)
        return ENOMEM;
    *st = { owner, static_cast<int>(wanted->srate), give, arg };
    owner->attach(st);
    *out = st;
    return 0;
}

int AudioModule::makePlayer(
    auplay_st **out, const auplay *entry, auplay_prm *wanted, const char *, auplay_write_h *take, void *arg)
{
    CallAudio *owner = static_cast<const Player *>(entry)->find(arg);
    if (!owner || wanted->ch != 1 || wanted->fmt != AUFMT_S16LE || wanted->srate % 50 != 0)
        return ENOTSUP;
    auto *st = static_cast<auplay_st *>(mem_zalloc(sizeof(auplay_st), freePlayer));
    if (!st)
        return ENOMEM;
    *st = { owner, static_cast<int>(wanted->srate), take, arg };
    owner->attach(st);
    *out = st;
    return 0;
}

} // namespace kikitori
