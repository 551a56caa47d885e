// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/numbers.h"

#include <algorithm>

namespace kikitori {

namespace {

QString cut(const QString &digits, qsizetype first, qsizetype second)
{
    return digits.left(first) + u'-' + digits.mid(first, second) + u'-' + digits.mid(first + second);
}

} // namespace

QString readable(const QString &digits, const Program &program)
{
    const auto starts = [&](const char *prefix) { return digits.startsWith(QLatin1String(prefix)); };
    if (!digits.startsWith(u'0'))
        return digits;
    if (starts("0120") && digits.size() == 10)
        return cut(digits, 4, 2);
    if ((starts("0800") && digits.size() == 11) || (starts("0570") && digits.size() == 10))
        return cut(digits, 4, 3);
    if (digits.size() == 11)
        return cut(digits, 3, 4);
    if (digits.size() != 10)
        return digits;
    if (starts("03") || starts("06"))
        return cut(digits, 2, 4);
    for (const auto &[prefix, place] : program.areaCodes) {
        if (!digits.startsWith(prefix) || prefix.size() < 2)
            continue;
        // The number plan: 088-6xx and 088-8xx are numbers of the area code 088, though tables list them by four
        // digits.
        const bool ofThree = prefix == QLatin1String("0886") || prefix == QLatin1String("0888");
        const qsizetype first = ofThree ? 3 : std::min<qsizetype>(prefix.size(), 4);
        return cut(digits, first, 6 - first);
    }
    return cut(digits, 3, 3);
}

} // namespace kikitori
