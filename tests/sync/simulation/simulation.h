// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>
#include <QStringList>

namespace kikitori::test {

/// One run: desks that edit shared cases, a server, and everything that can go wrong between them; then the faults stop,
/// and all must come together.
struct SimSetup {
    quint64 seed = 1;
    bool realStore = false; ///< the desks keep their entries in real stores on files
    bool trace = false;
    bool ignoresHorizon = false; ///< a mistake of the server's
};

struct SimResult {
    QString violation; ///< empty when every law held
    int desks = 0;
    int entries = 0;
    int passes = 0;
    int faults = 0; ///< how many things went wrong
    int restores = 0;
    int conflicts = 0; ///< that stand at the end
    QStringList trace;
};

[[nodiscard]] SimResult simulate(const SimSetup &setup);

} // namespace kikitori::test
