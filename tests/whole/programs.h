// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QProcess>
#include <QString>

namespace kikitori::test {

inline constexpr int kProgramMs = 300'000; ///< reached in failure only, on however slow a machine

/// What a program said and how it ended.
struct Ran {
    int code = -1;
    QString out;
    QString err;
};

/// Runs one of our programs (kikitori, kikitorictl …) to its end, with `input` on standard input.
inline Ran run(const QString &program, const QStringList &arguments, const QByteArray &input = {}, int timeoutMs = kProgramMs)
{
    QProcess process;
    process.start(QStringLiteral(KIKITORI_BIN_DIR "/") + program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(timeoutMs)) {
        process.kill();
        process.waitForFinished(kProgramMs);
        return { -2, QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError()) };
    }
    return { process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError()) };
}

} // namespace kikitori::test
