// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "telephony/caller/voice_sip.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <list>
#include <memory>

namespace kikitori {

/// Stands in for the exchange and for the caller: a registrar on loopback for one desk, calls to that desk, transfers
/// taken on. Thread: main, which is libre's loop. Owner: main.
class Exchange {
public:
    struct Settings {
        QString listen = QStringLiteral("127.0.0.1:0");
        QString callerNumber;
        QString calledNumber;
        std::vector<qint16> speech; ///< mono
        int speechRate = 16000; ///< Hz
        QString codecs = QStringLiteral("PCMA/8000/1,PCMU/8000/1,G722/16000/1");
        int calls = 1;
        int firstGapMs = 1000; ///< from the registration to the first call
        int gapMs = 1000; ///< before each further call
        bool overlap = false; ///< the next call comes while the one before is talked
        int ringTimeoutS = 60;
        int hangUpAfterS = 600; ///< from the answer
        int registerTimeoutS = 60;
        QStringList refuse; ///< users to whom no call is handed
    };
    explicit Exchange(Settings settings);
    ~Exchange();
    Exchange(const Exchange &) = delete;
    Exchange &operator=(const Exchange &) = delete;
    /// Opens the port and says "listening ADDRESS". Faults: PortTaken, SipFailed.
    [[nodiscard]] Result<> open();
    /// Works until every call is over, or until a signal comes.
    void run();
    [[nodiscard]] QJsonObject report() const;
    /// Every call was answered, and sound went over it.
    [[nodiscard]] bool succeeded() const;

private:
    struct RobotCall;

    void say(const QString &event) const;
    bool registered(const sip_msg *msg);
    void happened(enum ua_event event, call *raw, const char *text);
    void placeCall();
    void planNext();
    void established(RobotCall &one);
    void reoffered(RobotCall &one);
    void transferAsked(RobotCall &one, const QString &target);
    void closed(RobotCall &one, const QString &text);
    void leave(RobotCall &one, const QString &why);
    void finish();
    [[nodiscard]] RobotCall *find(const call *raw);

    static bool onRequest(const sip_msg *msg, void *self);
    static void onEvent(ua *agent, enum ua_event event, call *raw, const char *text, void *self);
    static void onNext(void *self);
    static void onRingLate(void *call);
    static void onTalkOver(void *call);
    static void onNobody(void *self);
    static void onEnd(void *self);
    static void onSignal(int number);

    Settings m_settings;
    std::unique_ptr<VoiceModule> m_voices;
    aucodec m_foreign {}; ///< a codec that no desk has, for --codecs speex/8000/1
    ua *m_agent = nullptr;
    sip_lsnr *m_listener = nullptr;
    QByteArray m_contact; ///< of the desk; empty while none is registered
    bool m_everRegistered = false;
    bool m_stopped = false;
    std::list<RobotCall> m_calls;
    tmr m_next {};
    tmr m_nobody {};
    tmr m_end {};
};

} // namespace kikitori
