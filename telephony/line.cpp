// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/line_sip.h"

#include <algorithm>

namespace kikitori {

namespace {

// An exchange that was restarted answers OPTIONS and has forgotten us: the registration is renewed this often too.
constexpr int OptionsPerRegister = 2;

QString textOf(const pl &text)
{
    return QString::fromUtf8(text.p, static_cast<qsizetype>(text.l));
}

} // namespace

Line::Line(Settings settings, ua *agent, std::function<void(const LineProof &)> changed)
    : m_settings(std::move(settings))
    , m_agent(agent)
    , m_changed(std::move(changed))
    , m_expires(std::max(1, m_settings.registerSeconds))
{
    tmr_init(&m_turn);
    tmr_init(&m_silence);
    m_proof.reason = QStringLiteral("not asked yet");
}

Line::~Line()
{
    tmr_cancel(&m_turn);
    tmr_cancel(&m_silence);
    mem_deref(m_request);
    mem_deref(m_auth);
    mem_deref(m_dialog);
}

void Line::start()
{
    const char *aor = account_aor(ua_account(m_agent));
    int err = sip_dialog_alloc(&m_dialog, m_settings.registrar.constData(), aor, nullptr, aor, nullptr, 0);
    if (!err)
        err = sip_auth_alloc(&m_auth, &Line::onAuth, this, false);
    if (err) {
        lost(QStringLiteral("bad address of the exchange"));
        return;
    }
    turn();
}

void Line::proveNow()
{
    tmr_start(&m_turn, 0, &Line::onTurn, this);
}

void Line::turn()
{
    if (m_leaving || !m_dialog)
        return;
    tmr_start(&m_turn, static_cast<uint64_t>(std::max(1, m_settings.proofSeconds)) * 1000, &Line::onTurn, this);
    const bool fewLeft = (m_optionsSince + 2) * m_settings.proofSeconds >= m_expires;
    if (m_proof.registered && m_optionsSince < OptionsPerRegister && !fewLeft)
        sendOptions();
    else
        sendRegister(false);
}

void Line::sendRegister(bool keepLoopState)
{
    m_optionsSince = 0;
    m_request = static_cast<struct sip_request *>(mem_deref(m_request));
    if (!keepLoopState)
        sip_loopstate_reset(&m_loops);
    const int err = sip_drequestf(&m_request, uag_sip(), true, "REGISTER", m_dialog, 0, m_auth, &Line::onContact,
        &Line::onRegisterAnswer, this, "Content-Length: 0\r\n\r\n");
    if (err)
        lost(QString::fromLocal8Bit(strerror(err)));
    else
        awaitAnswer();
}

void Line::sendOptions()
{
    ++m_optionsSince;
    const int err = ua_options_send(m_agent, m_settings.registrar.constData(), &Line::onOptionsAnswer, this);
    if (err)
        lost(QString::fromLocal8Bit(strerror(err)));
    else
        awaitAnswer();
}

void Line::awaitAnswer()
{
    // libre itself gives up after 32 s (timer F); the lamp must not stay green so long.
    const int seconds = std::clamp(m_settings.proofSeconds, 1, 4);
    if (!tmr_isrunning(&m_silence))
        tmr_start(&m_silence, static_cast<uint64_t>(seconds) * 1000, &Line::onSilence, this);
}

void Line::registerAnswered(int err, const sip_msg *msg)
{
    if (m_leaving && !m_left)
        return;
    if (err || sip_request_loops(&m_loops, msg->scode)) {
        if (m_leaving)
            m_left();
        else
            lost(QString::fromLocal8Bit(strerror(err ? err : ELOOP)));
        return;
    }
    if (msg->scode < 200)
        return;
    if (msg->scode < 300) {
        accepted(msg);
        return;
    }
    if (msg->scode == 401 || msg->scode == 407) {
        sip_auth_reset(m_auth);
        if (sip_auth_authenticate(m_auth, msg) == 0) {
            sendRegister(true);
            return;
        }
    }
    if (const sip_hdr *least = sip_msg_hdr(msg, SIP_HDR_MIN_EXPIRES); msg->scode == 423 && least && pl_u32(&least->val)) {
        m_expires = static_cast<int>(pl_u32(&least->val));
        sendRegister(true);
        return;
    }
    if (m_leaving && m_left)
        m_left();
    else
        lost(QStringLiteral("%1 %2").arg(msg->scode).arg(textOf(msg->reason)));
}

void Line::accepted(const sip_msg *msg)
{
    if (m_leaving) {
        tmr_cancel(&m_silence);
        if (m_left)
            m_left();
        return;
    }
    if (pl_isset(&msg->expires) && pl_u32(&msg->expires) > 0)
        m_expires = std::min(m_expires, static_cast<int>(pl_u32(&msg->expires)));
    proven();
}

void Line::proven()
{
    tmr_cancel(&m_silence);
    m_proof.registered = true;
    m_proof.reason.clear();
    m_proof.lastRoundTrip = QDateTime::currentDateTimeUtc();
    m_changed(m_proof);
}

void Line::lost(const QString &reason)
{
    tmr_cancel(&m_silence);
    if (m_leaving)
        return;
    m_proof.registered = false;
    m_proof.reason = reason;
    m_changed(m_proof);
}

void Line::leave(std::function<void()> done)
{
    tmr_cancel(&m_turn);
    m_leaving = true;
    m_left = std::move(done);
    if (!m_dialog || !m_proof.registered) {
        m_left();
        return;
    }
    m_expires = 0;
    sendRegister(false);
}

void Line::hush()
{
    tmr_cancel(&m_turn);
    tmr_cancel(&m_silence);
    m_leaving = true;
    m_left = nullptr;
}

int Line::writeContact(sip_transp transport, const sa *source, mbuf *out)
{
    return mbuf_printf(out, "Contact: <sip:%s@%J%s>;expires=%u\r\n", ua_local_cuser(m_agent), source, sip_transp_param(transport),
        static_cast<unsigned>(m_expires));
}

void Line::onTurn(void *self)
{
    static_cast<Line *>(self)->turn();
}

void Line::onSilence(void *self)
{
    auto *line = static_cast<Line *>(self);
    line->lost(QStringLiteral("no answer"));
}

void Line::onRegisterAnswer(int err, const sip_msg *msg, void *self)
{
    static_cast<Line *>(self)->registerAnswered(err, msg);
}

void Line::onOptionsAnswer(int err, const sip_msg *msg, void *self)
{
    auto *line = static_cast<Line *>(self);
    // Silence is told by our own timer; and an answer to an old question does not make a lost line good again.
    if (err || !msg || msg->scode < 200 || line->m_leaving || !line->m_proof.registered)
        return;
    line->proven();
    if (msg->scode >= 300)
        line->sendRegister(false); // it lives but does not know us
}

int Line::onContact(sip_transp transport, const sa *source, const sa *, mbuf *out, void *self)
{
    return static_cast<Line *>(self)->writeContact(transport, source, out);
}

int Line::onAuth(char **user, char **password, const char *realm, void *self)
{
    return account_auth(ua_account(static_cast<Line *>(self)->m_agent), user, password, realm);
}

} // namespace kikitori
