// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// Over the network: the server shows a certificate that our authority signed, the desk shows its own, and its name in it
// is its login. Everything else is refused.
#include "pgworld.h"
#include "silentserver.h"

#include <QFile>
#include <QProcess>

using namespace kikitori;
using namespace kikitori::test;

namespace {

bool runs(const QString &program, const QStringList &words)
{
    QProcess process;
    process.start(program, words);
    process.waitForFinished(60'000);
    if (process.exitCode() != 0)
        std::printf("%s: %s\n", qPrintable(program), process.readAllStandardError().constData());
    return process.exitCode() == 0;
}

/// Authorities and what they signed, in one folder.
class Certificates {
public:
    [[nodiscard]] QString file(const QString &name) const { return m_dir.filePath(name); }
    bool authority(const QString &name)
    {
        return runs(QStringLiteral("openssl"),
            { QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"), QStringLiteral("-days"), QStringLiteral("2"),
                QStringLiteral("-subj"), QStringLiteral("/CN=") + name, QStringLiteral("-keyout"), file(name + QStringLiteral(".key")),
                QStringLiteral("-out"), file(name + QStringLiteral(".crt")) });
    }
    bool signedBy(const QString &authorityName, const QString &name, const QString &person)
    {
        QFile extra(file(name + QStringLiteral(".ext")));
        if (!extra.open(QIODevice::WriteOnly))
            return false;
        extra.write("subjectAltName=DNS:" + person.toUtf8() + (person == QLatin1String("localhost") ? ",IP:127.0.0.1\n" : "\n"));
        extra.close();
        return runs(QStringLiteral("openssl"),
                   { QStringLiteral("req"), QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                       QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"), QStringLiteral("-subj"),
                       QStringLiteral("/CN=") + person, QStringLiteral("-keyout"), file(name + QStringLiteral(".key")),
                       QStringLiteral("-out"), file(name + QStringLiteral(".csr")) })
            && runs(QStringLiteral("openssl"),
                { QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-in"),
                    file(name + QStringLiteral(".csr")), QStringLiteral("-CA"), file(authorityName + QStringLiteral(".crt")),
                    QStringLiteral("-CAkey"), file(authorityName + QStringLiteral(".key")), QStringLiteral("-CAcreateserial"),
                    QStringLiteral("-extfile"), file(name + QStringLiteral(".ext")), QStringLiteral("-out"),
                    file(name + QStringLiteral(".crt")) })
            && QFile::setPermissions(file(name + QStringLiteral(".key")), QFile::ReadOwner | QFile::WriteOwner);
    }
    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile in(file(name));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_dir;
};

int freePort()
{
    // Nobody else on this machine takes it within the second that the server needs to start.
    return SilentServer(1).port();
}

class PgTls : public PgWorld {
protected:
    void SetUp() override
    {
        PgWorld::SetUp();
        prepare();
        ASSERT_TRUE(m_certificates.authority(QStringLiteral("centre")) && m_certificates.authority(QStringLiteral("stranger")));
        ASSERT_TRUE(m_certificates.signedBy(QStringLiteral("centre"), QStringLiteral("server"), QStringLiteral("localhost")));
        ASSERT_TRUE(m_certificates.signedBy(QStringLiteral("centre"), QStringLiteral("desk01"), QStringLiteral("desk01")));
        ASSERT_TRUE(m_certificates.signedBy(QStringLiteral("stranger"), QStringLiteral("false01"), QStringLiteral("desk01")));
        Sql sql(m_admin);
        m_data = sql.one(QStringLiteral("show data_directory"));
        put(sql, "server.crt", m_certificates.read(QStringLiteral("server.crt")));
        put(sql, "server.key", m_certificates.read(QStringLiteral("server.key")));
        put(sql, "ca.crt", m_certificates.read(QStringLiteral("centre.crt")));
        // The socket for the test itself; the network for those who bring a certificate with their login in it.
        put(sql, "pg_hba.conf", "local all all trust\nhostssl all all 127.0.0.1/32 cert clientcert=verify-full\n");
        m_port = freePort();
        s_server->stop();
        s_server->setOptions(QStringLiteral("-c listen_addresses=127.0.0.1 -c port=%1 -c ssl=on -c ssl_ca_file=ca.crt").arg(m_port));
        s_server->start();
        ASSERT_TRUE(s_server->isThere()) << qPrintable(s_server->problem());
    }
    /// As the user that the server runs as, whoever runs the test.
    void put(Sql &sql, const char *name, const QByteArray &text)
    {
        sql.ask(QStringLiteral("copy (select unnest(string_to_array(rtrim('%1', E'\\n'), E'\\n'))) to program 'umask 077; cat > %2/%3'")
                    .arg(QString::fromUtf8(text), m_data, QLatin1String(name)));
        ASSERT_EQ(sql.state, QString()) << name;
    }
    [[nodiscard]] QString over(const char *mode, const char *authority, const char *own, const char *user = "desk01",
        const char *host = "host=localhost hostaddr=127.0.0.1") const
    {
        QString words = QStringLiteral("%1 port=%2 dbname=%3 user=%4 sslmode=%5")
                            .arg(QLatin1String(host)).arg(m_port)
                            .arg(m_admin.section(QStringLiteral("dbname="), -1), QLatin1String(user), QLatin1String(mode));
        words += QStringLiteral(" sslrootcert=") + m_certificates.file(QLatin1String(authority) + QStringLiteral(".crt"));
        if (*own)
            words += QStringLiteral(" sslcert=%1 sslkey=%2")
                         .arg(m_certificates.file(QLatin1String(own) + QStringLiteral(".crt")),
                             m_certificates.file(QLatin1String(own) + QStringLiteral(".key")));
        else
            words += QStringLiteral(" sslcert=/nonexistent sslkey=/nonexistent");
        return words;
    }
    static Fault faultOf(const QString &connection)
    {
        const auto opened = openPgRemote(connection);
        EXPECT_FALSE(opened) << qPrintable(connection);
        if (!opened && opened.error().fault != Fault::ShareRefused)
            std::printf("%s\n", qPrintable(opened.error().detail));
        return opened ? Fault::BadArgument : opened.error().fault;
    }
    Certificates m_certificates;
    QString m_data;
    int m_port = 0;
};

} // namespace

TEST_F(PgTls, BothSidesShowTheirCertificatesAndNobodyElseComesIn)
{
    auto opened = openPgRemote(over("verify-full", "centre", "desk01"));
    ASSERT_TRUE(opened) << qPrintable(opened.error().detail);
    EXPECT_EQ((*opened)->push(wholeCase())->accepted.size(), 15u);
    EXPECT_EQ(Sql(m_admin.section(QLatin1Char(' '), 0, 0) + QStringLiteral(" port=%1 user=kikitori dbname=postgres").arg(m_port))
                  .one(QStringLiteral("select count(*) from pg_stat_ssl s join pg_stat_activity a using (pid)"
                                      " where s.ssl and a.usename = 'desk01' and s.client_dn = '/CN=desk01'")),
        QStringLiteral("1"));
    EXPECT_EQ(faultOf(over("verify-full", "stranger", "desk01")), Fault::ShareRefused) << "a server of another authority";
    EXPECT_EQ(faultOf(over("verify-full", "centre", "false01")), Fault::ShareRefused) << "a desk of another authority";
    EXPECT_EQ(faultOf(over("verify-full", "centre", "")), Fault::ShareRefused) << "no certificate";
    EXPECT_EQ(faultOf(over("verify-full", "centre", "desk01", "desk02")), Fault::ShareRefused) << "another desk's login";
    EXPECT_EQ(faultOf(over("verify-full", "centre", "desk01", "desk01", "host=db.example hostaddr=127.0.0.1")), Fault::ShareRefused)
        << "the certificate of another server";
    EXPECT_EQ(faultOf(over("disable", "centre", "desk01")), Fault::ShareRefused) << "in the clear";
}
