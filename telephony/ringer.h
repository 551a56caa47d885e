// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "telephony/callport.h"
#include "telephony/sound/ringtone.h"

#include <QSet>

#include <functional>

namespace kikitori {

/// Decides what the desk hears of ringing calls: rings while one waits and nobody is talked to, knocks while one waits
/// behind a call that is talked or held, and is silent otherwise. Thread: GUI. Owner: Softphone.
class Ringer final : public QObject {
    Q_OBJECT
public:
    using Play = std::function<void(RingSound)>;
    static constexpr int HushMs = 2000;

    /// Follows the calls of `phone`; `play` is told each change, and only changes.
    Ringer(CallPort *phone, Play play, int hushMs = HushMs);
    /// The person took or refused this ringing call: it is quiet at once, before the exchange agreed. When it still
    /// rings after `hushMs`, it is heard again.
    void hush(const QString &callId);
    /// Silent for good.
    void stop();

private:
    void rang(const QString &callId);
    void answered(const QString &callId);
    void ended(const QString &callId);
    void choose();

    Play m_play;
    int m_hushMs;
    bool m_stopped = false;
    RingSound m_sound = RingSound::None;
    QSet<QString> m_ringing; ///< heard
    QSet<QString> m_hushed; ///< ringing, but answered or refused by the person
    QSet<QString> m_talked; ///< held ones, too
};

} // namespace kikitori
