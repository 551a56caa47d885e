// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

namespace kikitori {

/// The simulated caller of the demo: runs kikitori-caller, which stands in for the exchange and the caller on
/// loopback. Thread: GUI. Owner: main.
class Robot final : public QObject {
    Q_OBJECT
public:
    struct Settings {
        QString scenario = QStringLiteral("chest-pain-night"); ///< :/scenarios/NAME.yaml
        int calls = 20;
        int firstGapMs = 3000; ///< from the desk's registration to the first call
        int gapSeconds = 45; ///< from the end of a call to the next
    };
    explicit Robot(Settings settings, QObject *parent = nullptr);
    ~Robot() override;
    /// Starts the process; listening() or failed() follows.
    void start();
    /// Prepared speech beside the programs, by role ("caller", "nurse"); empty when the build made none.
    [[nodiscard]] static QString speech(const QString &scenario, const QString &role);

Q_SIGNALS:
    void listening(const QString &address);
    /// A line of its transcript.
    void said(const QString &line);
    void failed(const kikitori::Error &error);

private:
    void read();
    Settings m_settings;
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace kikitori
