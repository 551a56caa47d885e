// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QWidget>

class QGridLayout;

namespace kikitori {

class DeskSession;
class KeyButton;

/// The six steps of a consultation: which is now, which are done; each reached by click or Alt+1…6.
/// Thread: GUI. Owner: DeskWindow.
class StepBar final : public QWidget {
    Q_OBJECT
public:
    explicit StepBar(DeskSession &session, QWidget *parent = nullptr);
    void refresh();
    /// The steps go into two or three rows before they ask for more width.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    DeskSession &m_session;
    QGridLayout *m_grid = nullptr;
    QList<KeyButton *> m_buttons;
    int m_perRow = 0;
};

} // namespace kikitori
