// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace kikitori {

class DeskSession;

/// The advice in large type, a sentence a line: the one to be read now is marked, those read have their time.
/// Thread: GUI. Owner: ResultPanel.
class AdviceList final : public QFrame {
    Q_OBJECT
public:
    explicit AdviceList(DeskSession &session, QWidget *parent = nullptr);
    void refresh();
    /// All was read.
    [[nodiscard]] bool finished() const { return m_finished; }

Q_SIGNALS:
    /// The sentence to be read now.
    void wantsVisible(QWidget *widget);

private:
    struct Line {
        QFrame *row = nullptr;
        QLabel *caption = nullptr; ///< above the first of what to watch for
        QLabel *text = nullptr;
        QLabel *said = nullptr;
    };
    void grow(size_t count);

    DeskSession &m_session;
    QVBoxLayout *m_box = nullptr;
    std::vector<Line> m_lines;
    QLabel *m_none = nullptr;
    QString m_now;
    bool m_finished = false;
};

} // namespace kikitori
