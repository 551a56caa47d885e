// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/phonestack_sip.h"

#include "telephony/phonecall_sip.h"
#include "telephony/sound/wavfile.h"

#include <QFileInfo>

namespace kikitori {

namespace {

constexpr uint64_t StopMs = 700; // twice: for our goodbyes, then for the answers to them

QByteArray hostOf(const QString &listen)
{
    return listen.section(QLatin1Char(':'), 0, 0).toLatin1();
}

/// Text that goes into a configuration line or an address must not carry another one.
bool isPlain(const QString &text)
{
    static const QString Allowed = QStringLiteral(".:-_[]");
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || Allowed.contains(c);
    });
}

} // namespace

PhoneStack::PhoneStack(Needs needs)
    : m_needs(std::move(needs))
{
    tmr_init(&m_watch);
    tmr_init(&m_late);
}

PhoneStack::~PhoneStack() = default;

void PhoneStack::post(Order order)
{
    const std::lock_guard lock(m_gate);
    m_orders.push_back(std::move(order));
    if (m_door)
        mqueue_push(m_door, 0, nullptr);
}

void PhoneStack::run()
{
    const auto started = up();
    if (started) {
        m_line->start();
        re_main(nullptr);
    } else {
        const Error error = started.error();
        m_needs.tell([error](Softphone *phone) { Q_EMIT phone->failed(error); });
    }
    down();
}

Result<> PhoneStack::up()
{
    dbg_init(DBG_EMERG, DBG_NONE);
    log_enable_stdout(false); // its lines carry numbers of callers
    if (const int err = libre_init())
        return fail(Fault::SipFailed, QStringLiteral("libre"), QString::fromLocal8Bit(strerror(err)));
    loadSpeech();
    if (auto done = configure(); !done)
        return done;
    if (const int err = ua_init("Kikitori", true, false, false))
        return fail(err == EADDRINUSE ? Fault::PortTaken : Fault::SipFailed, m_needs.settings.listen,
            QString::fromLocal8Bit(strerror(err)));
    if (auto done = makeAgent(); !done)
        return done;
    const std::lock_guard lock(m_gate);
    if (const int err = mqueue_alloc(&m_door, &PhoneStack::onOrder, this))
        return fail(Fault::SipFailed, QStringLiteral("mqueue"), QString::fromLocal8Bit(strerror(err)));
    mqueue_push(m_door, 0, nullptr); // what was posted before there was a door
    return {};
}

Result<> PhoneStack::configure()
{
    if (!isPlain(m_needs.settings.listen) || !isPlain(m_needs.settings.domain) || !isPlain(m_needs.settings.user))
        return fail(Fault::BadArgument, QStringLiteral("telephone settings"));
    const QByteArray host = hostOf(m_needs.settings.listen);
    const QByteArray text = "sip_listen " + m_needs.settings.listen.toLatin1()
        + (host == "0.0.0.0" ? QByteArray() : "\nnet_interface " + host) // else baresip takes the route to the world
        + "\naudio_player desk,default\naudio_source desk,default\naudio_alert desk,default\n"
          "call_local_timeout 0\ncall_max_calls 0\ncall_hold_other_calls no\n"
          "jitter_buffer_type fixed\njitter_buffer_delay 2-10\naudio_buffer 20-160\nrtp_timeout 0\n"
          "rtp_ports 16384-32767\n";
    int err = conf_configure_buf(reinterpret_cast<const uint8_t *>(text.constData()), static_cast<size_t>(text.size()));
    if (!err)
        err = config_parse_conf(conf_config(), conf_cur());
    if (!err)
        err = baresip_init(conf_config());
    for (const char *module : { "g711", "g722" })
        if (!err)
            err = module_load(".", module);
    if (err)
        return fail(Fault::SipFailed, QStringLiteral("baresip"), QString::fromLocal8Bit(strerror(err)));
    m_audio = std::make_unique<AudioModule>([this](const void *audio) -> CallAudio * {
        for (Call &call : m_calls)
            if (call_audio(call.raw) == audio)
                return call.audio.get();
        return nullptr;
    });
    return {};
}

Result<> PhoneStack::makeAgent()
{
    const auto &settings = m_needs.settings;
    // regint is set for strict matching of who is called; the registering itself is done by Line. Incoming REFER is off:
    // who is transferred where is decided here. A header that asks for automatic answering is let through and ignored,
    // or baresip would refuse the call by itself.
    const QByteArray account = "<sip:" + settings.user.toLatin1() + "@" + settings.domain.toLatin1()
        + ">;regint=" + QByteArray::number(std::max(1, settings.registerSeconds))
        + ";audio_codecs=PCMA/8000/1,PCMU/8000/1,G722/16000/1;ptime=20;answermode=manual;call_transfer=no;"
          "sip_autoanswer=yes;mwi=no";
    int err = ua_alloc(&m_agent, account.constData());
    if (!err)
        err = account_set_auth_user(ua_account(m_agent), settings.user.toUtf8().constData());
    if (!err)
        err = account_set_auth_pass(ua_account(m_agent), settings.password.toUtf8().constData());
    for (const char *header : { "P-Called-Party-ID", "Diversion", "P-Asserted-Identity" })
        if (!err)
            err = ua_add_xhdr_filter(m_agent, header);
    if (!err)
        err = uag_event_register(&PhoneStack::onEvent, this);
    if (err)
        return fail(Fault::SipFailed, QStringLiteral("account"), QString::fromLocal8Bit(strerror(err)));
    m_line = std::make_unique<Line>(
        Line::Settings { "sip:" + settings.domain.toLatin1(), settings.registerSeconds, settings.proofSeconds }, m_agent,
        [this](const LineProof &proof) { tellLine(proof); });
    return {};
}

void PhoneStack::loadSpeech()
{
    const QString &path = m_needs.settings.microphoneFile;
    if (path.isEmpty())
        return;
    m_speaks = true;
    auto sound = readWav(path);
    if (!sound) {
        m_needs.tell([error = sound.error()](Softphone *phone) { Q_EMIT phone->failed(error); });
        return;
    }
    std::vector<qint16> mono;
    for (std::size_t i = 0; i < sound->samples.size(); i += static_cast<std::size_t>(sound->channels))
        mono.push_back(sound->samples[i]);
    m_speech = resampled(mono, sound->rate, SoundPorts::Rate);
}

void PhoneStack::tellLine(const LineProof &proof)
{
    if (proof.registered)
        m_redSince = 0;
    else if (m_redSince == 0)
        m_redSince = tmr_jiffies();
    m_needs.tell([proof](Softphone *phone) { Q_EMIT phone->lineChanged(proof); });
}

void PhoneStack::stop()
{
    if (m_stopping)
        return;
    m_stopping = true;
    while (!m_calls.empty()) {
        const auto *raw = m_calls.front().raw;
        hangUp(m_calls.front(), "stopped");
        if (!m_calls.empty() && m_calls.front().raw == raw)
            m_calls.pop_front();
    }
    tmr_start(&m_late, StopMs, &PhoneStack::onStopLate, this);
    m_line->leave([this] { tmr_start(&m_late, 0, &PhoneStack::onStopLate, this); });
}

void PhoneStack::closeSip()
{
    m_closing = true;
    tmr_start(&m_late, StopMs, &PhoneStack::onStopLate, this);
    uag_set_exit_handler(&PhoneStack::onClosed, this);
    mem_ref(m_agent); // Line still points to it
    ua_destroy(m_agent);
    sip_close(uag_sip(), false);
}

void PhoneStack::onStopLate(void *self)
{
    auto *stack = static_cast<PhoneStack *>(self);
    if (stack->m_closing)
        re_cancel();
    else
        stack->closeSip();
}

void PhoneStack::onClosed(void *)
{
    re_cancel();
}

void PhoneStack::down()
{
    {
        const std::lock_guard lock(m_gate);
        m_door = static_cast<mqueue *>(mem_deref(m_door));
    }
    tmr_cancel(&m_watch);
    tmr_cancel(&m_late);
    m_calls.clear();
    uag_event_unregister(&PhoneStack::onEvent);
    uag_set_exit_handler(nullptr, nullptr);
    if (m_agent && !m_closing)
        mem_ref(m_agent);
    if (m_line)
        m_line->hush();
    ua_close(); // ends the requests that are still open, which call back into Line
    m_line.reset();
    m_agent = static_cast<ua *>(mem_deref(m_agent));
    m_audio.reset();
    baresip_close();
    conf_close();
    mod_close();
    libre_close();
}

void PhoneStack::fault(Fault fault, const QString &subject, const QString &detail)
{
    const Error error { fault, subject, detail };
    m_needs.tell([error](Softphone *phone) { Q_EMIT phone->failed(error); });
}

} // namespace kikitori
