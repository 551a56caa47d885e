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
    /// A login of the kind "desk", "report", "lead" or "eraser" with its account in the database of `connection`, made by
    /// kikitorictl as an administrator would; its connection string. A desk is named by its digits: account(db, "desk", "01").
    /// For tests that have kikitorictl built; others call addShareAccount themselves and use `with`.
    [[nodiscard]] QString account(const QString &connection, const char *kind, const QString &name,
        const QString &programs = QStringLiteral("kochi-7119,iwate-7119,kyoto-8000,kyoto-mynumber,yokosuka-guidance"))
    {
        const bool isDesk = QLatin1String(kind) == QLatin1String("desk");
        const QString login = isDesk ? QStringLiteral("desk") + name : name;
        QStringList words { QStringLiteral("--home"), m_dir.filePath(QStringLiteral("home")), QStringLiteral("share"),
            QStringLiteral("account"), QStringLiteral("add"), QStringLiteral("--connection"), connection, QStringLiteral("--login"),
            login, QStringLiteral("--kind"), QString::fromLatin1(kind), QStringLiteral("--programs"), programs };
        if (isDesk)
            words << QStringLiteral("--desk") << name;
        QProcess ctl;
        ctl.start(QStringLiteral(KIKITORI_BIN_DIR "/kikitorictl"), words);
        ctl.waitForFinished(300'000);
        m_problem = QString::fromUtf8(ctl.readAllStandardError());
        return ctl.exitCode() == 0 ? with(connection, "user", login) : QString();
    }
    /// More settings for the server, "-c name=value"; from the next start() on.
    void setOptions(const QString &options)
    {
        QFile file(m_dir.filePath(QStringLiteral("options")));
        if (file.open(QIODevice::WriteOnly))
            file.write(options.toUtf8());
    }
    [[nodiscard]] QString folder() const { return m_dir.path(); }
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
        process.waitForFinished(300'000);
        m_problem = QString::fromUtf8(process.readAllStandardError());
        return process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
    }

    QTemporaryDir m_dir;
    QString m_connection;
    QString m_problem;
};

} // namespace kikitori::test
