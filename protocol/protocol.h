// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/urgency.h"

#include <QMap>
#include <QStringList>

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
};

/// A fact about the patient that the nurse must weigh, such as age or pregnancy; it prompts, it does not decide.
struct Modifier {
    QString code;
    QString text; ///< the prompt shown, e.g. 糖尿病があると痛みが軽いことがあります
    int ageFrom = -1; ///< years; -1: not by age
    int ageTo = -1; ///< years, inclusive; -1: no upper bound
    QStringList historyWords; ///< words in 既往・薬 that raise the prompt
};

/// What is said to the caller when an urgency is the result.
struct Advice {
    QString say; ///< read aloud
    QStringList departments; ///< 診療科, most fitting first; empty for red and white where none applies
};

/// One symptom 症候: a colour checklist with its advice.
struct Protocol {
    QString id; ///< e.g. "adult.chest-pain"; unique in the pack
    QString title; ///< 胸痛
    AgeBand ages = AgeBand::Any;
    QString group; ///< body region or kind, for browsing
    QStringList words; ///< the callers' words that find it
    std::vector<Item> items; ///< red first, then down to green
    std::vector<Modifier> modifiers;
    QMap<Urgency, Advice> advice; ///< one for every urgency
    QString firstAid; ///< 応急手当; may be empty
    QString watchFor; ///< 様子を見るときに注意すること
    QString basis; ///< public guideline or textbook knowledge it rests on
    Urgency floor = Urgency::White; ///< the least that a result may be: Green or Yellow where all-no is no all-clear
    [[nodiscard]] const Item *item(const QString &code) const;
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
