// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

namespace kikitori::test {

/// A sound server of its own with one headset, plugged in, for this process and those it starts; gone with this object.
/// Made before anything of Qt Multimedia is used (tests/support/soundcard does the work). Thread: the test's. Owner:
/// the test suite.
class ThrowawaySoundcard {
public:
    /// What the desk plays is recorded here; what is played there, the desk's microphone hears.
    static constexpr const char *Ear = "kikitori_ear.monitor";
    static constexpr const char *Mouth = "kikitori_mouth";

    ThrowawaySoundcard()
    {
        m_server = script("start").trimmed();
        qputenv("PULSE_SERVER", isThere() ? m_server : QByteArray("unix:/nonexistent")); // never the person's own
        qputenv("PULSE_COOKIE", m_dir.filePath(QStringLiteral("cookie")).toLocal8Bit());
        qunsetenv("PULSE_SINK");
        qunsetenv("PULSE_SOURCE");
    }
    ~ThrowawaySoundcard() { (void)script("stop"); }
    ThrowawaySoundcard(const ThrowawaySoundcard &) = delete;
    ThrowawaySoundcard &operator=(const ThrowawaySoundcard &) = delete;

    [[nodiscard]] bool isThere() const { return !m_server.isEmpty(); }
    /// What the script said when it did not start, or could not do the last thing it was asked.
    [[nodiscard]] std::string problem() const { return m_problem.toStdString(); }
    /// Takes loudspeaker and microphone away at once, as a pulled plug does. False when it could not.
    [[nodiscard]] bool unplug() { return !script("unplug").isNull(); }
    [[nodiscard]] bool plug() { return !script("plug").isNull(); }

private:
    /// What the script printed; null when it failed.
    QByteArray script(const char *verb)
    {
        QProcess process;
        const QString tool = QStringLiteral(KIKITORI_SOURCE_DIR "/tests/support/soundcard");
        process.start(QStringLiteral("bash"),
            { tool, QString::fromLatin1(verb), m_dir.path(), QString::number(QCoreApplication::applicationPid()) });
        process.waitForFinished(120'000);
        m_problem = process.readAllStandardError();
        const bool done = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
        return done ? QByteArray("").append(process.readAllStandardOutput()) : QByteArray();
    }

    QTemporaryDir m_dir;
    QByteArray m_server;
    QByteArray m_problem;
};

} // namespace kikitori::test
