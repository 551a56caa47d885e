// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "telephony/callport.h"

#include <memory>

namespace kikitori {

/// The embedded SIP telephone (baresip). Owns the `sip` thread (libre's re_main, entered only through an mqueue) and
/// the `audio` thread. Thread: GUI. Owner: main. At most one per process (libre's own limit).
class Softphone final : public CallPort {
    Q_OBJECT
public:
    struct Settings {
        QString user = QStringLiteral("01"); ///< SIP user of the desk
        QString domain; ///< host[:port] of the exchange, e.g. "127.0.0.1:5970"
        QString password;
        QString listen = QStringLiteral("127.0.0.1:0"); ///< local address; port 0: any free one
        int registerSeconds = 60;
        int proofSeconds = 5; ///< OPTIONS (RFC 3261 §11) this often while idle
        QString recordings; ///< folder; made when missing
        /// A WAV file that is spoken instead of the microphone (training and the tour); empty: the microphone.
        QString microphoneFile;
    };
    explicit Softphone(Settings settings, QObject *parent = nullptr);
    ~Softphone() override;
    /// Starts the threads and registers; PortTaken and SipFailed come by failed(). Once in its life.
    void start();
    /// Hangs up, unregisters and joins the threads; at most 2 s.
    void stop();

    void answer(const QString &callId) override;
    void hangUp(const QString &callId) override;
    void hold(const QString &callId) override;
    void resume(const QString &callId) override;
    void setMuted(bool muted) override;
    void transfer(const QString &callId, const QString &number) override;
    [[nodiscard]] LineProof line() const override;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace kikitori
