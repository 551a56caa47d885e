// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <deque>
#include <functional>

namespace kikitori {

/// Plays a person at the keyboard: a list of steps, each of which waits until something is so (bounded) and then
/// presses keys in the window that has the focus, takes a picture, or notes a line. Thread: GUI. Owner: tour or drill.
class PlayedKeys final : public QObject {
    Q_OBJECT
public:
    explicit PlayedKeys(QObject *parent = nullptr);
    /// Waits until `ready`, then does `act`. After `timeoutMs` without it, stopped() says the step's name.
    void step(const QString &name, std::function<bool()> ready, std::function<void()> act = {}, int timeoutMs = 15000);
    /// Lets the caller speak, or a person read: a step that is ready after so many ms.
    void pause(int ms);
    void start();
    /// One key in the focused window, as the window system would send it.
    static void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// Text as an input method would commit it, character by character.
    static void type(const QString &text);

Q_SIGNALS:
    void finished();
    void stopped(const QString &step);

private:
    struct Step {
        QString name;
        std::function<bool()> ready;
        std::function<void()> act;
        int timeoutMs = 0;
    };
    void look();
    std::deque<Step> m_steps;
    QTimer m_timer;
    qint64 m_since = 0;
};

} // namespace kikitori
