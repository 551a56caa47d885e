// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/urgency.h"

#include <QMap>
#include <QStringList>

#include <optional>
#include <vector>

namespace kikitori {

/// Whom a protocol or check is for. Child means under 16 years (research/protocol.md §1.1).
enum class AgeBand { Any, Adult, Child };

/// One question of a colour checklist 緊急度別チェックリスト.
struct Item {
    QString code; ///< unique in its protocol, kept for ever; e.g. "sweat"
    Urgency urgency = Urgency::White; ///< reached when the answer is yes
    QString question; ///< what the nurse asks, read aloud
    QString help; ///< shown below the question; may be empty
    bool unknownCounts = false; ///< 不明 counts as yes for the urgency (the safer side)
    QString unknownMeans; ///< what it means when the caller cannot tell, and how to find out; for the nurse, may be empty
};

/// Where an answer to a node of a decision tree leads.
struct Branch {
    enum class To { Node, Items, End };
    std::optional<Urgency> urgency; ///< reached by this answer
    To to = To::End; ///< Items: on to the protocol's checklist
    QString node; ///< code of a node further down; empty unless `to` is Node
};

/// One question of a decision tree 判定木. Branches lead down only, so that every path ends.
struct Node {
    QString code; ///< unique among the nodes, items and modifiers of its protocol, kept for ever
    QString question;
    QString help; ///< may be empty
    QString unknownMeans; ///< as of an item
    Branch yes;
    Branch no;
    Branch unknown;
    [[nodiscard]] const Branch &branch(Answer answer) const;
};

/// A fact about the patient that the nurse must weigh, such as age or pregnancy. It prompts; with `least` it also decides
/// once the nurse has answered yes to it: it is then recorded as an answer with this code.
struct Modifier {
    QString code; ///< unique among the nodes, items and modifiers of its protocol
    QString text; ///< the prompt shown, e.g. 糖尿病があると痛みが軽いことがあります
    int ageFrom = -1; ///< years; -1: not by age
    int ageTo = -1; ///< years, inclusive; -1: no upper bound
    QStringList historyWords; ///< words in 既往・薬 that raise the prompt
    std::optional<Urgency> least; ///< green to orange: the result is this at least while the fact holds; none: prompts only
};

/// What is said to the caller when an urgency is the result.
struct Advice {
    QString say; ///< read aloud
    QStringList departments; ///< 診療科, most fitting first; empty for red and white where none applies
};

/// One question of a protocol, whatever it belongs to.
struct Question {
    enum class Of { Tree, Items, Modifiers } of = Of::Items;
    QString code;
    QString text; ///< read aloud; of a modifier its prompt
    QString help;
    QString unknownMeans;
    std::optional<Urgency> urgency; ///< what a yes reaches; of a node that reaches nothing, none
};

/// One symptom 症候: a colour checklist, a decision tree, or a tree that opens the checklist, with its advice.
struct Protocol {
    QString id; ///< e.g. "adult.chest-pain"; unique in the pack
    QString title; ///< 胸痛
    AgeBand ages = AgeBand::Any;
    QString group; ///< body region or kind, for browsing
    QStringList words; ///< the callers' words that find it
    std::vector<Node> tree; ///< asked first, from its first node on; empty: the checklist alone
    std::vector<Item> items; ///< red first, then down to green; empty when the tree is all
    std::vector<Modifier> modifiers;
    QMap<Urgency, Advice> advice; ///< one for every urgency
    QString firstAid; ///< 応急手当; may be empty
    QString watchFor; ///< 様子を見るときに注意すること
    QString basis; ///< public guideline or textbook knowledge it rests on
    Urgency floor = Urgency::White; ///< the least that a result may be: Green or Yellow where all-no is no all-clear
    [[nodiscard]] const Item *item(const QString &code) const;
    [[nodiscard]] const Node *node(const QString &code) const;
    [[nodiscard]] const Modifier *modifier(const QString &code) const;
    /// The node, item or deciding modifier with this code.
    [[nodiscard]] std::optional<Question> question(const QString &code) const;
};

/// Which step of the emergency-first check a question belongs to. Cpa: words of cardiopulmonary arrest.
enum class EmergencyKind { Cpa, Airway, Breathing, Circulation, Disability };

/// One question of the emergency-first check; yes is red at once.
struct EmergencyCheck {
    QString code; ///< e.g. "airway"
    EmergencyKind kind = EmergencyKind::Cpa;
    QString label; ///< 気道
    QString question; ///< read aloud
    QStringList words; ///< caller's words that mean yes (呼吸なし, 唇が青い …), of any kind
    QString firstAid; ///< what to say while the ambulance comes
};

/// One released set of protocols: what a desk works with, and what a case is sealed to.
struct Pack {
    QString id; ///< "sample"
    QString name; ///< 見本プロトコル
    QString version; ///< "0.1"
    QString notice; ///< shown wherever results are shown: sample, not for clinical use
    QString hash; ///< SHA-256 over the sorted file names and bytes, lower-case hex
    bool sample = false; ///< true until a centre's doctors release it
    QString urgencyMeaning(Urgency urgency) const; ///< 1時間以内に受診
    QMap<Urgency, QString> meanings;
    std::vector<EmergencyCheck> emergency;
    std::vector<Protocol> protocols;
    [[nodiscard]] const Protocol *protocol(const QString &id) const;
    [[nodiscard]] const EmergencyCheck *emergencyCheck(const QString &code) const;
};

} // namespace kikitori
