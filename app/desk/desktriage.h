// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/triagerun.h"

namespace kikitori {

/// The protocols of one case being worked through, and what they say together: the highest of them counts. It writes
/// nothing and knows no window. Thread: any one at a time. Owner: DeskSession.
class DeskTriage {
public:
    struct Run {
        QString id;
        TriageRun run;
        bool withdrawn = false;
    };
    /// A deciding modifier as it stands.
    struct Weighed {
        Modifier modifier;
        std::optional<Answer> answer;
        bool raised = false; ///< the age or the history proposes it
        /// It is shown above the questions.
        [[nodiscard]] bool stands() const { return raised || answer == Answer::Yes; }
    };
    /// A question that still has to be answered.
    struct Place {
        int run = -1; ///< index in runs()
        QString question;
    };

    void begin(const QString &id, const Protocol &protocol); ///< the new run is in hand
    /// To the run of a protocol that was begun already; false when there is none.
    bool goTo(const QString &protocolId);
    void setCurrent(int index); ///< index in runs(); outside of them nothing changes
    void withdraw(Run &run); ///< the first of those left is in hand
    [[nodiscard]] Run *find(const QString &id); ///< withdrawn ones too; null when there is none

    [[nodiscard]] std::vector<const TriageRun *> runs() const; ///< not withdrawn, in order of start
    [[nodiscard]] int current() const; ///< index in runs(); −1 when none is in hand
    [[nodiscard]] Run *inHand();
    [[nodiscard]] const Run *inHand() const;
    [[nodiscard]] Run *at(int index); ///< index in runs(); null outside of them

    /// What all runs say; "none of these" is an answer only when no run is still undecided.
    [[nodiscard]] std::optional<Urgency> urgency() const;
    /// The run whose urgency is the highest, the earliest of them; the first when none has one; null without a run.
    [[nodiscard]] const TriageRun *deciding() const;
    [[nodiscard]] int openRed() const; ///< over all runs
    [[nodiscard]] std::optional<Place> firstOpenRed() const;
    [[nodiscard]] QString titles() const; ///< of all runs, 、 between

    /// The deciding modifiers of a run.
    [[nodiscard]] static std::vector<Weighed> weighed(const TriageRun &run, int age, const QString &history);

    // --- the run in hand ------------------------------------------------------------------------
    [[nodiscard]] std::vector<TriageRun::Asked> asked() const;
    /// The first needed question without an answer after that one, beginning again at the top; empty when there is none.
    [[nodiscard]] QString nextOpen(const QString &after) const;
    /// Items of the same colour as that one that are still open and are needed; empty for a question of the tree.
    [[nodiscard]] QStringList openOfColour(const QString &item) const;

private:
    [[nodiscard]] std::vector<size_t> active() const;

    std::vector<Run> m_runs;
    int m_current = -1; ///< index in m_runs
};

} // namespace kikitori
