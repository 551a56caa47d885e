// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "look/theme.h"

#include <QString>

class QCoreApplication;

namespace kikitori {

/// What the command line says. A value.
struct Options {
    QString home;
    QString tour; ///< folder; empty: no tour
    QString share; ///< instead of the settings
    QString scenario;
    double fontScale = 1.0;
    Theme::Mode theme = Theme::Mode::Light;
    bool demo = false;
    bool drill = false;
    bool quickExit = false; ///< shows the first window and ends: for measuring the start

    /// Nobody is there who could read a window.
    [[nodiscard]] bool unattended() const { return !tour.isEmpty() || drill || quickExit; }
    /// Ends the program on --help and on an option that is not known.
    [[nodiscard]] static Options read(const QCoreApplication &app);
};

} // namespace kikitori
