// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QKeySequence>
#include <QObject>

#include <functional>

class QShortcut;
class QWidget;

namespace kikitori {

/// The keys of a window: some act always, single letters only while no text is being typed.
/// Thread: GUI. Owner: the window.
class DeskKeys final : public QObject {
    Q_OBJECT
public:
    explicit DeskKeys(QWidget *window);
    void always(const QKeySequence &keys, std::function<void()> act);
    void outsideText(const QKeySequence &keys, std::function<void()> act);
    /// Whether a widget wants plain keys for itself.
    [[nodiscard]] static bool takesKeys(const QWidget *widget);

private:
    QShortcut *add(const QKeySequence &keys, std::function<void()> act);
    void update(const QWidget *focus);

    QWidget *m_window;
    QList<QShortcut *> m_outside;
};

} // namespace kikitori
