// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "telephony/callport.h"
#include "telephony/re_sip.h"

#include <functional>

namespace kikitori {

/// Keeps one registration and proves it by round trips (REGISTER, RFC 3261 §10, and OPTIONS, §11), for ever, whatever
/// order the answers come in. All REGISTERs share one Call-ID, so that a late one cannot undo a newer one; baresip's own
/// client takes a new Call-ID each time and backs off to half an hour. Thread: sip. Owner: PhoneStack.
class Line {
public:
    struct Settings {
        QByteArray registrar; ///< "sip:host:port"
        int registerSeconds = 60;
        int proofSeconds = 5;
    };
    Line(Settings settings, ua *agent, std::function<void(const LineProof &)> changed);
    ~Line();
    Line(const Line &) = delete;
    Line &operator=(const Line &) = delete;
    void start();
    /// Asks at once, not at the next turn.
    void proveNow();
    /// Takes the registration back; `done` is called when the registrar answered. No further change is told.
    void leave(std::function<void()> done);
    /// Tells nobody anything any more and sends nothing.
    void hush();
    [[nodiscard]] const LineProof &proof() const { return m_proof; }

private:
    void turn();
    void sendRegister(bool keepLoopState);
    void sendOptions();
    void registerAnswered(int err, const sip_msg *msg);
    void accepted(const sip_msg *msg);
    void awaitAnswer();
    void proven();
    void lost(const QString &reason);
    [[nodiscard]] int writeContact(sip_transp transport, const sa *source, mbuf *out);

    static void onTurn(void *self);
    static void onSilence(void *self);
    static void onRegisterAnswer(int err, const sip_msg *msg, void *self);
    static void onOptionsAnswer(int err, const sip_msg *msg, void *self);
    static int onContact(sip_transp transport, const sa *source, const sa *to, mbuf *out, void *self);
    static int onAuth(char **user, char **password, const char *realm, void *self);

    Settings m_settings;
    ua *m_agent;
    std::function<void(const LineProof &)> m_changed;
    std::function<void()> m_left;
    LineProof m_proof;
    sip_dialog *m_dialog = nullptr;
    sip_auth *m_auth = nullptr;
    struct sip_request *m_request = nullptr;
    sip_loopstate m_loops {};
    tmr m_turn {};
    tmr m_silence {};
    int m_optionsSince = 0; ///< turns proven by OPTIONS since the last REGISTER
    int m_expires = 60;
    bool m_leaving = false;
};

} // namespace kikitori
