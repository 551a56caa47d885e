// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/proof/proof.h"

#include "protocol/finding/finder.h"
#include "protocol/proof/proofanswers.h"
#include "protocol/proof/prooffindings.h"
#include "protocol/proof/proofwording.h"

#include <QSet>

#include <algorithm>

namespace kikitori {

namespace {

constexpr int firstAdultYear = 16; // research/protocol.md §1.1
constexpr int sharedBy = 3; // protocols
constexpr Urgency allUrgencies[] = { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green, Urgency::White };

bool speaksOf119(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).contains(QLatin1String("119"));
}

void proveAdvice(const Protocol &protocol, Findings &findings)
{
    for (const Urgency urgency : allUrgencies) {
        const QString part = protocol.id + QStringLiteral("/advice/") + codeOf(urgency);
        const Advice advice = protocol.advice.value(urgency);
        if (advice.say.trimmed().isEmpty()) {
            findings.error(Rule::Advice, part, { codeOf(urgency) });
            continue;
        }
        const QString say = part + QStringLiteral("/say");
        if (urgency == Urgency::White)
            findings.require(advice.say.contains(QStringLiteral("もう一度お電話")), Rule::CallAgain, say);
        else
            findings.require(speaksOf119(advice.say), Rule::Say119, say, { codeOf(urgency) });
        const bool sends = urgency == Urgency::Orange || urgency == Urgency::Yellow || urgency == Urgency::Green;
        findings.require(!sends || !advice.departments.isEmpty(), Rule::Departments, part, { codeOf(urgency) });
    }
    const QString watch = protocol.id + QStringLiteral("/watch-for");
    findings.require(!protocol.watchFor.trimmed().isEmpty(), Rule::WatchFor, watch);
    findings.require(protocol.watchFor.trimmed().isEmpty() || speaksOf119(protocol.watchFor), Rule::Watch119, watch);
    findings.require(!protocol.basis.trimmed().isEmpty(), Rule::Basis, protocol.id + QStringLiteral("/basis"));
}

void proveAges(const Protocol &protocol, Findings &findings)
{
    for (const Modifier &modifier : protocol.modifiers) {
        const QString part = protocol.id + QStringLiteral("/modifiers/") + modifier.code;
        const auto within = [&](int age) {
            return age < 0 || protocol.ages == AgeBand::Any || (age >= firstAdultYear) == (protocol.ages == AgeBand::Adult);
        };
        const bool backwards = modifier.ageTo >= 0 && modifier.ageTo < modifier.ageFrom;
        findings.require(within(modifier.ageFrom) && !backwards, Rule::AgeGate, part + QStringLiteral("/age-from"));
        findings.require(within(modifier.ageTo), Rule::AgeGate, part + QStringLiteral("/age-to"));
    }
    const bool adultId = protocol.id.startsWith(QLatin1String("adult."));
    const bool childId = protocol.id.startsWith(QLatin1String("child."));
    const bool right = (!adultId || protocol.ages == AgeBand::Adult) && (!childId || protocol.ages == AgeBand::Child);
    findings.require(right, Rule::AgeBand, protocol.id + QStringLiteral("/ages"));
}

void proveEmergency(const Pack &pack, Findings &findings)
{
    static const std::pair<EmergencyKind, const char *> kinds[] = { { EmergencyKind::Cpa, "cpa" },
        { EmergencyKind::Airway, "airway" }, { EmergencyKind::Breathing, "breathing" },
        { EmergencyKind::Circulation, "circulation" }, { EmergencyKind::Disability, "disability" } };
    const auto &checks = pack.emergency;
    for (const auto &[kind, name] : kinds) {
        const bool asked = std::any_of(checks.begin(), checks.end(), [k = kind](const auto &check) { return check.kind == k; });
        findings.require(asked, Rule::EmergencyKinds, QStringLiteral("/emergency"), { QLatin1String(name) });
    }
    QSet<QString> codes;
    for (const EmergencyCheck &check : checks) {
        const QString part = QStringLiteral("/emergency/") + check.code;
        findings.require(!codes.contains(check.code), Rule::Codes, part, { check.code });
        codes.insert(check.code);
        findings.require(speaksOf119(check.firstAid), Rule::Emergency119, part + QStringLiteral("/first-aid"));
    }
}

/// Ids, titles and words across the pack.
void proveNames(const Pack &pack, Findings &findings)
{
    QSet<QString> ids;
    QMap<QString, AgeBand> titles;
    QMap<QString, QStringList> finders; // by folded word
    QMap<QString, std::pair<QString, QString>> first; // part and word as it stands
    for (const Protocol &protocol : pack.protocols) {
        findings.enter(protocol.id);
        findings.require(!ids.contains(protocol.id), Rule::Ids, protocol.id + QStringLiteral("/id"), { protocol.id });
        ids.insert(protocol.id);
        const auto same = titles.constFind(protocol.title);
        const bool apart =
            same == titles.constEnd() || (*same != protocol.ages && *same != AgeBand::Any && protocol.ages != AgeBand::Any);
        findings.require(apart, Rule::Titles, protocol.id + QStringLiteral("/title"), { protocol.title });
        titles.insert(protocol.title, protocol.ages);
        QSet<QString> words;
        for (qsizetype i = 0; i < protocol.words.size(); ++i) {
            const QString part = protocol.id + QStringLiteral("/words/") + QString::number(i);
            const QString folded = foldForSearch(protocol.words[i]);
            if (protocol.words.indexOf(protocol.words[i]) < i)
                findings.error(Rule::WordTwice, part, { protocol.words[i] });
            else if (words.contains(folded))
                findings.note(Rule::WordTwice, part, { protocol.words[i] });
            if (!words.contains(folded))
                finders[folded] << protocol.id;
            if (!first.contains(folded))
                first.insert(folded, { part, protocol.words[i] });
            words.insert(folded);
        }
    }
    for (auto it = finders.begin(); it != finders.end(); ++it) {
        findings.enter(it->front());
        if (it->size() >= sharedBy)
            findings.note(Rule::WordShared, first[it.key()].first, { first[it.key()].second, it->join(QStringLiteral(", ")) });
    }
}

PackProof prove(const Pack &pack, const PackPlaces &places, const std::vector<Error> &refused, const Deciding &rule)
{
    PackProof proof;
    Findings findings(places);
    for (const Error &error : refused)
        findings.refused(error);
    // Of a head that was refused nothing is known; its own fault is enough.
    if (!pack.id.isEmpty() || refused.empty())
        proveEmergency(pack, findings);
    for (const Protocol &protocol : pack.protocols) {
        findings.enter(protocol.id);
        proveAdvice(protocol, findings);
        proveAges(protocol, findings);
        proof.steps += proveAnswers(protocol, rule, findings);
        proof.nodes += int(protocol.tree.size());
        proof.items += int(protocol.items.size());
        proof.largest = std::max(proof.largest, int(protocol.items.size()));
    }
    proveNames(pack, findings);
    proveWording(pack, findings);
    proof.protocols = int(pack.protocols.size());
    proof.findings = findings.sorted();
    return proof;
}

} // namespace

int PackProof::count(Severity severity) const
{
    return int(std::count_if(findings.begin(), findings.end(), [&](const Finding &f) { return f.severity == severity; }));
}

PackProof provePack(const PackUnderRepair &read, const Deciding &rule)
{
    return prove(read.pack, read.places, read.refused, rule);
}

PackProof provePack(const Pack &pack, const Deciding &rule)
{
    return prove(pack, {}, {}, rule);
}

QString codeOf(Rule rule)
{
    switch (rule) {
    case Rule::Form:
        return QStringLiteral("form");
    case Rule::Ends:
        return QStringLiteral("ends");
    case Rule::Monotonic:
        return QStringLiteral("monotonic");
    case Rule::Reaches:
        return QStringLiteral("reaches");
    case Rule::Decides:
        return QStringLiteral("decides");
    case Rule::Leads:
        return QStringLiteral("leads");
    case Rule::Reachable:
        return QStringLiteral("reachable");
    case Rule::Order:
        return QStringLiteral("order");
    case Rule::Colour:
        return QStringLiteral("colour");
    case Rule::Advice:
        return QStringLiteral("advice");
    case Rule::Say119:
        return QStringLiteral("say-119");
    case Rule::CallAgain:
        return QStringLiteral("call-again");
    case Rule::Departments:
        return QStringLiteral("departments");
    case Rule::WatchFor:
        return QStringLiteral("watch-for");
    case Rule::Watch119:
        return QStringLiteral("watch-119");
    case Rule::Basis:
        return QStringLiteral("basis");
    case Rule::Codes:
        return QStringLiteral("codes");
    case Rule::Ids:
        return QStringLiteral("ids");
    case Rule::Titles:
        return QStringLiteral("titles");
    case Rule::WordTwice:
        return QStringLiteral("word-twice");
    case Rule::WordShared:
        return QStringLiteral("word-shared");
    case Rule::AgeGate:
        return QStringLiteral("age-gate");
    case Rule::AgeBand:
        return QStringLiteral("age-band");
    case Rule::EmergencyKinds:
        return QStringLiteral("emergency-kinds");
    case Rule::Emergency119:
        return QStringLiteral("emergency-119");
    case Rule::Asks:
        return QStringLiteral("asks");
    case Rule::Negative:
        return QStringLiteral("negative");
    case Rule::Length:
        return QStringLiteral("length");
    case Rule::Diagnosis:
        return QStringLiteral("diagnosis");
    case Rule::UnknownCounts:
        return QStringLiteral("unknown-counts");
    case Rule::Kana:
        return QStringLiteral("kana");
    case Rule::HardWord:
        return QStringLiteral("hard-word");
    case Rule::KanjiShare:
        return QStringLiteral("kanji-share");
    case Rule::Clause:
        return QStringLiteral("clause");
    }
    return {};
}

} // namespace kikitori
