// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace kikitori {

/// Lines of text below each other, each with its time of day at the left. Thread: GUI. Owner: its panel.
class TimedLines final : public QFrame {
    Q_OBJECT
public:
    struct Line {
        QString time; ///< or a word in its place; may be empty
        QString text;
        const char *look = "read"; ///< of the text
        friend bool operator==(const Line &, const Line &) = default;
    };
    explicit TimedLines(QWidget *parent = nullptr);
    void setLines(const std::vector<Line> &lines);
    /// Marks another line, by so many down; the row that is marked then, or null when there is none.
    QWidget *moveCurrent(int by);
    QWidget *begin(); ///< marks the first

private:
    void mark();

    struct Row {
        QFrame *row = nullptr;
        QLabel *time = nullptr;
        QLabel *text = nullptr;
    };
    QVBoxLayout *m_box = nullptr;
    std::vector<Row> m_rows;
    int m_shown = 0;
    int m_current = 0;
};

} // namespace kikitori
