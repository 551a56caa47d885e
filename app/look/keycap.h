// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QLabel>

namespace kikitori {

/// The picture of a key, standing where that key acts. Thread: GUI. Owner: its parent widget.
class KeyCap final : public QLabel {
    Q_OBJECT
public:
    explicit KeyCap(const QString &key, QWidget *parent = nullptr);
};

/// Keys as caps in a row, and behind them what they do; the caps alone where no text is given.
[[nodiscard]] QWidget *makeKeyHint(const QStringList &keys, const QString &text, QWidget *parent);

} // namespace kikitori
