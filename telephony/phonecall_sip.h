// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "telephony/phonestack_sip.h"

namespace kikitori {

/// One call as the stack sees it. Thread: sip. Owner: PhoneStack.
struct PhoneStack::Call {
    Call(PhoneStack *owner, call *of);
    ~Call();
    Call(const Call &) = delete;
    Call &operator=(const Call &) = delete;

    PhoneStack *stack;
    call *raw; ///< baresip's; dies right after its CLOSED event
    QString id;
    std::unique_ptr<CallAudio> audio;
    bool answering = false;
    bool talked = false;
    bool held = false;
    bool leaving = false; ///< hung up between our 200 and its ACK
    bool transferring = false;
    Wish wish = Wish::None; ///< a re-INVITE is under way
    uint32_t packets = 0; ///< received, at the last look
    uint64_t packetsAt = 0; ///< ms; when they last grew
    tmr holdSilence {};
    tmr transferSilence {};
    tmr ackSilence {};
};

} // namespace kikitori
