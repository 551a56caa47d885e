// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/ringer.h"

#include <QTimer>

#include <utility>

namespace kikitori {

Ringer::Ringer(CallPort *phone, Play play, int hushMs)
    : m_play(std::move(play))
    , m_hushMs(hushMs)
{
    connect(phone, &CallPort::callRang, this, [this](const CallInfo &call) { rang(call.id); });
    connect(phone, &CallPort::callAnswered, this, &Ringer::answered);
    connect(phone, &CallPort::callEnded, this, &Ringer::ended);
}

void Ringer::hush(const QString &callId)
{
    if (!m_ringing.remove(callId))
        return;
    m_hushed.insert(callId);
    choose();
    // The answer may be refused or lost; a call that waits must not wait unheard.
    QTimer::singleShot(m_hushMs, this, [this, callId] {
        if (m_hushed.remove(callId))
            rang(callId);
    });
}

void Ringer::stop()
{
    m_ringing.clear();
    choose();
    m_stopped = true;
}

void Ringer::rang(const QString &callId)
{
    m_ringing.insert(callId);
    choose();
}

void Ringer::answered(const QString &callId)
{
    m_ringing.remove(callId);
    m_hushed.remove(callId);
    m_talked.insert(callId);
    choose();
}

void Ringer::ended(const QString &callId)
{
    m_ringing.remove(callId);
    m_hushed.remove(callId);
    m_talked.remove(callId);
    choose();
}

void Ringer::choose()
{
    const bool busy = !m_talked.isEmpty() || !m_hushed.isEmpty();
    const RingSound wanted = m_ringing.isEmpty() ? RingSound::None : busy ? RingSound::Knock : RingSound::Ring;
    if (m_stopped || wanted == m_sound)
        return;
    m_sound = wanted;
    m_play(wanted);
}

} // namespace kikitori
