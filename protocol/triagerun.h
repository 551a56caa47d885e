// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/protocol.h"

#include <QDateTime>
#include <QHash>

namespace kikitori {

/// Where a run stands: the highest urgency reached, and what is still open.
struct Standing {
    /// None while nothing was reached and items are still open. Once there is one, it is the protocol's floor at least:
    /// when all are answered no it is the floor.
    std::optional<Urgency> urgency;
    int openRed = 0; ///< red items without an answer
    int open = 0; ///< items without an answer
    int unknown = 0; ///< items answered 不明
    QString decidedBy; ///< code of the first item (protocol order) that reached `urgency`; empty for the floor
    friend bool operator==(const Standing &, const Standing &) = default;
};

/// One protocol being worked through: an append-only list of timed answers, of which the last for an item counts; an
/// answer may be withdrawn, and is kept. The same answers give the same standing whatever their order.
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
    /// False when the protocol has no such item; nothing changes then.
    bool answer(const QString &itemCode, Answer answer, const QDateTime &at);
    /// Takes the answer back: the item is as if it had not been asked. False when it has no answer; nothing changes.
    bool withdraw(const QString &itemCode, const QDateTime &at);
    [[nodiscard]] std::optional<Answer> answerTo(const QString &itemCode) const;
    [[nodiscard]] const std::vector<Given> &history() const;
    [[nodiscard]] Standing standing() const;
    /// The prompts that this patient raises. `age` in years, -1 when not known; `history` is the text of 既往・薬.
    [[nodiscard]] std::vector<Modifier> promptsFor(int age, const QString &history) const;

private:
    Protocol m_protocol;
    std::vector<Given> m_history;
    QHash<QString, Answer> m_latest;
};

} // namespace kikitori
