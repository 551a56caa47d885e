// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QWidget>

namespace kikitori {

/// Loudness of one voice as a bar, −60 to 0 dBFS. Thread: GUI. Owner: its parent widget.
class LevelMeter final : public QWidget {
    Q_OBJECT
public:
    explicit LevelMeter(const QString &name, QWidget *parent = nullptr);
    void setLevel(double dBFS);
    [[nodiscard]] QSize sizeHint() const override { return { 80, 8 }; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_part = 0;
};

} // namespace kikitori
