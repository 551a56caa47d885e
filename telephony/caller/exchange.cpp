// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/caller/exchange_sip.h"

#include "telephony/callheaders.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <csignal>
#include <cstdio>

namespace kikitori {

namespace {

constexpr uint64_t GoodbyeMs = 400; // for the answers to our last messages

QString text(const char *bytes)
{
    return QString::fromUtf8(bytes ? bytes : "");
}

} // namespace

/// One call to the desk and what became of it. Thread: main. Owner: Exchange.
struct Exchange::RobotCall {
    RobotCall(Exchange *owner, int no)
        : exchange(owner)
        , number(no)
        , voice(owner->m_settings.speech, owner->m_settings.speechRate)
    {
        tmr_init(&ring);
        tmr_init(&talk);
        clock.start();
    }
    ~RobotCall()
    {
        tmr_cancel(&ring);
        tmr_cancel(&talk);
    }
    RobotCall(const RobotCall &) = delete;
    RobotCall &operator=(const RobotCall &) = delete;

    Exchange *exchange;
    int number;
    call *raw = nullptr;
    Voice voice;
    QElapsedTimer clock; ///< since the INVITE
    qint64 rangMs = -1;
    qint64 answeredAt = -1;
    qint64 talkMs = 0;
    qint64 sent = 0;
    qint64 received = 0;
    bool held = false;
    bool over = false;
    QString transferredTo;
    QString endedBy;
    tmr ring {};
    tmr talk {};
};

Exchange::Exchange(Settings settings)
    : m_settings(std::move(settings))
{
    tmr_init(&m_next);
    tmr_init(&m_nobody);
    tmr_init(&m_end);
}

Exchange::~Exchange()
{
    tmr_cancel(&m_next);
    tmr_cancel(&m_nobody);
    tmr_cancel(&m_end);
    mem_deref(m_listener);
    uag_event_unregister(&Exchange::onEvent);
    ua_close();
    m_calls.clear();
    m_voices.reset();
    aucodec_unregister(&m_foreign);
    baresip_close();
    conf_close();
    mod_close();
    libre_close();
}

void Exchange::say(const QString &event) const
{
    const QString line = QDateTime::currentDateTime().toString(QStringLiteral("HH:mm:ss.zzz ")) + event;
    std::fprintf(stdout, "%s\n", line.toUtf8().constData());
    std::fflush(stdout);
}

Result<> Exchange::open()
{
    dbg_init(DBG_EMERG, DBG_NONE);
    log_enable_stdout(false);
    const QByteArray host = m_settings.listen.section(QLatin1Char(':'), 0, 0).toLatin1();
    const QByteArray config = "sip_listen " + m_settings.listen.toLatin1() + "\nnet_interface " + host
        + "\naudio_player robot,x\naudio_source robot,x\naudio_alert robot,x\ncall_local_timeout 0\ncall_max_calls 0\n"
          "call_hold_other_calls no\njitter_buffer_delay 2-10\nrtp_timeout 0\nrtp_ports 32768-49150\n";
    int err = libre_init();
    if (!err)
        err = conf_configure_buf(reinterpret_cast<const uint8_t *>(config.constData()), static_cast<size_t>(config.size()));
    if (!err)
        err = config_parse_conf(conf_config(), conf_cur());
    if (!err)
        err = baresip_init(conf_config());
    for (const char *module : { "g711", "g722" })
        if (!err)
            err = module_load(".", module);
    if (err)
        return fail(Fault::SipFailed, QStringLiteral("baresip"), text(strerror(err)));
    if ((err = ua_init("Kikitori caller", true, false, false)))
        return fail(err == EADDRINUSE ? Fault::PortTaken : Fault::SipFailed, m_settings.listen, text(strerror(err)));
    m_voices = std::make_unique<VoiceModule>([this](const void *audio) -> Voice * {
        for (RobotCall &one : m_calls)
            if (one.raw && call_audio(one.raw) == audio)
                return &one.voice;
        return m_calls.empty() ? nullptr : &m_calls.back().voice;
    });
    m_foreign.name = "speex";
    m_foreign.srate = m_foreign.crate = 8000;
    m_foreign.ch = m_foreign.pch = 1;
    aucodec_register(baresip_aucodecl(), &m_foreign);
    const QByteArray account = "<sip:exchange@" + host + ">;regint=0;ptime=20;audio_codecs=" + m_settings.codecs.toLatin1();
    const QByteArray called = "<sip:" + m_settings.calledNumber.toLatin1() + "@" + host + ">";
    pl name;
    pl value;
    pl_set_str(&name, "P-Called-Party-ID");
    pl_set_str(&value, called.constData());
    err = ua_alloc(&m_agent, account.constData());
    if (!err)
        err = ua_add_custom_hdr(m_agent, &name, &value);
    if (!err)
        err = sip_listen(&m_listener, uag_sip(), true, &Exchange::onRequest, this);
    if (!err)
        err = uag_event_register(&Exchange::onEvent, this);
    sa local;
    if (!err)
        err = sip_transp_laddr(uag_sip(), &local, SIP_TRANSP_UDP, nullptr);
    if (err)
        return fail(Fault::SipFailed, QStringLiteral("registrar"), text(strerror(err)));
    std::fprintf(stdout, "listening %s:%u\n", host.constData(), static_cast<unsigned>(sa_port(&local)));
    std::fflush(stdout);
    return {};
}

void Exchange::run()
{
    tmr_start(&m_nobody, static_cast<uint64_t>(m_settings.registerTimeoutS) * 1000, &Exchange::onNobody, this);
    re_main(&Exchange::onSignal);
    for (RobotCall &one : m_calls)
        if (!one.over)
            leave(one, QStringLiteral("robot"));
}

void Exchange::onSignal(int)
{
    re_cancel();
}

bool Exchange::onRequest(const sip_msg *msg, void *self)
{
    return pl_strcmp(&msg->met, "REGISTER") == 0 && static_cast<Exchange *>(self)->registered(msg);
}

bool Exchange::registered(const sip_msg *msg)
{
    const sip_hdr *contact = sip_msg_hdr(msg, SIP_HDR_CONTACT);
    sip_addr address;
    if (!contact || sip_addr_decode(&address, &contact->val)) {
        (void)sip_treply(nullptr, uag_sip(), msg, 400, "Contact needed");
        return true;
    }
    pl expires;
    uint32_t seconds = 60;
    if (msg_param_decode(&address.params, "expires", &expires) == 0)
        seconds = pl_u32(&expires);
    else if (pl_isset(&msg->expires))
        seconds = pl_u32(&msg->expires);
    (void)sip_treplyf(nullptr, nullptr, uag_sip(), msg, false, 200, "OK",
        "Contact: <%r>;expires=%u\r\nExpires: %u\r\nContent-Length: 0\r\n\r\n", &address.auri, seconds, seconds);
    const bool was = !m_contact.isEmpty();
    m_contact = seconds ? QByteArray(address.auri.p, static_cast<qsizetype>(address.auri.l)) : QByteArray();
    if (was == !m_contact.isEmpty())
        return true;
    say(seconds ? QStringLiteral("a desk registered") : QStringLiteral("the desk left"));
    if (seconds && !m_everRegistered) {
        m_everRegistered = true;
        tmr_cancel(&m_nobody);
        tmr_start(&m_next, static_cast<uint64_t>(m_settings.firstGapMs), &Exchange::onNext, this);
    }
    return true;
}

void Exchange::onNobody(void *self)
{
    static_cast<Exchange *>(self)->say(QStringLiteral("no desk registered"));
    re_cancel();
}

void Exchange::onNext(void *self)
{
    static_cast<Exchange *>(self)->placeCall();
}

void Exchange::placeCall()
{
    if (m_contact.isEmpty()) { // the desk is away: it will be back
        tmr_start(&m_next, 500, &Exchange::onNext, this);
        return;
    }
    RobotCall &one = m_calls.emplace_back(this, static_cast<int>(m_calls.size()) + 1);
    const QByteArray from =
        "sip:" + m_settings.callerNumber.toLatin1() + "@" + m_settings.listen.section(QLatin1Char(':'), 0, 0).toLatin1();
    say(QStringLiteral("call %1: calling the desk").arg(one.number));
    call *raw = nullptr;
    if (const int err = ua_connect(m_agent, &raw, from.constData(), m_contact.constData(), VIDMODE_OFF)) {
        one.over = true;
        one.endedBy = QStringLiteral("error");
        say(QStringLiteral("call %1: could not be placed (%2)").arg(one.number).arg(text(strerror(err))));
        planNext();
        return;
    }
    one.raw = raw;
    tmr_start(&one.ring, static_cast<uint64_t>(m_settings.ringTimeoutS) * 1000, &Exchange::onRingLate, &one);
}

void Exchange::planNext()
{
    const bool all = static_cast<int>(m_calls.size()) >= m_settings.calls;
    if (!all && !tmr_isrunning(&m_next))
        tmr_start(&m_next, static_cast<uint64_t>(m_settings.gapMs), &Exchange::onNext, this);
    else if (all && std::all_of(m_calls.begin(), m_calls.end(), [](const RobotCall &one) { return one.over; }))
        finish();
}

void Exchange::finish()
{
    if (std::exchange(m_stopped, true))
        return;
    tmr_start(&m_end, GoodbyeMs, &Exchange::onEnd, this);
}

void Exchange::onEnd(void *)
{
    re_cancel();
}

Exchange::RobotCall *Exchange::find(const call *raw)
{
    for (RobotCall &one : m_calls)
        if (raw && one.raw == raw)
            return &one;
    return nullptr;
}

void Exchange::onEvent(ua *, enum ua_event event, call *raw, const char *prm, void *self)
{
    static_cast<Exchange *>(self)->happened(event, raw, prm);
}

void Exchange::happened(enum ua_event event, call *raw, const char *prm)
{
    if (event == UA_EVENT_CALL_INCOMING) {
        say(QStringLiteral("the desk calls out; refused"));
        ua_hangup(m_agent, raw, 603, "Decline");
        return;
    }
    RobotCall *one = find(raw);
    if (!one)
        return;
    if (event == UA_EVENT_CALL_RINGING && one->rangMs < 0) {
        one->rangMs = one->clock.elapsed();
        say(QStringLiteral("call %1: the desk rings").arg(one->number));
    } else if (event == UA_EVENT_CALL_ESTABLISHED) {
        established(*one);
    } else if (event == UA_EVENT_CALL_REMOTE_SDP && text(prm) == QLatin1String("offer")) {
        reoffered(*one);
    } else if (event == UA_EVENT_CALL_TRANSFER) {
        transferAsked(*one, numberOf(text(prm)));
    } else if (event == UA_EVENT_CALL_CLOSED) {
        closed(*one, text(prm));
    }
}

void Exchange::established(RobotCall &one)
{
    tmr_cancel(&one.ring);
    one.answeredAt = one.clock.elapsed();
    one.voice.begin();
    say(QStringLiteral("call %1: answered; speaking").arg(one.number));
    tmr_start(&one.talk, static_cast<uint64_t>(m_settings.hangUpAfterS) * 1000, &Exchange::onTalkOver, &one);
    if (m_settings.overlap)
        planNext();
}

void Exchange::reoffered(RobotCall &one)
{
    const bool held = !(sdp_media_rdir(stream_sdpmedia(audio_strm(call_audio(one.raw)))) & SDP_SENDONLY);
    if (held == one.held)
        return;
    one.held = held;
    one.voice.setHeld(held);
    say(QStringLiteral("call %1: %2").arg(one.number).arg(held ? QStringLiteral("put on hold") : QStringLiteral("taken back")));
}

void Exchange::transferAsked(RobotCall &one, const QString &target)
{
    if (m_settings.refuse.contains(target)) {
        say(QStringLiteral("call %1: transfer to %2 refused").arg(one.number).arg(target));
        (void)call_notify_sipfrag(one.raw, 603, "Decline");
        return;
    }
    one.transferredTo = target;
    say(QStringLiteral("call %1: handed to %2").arg(one.number).arg(target));
    (void)call_notify_sipfrag(one.raw, 200, "OK");
}

void Exchange::closed(RobotCall &one, const QString &why)
{
    if (one.over)
        return;
    one.over = true;
    tmr_cancel(&one.ring);
    tmr_cancel(&one.talk);
    const stream *sound = audio_strm(call_audio(one.raw));
    one.sent = stream_metric_get_tx_n_packets(sound);
    one.received = stream_metric_get_rx_n_packets(sound);
    if (one.answeredAt >= 0)
        one.talkMs = one.clock.elapsed() - one.answeredAt;
    if (one.endedBy.isEmpty())
        one.endedBy = one.transferredTo.isEmpty() ? QStringLiteral("desk") : QStringLiteral("transfer");
    say(QStringLiteral("call %1: over after %2 ms, ended by %3%4")
            .arg(one.number)
            .arg(one.talkMs)
            .arg(one.endedBy, one.answeredAt < 0 ? QStringLiteral(" (%1)").arg(why) : QString()));
    one.raw = nullptr;
    planNext();
}

void Exchange::leave(RobotCall &one, const QString &why)
{
    one.endedBy = why;
    if (one.raw)
        ua_hangup(m_agent, one.raw, 0, nullptr);
}

void Exchange::onRingLate(void *arg)
{
    auto *one = static_cast<RobotCall *>(arg);
    one->exchange->leave(*one, QStringLiteral("ring-timeout"));
}

void Exchange::onTalkOver(void *arg)
{
    auto *one = static_cast<RobotCall *>(arg);
    one->exchange->leave(*one, QStringLiteral("caller"));
}

QJsonObject Exchange::report() const
{
    QJsonArray calls;
    for (const RobotCall &one : m_calls)
        calls.append(QJsonObject {
            { QStringLiteral("rang_ms"), one.rangMs },
            { QStringLiteral("answered"), one.answeredAt >= 0 },
            { QStringLiteral("talk_ms"), one.talkMs },
            { QStringLiteral("sent_packets"), one.sent },
            { QStringLiteral("received_packets"), one.received },
            { QStringLiteral("heard_ms"), one.voice.heardMs() },
            { QStringLiteral("heard_dbfs"), one.voice.peakDb() },
            { QStringLiteral("transferred_to"), one.transferredTo },
            { QStringLiteral("ended_by"), one.endedBy },
        });
    return { { QStringLiteral("registered"), m_everRegistered }, { QStringLiteral("calls"), calls } };
}

bool Exchange::succeeded() const
{
    return static_cast<int>(m_calls.size()) >= m_settings.calls
        && std::all_of(m_calls.begin(), m_calls.end(),
            [](const RobotCall &one) { return one.answeredAt >= 0 && (one.sent > 0 || one.voice.heardMs() > 0); });
}

} // namespace kikitori
