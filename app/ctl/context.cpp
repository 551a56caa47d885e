// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/command.h"

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

QString Context::askPassword(const QString &prompt)
{
    const bool terminal = isatty(STDIN_FILENO) == 1;
    termios before {};
    if (terminal) {
        err << prompt << Qt::flush;
        tcgetattr(STDIN_FILENO, &before);
        termios silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    // Byte by byte: a buffered reader would take the lines of the next question with it.
    QByteArray line;
    char c = 0;
    while (read(STDIN_FILENO, &c, 1) == 1 && c != '\n')
        line.append(c);
    if (terminal) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        err << Qt::endl;
    }
    return QString::fromUtf8(line);
}

Result<> Context::signIn(const QString &staffId, Act act)
{
    if (staffId.isEmpty())
        return fail(Fault::BadArgument, QStringLiteral("--as"), QCoreApplication::translate("ctl", "say who you are: --as ID"));
    const auto keyring = Keyring::read(home.keys());
    if (!keyring)
        return tl::make_unexpected(keyring.error());
    auto key = keyring->unlock(staffId, askPassword(QCoreApplication::translate("ctl", "Password of %1: ").arg(staffId)));
    if (!key)
        return tl::make_unexpected(key.error());
    for (const Staff &person : keyring->people()) {
        if (person.id == staffId)
            m_staff = person;
    }
    if (!m_staff.may(act))
        return fail(Fault::NotAllowed);
    m_key = key->clone();
    m_store = std::make_unique<Store>(Store::Settings { home.store(), home.settings().desk });
    const auto opened = m_store->openNow(std::move(*key));
    if (!opened)
        return tl::make_unexpected(opened.error());
    return {};
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
