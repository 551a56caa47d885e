// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/urgency.h"

#include <array>

namespace kikitori {

namespace {

struct UrgencyName {
    Urgency urgency;
    const char *code;
};

constexpr std::array<UrgencyName, 5> urgencyNames { {
    { Urgency::White, "white" },
    { Urgency::Green, "green" },
    { Urgency::Yellow, "yellow" },
    { Urgency::Orange, "orange" },
    { Urgency::Red, "red" },
} };

struct AnswerName {
    Answer answer;
    const char *code;
};

constexpr std::array<AnswerName, 3> answerNames { {
    { Answer::No, "no" },
    { Answer::Yes, "yes" },
    { Answer::Unknown, "unknown" },
} };

} // namespace

QString codeOf(Urgency urgency)
{
    for (const UrgencyName &name : urgencyNames) {
        if (name.urgency == urgency)
            return QString::fromLatin1(name.code);
    }
    Q_UNREACHABLE();
}

std::optional<Urgency> urgencyOf(const QString &code)
{
    for (const UrgencyName &name : urgencyNames) {
        if (code == QLatin1String(name.code))
            return name.urgency;
    }
    return std::nullopt;
}

QString codeOf(Answer answer)
{
    for (const AnswerName &name : answerNames) {
        if (name.answer == answer)
            return QString::fromLatin1(name.code);
    }
    Q_UNREACHABLE();
}

std::optional<Answer> answerOf(const QString &code)
{
    for (const AnswerName &name : answerNames) {
        if (code == QLatin1String(name.code))
            return name.answer;
    }
    return std::nullopt;
}

} // namespace kikitori
