// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "station/sharingwords.h"

#include <QCoreApplication>

#include <cmath>

namespace kikitori {

namespace {
constexpr qint64 kMostDriftMs = 2000;

QString translate(const char *context, const char *text)
{
    return QCoreApplication::translate(context, text);
}
}

QString sharingWords(const SyncState &state)
{
    if (state.phase == SyncState::Phase::Off) // a desk on its own must not say that all was sent
        return {};
    if (state.setAside > 0)
        return translate("station", "Sharing: %1 set aside, to be looked at").arg(state.setAside);
    if (state.contradictions > 0)
        return translate("station", "Sharing: %1 contradict, to be looked at").arg(state.contradictions);
    if (state.phase == SyncState::Phase::Waiting)
        return translate("station", "Sharing: away, %1 kept here").arg(state.pending);
    if (state.pending > 0)
        return translate("station", "Sharing: %1 to send").arg(state.pending);
    if (!state.reason.isEmpty() || !state.lastComplete.isValid()) // sent, and not yet proven
        return translate("station", "Sharing: being compared");
    return translate("station", "Sharing: all sent");
}

QString sharingDetails(const SyncState &state)
{
    if (state.setAside == 0 && state.contradictions == 0)
        return {};
    if (state.setAside == 0)
        return translate("station", "%1 entries stand in the shared store with other content than here. Nothing was overwritten on either side. Tell the "
                                    "person in charge: kikitorictl sync status")
            .arg(state.contradictions);
    return translate("station", "The shared store refused %1 entries for good. They are kept on this desk and nothing is lost; all "
                     "others were sent. Tell the person in charge: kikitorictl sync aside")
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
    const bool wrong = state.clockDriftMs && std::abs(*state.clockDriftMs) > kMostDriftMs;
    return wrong ? state.clockDriftMs : std::nullopt;
}

QString clockWords(qint64 driftMs)
{
    const qint64 seconds = std::llround(static_cast<double>(std::abs(driftMs)) / 1000);
    return (driftMs > 0 ? translate("station", "The clock of this desk is %1 s fast. Times of records are wrong: call the person in charge.")
                        : translate("station", "The clock of this desk is %1 s slow. Times of records are wrong: call the person in charge."))
        .arg(seconds);
}

} // namespace kikitori
