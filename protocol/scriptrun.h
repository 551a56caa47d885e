// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/script.h"

#include <QDateTime>

#include <optional>

namespace kikitori {

/// One script being read to a caller: an append-only list of timed steps; going back is one more of them. The same list
/// gives the same place for ever. Thread: any one at a time. Owner: the case.
class ScriptRun {
public:
    struct Left {
        QString step;
        QString choice; ///< empty: none was chosen
        QString text; ///< typed; may be empty
        bool back = false; ///< the step is open again, and what was said after it no longer counts
        QDateTime at; ///< UTC
    };
    explicit ScriptRun(Script script);
    [[nodiscard]] const Script &script() const;
    /// The step in hand; null at the end.
    [[nodiscard]] const ScriptStep *current() const;
    [[nodiscard]] bool ended() const { return !current(); }
    /// The script that the last choice jumped to ("script:ID" without its head), else empty.
    [[nodiscard]] QString jumpsTo() const;
    /// Leaves the present step. False, and nothing changes, when it has ended or has no such choice, or has choices (and no
    /// field) and none is given.
    bool leave(const QString &choice, const QString &text, const QDateTime &at);
    /// Opens the step before again. False at the beginning.
    bool back(const QDateTime &at);
    /// The steps that count, in the order they were left.
    [[nodiscard]] const std::vector<Left> &path() const;
    /// Everything that happened.
    [[nodiscard]] const std::vector<Left> &history() const;
    /// What the path so far fills: record field → value, the last counts.
    [[nodiscard]] QMap<QString, QString> fields() const;

private:
    Script m_script;
    std::vector<Left> m_history;
    std::vector<Left> m_path;
    QString m_current; ///< step code; empty at the end
    QString m_jump;
};

} // namespace kikitori
