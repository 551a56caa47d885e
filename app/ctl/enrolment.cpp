// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/peoplelist.h"
#include "ctl/qrcode.h"

#include "store/keys/totp.h"

#include <QCoreApplication>

#include <unistd.h>

namespace kikitori {

namespace {

/// Black on white whatever the terminal's own colours are: not every authenticator reads an inverted code.
void printCode(Context &context, const QString &address)
{
    const bool colours = isatty(STDOUT_FILENO) == 1;
    const QStringList lines = qrLines(address);
    for (const QString &line : lines)
        context.out << (colours ? "\033[30;107m" : "") << line << (colours ? "\033[0m" : "") << '\n';
    context.out << address << Qt::endl;
}

} // namespace

Result<> enrolAuthenticator(Context &context, const QString &staffId)
{
    auto keyring = provenKeyring(context);
    if (!keyring)
        return tl::make_unexpected(keyring.error());
    const StoreKey secret = randomCodeSecret();
    if (const auto kept = keyring->setCodeSecret(staffId, secret); !kept)
        return kept;
    context.out << QCoreApplication::translate(
        "ctl", "Point the authenticator of %1 at this code, then type the six digits it shows.")
                       .arg(staffId)
                << Qt::endl;
    printCode(context, enrolmentAddress(secret, staffId));
    const QString code = context.ask(QCoreApplication::translate("ctl", "First code: "));
    if (!stepOfCode(secret, code, context.clock.now(), 0))
        return fail(Fault::CodeWrong);
    return savePeople(context, *keyring,
        context.entry(Stream::Audit, staffId, kind::PeopleChanged,
            { { QStringLiteral("person"), staffId }, { QStringLiteral("what"), QStringLiteral("second-factor") } }))
        .map([&] {
            context.out << QCoreApplication::translate("ctl", "From now on %1 signs in with password and code.").arg(staffId)
                        << Qt::endl;
        });
}

} // namespace kikitori
