// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/callheaders.h"

#include <QRegularExpression>
#include <QUrl>

namespace kikitori {

QString numberOf(const QString &address)
{
    static const QRegularExpression uri(
        QStringLiteral("(?:^|[<\\s])(sips?|tel):([^>;,\\s]*)"), QRegularExpression::CaseInsensitiveOption);
    const auto match = uri.match(address);
    if (!match.hasMatch())
        return {};
    QString user = match.captured(2);
    if (match.captured(1).compare(QLatin1String("tel"), Qt::CaseInsensitive) != 0) {
        const auto at = user.lastIndexOf(QLatin1Char('@'));
        if (at < 0)
            return {};
        user.truncate(at);
    }
    user = QUrl::fromPercentEncoding(user.section(QLatin1Char(':'), 0, 0).toUtf8());
    static const QRegularExpression telephone(QStringLiteral("^\\+?[0-9().\\-*#]+$"));
    if (telephone.match(user).hasMatch())
        user.remove(QRegularExpression(QStringLiteral("[().\\-]")));
    return user;
}

bool isDiallable(const QString &number)
{
    static const QRegularExpression allowed(QStringLiteral("^[0-9A-Za-z+*#._\\-]{1,32}$"));
    return allowed.match(number).hasMatch();
}

} // namespace kikitori
