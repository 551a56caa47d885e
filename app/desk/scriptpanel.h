// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/panel.h"

class QFrame;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace kikitori {

class DeskScripts;
class FoundRow;
class KeyButton;
class TimedLines;
struct ScriptStep;

/// A script 台本 on the desk: the list to choose from, then one step at a time in large type, answered by keys 1 to 9.
/// Thread: GUI. Owner: DeskWindow.
class ScriptPanel final : public Panel {
    Q_OBJECT
public:
    explicit ScriptPanel(DeskScripts &scripts, QWidget *parent = nullptr);
    void refresh() override;
    void takeFocus() override;
    bool confirm() override; ///< on, where nothing has to be chosen
    bool digit(int number) override;
    void moveCurrent(int by) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildList();
    void buildStep();
    void refreshList();
    void refreshStep();
    void showChoices(const ScriptStep &step);
    void showPath();
    void setCurrent(int index);
    void begin(int index);
    void leave(const QString &choice);

    DeskScripts &m_scripts;
    QLabel *m_caption = nullptr;
    QLabel *m_sample = nullptr;
    QWidget *m_list = nullptr;
    QLineEdit *m_search = nullptr;
    QLabel *m_none = nullptr;
    QList<FoundRow *> m_rows;
    int m_current = 0;
    QWidget *m_open = nullptr;
    QLabel *m_say = nullptr;
    QLabel *m_ask = nullptr;
    QFrame *m_noteFrame = nullptr;
    QLabel *m_note = nullptr;
    QLabel *m_fieldLabel = nullptr;
    QLineEdit *m_field = nullptr;
    QList<KeyButton *> m_choices;
    KeyButton *m_on = nullptr;
    TimedLines *m_path = nullptr;
    QString m_shownStep; ///< script and step: what is typed belongs to it
};

} // namespace kikitori
