// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/desktriage.h"
#include "desk/panel.h"

#include <QHash>
#include <QTimer>

class QFrame;
class QLabel;
class QVBoxLayout;

namespace kikitori {

class AskFirstBar;
class DeskSession;
class KeyButton;
class QuestionRow;

/// All questions of the current protocol on one sheet: what must be weighed, the tree's path with the open question last,
/// and the items grouped by colour. Thread: GUI. Owner: DeskWindow.
class ChecklistPanel final : public Panel {
    Q_OBJECT
public:
    explicit ChecklistPanel(DeskSession &session, QWidget *parent = nullptr);
    void refresh() override;
    void moveCurrent(int by) override;
    /// On to the result, once it stands.
    bool confirm() override;
    void setRoom(int height) override;
    void takeFocus() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void showCurrent();

    [[nodiscard]] const TriageRun *run() const;
    [[nodiscard]] QStringList localNotes(const QString &part) const;
    void build(const Protocol &protocol);
    void buildFacts(const Protocol &protocol);
    void buildTree(const Protocol &protocol);
    void buildItems(const Protocol &protocol);
    QuestionRow *addRow(QFrame *rows, const Question &question, const QString &lead);
    [[nodiscard]] QFrame *addGroup(const char *look, const QString &word, const QString &meaning);
    [[nodiscard]] QFrame *addColour(Urgency urgency);
    void refreshPrompts(const TriageRun &run);
    void refreshFacts();
    void placeFacts();
    void refreshRows();
    [[nodiscard]] bool finished() const;

    DeskSession &m_session;
    AskFirstBar *m_askFirst = nullptr;
    QFrame *m_prompts = nullptr;
    QLabel *m_promptText = nullptr;
    QVBoxLayout *m_groups = nullptr;
    QLabel *m_empty = nullptr;
    QLabel *m_notYet = nullptr;
    QFrame *m_proposed = nullptr; ///< rows of the facts that something proposes, or that hold: above the questions
    QFrame *m_otherFacts = nullptr; ///< the rest of them: below
    std::optional<QStringList> m_factsPlaced; ///< those above
    KeyButton *m_next = nullptr;
    QHash<QString, QuestionRow *> m_rows; ///< by code
    QString m_built;
    QString m_visibleItem;
    int m_room = 0;
    QTimer m_fitting;
};

} // namespace kikitori
