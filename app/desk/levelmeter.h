// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QProgressBar>

namespace kikitori {

/// Loudness of one voice as a bar, −60 to 0 dBFS. Thread: GUI. Owner: its parent widget.
class LevelMeter final : public QProgressBar {
    Q_OBJECT
public:
    explicit LevelMeter(const QString &name, QWidget *parent = nullptr);
    void setLevel(double dBFS);
};

} // namespace kikitori
