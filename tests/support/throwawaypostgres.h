// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace kikitori::test {

/// A real PostgreSQL in a temporary folder, reached by a socket there; gone with this object. Started once by a test
/// program (tests/support/postgres does the work). Thread: the test's. Owner: the test suite.
class ThrowawayPostgres {
public:
    ThrowawayPostgres()
    {
        // The server runs as somebody else when the tests run as root, and must be able to pass through.
        QFile::setPermissions(m_dir.path(), QFile::permissions(m_dir.path()) | QFile::ExeGroup | QFile::ExeOther);
        start();
    }
    ~ThrowawayPostgres() { script("remove"); }
    ThrowawayPostgres(const ThrowawayPostgres &) = delete;
    ThrowawayPostgres &operator=(const ThrowawayPostgres &) = delete;

    [[nodiscard]] bool isThere() const { return !m_connection.isEmpty(); }
    /// What the script said when it did not start.
    [[nodiscard]] QString problem() const { return m_problem; }
    /// libpq connection string of the superuser, to the database postgres.
    [[nodiscard]] QString connection() const { return m_connection; }
    /// The same with another user or database: with("user", "desk01").
    [[nodiscard]] static QString with(const QString &connection, const char *key, const QString &value)
    {
        return connection + QStringLiteral(" %1=%2").arg(QLatin1String(key), value); // the last one counts
    }
    void start() { m_connection = QString::fromUtf8(script("start")).trimmed(); }
    void stop() { script("stop"); }
    /// As a power cut would.
    void kill() { script("kill"); }

private:
    QByteArray script(const char *verb)
    {
        QProcess process;
        const QString tool = QStringLiteral(KIKITORI_SOURCE_DIR "/tests/support/postgres");
        process.start(QStringLiteral("bash"),
            { tool, QString::fromLatin1(verb), m_dir.path(), QString::number(QCoreApplication::applicationPid()) });
        process.waitForFinished(100'000);
        m_problem = QString::fromUtf8(process.readAllStandardError());
        return process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
    }

    QTemporaryDir m_dir;
    QString m_connection;
    QString m_problem;
};

} // namespace kikitori::test
