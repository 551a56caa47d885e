// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/lockwindow.h"

#include <QPointer>

namespace kikitori {

/// Takes every window of the desk out of sight and puts the lock page in their place; they keep what they hold, the call
/// and its recording go on. Thread: GUI. Owner: Workstation.
class ScreenLock final : public QObject {
    Q_OBJECT
public:
    /// All windows that may show something of a case, in the order of their making.
    using Windows = std::function<QList<QWidget *>()>;
    ScreenLock(Windows windows, const Clock &clock, Theme theme, QObject *parent = nullptr);
    ~ScreenLock() override;
    void lock(const std::vector<Staff> &people, const LockWindow::Locked &locked);
    /// What stood before stands again, the window that was used last in front.
    void lift();
    [[nodiscard]] bool isLocked() const { return m_page != nullptr; }
    [[nodiscard]] LockWindow *page() const { return m_page.get(); }
    void setLine(const DeskSession &session);

Q_SIGNALS:
    void unlockAsked(const QString &staffId, const QString &password, const QString &code);

private:
    Windows m_windows;
    const Clock &m_clock;
    Theme m_theme;
    std::unique_ptr<LockWindow> m_page;
    QList<QPointer<QWidget>> m_hidden;
    QPointer<QWidget> m_front;
};

} // namespace kikitori
