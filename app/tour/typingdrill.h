// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>
#include <QTimer>

namespace kikitori {

class DeskSession;

/// For the test that kills the desk: continues the case that the last crash left open (or takes a call), types into
/// the record for ever with real keys, and prints "acknowledged TEXT" whenever the window says that all is saved.
/// Thread: GUI. Owner: main.
class TypingDrill final : public QObject {
    Q_OBJECT
public:
    explicit TypingDrill(DeskSession &session, QObject *parent = nullptr);
    void start();

private:
    void beat();
    [[nodiscard]] bool focusField(); ///< true once the keys go there
    void say(const QString &line);
    DeskSession &m_session;
    QTimer m_beat;
    QString m_said;
    int m_key = 0;
    bool m_asked = false;
    bool m_typing = false;
};

} // namespace kikitori
