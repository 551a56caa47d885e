// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QFrame>

class QLabel;

namespace kikitori {

/// What went wrong, in a sentence, at the foot of the window: it takes no focus and covers no question. Esc puts it
/// away. Thread: GUI. Owner: DeskWindow.
class NoticeBar final : public QFrame {
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);
    void tell(const QString &sentence);
    void putAway();
    [[nodiscard]] QString text() const;

private:
    QLabel *m_text = nullptr;
};

} // namespace kikitori
