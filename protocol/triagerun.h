// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/protocol.h"
#include "protocol/treeshape.h"

#include <QDateTime>
#include <QHash>

namespace kikitori {

/// Where a run stands: the highest urgency reached, and what is still open.
struct Standing {
    /// None while nothing was reached and items are still open. Once there is one, it is the protocol's floor at least:
    /// when all are answered no it is the floor.
    std::optional<Urgency> urgency;
    int openRed = 0; ///< red items without an answer, and the tree's open question while red lies behind it
    int open = 0; ///< questions without an answer: of the tree one at most, the items once they are needed
    int unknown = 0; ///< counted questions answered 不明
    /// Code of the first question (tree, items, modifiers, each in protocol order) that reached `urgency`; empty for the
    /// floor.
    QString decidedBy;
    friend bool operator==(const Standing &, const Standing &) = default;
};

/// One protocol being worked through: an append-only list of timed answers, of which the last for an item counts; an
/// answer may be withdrawn, and is kept. The same answers give the same standing whatever their order. Of the tree the
/// answers along the present path count; items count whenever they are answered, and are needed once the path opens them.
/// Thread: any one at a time. Owner: the case.
class TriageRun {
public:
    struct Given {
        QString item;
        std::optional<Answer> answer; ///< none: the answer was withdrawn, the item is open again
        QDateTime at; ///< UTC
    };
    explicit TriageRun(Protocol protocol);
    [[nodiscard]] const Protocol &protocol() const;
    /// One question of the run as it stands, in the order in which they are asked.
    struct Asked {
        Question question;
        std::optional<Answer> answer;
        bool needed = true; ///< false: an item that the tree has not opened (yet); it may be answered all the same
    };
    /// False when the protocol has no such node, item or deciding modifier; nothing changes then.
    bool answer(const QString &itemCode, Answer answer, const QDateTime &at);
    /// Takes the answer back: the item is as if it had not been asked. False when it has no answer; nothing changes.
    bool withdraw(const QString &itemCode, const QDateTime &at);
    [[nodiscard]] std::optional<Answer> answerTo(const QString &itemCode) const;
    [[nodiscard]] const std::vector<Given> &history() const;
    [[nodiscard]] Standing standing() const;
    /// The nodes along the path so far with the open one last, then all items. Modifiers are in promptsFor.
    [[nodiscard]] std::vector<Asked> asked() const;
    /// The prompts that this patient raises. `age` in years, -1 when not known; `history` is the text of 既往・薬.
    [[nodiscard]] std::vector<Modifier> promptsFor(int age, const QString &history) const;

private:
    /// The way through the tree: the nodes that were asked, and where it leads after the last answer.
    struct Path {
        std::vector<int> nodes; ///< the open one last, if there is one
        int to = 0; ///< the open node, the checklist, the end or nowhere
    };
    [[nodiscard]] Path path() const;
    [[nodiscard]] const std::optional<Answer> &latest(size_t number) const { return m_latest[number]; }
    [[nodiscard]] bool redBehind(int node) const;

    Protocol m_protocol;
    TreeShape m_shape;
    QHash<QString, int> m_numbers; ///< of nodes, then items, then modifiers; what decides nothing has none
    std::vector<Given> m_history;
    std::vector<std::optional<Answer>> m_latest; ///< by number
};

} // namespace kikitori
