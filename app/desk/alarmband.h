// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QFrame>
#include <QMap>

class QLabel;

namespace kikitori {

/// What must stay in sight below the top bar as long as it holds: a sealed account in use, a clock that is wrong, or,
/// in a quiet look of its own, who finishes a case.
/// It cannot be put away. Thread: GUI. Owner: DeskWindow.
class AlarmBand final : public QFrame {
    Q_OBJECT
public:
    /// `look` as in the style sheet: "alarm-band" or "note-band".
    explicit AlarmBand(const char *look, QWidget *parent = nullptr);
    /// One line for each name; an empty sentence takes the line away.
    void set(const QString &name, const QString &sentence);
    [[nodiscard]] QString text() const;

private:
    QMap<QString, QString> m_lines;
    QLabel *m_text = nullptr;
};

} // namespace kikitori
