// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "station/sharingwords.h"

#include <QCoreApplication>

#include <cmath>

namespace kikitori {

namespace {
constexpr qint64 kMostDriftMs = 2000;

QString translate(const char *text)
{
    return QCoreApplication::translate("station", text);
}

template<class State>
std::optional<qint64> driftOf(const State &state)
{
    if constexpr (requires { state.clockDriftMs; })
        return state.clockDriftMs;
    else
        return {};
}
}

QString sharingWords(const SyncState &state)
{
    if (state.setAside > 0)
        return translate("Sharing: %1 set aside, to be looked at").arg(state.setAside);
    if (state.phase == SyncState::Phase::Waiting)
        return translate("Sharing: away, %1 kept here").arg(state.pending);
    if (state.pending > 0)
        return translate("Sharing: %1 to send").arg(state.pending);
    return translate("Sharing: all sent");
}

QString sharingDetails(const SyncState &state)
{
    if (state.setAside == 0)
        return {};
    return translate("The shared store refused %1 entries for good. They are kept on this desk and nothing is lost; all "
                     "others were sent. The person in charge sees each with its reason: kikitorictl sync aside")
        .arg(state.setAside);
}

QString sharingCode(const SyncState &state)
{
    const bool complete = state.phase == SyncState::Phase::Idle && state.pending == 0 && state.setAside == 0
        && state.lastComplete.isValid() && state.reason.isEmpty();
    return complete ? QStringLiteral("complete")
                    : QStringLiteral("phase %1, pending %2, set aside %3, %4")
                          .arg(static_cast<int>(state.phase))
                          .arg(state.pending)
                          .arg(state.setAside)
                          .arg(state.reason);
}

std::optional<qint64> clockFault(const SyncState &state)
{
    const auto drift = driftOf(state);
    return drift && std::abs(*drift) > kMostDriftMs ? drift : std::nullopt;
}

QString clockWords(qint64 driftMs)
{
    const qint64 seconds = std::llround(static_cast<double>(std::abs(driftMs)) / 1000);
    return (driftMs > 0 ? translate("The clock of this desk is %1 s fast. Times of records are wrong: call the person in charge.")
                        : translate("The clock of this desk is %1 s slow. Times of records are wrong: call the person in charge."))
        .arg(seconds);
}

} // namespace kikitori
