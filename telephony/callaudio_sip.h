// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "telephony/callport.h"
#include "telephony/re_sip.h"
#include "telephony/recorder.h"
#include "telephony/sound/resampler.h"
#include "telephony/soundports.h"

#include <memory>
#include <vector>

struct ausrc_st;
struct auplay_st;

namespace kikitori {

/// The sound of one talked call on one clock: each 20 ms one frame of the caller is taken from baresip and one of the
/// nurse is given to it, and just these two are recorded. Recording here and not in a baresip filter is on purpose:
/// baresip 1.1 drops its decoding filters at hold and never puts them back. Thread: sip. Owner: PhoneStack.
class CallAudio {
public:
    struct Needs {
        SoundPorts *ports = nullptr;
        const std::vector<qint16> *speech = nullptr; ///< 16 kHz, spoken once; null: the microphone
        const bool *muted = nullptr;
        Recorder *recorder = nullptr;
    };
    explicit CallAudio(Needs needs);
    ~CallAudio();
    CallAudio(const CallAudio &) = delete;
    CallAudio &operator=(const CallAudio &) = delete;

    /// The call was answered: starts the clock and the recording.
    void begin(const QString &callId);
    void setHeld(bool held) { m_held = held; }
    /// Levels since the last asking; loss and jitter are left at 0.
    [[nodiscard]] CallMeter takeLevels();

    void attach(ausrc_st *source) { m_source = source; }
    void attach(auplay_st *player) { m_player = player; }
    void detach(const ausrc_st *source);
    void detach(const auplay_st *player);

private:
    void tick();
    void frame(bool send);
    void hear(bool play);
    void speak(bool send);
    void listenTo16k(qint16 *out);
    static void onTick(void *self);

    struct Side {
        std::vector<qint16> frame; ///< at the codec's rate
        std::vector<qint16> recorded; ///< at 8 kHz, not yet taken
        std::unique_ptr<Resampler> down;
        double sum = 0; ///< of squares, since the last asking
        std::size_t counted = 0;
        void take(int rate);
    };

    Needs m_needs;
    ausrc_st *m_source = nullptr;
    auplay_st *m_player = nullptr;
    Side m_theirs;
    Side m_ours;
    std::unique_ptr<Resampler> m_toSpeaker;
    std::unique_ptr<Resampler> m_toWire;
    std::vector<qint16> m_scratch;
    std::size_t m_spoken = 0;
    bool m_filling = true; ///< the microphone's ring gathers a cushion first
    bool m_held = false;
    bool m_begun = false;
    quint32 m_recording = 0;
    uint64_t m_start = 0; ///< ms
    uint64_t m_frames = 0; ///< since m_start
    tmr m_tick {};
};

/// The source and the player that every call uses, entered into baresip's lists; `find` gives the CallAudio for baresip's
/// audio object. Thread: sip. Owner: PhoneStack.
class AudioModule {
public:
    using Find = std::function<CallAudio *(const void *audio)>;
    explicit AudioModule(Find find);
    ~AudioModule();
    AudioModule(const AudioModule &) = delete;
    AudioModule &operator=(const AudioModule &) = delete;

private:
    // baresip hands its entry back on each use: what is behind it is ours.
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
