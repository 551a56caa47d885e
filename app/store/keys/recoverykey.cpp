// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keys/recoverykey.h"

#include "store/keys/sealing.h"

#include <QStringList>

#include <array>

namespace kikitori {

namespace {
// Without I, L, O and U, which are read as digits or as each other.
constexpr char kLetters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int kBits = 5;
constexpr int kGroups = 13; // of 20 bits: 260 for 256
constexpr int kDataLetters = 4;
constexpr int kBytes = 32;

int valueOf(QChar letter)
{
    for (int i = 0; kLetters[i] != '\0'; ++i) {
        if (letter == QLatin1Char(kLetters[i]))
            return i;
    }
    return -1;
}

/// Multiplication by the generator of GF(32), polynomial x^5 + x^2 + 1.
unsigned timesTwo(unsigned value)
{
    const unsigned doubled = value << 1;
    return (doubled & 32U) != 0 ? (doubled ^ 0x25U) & 31U : doubled;
}

/// Horner's rule over GF(32): one wrong letter, two letters swapped and a group in another's place all show.
unsigned checkOf(const std::array<unsigned, kDataLetters> &group, int place)
{
    auto sum = static_cast<unsigned>(place + 1);
    for (const unsigned letter : group)
        sum = timesTwo(sum) ^ letter;
    return timesTwo(sum);
}

unsigned bitsAt(const QByteArray &bytes, int bit)
{
    unsigned value = 0;
    for (int i = bit; i < bit + kBits; ++i) {
        const unsigned byte = i / 8 < bytes.size() ? static_cast<unsigned char>(bytes[i / 8]) : 0;
        value = (value << 1) | ((byte >> (7 - i % 8)) & 1U);
    }
    return value;
}

tl::unexpected<Error> wrong(const QString &detail)
{
    return fail(Fault::RecoveryKeyWrong, {}, detail);
}
}

RecoveryKey::RecoveryKey(StoreKey bytes)
    : m_bytes(std::move(bytes))
{
}

RecoveryKey RecoveryKey::random()
{
    return RecoveryKey(StoreKey::random());
}

QString RecoveryKey::text() const
{
    QStringList groups;
    for (int g = 0; g < kGroups; ++g) {
        std::array<unsigned, kDataLetters> letters {};
        QString group;
        for (int i = 0; i < kDataLetters; ++i) {
            letters[static_cast<size_t>(i)] = bitsAt(m_bytes.bytes(), (g * kDataLetters + i) * kBits);
            group += QLatin1Char(kLetters[letters[static_cast<size_t>(i)]]);
        }
        groups << group + QLatin1Char(kLetters[checkOf(letters, g)]);
    }
    return groups.join(QLatin1Char('-'));
}

Result<RecoveryKey> RecoveryKey::fromText(const QString &text)
{
    const QString plain = plainPassphrase(text);
    StoreKey bytes(QByteArray(kBytes, '\0'));
    auto *out = const_cast<char *>(bytes.bytes().constData());
    for (int g = 0; g < kGroups; ++g) {
        std::array<unsigned, kDataLetters> letters {};
        for (int i = 0; i <= kDataLetters; ++i) {
            const qsizetype at = g * (kDataLetters + 1) + i;
            const int value = at < plain.size() ? valueOf(plain[at]) : -1;
            const bool last = i == kDataLetters;
            if (value < 0 || (last && static_cast<unsigned>(value) != checkOf(letters, g)))
                return wrong(QStringLiteral("group %1").arg(g + 1));
            if (last)
                break;
            letters[static_cast<size_t>(i)] = static_cast<unsigned>(value);
            for (int b = 0; b < kBits; ++b) {
                const int bit = (g * kDataLetters + i) * kBits + b;
                if (bit < kBytes * 8 && ((value >> (kBits - 1 - b)) & 1) != 0)
                    out[bit / 8] = static_cast<char>(out[bit / 8] | (1 << (7 - bit % 8)));
            }
        }
    }
    if (plain.size() != kGroups * (kDataLetters + 1))
        return wrong(QStringLiteral("more than 13 groups"));
    return RecoveryKey(std::move(bytes));
}

RecoveryKey::Pair RecoveryKey::pair() const
{
    const StoreKey seed(markOf(m_bytes, "kikitori recovery", {}));
    KeyPair made = pairOf(seed);
    return { std::move(made.publicHalf), std::move(made.privateHalf) };
}

QString randomPassphrase(int groups)
{
    QStringList made;
    for (int g = 0; g < groups; ++g) {
        const QByteArray bytes = randomBytes(5);
        QString group;
        for (const char byte : bytes)
            group += QLatin1Char(kLetters[static_cast<unsigned char>(byte) & 31U]);
        made << group;
    }
    return made.join(QLatin1Char('-'));
}

QString plainPassphrase(const QString &typed)
{
    QString plain;
    const QString upper = typed.normalized(QString::NormalizationForm_KC).toUpper();
    for (const QChar letter : upper) {
        if (letter == QLatin1Char('O'))
            plain += QLatin1Char('0');
        else if (letter == QLatin1Char('I') || letter == QLatin1Char('L'))
            plain += QLatin1Char('1');
        else if (letter.isLetterOrNumber())
            plain += letter;
    }
    return plain;
}

} // namespace kikitori
