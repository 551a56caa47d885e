// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/panel.h"

#include <QTimer>

class QFrame;
class QLabel;
class QVBoxLayout;

namespace kikitori {

class DeskSession;
class QuestionRow;
class TriageRun;

/// All questions of the current protocol on one sheet, grouped by colour. Thread: GUI. Owner: DeskWindow.
class ChecklistPanel final : public Panel {
    Q_OBJECT
public:
    explicit ChecklistPanel(DeskSession &session, QWidget *parent = nullptr);
    void refresh() override;
    void moveCurrent(int by) override;
    void setRoom(int height) override;
    void takeFocus() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void showCurrent();

    [[nodiscard]] const TriageRun *run() const;
    void build(const TriageRun &run);
    [[nodiscard]] QFrame *addGroup(int urgency);

    DeskSession &m_session;
    QFrame *m_prompts = nullptr;
    QLabel *m_promptText = nullptr;
    QVBoxLayout *m_groups = nullptr;
    QLabel *m_empty = nullptr;
    QList<QuestionRow *> m_rows;
    QString m_built;
    QString m_visibleItem;
    int m_room = 0;
    QTimer m_fitting;
};

} // namespace kikitori
