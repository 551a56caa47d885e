// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "telephony/callaudio_sip.h"
#include "telephony/line_sip.h"
#include "telephony/softphone.h"

#include <list>
#include <memory>
#include <mutex>
#include <vector>

namespace kikitori {

/// baresip and the calls it holds. Everything here runs in the one thread that calls run(); orders come in by post(),
/// news go out as queued calls on the Softphone. Thread: sip (post: any). Owner: Softphone.
class PhoneStack {
public:
    struct Order {
        enum Kind { Answer, HangUp, Hold, Resume, Mute, Transfer, Stop } kind = Stop;
        QString callId;
        QString number;
        bool on = false;
    };
    struct Needs {
        Softphone::Settings settings;
        SoundPorts *ports = nullptr;
        Recorder *recorder = nullptr;
        std::function<void(bool talking)> talking; ///< the headset is wanted, or no more
        /// Runs a function with the Softphone, in its thread.
        std::function<void(std::function<void(Softphone *)>)> tell;
    };
    explicit PhoneStack(Needs needs);
    ~PhoneStack();
    PhoneStack(const PhoneStack &) = delete;
    PhoneStack &operator=(const PhoneStack &) = delete;
    /// Starts baresip, works until told to stop, and takes all down again.
    void run();
    void post(Order order);

private:
    struct Call;
    enum class Wish { None, Hold, Resume };

    [[nodiscard]] Result<> up();
    [[nodiscard]] Result<> configure();
    [[nodiscard]] Result<> makeAgent();
    void loadSpeech();
    void down();
    void takeOrders();
    void obey(const Order &order);
    void answer(Call &call);
    void hangUp(Call &call, const char *reason);
    void hold(Call &call, bool on);
    void transfer(Call &call, const QString &number);
    void stop();
    void closeSip();

    void happened(enum ua_event event, call *raw, const char *text);
    void rang(call *raw);
    void established(Call &call);
    void answered(Call &call);
    void closed(call *raw, const QString &text);
    void transferFailed(call *raw, const QString &text);
    void watch();
    void measure(Call &call);
    [[nodiscard]] QString endReason(const Call &call, const QString &text) const;
    [[nodiscard]] Call *find(const call *raw);
    [[nodiscard]] Call *find(const QString &id);
    void fault(Fault fault, const QString &subject, const QString &detail);
    void tellLine(const LineProof &proof);

    static void onEvent(ua *agent, enum ua_event event, call *raw, const char *text, void *self);
    static void onOrder(int, void *, void *self);
    static void onWatch(void *self);
    static void onHoldSilence(void *call);
    static void onTransferSilence(void *call);
    static void onAckSilence(void *call);
    static void onStopLate(void *self);
    static void onClosed(void *self);

    Needs m_needs;
    std::mutex m_gate; ///< of m_orders and m_door
    std::vector<Order> m_orders;
    mqueue *m_door = nullptr;

    std::unique_ptr<AudioModule> m_audio;
    std::unique_ptr<Line> m_line;
    std::vector<qint16> m_speech; ///< 16 kHz
    ua *m_agent = nullptr;
    std::list<Call> m_calls;
    tmr m_watch {};
    tmr m_late {};
    uint64_t m_redSince = 0; ///< ms; 0 while the line is proven
    bool m_muted = false;
    bool m_speaks = false;
    bool m_stopping = false;
    bool m_closing = false;
};

} // namespace kikitori
