// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/caller/voice_sip.h"

#include "telephony/sound/resampler.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

struct kikitori::Voice::Mouth {
    Voice *owner;
    int rate;
    ausrc_read_h *give;
    void *arg;
};

struct kikitori::Voice::Ear {
    Voice *owner;
    int rate;
    auplay_write_h *take;
    void *arg;
};

namespace kikitori {

namespace {

constexpr uint64_t FrameMs = 20;
constexpr double QuietDb = -50;

void closeMouth(void *st)
{
    auto *mouth = static_cast<Voice::Mouth *>(st);
    if (mouth->owner)
        mouth->owner->mouth = nullptr;
}

void closeEar(void *st)
{
    auto *ear = static_cast<Voice::Ear *>(st);
    if (ear->owner)
        ear->owner->ear = nullptr;
}

} // namespace

Voice::Voice(const std::vector<qint16> &speech, int rate)
    : m_speech(speech)
    , m_rate(rate)
{
    tmr_init(&m_tick);
}

Voice::~Voice()
{
    tmr_cancel(&m_tick);
    if (mouth)
        mouth->owner = nullptr;
    if (ear)
        ear->owner = nullptr;
}

void Voice::begin()
{
    m_start = tmr_jiffies();
    tmr_start(&m_tick, FrameMs, &Voice::onTick, this);
}

void Voice::onTick(void *self)
{
    static_cast<Voice *>(self)->tick();
}

void Voice::tick()
{
    for (const uint64_t due = (tmr_jiffies() - m_start) / FrameMs; m_frames < due; ++m_frames)
        frame();
    const uint64_t next = m_start + (m_frames + 1) * FrameMs;
    const uint64_t now = tmr_jiffies();
    tmr_start(&m_tick, next > now ? next - now : 1, &Voice::onTick, this);
}

void Voice::frame()
{
    std::vector<qint16> samples;
    if (ear) {
        samples.assign(static_cast<std::size_t>(ear->rate / 50), 0);
        auframe frame;
        auframe_init(&frame, AUFMT_S16LE, samples.data(), samples.size());
        ear->take(&frame, ear->arg);
        for (const qint16 sample : samples)
            m_peak = std::max(m_peak, std::abs(static_cast<int>(sample)));
        if (rmsDb(samples.data(), samples.size()) > QuietDb)
            m_heardMs += static_cast<qint64>(FrameMs);
    }
    if (!mouth)
        return;
    if (m_wireRate != mouth->rate) {
        m_wireRate = mouth->rate;
        m_atWire = resampled(m_speech, m_rate, m_wireRate);
    }
    samples.assign(static_cast<std::size_t>(mouth->rate / 50), 0);
    if (!m_held) {
        // m_spoken counts the speech's own samples, so that a change of codec goes on where it was.
        const auto from =
            std::min(m_atWire.size(), m_spoken * static_cast<std::size_t>(m_wireRate) / static_cast<std::size_t>(m_rate));
        const auto count = std::min(samples.size(), m_atWire.size() - from);
        std::copy_n(m_atWire.begin() + static_cast<std::ptrdiff_t>(from), count, samples.begin());
        m_spoken = std::min(m_speech.size(), m_spoken + static_cast<std::size_t>(m_rate / 50));
    }
    auframe frame;
    auframe_init(&frame, AUFMT_S16LE, samples.data(), samples.size());
    mouth->give(&frame, mouth->arg);
}

double Voice::peakDb() const
{
    return m_peak == 0 ? -96 : std::max(-96.0, 20 * std::log10(m_peak / 32768.0));
}

VoiceModule::VoiceModule(Find find)
{
    m_source.name = "robot";
    m_source.alloch = &VoiceModule::makeSource;
    m_source.find = find;
    list_append(baresip_ausrcl(), &m_source.le, &m_source);
    m_player.name = "robot";
    m_player.alloch = &VoiceModule::makePlayer;
    m_player.find = std::move(find);
    list_append(baresip_auplayl(), &m_player.le, &m_player);
}

VoiceModule::~VoiceModule()
{
    list_unlink(&m_source.le);
    list_unlink(&m_player.le);
}

int VoiceModule::makeSource(ausrc_st **out, const ausrc *entry, media_ctx **, ausrc_prm *wanted, const char *, ausrc_read_h *give,
    ausrc_error_h *, void *arg)
{
    Voice *owner = static_cast<const Source *>(entry)->find(arg);
    auto *st = owner ? static_cast<Voice::Mouth *>(mem_zalloc(sizeof(Voice::Mouth), closeMouth)) : nullptr;
    if (!st)
        return ENOMEM;
    *st = { owner, static_cast<int>(wanted->srate), give, arg };
    owner->mouth = st;
    *out = reinterpret_cast<ausrc_st *>(st);
    return 0;
}

int VoiceModule::makePlayer(
    auplay_st **out, const auplay *entry, auplay_prm *wanted, const char *, auplay_write_h *take, void *arg)
{
    Voice *owner = static_cast<const Player *>(entry)->find(arg);
    auto *st = owner ? static_cast<Voice::Ear *>(mem_zalloc(sizeof(Voice::Ear), closeEar)) : nullptr;
    if (!st)
        return ENOMEM;
    *st = { owner, static_cast<int>(wanted->srate), take, arg };
    owner->ear = st;
    *out = reinterpret_cast<auplay_st *>(st);
    return 0;
}

} // namespace kikitori
