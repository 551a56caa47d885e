// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "guard/writing.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

namespace kikitori {

namespace {
bool isAny(const Entry &entry, std::initializer_list<const char *> kinds)
{
    return std::any_of(kinds.begin(), kinds.end(), [&](const char *kind) { return entry.kind == QLatin1String(kind); });
}

struct AuditKind {
    const char *kind;
    std::optional<Act> act; ///< empty: whoever signed in
};

const AuditKind kAudit[] = {
    { kind::Viewed, Act::ReadCases },
    { kind::Searched, Act::ReadCases },
    { kind::Played, Act::PlayRecording },
    { kind::Printed, Act::ExportReport },
    { kind::Exported, Act::ExportReport },
    { kind::Refused, {} },
    { kind::SignInRefused, {} },
    { kind::ScreenLocked, {} },
    { kind::ScreenUnlocked, {} },
    { kind::BreakGlassUsed, {} },
    { kind::ClockDrifted, {} },
    { kind::PeopleChanged, Act::ManagePeople },
    { kind::KeysChanged, Act::KeepStore },
    { kind::BackedUp, Act::KeepStore },
    { kind::Restored, Act::KeepStore },
    { kind::HoldSet, Act::EraseRecords },
    { kind::HoldLifted, Act::EraseRecords },
    { kind::Purged, Act::EraseRecords },
};

std::optional<Denial> unless(const Staff &writer, Act act)
{
    return writer.may(act) ? std::nullopt : std::optional(Denial { codeOf(act) });
}

std::optional<Denial> refusalOfAudit(const Entry &entry, const Staff &writer)
{
    const auto *row = std::find_if(
        std::begin(kAudit), std::end(kAudit), [&](const AuditKind &known) { return entry.kind == QLatin1String(known.kind); });
    if (row == std::end(kAudit))
        return Denial { QStringLiteral("kind") };
    return row->act ? unless(writer, *row->act) : std::nullopt;
}

std::optional<Denial> refusalOfCase(const Entry &entry, const Staff &writer)
{
    if (isAny(entry, { kind::Erased }))
        return unless(writer, Act::EraseRecords);
    if (auto refusal = unless(writer, Act::WriteCase))
        return refusal;
    if (!writer.may(Act::TakeCalls) && !mayProgram(writer, entry.program))
        return Denial { QStringLiteral("program") };
    return {};
}
}

bool mayProgram(const Staff &staff, const QString &program)
{
    return staff.programs.isEmpty() || staff.programs.contains(program);
}

std::optional<Denial> refusalOf(const Entry &entry, const Staff &writer, const QString &desk)
{
    if (entry.author != writer.id)
        return Denial { QStringLiteral("author") };
    if (entry.desk != desk)
        return Denial { QStringLiteral("desk") };
    switch (entry.stream) {
    case Stream::Case:
        return refusalOfCase(entry, writer);
    case Stream::Call:
        if (isAny(entry, { kind::Ringing, kind::Ended }) || writer.may(Act::WriteCase))
            return {};
        return unless(writer, Act::TakeCalls);
    case Stream::Recording:
        if (isAny(entry, { kind::RecordingFinished, kind::RecordingFailed }) || writer.may(Act::WriteCase))
            return {};
        return unless(writer, Act::TakeCalls);
    case Stream::Agent:
        if (writer.id.isEmpty() || entry.subject != writer.id)
            return Denial { QStringLiteral("subject") };
        return {};
    case Stream::Audit:
        return refusalOfAudit(entry, writer);
    }
    return Denial { QStringLiteral("kind") };
}

} // namespace kikitori
