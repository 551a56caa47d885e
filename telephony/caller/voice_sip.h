// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "telephony/re_sip.h"

#include <QtGlobal>

#include <functional>
#include <vector>

namespace kikitori {

/// What a caller says and hears in one call: speaks prepared sound from the start, once, and measures what comes back.
/// Thread: main (libre's loop). Owner: RobotCall.
class Voice {
public:
    /// `speech`: mono, at `rate` Hz.
    Voice(const std::vector<qint16> &speech, int rate);
    ~Voice();
    Voice(const Voice &) = delete;
    Voice &operator=(const Voice &) = delete;
    void begin();
    void setHeld(bool held) { m_held = held; }
    [[nodiscard]] bool done() const { return m_spoken >= m_speech.size(); }
    [[nodiscard]] qint64 heardMs() const { return m_heardMs; }
    /// Peak in dBFS; −96 for silence.
    [[nodiscard]] double peakDb() const;

    struct Mouth;
    struct Ear;
    Mouth *mouth = nullptr;
    Ear *ear = nullptr;

private:
    void tick();
    void frame();
    static void onTick(void *self);

    const std::vector<qint16> &m_speech;
    int m_rate;
    std::vector<qint16> m_atWire;
    int m_wireRate = 0;
    std::size_t m_spoken = 0; ///< of m_speech
    bool m_held = false;
    qint64 m_heardMs = 0;
    int m_peak = 0;
    uint64_t m_start = 0;
    uint64_t m_frames = 0;
    tmr m_tick {};
};

/// Enters the voice into baresip's lists of sources and players. Thread: main. Owner: Exchange.
class VoiceModule {
public:
    using Find = std::function<Voice *(const void *audio)>;
    explicit VoiceModule(Find find);
    ~VoiceModule();
    VoiceModule(const VoiceModule &) = delete;
    VoiceModule &operator=(const VoiceModule &) = delete;

private:
    struct Source : ausrc {
        Find find;
    };
    struct Player : auplay {
        Find find;
    };
    static int makeSource(ausrc_st **out, const ausrc *entry, media_ctx **context, ausrc_prm *wanted, const char *device,
        ausrc_read_h *give, ausrc_error_h *failed, void *arg);
    static int makePlayer(
        auplay_st **out, const auplay *entry, auplay_prm *wanted, const char *device, auplay_write_h *take, void *arg);
    Source m_source {};
    Player m_player {};
};

} // namespace kikitori
