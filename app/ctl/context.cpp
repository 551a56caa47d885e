// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/command.h"

#include "store/keys/keyringguard.h"
#include "wording/wording.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimer>

#include <termios.h>
#include <unistd.h>

namespace kikitori {

Words::Words(const QStringList &words, const QStringList &flags)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (!words[i].startsWith(QLatin1String("--"))) {
            m_values << words[i];
            continue;
        }
        const QString name = words[i].mid(2);
        const bool takesValue = !flags.contains(name) && i + 1 < words.size();
        m_options.insert(name, takesValue ? words[++i] : QString());
    }
}

Context::Context(Home desk)
    : home(std::move(desk))
    , out(stdout)
    , err(stderr)
{
}

int Context::failed(const Error &error)
{
    err << sentenceFor(error) << Qt::endl;
    return ExitCode::Failed;
}

int Context::usage(const QString &line)
{
    err << QCoreApplication::translate("ctl", "Usage: kikitorictl %1").arg(line) << Qt::endl;
    return ExitCode::Usage;
}

namespace {
/// The next line of standard input; byte by byte, since a buffered reader would take the next answer with it.
QString nextLine()
{
    QByteArray line;
    char c = 0;
    while (read(STDIN_FILENO, &c, 1) == 1 && c != '\n')
        line.append(c);
    return QString::fromUtf8(line);
}

bool atTerminal()
{
    return isatty(STDIN_FILENO) == 1;
}
}

QString Context::askPassword(const QString &prompt)
{
    if (!atTerminal())
        return nextLine();
    err << prompt << Qt::flush;
    termios before {};
    tcgetattr(STDIN_FILENO, &before);
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    const QString line = nextLine();
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    err << Qt::endl;
    return line;
}

Result<QString> Context::askNewPassword(const QString &staffId)
{
    const QString password = askPassword(QCoreApplication::translate("ctl", "New password for %1: ").arg(staffId));
    if (atTerminal() && askPassword(QCoreApplication::translate("ctl", "The same again: ")) != password)
        return fail(Fault::BadArgument, QCoreApplication::translate("ctl", "password"),
            QCoreApplication::translate("ctl", "the two are not the same"));
    return password;
}

QString Context::ask(const QString &prompt)
{
    if (atTerminal())
        err << prompt << Qt::flush;
    return nextLine();
}

Result<> Context::signIn(const QString &staffId, Act act)
{
    if (staffId.isEmpty())
        return fail(Fault::BadArgument, QStringLiteral("--as"), QCoreApplication::translate("ctl", "say who you are: --as ID"));
    if (!QFile::exists(home.keys()))
        return fail(Fault::KeysMissing, home.keys());
    return signIn(staffId, askPassword(QCoreApplication::translate("ctl", "Password of %1: ").arg(staffId)), act);
}

Result<> Context::signIn(const QString &staffId, const QString &password, std::optional<Act> act)
{
    Proof proof { staffId, password, {} };
    auto in = admit(home.keys(), proof, clock.now());
    if (!in && in.error().fault == Fault::CodeNeeded) {
        proof.code = ask(QCoreApplication::translate("ctl", "Six-digit code of %1: ").arg(staffId));
        in = admit(home.keys(), proof, clock.now());
    }
    if (!in)
        return tl::make_unexpected(in.error());
    // Where two factors are a rule, the password alone lets an administrator in, who enrols, and people to their own account.
    const bool enrolling = !act || *act == Act::ManagePeople;
    if (home.settings().secondFactorRequired && !in->secondFactor && !in->breakGlass && !enrolling)
        return fail(Fault::CodeNeeded, staffId, QStringLiteral("not enrolled"));
    auto key = keyFor(home.store(), in->keys);
    if (!key)
        return tl::make_unexpected(key.error());
    m_admitted = std::move(*in);
    m_staff = m_admitted.staff;
    m_key = key->clone();
    m_store = std::make_unique<Store>(Store::Settings { home.store(), home.settings().desk });
    const auto ready =
        m_store->openNow(std::move(*key))
            .and_then([this](const Store::Opened &) { return settleKeyring(home.keys(), home.store(), m_key, m_admitted); })
            .and_then([this, act] { return noteArrival(act); });
    if (!ready)
        m_store->close();
    return ready;
}

/// Who was refused since the last good sign-in, and that a sealed account was used: nothing is done before it is written.
Result<> Context::noteArrival(std::optional<Act> act)
{
    std::vector<Entry> entries;
    const auto refusals = takeRefusals(home.keys());
    for (const Refusal &refusal : refusals) {
        Entry refused = entry(Stream::Audit, refusal.staffId, kind::SignInRefused, { { QStringLiteral("why"), refusal.why } });
        refused.at = refusal.at;
        entries.push_back(std::move(refused));
    }
    if (m_admitted.breakGlass) {
        err << QCoreApplication::translate("ctl", "The sealed account %1 is used up now. This is written in the audit.")
                   .arg(m_staff.id)
            << Qt::endl;
        entries.push_back(entry(Stream::Audit, m_staff.id, kind::BreakGlassUsed, {}));
    }
    if (m_admitted.generation == 0 && m_staff.may(Act::ManagePeople)) {
        err << QCoreApplication::translate("ctl",
            "The list of people was of version 1. It is sealed now, with the roles as they stand: read it through (kikitorictl "
            "people list). Everybody signs in once before a new store key can be made.")
            << Qt::endl;
        entries.push_back(entry(Stream::Audit, m_staff.id, kind::PeopleChanged,
            { { QStringLiteral("person"), m_staff.id }, { QStringLiteral("what"), QStringLiteral("list-sealed") } }));
    }
    const bool may = !act || m_staff.may(*act);
    if (!may)
        entries.push_back(entry(Stream::Audit, m_staff.id, kind::Refused, { { QStringLiteral("act"), codeOf(*act) } }));
    if (m_admitted.mustChangePassword) {
        err << QCoreApplication::translate("ctl", "Your password has to be changed: kikitorictl people password %1")
                   .arg(m_staff.id)
            << Qt::endl;
    }
    if (const auto written = write(entries); !written) {
        (void)keepRefusals(home.keys(), refusals);
        return written;
    }
    return may ? Result<>() : Result<>(fail(Fault::NotAllowed));
}

Result<> Context::write(Journal &journal, const std::vector<Entry> &entries)
{
    if (entries.empty())
        return {};
    Result<> written;
    wait([&](const std::function<void(int)> &done) {
        journal.append(entries, QCoreApplication::instance(), [&written, done](const Result<> &result) {
            written = result;
            done(0);
        });
    });
    return written;
}

Entry Context::entry(Stream stream, const QString &subject, const char *kind, const QJsonObject &body) const
{
    Entry made;
    made.id = QUuid::createUuid();
    made.stream = stream;
    made.subject = subject;
    made.kind = QLatin1String(kind);
    made.body = body;
    made.at = clock.now();
    made.author = m_staff.id;
    made.desk = home.settings().desk;
    return made;
}

int Context::wait(const std::function<void(std::function<void(int)>)> &work)
{
    QTimer::singleShot(0, QCoreApplication::instance(), [work] { work([](int code) { QCoreApplication::exit(code); }); });
    return QCoreApplication::exec();
}

} // namespace kikitori
