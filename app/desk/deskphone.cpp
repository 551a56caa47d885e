// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// The telephone half of the desk session.
#include "desk/desksession.h"

#include <algorithm>

namespace kikitori {

void DeskSession::listenToPhone()
{
    connect(&m_phone, &CallPort::callRang, this, &DeskSession::onRang);
    connect(&m_phone, &CallPort::callAnswered, this, &DeskSession::onAnswered);
    connect(&m_phone, &CallPort::callEnded, this, &DeskSession::onEnded);
    connect(&m_phone, &CallPort::callHeld, this, [this](const QString &callId) {
        if (callId == m_call.id && m_state == State::Talking) {
            write({ callEntry(kind::Held) });
            enter(State::Holding);
        }
    });
    connect(&m_phone, &CallPort::callResumed, this, [this](const QString &callId) {
        if (callId == m_call.id && m_state == State::Holding) {
            write({ callEntry(kind::Resumed) });
            enter(State::Talking);
        }
    });
    connect(&m_phone, &CallPort::transferDone, this, &DeskSession::onTransferDone);
    connect(&m_phone, &CallPort::transferFailed, this, [this](const QString &callId, const Error &error) {
        if (callId != m_call.id)
            return;
        write({ callEntry(kind::TransferFailed, { { QStringLiteral("to"), m_transferTo }, { QStringLiteral("reason"), error.detail } }) });
        m_transferTo.clear();
        Q_EMIT failed(error);
        Q_EMIT changed();
    });
    connect(&m_phone, &CallPort::metered, this, [this](const QString &callId, const CallMeter &meter) {
        if (callId == m_call.id) {
            m_meter = meter;
            Q_EMIT metered();
        }
    });
    connect(&m_phone, &CallPort::recordingStarted, this, &DeskSession::onRecordingStarted);
    connect(&m_phone, &CallPort::recordingFinished, this, &DeskSession::onRecordingFinished);
    connect(&m_phone, &CallPort::recordingFailed, this, &DeskSession::onRecordingFailed);
    connect(&m_phone, &CallPort::lineChanged, this, &DeskSession::changed);
    connect(&m_phone, &CallPort::failed, this, [this](const Error &error) {
        if (error.fault != Fault::NoSuchCall) // we hung up what the other side had just ended: nothing to tell a person
            Q_EMIT failed(error);
    });
    connect(&m_phone, &CallPort::devicesChanged, this, [this](const QString &microphone, const QString &speaker) {
        if (microphone.isEmpty() || speaker.isEmpty())
            Q_EMIT failed({ Fault::NoAudioDevice, {}, {}, 0, 0 });
    });
}

void DeskSession::onRang(const CallInfo &call)
{
    const Program *called = m_programs.forCalled(call.calledNumber);
    Entry rang = entry(Stream::Call, call.id, kind::Ringing,
        { { QStringLiteral("caller"), call.callerNumber }, { QStringLiteral("called"), call.calledNumber } });
    rang.program = called ? called->id : m_programs.all().front().id;
    writeAs(m_seat, { rang });
    if (m_state == State::Ready) {
        offer(call);
        return;
    }
    m_waiting.push_back(call);
    Q_EMIT changed();
}

void DeskSession::offer(const CallInfo &call)
{
    m_call = call;
    enter(State::Ringing);
    lookUpCaller();
}

void DeskSession::putBackRinging()
{
    if (m_state != State::Ringing)
        return;
    m_waiting.insert(m_waiting.begin(), m_call); // it rings on, and waits for somebody who takes calls
    m_call = {};
    m_earlier.clear();
    m_state = State::Away;
}

void DeskSession::answerCall()
{
    if (m_state == State::Ringing)
        m_phone.answer(m_call.id);
}

void DeskSession::onAnswered(const QString &callId, const QDateTime &at)
{
    if (callId != m_call.id || m_state != State::Ringing)
        return;
    m_answeredAt = at;
    openCaseForCall();
    write({ callEntry(kind::CallAnswered, { { QStringLiteral("case"), m_case.id } }) });
    enter(State::Talking);
}

void DeskSession::onEnded(const QString &callId, const QDateTime &, const QString &reason)
{
    if (callId != m_call.id) {
        const auto waiting = std::find_if(m_waiting.begin(), m_waiting.end(), [&](const CallInfo &call) { return call.id == callId; });
        if (waiting == m_waiting.end())
            return;
        const Program *called = m_programs.forCalled(waiting->calledNumber);
        Entry ended = entry(Stream::Call, callId, kind::Ended, { { QStringLiteral("reason"), reason } });
        ended.program = called ? called->id : m_programs.all().front().id;
        m_waiting.erase(waiting);
        writeAs(m_seat, { ended });
        Q_EMIT changed();
        return;
    }
    if (m_state == State::Ringing) { // the caller gave up
        write({ callEntry(kind::Ended, { { QStringLiteral("reason"), reason } }) });
        m_call = {};
        m_earlier.clear();
        enter(State::Ready);
        return;
    }
    if (!callOnLine())
        return;
    write({ callEntry(kind::Ended, { { QStringLiteral("reason"), reason } }) });
    m_transferTo.clear();
    m_muted = false;
    enter(State::WrapUp);
}

void DeskSession::hangUp()
{
    if (callOnLine() || m_state == State::Ringing)
        m_phone.hangUp(m_call.id);
}

void DeskSession::toggleHold()
{
    if (m_state == State::Talking)
        m_phone.hold(m_call.id);
    else if (m_state == State::Holding)
        m_phone.resume(m_call.id);
}

void DeskSession::toggleMute()
{
    if (!callOnLine())
        return;
    m_muted = !m_muted;
    m_phone.setMuted(m_muted);
    Q_EMIT changed();
}

void DeskSession::transferTo(const Destination &destination)
{
    if (!callOnLine() || !m_transferTo.isEmpty())
        return;
    m_transferTo = destination.label;
    m_transferRole = destination.role;
    write({ callEntry(kind::TransferAsked, { { QStringLiteral("to"), destination.number }, { QStringLiteral("label"), destination.label } }) });
    m_phone.transfer(m_call.id, destination.number);
    Q_EMIT changed();
}

void DeskSession::onTransferDone(const QString &callId)
{
    if (callId != m_call.id)
        return;
    static const QHash<QString, QString> results {
        { QStringLiteral("119"), QStringLiteral("transfer-119") },
        { QStringLiteral("medical-information"), QStringLiteral("transfer-info-centre") },
        { QStringLiteral("paediatric"), QStringLiteral("paediatric-line") },
        { QStringLiteral("psychiatric"), QStringLiteral("psychiatric-line") },
    };
    write({ callEntry(kind::TransferDone, { { QStringLiteral("to"), m_transferTo } }) });
    const QString result = results.value(m_transferRole);
    if (program().disposition(result))
        setField(QStringLiteral("result"), result);
    m_transferTo.clear();
    if (callOnLine()) // our leg is over: the caller talks with the other side now (RFC 5589 §6.1)
        m_phone.hangUp(m_call.id);
    Q_EMIT changed();
}

void DeskSession::onRecordingFinished(const QString &id, qint64 ms, qint64 bytes, const QByteArray &sha256)
{
    Entry finished = entry(Stream::Recording, id, kind::RecordingFinished,
        { { QStringLiteral("ms"), ms }, { QStringLiteral("bytes"), bytes }, { QStringLiteral("sha256"), QString::fromLatin1(sha256.toHex()) } });
    const RecordingOf of = m_recordings.take(id);
    finished.program = of.program;
    writeAs(of.seat.taken() ? of.seat : m_seat, { finished });
    if (id == m_recordingId) {
        m_recordingId.clear();
        Q_EMIT changed();
    }
}

void DeskSession::onRecordingFailed(const QString &id, const Error &error)
{
    Entry broken = entry(Stream::Recording, id, kind::RecordingFailed, { { QStringLiteral("reason"), error.detail } });
    const RecordingOf of = m_recordings.value(id);
    broken.program = of.program;
    writeAs(of.seat.taken() ? of.seat : m_seat, { broken });
    m_recordingFailed = true;
    Q_EMIT failed(error);
    Q_EMIT changed();
}

void DeskSession::onRecordingStarted(const RecordingStart &recording)
{
    m_recordingId = recording.id;
    m_recordingFailed = false;
    m_recordings.insert(recording.id, { program().id, recording.callId, hand() });
    Entry started = entry(Stream::Recording, recording.id, kind::RecordingStarted,
        { { QStringLiteral("call"), recording.callId }, { QStringLiteral("case"), m_case.id }, { QStringLiteral("file"), recording.file } });
    started.program = program().id;
    started.secret = recording.key;
    write({ started });
    Q_EMIT changed();
}

} // namespace kikitori
