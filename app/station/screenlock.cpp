// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "station/screenlock.h"

#include <QApplication>

namespace kikitori {

ScreenLock::ScreenLock(Windows windows, const Clock &clock, Theme theme, QObject *parent)
    : QObject(parent)
    , m_windows(std::move(windows))
    , m_clock(clock)
    , m_theme(std::move(theme))
{
}

ScreenLock::~ScreenLock() = default;

void ScreenLock::lock(const std::vector<Staff> &people, const LockWindow::Locked &locked)
{
    if (m_page)
        return;
    m_page = std::make_unique<LockWindow>(people, locked, m_clock, m_theme);
    connect(m_page.get(), &LockWindow::unlockAsked, this, &ScreenLock::unlockAsked);
    m_front = QApplication::activeWindow();
    m_hidden.clear();
    QRect place;
    for (QWidget *window : m_windows()) {
        if (!window || !window->isVisible())
            continue;
        place = place.isNull() ? window->geometry() : place.united(window->geometry());
        m_hidden.append(window);
    }
    if (!place.isNull())
        m_page->setGeometry(place);
    m_page->show(); // first: at no moment is the program without a window
    for (const auto &window : std::as_const(m_hidden))
        window->hide();
    m_page->raise();
    m_page->activateWindow();
}

void ScreenLock::lift()
{
    if (!m_page)
        return;
    for (const auto &window : std::as_const(m_hidden)) {
        if (window)
            window->show();
    }
    if (m_front && m_front->isVisible()) {
        m_front->raise();
        m_front->activateWindow();
    }
    m_page->hide();
    m_page.release()->deleteLater(); // it may be the sender
    m_hidden.clear();
}

void ScreenLock::setLine(const DeskSession &session)
{
    if (m_page)
        m_page->setLine(session.state(), session.recording(), session.waiting());
}

} // namespace kikitori
