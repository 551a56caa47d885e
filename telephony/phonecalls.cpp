// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/callheaders.h"
#include "telephony/phonecall_sip.h"

#include <QUuid>

namespace kikitori {

namespace {

constexpr uint64_t WatchMs = 100;
constexpr uint64_t HoldMs = 6000;
constexpr uint64_t TransferMs = 45000; // the other desk may ring that long
constexpr uint64_t AckMs = 4000;
constexpr uint64_t DeafMs = 5000; // no packet for so long, and the line lost as well: the call is lost

QString text(const char *bytes)
{
    return QString::fromUtf8(bytes ? bytes : "");
}

QString headerOf(const call *raw, const char *wanted)
{
    for (le *at = list_head(call_get_custom_hdrs(raw)); at; at = at->next) {
        const auto *header = static_cast<const sip_hdr *>(at->data);
        if (pl_strcasecmp(&header->name, wanted) == 0)
            return QString::fromUtf8(header->val.p, static_cast<qsizetype>(header->val.l));
    }
    return {};
}

QString firstNumber(std::initializer_list<QString> addresses)
{
    for (const QString &address : addresses)
        if (const QString number = numberOf(address); !number.isEmpty())
            return number;
    return {};
}

} // namespace

PhoneStack::Call::Call(PhoneStack *owner, call *of)
    : stack(owner)
    , raw(of)
    , id(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    tmr_init(&holdSilence);
    tmr_init(&transferSilence);
    tmr_init(&ackSilence);
}

PhoneStack::Call::~Call()
{
    tmr_cancel(&holdSilence);
    tmr_cancel(&transferSilence);
    tmr_cancel(&ackSilence);
}

PhoneStack::Call *PhoneStack::find(const call *raw)
{
    for (Call &call : m_calls)
        if (call.raw == raw)
            return &call;
    return nullptr;
}

PhoneStack::Call *PhoneStack::find(const QString &id)
{
    for (Call &call : m_calls)
        if (call.id == id)
            return &call;
    return nullptr;
}

void PhoneStack::onEvent(ua *, enum ua_event event, call *raw, const char *prm, void *self)
{
    static_cast<PhoneStack *>(self)->happened(event, raw, prm);
}

void PhoneStack::happened(enum ua_event event, call *raw, const char *prm)
{
    Call *call = find(raw);
    switch (event) {
    case UA_EVENT_CALL_INCOMING:
        rang(raw);
        break;
    case UA_EVENT_CALL_ESTABLISHED:
        if (call)
            established(*call);
        break;
    case UA_EVENT_CALL_ANSWERED: // to an offer of ours: hold or resume
        if (call)
            answered(*call);
        break;
    case UA_EVENT_CALL_TRANSFER_FAILED:
        transferFailed(raw, text(prm));
        break;
    case UA_EVENT_CALL_CLOSED:
        closed(raw, text(prm));
        break;
    default:
        break;
    }
}

void PhoneStack::rang(call *raw)
{
    Call &call = m_calls.emplace_back(this, raw);
    call.audio = std::make_unique<CallAudio>(
        CallAudio::Needs { m_needs.ports, m_speaks ? &m_speech : nullptr, &m_muted, m_needs.recorder });
    CallInfo info;
    info.id = call.id;
    info.callerNumber = firstNumber({ headerOf(raw, "P-Asserted-Identity"), text(call_peeruri(raw)) });
    if (info.callerNumber.isEmpty())
        info.callerNumber = QStringLiteral("anonymous");
    info.calledNumber = firstNumber({ headerOf(raw, "P-Called-Party-ID"), headerOf(raw, "Diversion"), text(call_localuri(raw)) });
    m_needs.tell([info](Softphone *phone) { Q_EMIT phone->callRang(info); });
    tmr_start(&m_watch, WatchMs, &PhoneStack::onWatch, this);
}

void PhoneStack::established(Call &call)
{
    if (call.leaving) {
        hangUp(call, "hung up");
        return;
    }
    call.talked = true;
    call.packetsAt = tmr_jiffies();
    call.audio->begin(call.id);
    m_needs.talking(true);
    m_needs.tell([id = call.id, at = QDateTime::currentDateTimeUtc()](Softphone *phone) { Q_EMIT phone->callAnswered(id, at); });
}

void PhoneStack::answered(Call &call)
{
    const Wish wish = std::exchange(call.wish, Wish::None);
    tmr_cancel(&call.holdSilence);
    if (wish == Wish::Hold)
        m_needs.tell([id = call.id](Softphone *phone) { Q_EMIT phone->callHeld(id); });
    else if (wish == Wish::Resume)
        m_needs.tell([id = call.id](Softphone *phone) { Q_EMIT phone->callResumed(id); });
}

void PhoneStack::transferFailed(call *raw, const QString &why)
{
    mem_ref(raw); // baresip lets go of a call whose transfer failed; the caller is still there
    Call *call = find(raw);
    if (!call || !std::exchange(call->transferring, false))
        return;
    tmr_cancel(&call->transferSilence);
    m_needs.tell([id = call->id, error = Error { Fault::TransferRefused, QStringLiteral("transfer"), why }](
                     Softphone *phone) { Q_EMIT phone->transferFailed(id, error); });
}

QString PhoneStack::endReason(const Call &call, const QString &why) const
{
    if (why == QLatin1String("Call transfered"))
        return QStringLiteral("transferred");
    if (why == text(strerror(ECONNRESET)))
        return call.talked ? QStringLiteral("bye") : QStringLiteral("cancelled");
    if (why == text(strerror(ETIMEDOUT)))
        return QStringLiteral("lost");
    return why.isEmpty() ? QStringLiteral("closed") : why;
}

void PhoneStack::closed(call *raw, const QString &why)
{
    Call *call = find(raw);
    if (!call) {
        fault(Fault::SipFailed, QStringLiteral("a call that could not ring"), why);
        return;
    }
    const QString reason = endReason(*call, why);
    const QString id = call->id;
    if (call->transferring && reason == QLatin1String("transferred"))
        m_needs.tell([id](Softphone *phone) { Q_EMIT phone->transferDone(id); });
    else if (call->transferring)
        m_needs.tell([id, error = Error { Fault::TransferRefused, QStringLiteral("transfer"), reason }](
                         Softphone *phone) { Q_EMIT phone->transferFailed(id, error); });
    m_needs.tell(
        [id, reason, at = QDateTime::currentDateTimeUtc()](Softphone *phone) { Q_EMIT phone->callEnded(id, at, reason); });
    m_calls.remove_if([raw](const Call &one) { return one.raw == raw; });
    if (std::none_of(m_calls.begin(), m_calls.end(), [](const Call &one) { return one.talked; }))
        m_needs.talking(false);
}

void PhoneStack::onOrder(int, void *, void *self)
{
    static_cast<PhoneStack *>(self)->takeOrders();
}

void PhoneStack::takeOrders()
{
    std::vector<Order> orders;
    {
        const std::lock_guard lock(m_gate);
        orders.swap(m_orders);
    }
    for (const Order &order : orders)
        obey(order);
}

void PhoneStack::obey(const Order &order)
{
    if (order.kind == Order::Stop) {
        stop();
        return;
    }
    if (order.kind == Order::Mute) {
        m_muted = order.on;
        return;
    }
    Call *call = find(order.callId);
    if (!call) {
        if (order.kind == Order::Transfer)
            m_needs.tell([id = order.callId](Softphone *phone) {
                Q_EMIT phone->transferFailed(id, Error { Fault::NoSuchCall, QStringLiteral("call"), {} });
            });
        else
            fault(Fault::NoSuchCall, QStringLiteral("call"), {});
        return;
    }
    switch (order.kind) {
    case Order::Answer:
        answer(*call);
        break;
    case Order::HangUp:
        hangUp(*call, "hung up");
        break;
    case Order::Hold:
    case Order::Resume:
        hold(*call, order.kind == Order::Hold);
        break;
    case Order::Transfer:
        transfer(*call, order.number);
        break;
    case Order::Mute:
    case Order::Stop:
        break;
    }
}

void PhoneStack::answer(Call &call)
{
    if (call.answering)
        return;
    for (const Call &other : m_calls) {
        if (&other != &call && (other.talked || other.answering)) {
            fault(Fault::NotAllowed, QStringLiteral("answer"), QStringLiteral("another call is talked"));
            return;
        }
    }
    call.answering = true;
    if (const int err = ua_answer(m_agent, call.raw, VIDMODE_OFF)) {
        fault(Fault::SipFailed, QStringLiteral("answer"), text(strerror(err)));
        hangUp(call, "could not be answered");
    }
}

void PhoneStack::hangUp(Call &call, const char *reason)
{
    if (call.answering && !call.talked && call_state(call.raw) == CALL_STATE_INCOMING && !m_stopping) {
        call.leaving = true; // our 200 is out: only a BYE after its ACK can end this (RFC 3261 §15)
        tmr_start(&call.ackSilence, AckMs, &PhoneStack::onAckSilence, &call);
        return;
    }
    ua_hangup(m_agent, call.raw, call.talked ? 0 : 486, reason);
}

void PhoneStack::onAckSilence(void *arg)
{
    auto *call = static_cast<Call *>(arg);
    ua_hangup(call->stack->m_agent, call->raw, 0, "hung up"); // nobody is there to send the ACK
}

void PhoneStack::hold(Call &call, bool on)
{
    if (!call.talked) {
        fault(Fault::NoSuchCall, QStringLiteral("hold"), QStringLiteral("the call is not talked"));
        return;
    }
    if (call.held == on)
        return;
    const int err = call_hold(call.raw, on);
    if (err) {
        fault(Fault::SipFailed, QStringLiteral("hold"), text(strerror(err)));
        return;
    }
    call.held = on;
    call.audio->setHeld(on);
    call.packetsAt = tmr_jiffies();
    call.wish = on ? Wish::Hold : Wish::Resume;
    tmr_start(&call.holdSilence, HoldMs, &PhoneStack::onHoldSilence, &call);
}

void PhoneStack::onHoldSilence(void *arg)
{
    auto *call = static_cast<Call *>(arg);
    call->wish = Wish::None;
    call->stack->fault(Fault::SipFailed, QStringLiteral("hold"), QStringLiteral("the exchange did not agree"));
}

void PhoneStack::transfer(Call &call, const QString &number)
{
    int err = EINVAL;
    if (call.talked && !call.transferring && isDiallable(number)) {
        QString user = number;
        user.replace(QLatin1Char('#'), QLatin1String("%23"));
        const QByteArray to = "sip:" + user.toLatin1() + "@" + m_needs.settings.domain.toLatin1();
        err = call_transfer(call.raw, to.constData());
    }
    if (err) {
        const Error error { Fault::BadArgument, QStringLiteral("transfer"), text(strerror(err)) };
        m_needs.tell([id = call.id, error](Softphone *phone) { Q_EMIT phone->transferFailed(id, error); });
        return;
    }
    call.transferring = true;
    tmr_start(&call.transferSilence, TransferMs, &PhoneStack::onTransferSilence, &call);
}

void PhoneStack::onTransferSilence(void *arg)
{
    auto *call = static_cast<Call *>(arg);
    call->transferring = false;
    const Error error { Fault::TimedOut, QStringLiteral("transfer"), QStringLiteral("no word from the exchange") };
    call->stack->m_needs.tell([id = call->id, error](Softphone *phone) { Q_EMIT phone->transferFailed(id, error); });
}

void PhoneStack::onWatch(void *self)
{
    static_cast<PhoneStack *>(self)->watch();
}

void PhoneStack::watch()
{
    const uint64_t now = tmr_jiffies();
    const bool red = m_redSince != 0 && now - m_redSince > DeafMs;
    Call *dead = nullptr;
    for (Call &call : m_calls) {
        if (!call.talked) {
            if (red && !call.answering)
                dead = &call; // nobody is left who could cancel it
            continue;
        }
        const uint32_t packets = stream_metric_get_rx_n_packets(audio_strm(call_audio(call.raw)));
        if (packets != call.packets || call.held)
            call.packetsAt = now;
        call.packets = packets;
        if (m_redSince != 0 && now - call.packetsAt > DeafMs)
            dead = &call;
        measure(call);
    }
    if (!m_calls.empty())
        tmr_start(&m_watch, WatchMs, &PhoneStack::onWatch, this);
    if (dead)
        hangUp(*dead, "lost");
}

void PhoneStack::measure(Call &call)
{
    CallMeter meter = call.audio->takeLevels();
    const struct rtcp_stats *stats = stream_rtcp_stats(audio_strm(call_audio(call.raw)));
    if (stats && stats->rx.sent > 0) {
        const double lost = std::max(0, stats->rx.lost);
        meter.lossPercent = 100.0 * lost / (stats->rx.sent + lost);
        meter.jitterMs = stats->rx.jit / 1000.0;
    }
    m_needs.tell([id = call.id, meter](Softphone *phone) { Q_EMIT phone->metered(id, meter); });
}

} // namespace kikitori
