// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>
#include <QTimer>

namespace kikitori {

/// Says when nobody touched a key or the mouse for a while. Thread: GUI. Owner: Workstation.
class IdleWatch final : public QObject {
    Q_OBJECT
public:
    explicit IdleWatch(QObject *parent = nullptr);
    /// 0: never.
    void setPatience(int ms);

Q_SIGNALS:
    void idle();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTimer m_timer;
};

} // namespace kikitori
