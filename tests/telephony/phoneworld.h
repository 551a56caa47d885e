// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "telephony/recording.h"
#include "telephony/softphone.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <gtest/gtest.h>

#include <functional>
#include <memory>

namespace kikitori::test {

/// Reached in failure only, on however slow a machine.
inline constexpr int kBoundMs = 60'000;
/// What the telephone notices by itself comes in seconds; what it only noticed from its registration or from SIP's own
/// timers would take 30 s and more.
inline constexpr int kSoonMs = 20'000;

/// Runs the event loop until `done` or until `ms` are over; says whether it is done.
inline bool waitFor(const std::function<bool()> &done, int ms = kBoundMs)
{
    const QDeadlineTimer deadline(ms);
    QTimer pulse; // so that a condition outside Qt is looked at too
    pulse.start(10);
    while (!done()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

/// A mono sine of `ms` at `rate` Hz, as a WAV file.
inline QString makeTone(const QString &path, int rate, int ms, double pitch = 700)
{
    RecordingAudio tone; // its WAV writer is stereo; both sides carry the same
    tone.sampleRate = rate;
    const qint64 count = qint64(rate) * ms / 1000;
    for (qint64 i = 0; i < count; ++i) {
        const auto sample = static_cast<qint16>(8000 * std::sin(6.283185307 * pitch * static_cast<double>(i) / rate));
        tone.samples.insert(tone.samples.end(), { sample, sample });
    }
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(tone.toWav());
    return path;
}

/// The real kikitori-caller in a process of its own.
class Robot {
public:
    explicit Robot(QStringList options = {})
    {
        if (!options.contains(QStringLiteral("--gap-ms")))
            options += { QStringLiteral("--gap-ms"), QStringLiteral("100") };
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral(KIKITORI_BIN_DIR "/kikitori-caller"), options);
        EXPECT_TRUE(waitFor([this] { return said(QStringLiteral("listening ")); })) << m_heard.toStdString();
        m_address = m_heard.section(QStringLiteral("listening "), 1).section(QLatin1Char('\n'), 0, 0).trimmed();
    }
    ~Robot()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished(3000);
        }
    }
    [[nodiscard]] QString address() const { return m_address; }
    [[nodiscard]] bool said(const QString &words)
    {
        m_heard += QString::fromUtf8(m_process.readAll());
        return m_heard.contains(words);
    }
    [[nodiscard]] bool ended(int ms = kBoundMs)
    {
        const bool over = waitFor([this] { return m_process.state() == QProcess::NotRunning; }, ms);
        (void)said({});
        return over;
    }
    [[nodiscard]] int exitCode() const { return m_process.exitCode(); }
    [[nodiscard]] std::string transcript() const { return m_heard.toStdString(); }
    [[nodiscard]] QJsonObject report() const
    {
        return QJsonDocument::fromJson(m_heard.mid(m_heard.indexOf(QStringLiteral("\n{"))).toUtf8()).object();
    }
    [[nodiscard]] QJsonObject call(int index = 0) const
    {
        return report()[QStringLiteral("calls")].toArray().at(index).toObject();
    }
    void kill() { m_process.kill(); }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

private:
    QProcess m_process;
    QString m_heard;
    QString m_address;
};

/// The real softphone, and all it said.
class Desk {
public:
    explicit Desk(const QString &exchange, const std::function<void(Softphone::Settings &)> &change = {})
    {
        Softphone::Settings settings;
        settings.domain = exchange;
        settings.proofSeconds = 1;
        settings.registerSeconds = 30;
        settings.recordings = folder.filePath(QStringLiteral("recordings"));
        settings.microphoneFile = makeTone(folder.filePath(QStringLiteral("nurse.wav")), 22050, 3000);
        if (change)
            change(settings);
        phone = std::make_unique<Softphone>(settings);
        listen();
        phone->start();
    }
    ~Desk() { phone.reset(); }
    [[nodiscard]] bool rings(int ms = kBoundMs)
    {
        return waitFor([this] { return !rang.empty(); }, ms);
    }
    /// Waits for the first call, answers it and waits for the answer to be agreed; gives its id.
    QString answerFirst()
    {
        EXPECT_TRUE(rings());
        if (rang.empty())
            return {};
        phone->answer(rang.front().id);
        EXPECT_TRUE(waitFor([this] { return !answered.empty(); }));
        return rang.front().id;
    }
    [[nodiscard]] QString path(const RecordingStart &start) const
    {
        return folder.filePath(QStringLiteral("recordings/") + start.file);
    }

    /// Lets the call go on for so many tenths of a second.
    [[nodiscard]] bool talk(std::size_t tenths)
    {
        const std::size_t wanted = meters.size() + tenths;
        return waitFor([&] { return meters.size() >= wanted; });
    }
    /// Waits until a side is heard; the robot pauses between its tones.
    [[nodiscard]] bool isLoud(double CallMeter::*side)
    {
        return waitFor([&] { return !meters.empty() && meters.back().*side > -40; });
    }

    QTemporaryDir folder;
    std::unique_ptr<Softphone> phone;
    std::vector<CallInfo> rang;
    std::vector<QString> answered;
    std::vector<std::pair<QString, QString>> ended; ///< id, reason
    std::vector<QString> held;
    std::vector<QString> resumed;
    std::vector<QString> transferred;
    std::vector<Error> transferFaults;
    std::vector<Error> faults;
    std::vector<RecordingStart> recordings;
    std::vector<std::pair<QString, qint64>> finished; ///< id, ms
    QByteArray sha256;
    std::vector<Error> recordingFaults;
    std::vector<LineProof> lines;
    std::vector<CallMeter> meters;

private:
    void listen()
    {
        Softphone *p = phone.get();
        QObject::connect(p, &CallPort::callRang, p, [this](const CallInfo &call) { rang.push_back(call); });
        QObject::connect(p, &CallPort::callAnswered, p, [this](const QString &id) { answered.push_back(id); });
        QObject::connect(p, &CallPort::callEnded, p,
            [this](const QString &id, const QDateTime &, const QString &why) { ended.emplace_back(id, why); });
        QObject::connect(p, &CallPort::callHeld, p, [this](const QString &id) { held.push_back(id); });
        QObject::connect(p, &CallPort::callResumed, p, [this](const QString &id) { resumed.push_back(id); });
        QObject::connect(p, &CallPort::transferDone, p, [this](const QString &id) { transferred.push_back(id); });
        QObject::connect(
            p, &CallPort::transferFailed, p, [this](const QString &, const Error &error) { transferFaults.push_back(error); });
        QObject::connect(p, &CallPort::failed, p, [this](const Error &error) { faults.push_back(error); });
        QObject::connect(p, &CallPort::recordingStarted, p, [this](const RecordingStart &start) { recordings.push_back(start); });
        QObject::connect(p, &CallPort::recordingFinished, p, [this](const QString &id, qint64 ms, qint64, const QByteArray &sum) {
            finished.emplace_back(id, ms);
            sha256 = sum;
        });
        QObject::connect(
            p, &CallPort::recordingFailed, p, [this](const QString &, const Error &error) { recordingFaults.push_back(error); });
        QObject::connect(p, &CallPort::lineChanged, p, [this](const LineProof &proof) { lines.push_back(proof); });
        QObject::connect(p, &CallPort::metered, p, [this](const QString &, const CallMeter &meter) { meters.push_back(meter); });
    }
};

} // namespace kikitori::test
