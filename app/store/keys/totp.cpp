// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keys/totp.h"

#include "store/keys/sealing.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <liboath/oath.h>

namespace kikitori {

namespace {
constexpr unsigned kStepSeconds = 30;
constexpr unsigned kDigits = 6;
constexpr quint64 kWindow = 1;

size_t size(const StoreKey &secret)
{
    return static_cast<size_t>(secret.bytes().size());
}

QByteArray plainCode(const QString &code)
{
    const QString plain = code.normalized(QString::NormalizationForm_KC).remove(QLatin1Char(' '));
    const bool digits = plain.size() == kDigits
        && std::all_of(plain.begin(), plain.end(), [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
    return digits ? plain.toLatin1() : QByteArray();
}

QByteArray codeOfStep(const StoreKey &secret, quint64 step)
{
    std::array<char, kDigits + 1> code {};
    const int made = oath_totp_generate(secret.bytes().constData(), size(secret), static_cast<time_t>(step * kStepSeconds),
        kStepSeconds, 0, kDigits, code.data());
    return made == OATH_OK ? QByteArray(code.data(), kDigits) : QByteArray();
}
}

StoreKey randomCodeSecret()
{
    return StoreKey(randomBytes(20));
}

std::optional<quint64> stepOfCode(const StoreKey &secret, const QString &code, const QDateTime &now, quint64 lastStep)
{
    const QByteArray plain = plainCode(code);
    if (plain.isEmpty() || now.toSecsSinceEpoch() < kStepSeconds)
        return {};
    const auto present = static_cast<quint64>(now.toSecsSinceEpoch()) / kStepSeconds;
    for (quint64 step = present - kWindow; step <= present + kWindow; ++step) {
        if (step > lastStep && sameBytes(codeOfStep(secret, step), plain))
            return step;
    }
    return {};
}

QString codeAt(const StoreKey &secret, const QDateTime &now)
{
    return QString::fromLatin1(codeOfStep(secret, static_cast<quint64>(now.toSecsSinceEpoch()) / kStepSeconds));
}

QString enrolmentAddress(const StoreKey &secret, const QString &staffId)
{
    char *text = nullptr;
    size_t length = 0;
    if (oath_base32_encode(secret.bytes().constData(), size(secret), &text, &length) != OATH_OK)
        return {};
    const QString base32 = QString::fromLatin1(text, static_cast<qsizetype>(length)).remove(QLatin1Char('='));
    std::fill(text, text + length, '\0');
    std::free(text);
    const QString who = QString::fromLatin1(staffId.toUtf8().toPercentEncoding());
    return QStringLiteral("otpauth://totp/Kikitori:%1?secret=%2&issuer=Kikitori&algorithm=SHA1&digits=6&period=30")
        .arg(who, base32);
}

} // namespace kikitori
