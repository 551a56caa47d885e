// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tour/playedkeys.h"

#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QTest>
#include <QWindow>

#include <chrono>
#include <memory>

namespace kikitori {

namespace {
constexpr int kLookMs = 40;

qint64 nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}
}

PlayedKeys::PlayedKeys(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &PlayedKeys::look);
}

void PlayedKeys::step(const QString &name, std::function<bool()> ready, std::function<void()> act, int timeoutMs)
{
    m_steps.push_back({ name, std::move(ready), std::move(act), timeoutMs });
}

void PlayedKeys::pause(int ms)
{
    auto from = std::make_shared<qint64>(0);
    step(QStringLiteral("pause"), [from, ms] {
        if (*from == 0)
            *from = nowMs();
        return nowMs() - *from >= ms;
    }, {}, ms + 10000);
}

void PlayedKeys::start()
{
    m_since = nowMs();
    m_timer.start();
}

void PlayedKeys::look()
{
    if (m_steps.empty()) {
        m_timer.stop();
        Q_EMIT finished();
        return;
    }
    const Step &now = m_steps.front();
    if (!now.ready()) {
        if (nowMs() - m_since > now.timeoutMs) {
            m_timer.stop();
            Q_EMIT stopped(now.name);
        }
        return;
    }
    const auto act = now.act;
    m_steps.pop_front();
    m_since = nowMs();
    if (!act)
        return;
    m_timer.stop(); // a key runs events; the next step must not begin inside this one
    act();
    m_timer.start();
}

void PlayedKeys::press(int key, Qt::KeyboardModifiers modifiers)
{
    // Through the window, as the window system does, so that shortcuts act as well as the focused widget.
    if (QWindow *window = QGuiApplication::focusWindow())
        QTest::keyClick(window, static_cast<Qt::Key>(key), modifiers);
}

void PlayedKeys::type(const QString &text)
{
    for (const QChar c : text) {
        QWindow *window = QGuiApplication::focusWindow();
        QObject *focused = QGuiApplication::focusObject();
        if (!window || !focused)
            return;
        if (c.unicode() < 128) {
            QTest::keyClick(window, static_cast<char>(c.unicode()));
            continue;
        }
        QInputMethodEvent committed; // kana and kanji come from an input method, not from keys
        committed.setCommitString(QString(c));
        QCoreApplication::sendEvent(focused, &committed);
    }
}

} // namespace kikitori
