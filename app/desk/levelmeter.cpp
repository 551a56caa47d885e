// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/levelmeter.h"

#include <algorithm>

namespace kikitori {

namespace {
constexpr int kQuiet = 60; ///< −60 dBFS is an empty bar
}

LevelMeter::LevelMeter(const QString &name, QWidget *parent)
    : QProgressBar(parent)
{
    setProperty("look", QStringLiteral("meter"));
    setAccessibleName(name);
    setRange(0, kQuiet);
    setTextVisible(false);
}

void LevelMeter::setLevel(double dBFS)
{
    setValue(std::clamp(qRound(dBFS) + kQuiet, 0, kQuiet));
}

} // namespace kikitori
