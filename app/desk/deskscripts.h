// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/scriptrun.h"

#include <QObject>

namespace kikitori {

class DeskSession;

/// The scripts 台本 that are read in the case in hand: which there are, which one is open and where it stands. Every step
/// is written as an entry of the case, and after a crash the same entries lead back to the same step. What a step fills
/// goes into the record. Thread: GUI. Owner: DeskWindow.
class DeskScripts final : public QObject {
    Q_OBJECT
public:
    explicit DeskScripts(DeskSession &session, QObject *parent = nullptr);
    void setBook(ScriptBook book); ///< a script that is open goes on as it began
    [[nodiscard]] const ScriptBook &book() const { return m_book; }
    /// Scripts of the case's program whose title, words or kind hold what was typed; all of them for nothing typed.
    [[nodiscard]] std::vector<const Script *> find(const QString &typed) const;
    /// The open script; null when none is.
    [[nodiscard]] const ScriptRun *inHand() const { return m_run ? &*m_run : nullptr; }
    /// As it is read aloud: the places filled with what the case says.
    [[nodiscard]] QString spoken(const QString &text) const;
    /// What a place stands for: {age}, {findings} … by name.
    [[nodiscard]] QMap<QString, QString> facts() const;
    [[nodiscard]] QString labelOf(const QString &place) const; ///< 年齢; the name itself when nobody knows it

public Q_SLOTS:
    void begin(const QString &scriptId); ///< one that is open is put away first
    /// Leaves the step; at the script's end, or with a jump to another, that one is opened. Nothing happens while a choice
    /// is needed and none is given.
    void leave(const QString &choice, const QString &text = {});
    void back();
    void putAway(); ///< before its end

Q_SIGNALS:
    void changed();

private:
    void follow(); ///< another case came into hand
    void replay();
    void write(const char *kind, QJsonObject body);
    void fill();

    DeskSession &m_session;
    ScriptBook m_book;
    QString m_case; ///< id of the case that the run belongs to
    QString m_runId;
    std::optional<ScriptRun> m_run;
};

} // namespace kikitori
