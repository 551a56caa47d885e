// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/softphone.h"

#include "telephony/headset.h"
#include "telephony/phonestack_sip.h"
#include "telephony/ringer.h"
#include "telephony/ringoutput.h"

#include <QThread>

#include <thread>

namespace kikitori {

/// The threads and what runs in them. Thread: GUI. Owner: Softphone.
class Softphone::Private {
public:
    Private(Softphone *phone, Settings settings);
    ~Private();
    [[nodiscard]] std::function<void(std::function<void(Softphone *)>)> teller() const;
    [[nodiscard]] Recorder::Events recorderEvents() const;

    Softphone *q;
    LineProof proof;
    SoundPorts ports;
    QThread audioThread;
    Headset *headset = nullptr; ///< lives and dies in audioThread
    RingOutput *ringOutput = nullptr; ///< likewise
    Ringer ringer;
    Recorder recorder;
    std::unique_ptr<PhoneStack> stack;
    std::thread sipThread;
    bool wasStarted = false;
};

Softphone::Private::Private(Softphone *phone, Settings settings)
    : q(phone)
    , headset(new Headset(ports, settings.microphoneFile.isEmpty()))
    , ringOutput(new RingOutput)
    , ringer(phone, [to = ringOutput](RingSound sound) {
        QMetaObject::invokeMethod(to, [to, sound] { to->play(sound); }, Qt::QueuedConnection);
    })
    , recorder(settings.recordings, recorderEvents())
{
    audioThread.setObjectName(QStringLiteral("audio"));
    headset->moveToThread(&audioThread);
    ringOutput->moveToThread(&audioThread);
    QObject::connect(&audioThread, &QThread::finished, headset, &QObject::deleteLater);
    QObject::connect(&audioThread, &QThread::finished, ringOutput, &QObject::deleteLater);
    QObject::connect(headset, &Headset::devicesChanged, q, &CallPort::devicesChanged);
    PhoneStack::Needs needs;
    needs.settings = std::move(settings);
    needs.ports = &ports;
    needs.recorder = &recorder;
    needs.tell = teller();
    needs.talking = [headset = headset](bool talking) {
        QMetaObject::invokeMethod(headset, talking ? &Headset::open : &Headset::close, Qt::QueuedConnection);
    };
    stack = std::make_unique<PhoneStack>(std::move(needs));
}

Softphone::Private::~Private()
{
    if (wasStarted)
        return;
    delete headset; // their thread never ran, so nobody else will
    delete ringOutput;
}

std::function<void(std::function<void(Softphone *)>)> Softphone::Private::teller() const
{
    return [phone = q](std::function<void(Softphone *)> news) {
        QMetaObject::invokeMethod(
            phone, [phone, news = std::move(news)] { news(phone); }, Qt::QueuedConnection);
    };
}

Recorder::Events Softphone::Private::recorderEvents() const
{
    const auto tell = teller();
    Recorder::Events events;
    events.started = [tell](const RecordingStart &start) {
        tell([start](Softphone *phone) { Q_EMIT phone->recordingStarted(start); });
    };
    events.finished = [tell](const QString &id, qint64 ms, qint64 bytes, const QByteArray &sha256) {
        tell([=](Softphone *phone) { Q_EMIT phone->recordingFinished(id, ms, bytes, sha256); });
    };
    events.failed = [tell](const QString &id, const Error &error) {
        tell([=](Softphone *phone) { Q_EMIT phone->recordingFailed(id, error); });
    };
    events.late = [tell](const Error &error) { tell([=](Softphone *phone) { Q_EMIT phone->failed(error); }); };
    return events;
}

Softphone::Softphone(Settings settings, QObject *parent)
    : CallPort(parent)
    , m_d(std::make_unique<Private>(this, std::move(settings)))
{
    qRegisterMetaType<LineProof>();
    connect(this, &CallPort::lineChanged, this, [this](const LineProof &proof) { m_d->proof = proof; });
}

Softphone::~Softphone()
{
    stop();
}

void Softphone::start()
{
    if (m_d->wasStarted)
        return;
    m_d->wasStarted = true;
    m_d->audioThread.start();
    QMetaObject::invokeMethod(m_d->headset, &Headset::begin, Qt::QueuedConnection);
    m_d->recorder.start();
    m_d->sipThread = std::thread([stack = m_d->stack.get()] { stack->run(); });
}

void Softphone::stop()
{
    if (!m_d->sipThread.joinable())
        return;
    m_d->ringer.stop();
    m_d->stack->post({ PhoneStack::Order::Stop, {}, {}, false });
    m_d->sipThread.join();
    m_d->recorder.stop();
    m_d->audioThread.quit();
    m_d->audioThread.wait();
}

void Softphone::answer(const QString &callId)
{
    m_d->ringer.hush(callId);
    m_d->stack->post({ PhoneStack::Order::Answer, callId, {}, false });
}

void Softphone::hangUp(const QString &callId)
{
    m_d->ringer.hush(callId);
    m_d->stack->post({ PhoneStack::Order::HangUp, callId, {}, false });
}

void Softphone::hold(const QString &callId)
{
    m_d->stack->post({ PhoneStack::Order::Hold, callId, {}, false });
}

void Softphone::resume(const QString &callId)
{
    m_d->stack->post({ PhoneStack::Order::Resume, callId, {}, false });
}

void Softphone::setMuted(bool muted)
{
    m_d->stack->post({ PhoneStack::Order::Mute, {}, {}, muted });
}

void Softphone::transfer(const QString &callId, const QString &number)
{
    m_d->stack->post({ PhoneStack::Order::Transfer, callId, number, false });
}

LineProof Softphone::line() const
{
    return m_d->proof;
}

} // namespace kikitori
