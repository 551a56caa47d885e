// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QObject>

namespace kikitori {

/// Who calls, and which number was called; digits as the network gave them ("anonymous" when withheld).
struct CallInfo {
    QString id; ///< UUID text without braces, made by the softphone
    QString callerNumber;
    QString calledNumber; ///< from P-Called-Party-ID (RFC 7315), else Diversion (RFC 5806), else To; digits only
};

/// Whether the line can be reached, proven by a round trip, not believed.
struct LineProof {
    bool registered = false;
    QDateTime lastRoundTrip; ///< UTC of the last answered REGISTER or OPTIONS; invalid when none yet
    QString reason; ///< when not registered: the last failure, for the engineer
};

/// A recording as it begins: written to disk already when this is sent.
struct RecordingStart {
    QString id;
    QString callId;
    QString file; ///< name in the recordings folder
    QByteArray key; ///< 32 bytes; whoever gets this keeps it
};

/// Loudness of both directions and the state of the stream, about ten times a second during a call.
struct CallMeter {
    double theirs = -96; ///< dBFS
    double ours = -96; ///< dBFS
    double lossPercent = 0;
    double jitterMs = 0;
};

/// The telephone as the desk sees it. Thread: GUI for every call and signal. Owner: main. One call at a time is
/// talked; a further one that rings is signalled and can be answered after the first ended.
class CallPort : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void answer(const QString &callId) = 0;
    virtual void hangUp(const QString &callId) = 0;
    virtual void hold(const QString &callId) = 0;
    virtual void resume(const QString &callId) = 0;
    virtual void setMuted(bool muted) = 0;
    /// Hands the call to another number (REFER, RFC 3515); ends with transferDone or transferFailed, and the caller is
    /// still there when it failed.
    virtual void transfer(const QString &callId, const QString &number) = 0;
    [[nodiscard]] virtual LineProof line() const = 0;

Q_SIGNALS:
    void lineChanged(const kikitori::LineProof &proof);
    void callRang(const kikitori::CallInfo &call);
    void callAnswered(const QString &callId, const QDateTime &at);
    void callHeld(const QString &callId);
    void callResumed(const QString &callId);
    /// The last signal of a call. `reason` is for the engineer ("bye", "cancelled", "lost").
    void callEnded(const QString &callId, const QDateTime &at, const QString &reason);
    void transferDone(const QString &callId);
    void transferFailed(const QString &callId, const kikitori::Error &error);
    void metered(const QString &callId, const kikitori::CallMeter &meter);
    void recordingStarted(const kikitori::RecordingStart &recording);
    /// `sha256`: of the file, 32 bytes as they are.
    void recordingFinished(const QString &recordingId, qint64 ms, qint64 bytes, const QByteArray &sha256);
    void recordingFailed(const QString &recordingId, const kikitori::Error &error);
    /// Headset or microphone appeared or went away; empty names when there is none.
    void devicesChanged(const QString &microphone, const QString &speaker);
    void failed(const kikitori::Error &error);
};

} // namespace kikitori
