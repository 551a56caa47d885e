// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/proof/proof.h"
#include "protocol/proof/proofwording.h"
#include "protocol/triagerun.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

using namespace kikitori;

namespace {

using Files = QMap<QString, QByteArray>;
using Given = std::optional<Answer>;

const QString head = QStringLiteral("pack.yaml");
const QString chest = QStringLiteral("chest.yaml");
const QString fever = QStringLiteral("fever.yaml");

const char headText[] = R"(pack: tiny
name: 小さな見本
version: "0.1"
sample: true
notice: 見本です。
meanings: { red: 今すぐ, orange: 1時間, yellow: 6時間, green: 24時間, white: 家庭 }
emergency:
  - { code: cpa, kind: cpa, label: 心停止, question: 息が止まっていますか, words: [息がない], first-aid: 119番へおつなぎします。 }
  - { code: airway, kind: airway, label: 気道, question: 声が出ない状態ですか, words: [窒息], first-aid: 119番へおつなぎします。 }
  - { code: breathing, kind: breathing, label: 呼吸, question: 唇が青いですか, words: [唇が青い], first-aid: 119番へおつなぎします。 }
  - { code: circulation, kind: circulation, label: 循環, question: 顔が真っ青ですか, words: [真っ青], first-aid: 119番へおつなぎします。 }
  - { code: disability, kind: disability, label: 意識, question: 反応がおかしいですか, words: [反応が鈍い], first-aid: 119番へおつなぎします。 }
)";

const char chestText[] = R"(id: adult.chest-pain
title: 胸痛
ages: adult
group: 胸
floor: green
words: [胸が痛い, むねがいたい]
items:
  - code: sweat
    urgency: red
    question: 冷や汗が出ていますか
    unknown: counts
  - code: effort
    urgency: orange
    question: 歩くと苦しくなりますか
    help: 例、狭心症
  - code: breath
    urgency: yellow
    question: 息を吸うと痛みますか
  - code: left
    urgency: green
    question: 軽い痛みが続いていますか
modifiers:
  - code: age-65
    text: 低く判定しないでください
    age-from: 65
    age-to: 120
advice:
  red: { say: 119番へおつなぎします。 }
  orange: { say: 1時間以内に受診してください。強くなれば119番です。, departments: [内科] }
  yellow: { say: 6時間以内に受診してください。強くなれば119番です。, departments: [内科] }
  green: { say: 明日受診してください。強くなれば119番です。, departments: [内科] }
  white: { say: 休んでください。痛みが出たら、もう一度お電話ください。 }
watch-for: 息が苦しいときは119番にかけてください。
basis: 教科書の一般知識
)";

Files validFiles()
{
    QByteArray feverText = chestText;
    feverText.replace("adult.chest-pain", "child.fever").replace("ages: adult", "ages: child").replace("胸痛", "発熱");
    feverText.replace("胸が痛い, むねがいたい", "熱がある, ねつがある")
        .replace("floor: green\n", "floor: green # of the child\n");
    feverText.replace("age-65", "infant").replace("age-from: 65", "age-from: 0").replace("age-to: 120", "age-to: 1");
    return { { head, headText }, { chest, chestText }, { fever, feverText } };
}

std::vector<Finding> errorsIn(const PackProof &proof)
{
    std::vector<Finding> errors = proof.findings;
    std::erase_if(errors, [](const Finding &finding) { return finding.severity != Severity::Error; });
    return errors;
}

std::string printed(const std::vector<Finding> &findings)
{
    QString out;
    for (const Finding &finding : findings)
        out += QStringLiteral("%1:%2:%3 %4 %5 %6\n")
                   .arg(finding.place.file)
                   .arg(finding.place.line)
                   .arg(finding.place.column)
                   .arg(codeOf(finding.rule), finding.part, finding.details.join(u'|'));
    return out.toStdString();
}

int lineOf(const QByteArray &text, const QByteArray &needle)
{
    const qsizetype at = text.indexOf(needle);
    return at < 0 ? -1 : int(text.left(at).count('\n')) + 1;
}

/// A fault written into a file of the valid pack. It must be found where `at` stands in the spoiled file.
struct Seeded {
    const char *what;
    const char *rule;
    bool inHead;
    const char *from;
    const char *to;
    const char *at;
};

void PrintTo(const Seeded &seeded, std::ostream *out)
{
    *out << seeded.what;
}

const Seeded seeds[] = {
    { "aFloorAboveAnItem", "form", false, "floor: green", "floor: yellow", "floor:" },
    { "anAdviceMissing", "form", false, "  white: { say: 休んでください。痛みが出たら、もう一度お電話ください。 }\n", "",
        "red: {" },
    { "redWithout119", "form", false, "red: { say: 119番へおつなぎします。", "red: { say: 救急車を呼びます。", "red: {" },
    { "aCodeTwice", "form", false, "code: effort", "code: sweat", "code: sweat\n    urgency: orange" },
    { "anUnknownKey", "form", false, "    unknown: counts", "    unknowns: counts", "unknowns" },
    { "noBasis", "form", false, "basis: 教科書の一般知識\n", "", "id:" },
    { "aBlankQuestion", "form", false, "question: 息を吸うと痛みますか", "question: \" \"", "question: \" \"" },
    { "anItemOutOfOrder", "form", false, "urgency: yellow", "urgency: red", "urgency: red\n    question: 息を" },
    { "noSuchUrgency", "form", false, "urgency: yellow", "urgency: blue", "urgency: blue" },
    { "aTabInTheFile", "form", false, "ages: adult", "ages:\n\t- adult", "\t- adult" },
    { "anIdOfAnotherFile", "form", false, "id: adult.chest-pain", "id: child.fever", nullptr },
    { "orangeWithout119", "say-119", false, "1時間以内に受診してください。強くなれば119番です。", "1時間以内に受診してください。",
        "orange: {" },
    { "whiteWithoutWhenToCall", "call-again", false, "もう一度お電話ください", "休んでください", "white: {" },
    { "noDepartment", "departments", false, "6時間以内に受診してください。強くなれば119番です。, departments: [内科]",
        "6時間以内に受診してください。強くなれば119番です。", "yellow: {" },
    { "watchForWithout119", "watch-119", false, "息が苦しいときは119番にかけてください", "休んでください", "watch-for" },
    { "aColourThatNothingLeadsTo", "colour", false, "urgency: yellow", "urgency: orange", "- code: sweat" },
    { "aModifierForAChild", "age-gate", false, "age-from: 65", "age-from: 3", "age-from: 3" },
    { "aModifierThatEndsAsAChild", "age-gate", false, "age-from: 65\n    age-to: 120", "age-to: 12", "age-to: 12" },
    { "adultIdForChildren", "age-band", false, "ages: adult", "ages: child", "ages: child" },
    { "aTitleOfAnother", "titles", false, "title: 胸痛\nages: adult", "title: 発熱\nages: any", nullptr },
    { "aWordTwice", "word-twice", false, "[胸が痛い, むねがいたい]", "[胸が痛い, むねがいたい,\n  胸が痛い]", "\n  胸が痛い]" },
    { "wordsInKanjiOnly", "kana", false, "[胸が痛い, むねがいたい]", "[胸痛, 胸が痛い]", "words:" },
    { "aDiseaseInAQuestion", "diagnosis", false, "歩くと苦しくなりますか", "狭心症のような痛みですか", "question: 狭心症" },
    { "aDiseaseInTheHelp", "diagnosis", false, "help: 例、狭心症", "help: 狭心症に注意", "help:" },
    { "aDiseaseInTheAdvice", "diagnosis", false, "say: 休んでください。", "say: 肺炎でしょう。休んでください。", "white: {" },
    { "aNegativeQuestion", "negative", false, "息を吸うと痛みますか", "息を吸えませんか", "question: 息を吸えませんか" },
    { "aQuestionThatDoesNotAsk", "asks", false, "息を吸うと痛みますか", "息を吸うと痛む", "question: 息を吸うと痛む" },
    { "aQuestionTooLong", "length", false, "息を吸うと痛みますか",
        "息を吸うと、または、せきをすると、または、体をひねると、または、横になると、胸か背中か肩が、ずきずきと痛みますか",
        "question: 息を" },
    { "unknownTakenLightly", "unknown-counts", false, "    unknown: counts\n", "", "- code: sweat" },
    { "aClauseWithoutAPause", "clause", false, "息を吸うと痛みますか",
        "息を大きく吸ったときやせきをしたときに左の胸から背中にかけてひどく痛みますか", "question: 息を" },
    { "kanjiOnKanji", "kanji-share", false, "息を吸うと痛みますか", "吸気時胸部疼痛増強傾向有か", "question: 吸気" },
    { "anEmergencyKindMissing", "emergency-kinds", true, "kind: airway", "kind: breathing", "- { code: cpa" },
    { "anEmergencyWithout119", "emergency-119", true, "words: [唇が青い], first-aid: 119番へおつなぎします。",
        "words: [唇が青い], first-aid: 休みます。", "code: breathing" },
    { "anEmergencyWithoutFirstAid", "emergency-119", true, "words: [唇が青い], first-aid: 119番へおつなぎします。",
        "words: [唇が青い]", "code: breathing" },
    { "anEmergencyQuestionForANo", "negative", true, "声が出ない状態ですか", "声が出ませんか", "code: airway" },
};

class SeededPack : public testing::TestWithParam<Seeded> { };

// ---- rules that are broken

using Urgent = std::optional<Urgency>;

/// 不明 puts out what an earlier answer reached.
Reached unknownForgets(const Reached &before, const Item &item, Given answer)
{
    return answer == Answer::Unknown ? Reached { std::nullopt, before.open } : stepOfChecklist(before, item, answer);
}
/// 不明 makes green of what was reached before it.
Reached unknownReplaces(const Reached &before, const Item &item, Given answer)
{
    return answer == Answer::Unknown && before.urgency ? Reached { Urgency::Green, before.open }
                                                       : stepOfChecklist(before, item, answer);
}
Reached noRaises(const Reached &before, const Item &item, Given answer)
{
    return answer == Answer::No ? Reached { Urgency::Orange, before.open } : stepOfChecklist(before, item, answer);
}
Reached lastYesWins(const Reached &before, const Item &item, Given answer)
{
    return answer == Answer::Yes ? Reached { item.urgency, before.open } : stepOfChecklist(before, item, answer);
}
Reached yesIsNoted(const Reached &before, const Item &item, Given answer)
{
    return item.urgency == Urgency::Yellow && answer == Answer::Yes ? before : stepOfChecklist(before, item, answer);
}
/// The safer side is forgotten: 不明 is a no everywhere.
Reached unknownIsNo(const Reached &before, const Item &item, Given answer)
{
    return stepOfChecklist(before, item, answer == Answer::Unknown ? Answer::No : answer);
}
Reached answeringForgets(const Reached &before, const Item &item, Given answer)
{
    return !answer && item.urgency == Urgency::Green ? Reached { Urgency::Red, true } : stepOfChecklist(before, item, answer);
}
/// No floor: all answered no is a dead end.
Urgent noFloor(const Reached &end, Urgency)
{
    return end.urgency;
}
/// A red of which an item is open is given up.
Urgent openLosesRed(const Reached &end, Urgency floor)
{
    return end.open && end.urgency == Urgency::Red ? std::nullopt : resultOfChecklist(end, floor);
}
Urgent neverYellow(const Reached &end, Urgency floor)
{
    const Urgent right = resultOfChecklist(end, floor);
    return right == Urgency::Yellow ? Urgent(Urgency::Orange) : right;
}

struct Broken {
    const char *what;
    Deciding rule;
    DecidingFault::Kind kind;
};

void PrintTo(const Broken &broken, std::ostream *out)
{
    *out << broken.what;
}

const Broken brokenRules[] = {
    { "unknownForgets", { unknownForgets, resultOfChecklist }, DecidingFault::Lowers },
    { "unknownReplaces", { unknownReplaces, resultOfChecklist }, DecidingFault::Lowers },
    { "aNoThatRaises", { noRaises, resultOfChecklist }, DecidingFault::Lowers },
    { "theLastYesWins", { lastYesWins, resultOfChecklist }, DecidingFault::Lowers },
    { "aYesThatIsOnlyNoted", { yesIsNoted, resultOfChecklist }, DecidingFault::TooLow },
    { "anUnknownThatShouldCount", { unknownIsNo, resultOfChecklist }, DecidingFault::TooLow },
    { "aYesThatCannotDecide", { yesIsNoted, resultOfChecklist }, DecidingFault::NeverDecides },
    { "answeringWhatWasOpenLowers", { answeringForgets, resultOfChecklist }, DecidingFault::Lowers },
    { "aDeadEnd", { stepOfChecklist, noFloor }, DecidingFault::NoResult },
    { "anOpenItemLosesARed", { stepOfChecklist, openLosesRed }, DecidingFault::TooLow },
    { "aColourThatIsNeverGiven", { stepOfChecklist, neverYellow }, DecidingFault::NeverDecides },
};

class BrokenRule : public testing::TestWithParam<Broken> { };

// ---- all answer sets, one by one

constexpr Given allAnswers[] = { std::nullopt, Answer::No, Answer::Unknown, Answer::Yes };

Urgent runOf(const Protocol &protocol, const DecidingFault::Answers &answers, const Deciding &rule)
{
    Reached reached;
    for (size_t i = 0; i < answers.size(); ++i)
        reached = rule.step(reached, protocol.items[i], answers[i]);
    return rule.result(reached, protocol.floor);
}

Standing standingOf(const Protocol &protocol, const DecidingFault::Answers &answers)
{
    TriageRun run(protocol);
    for (size_t i = 0; i < answers.size(); ++i) {
        if (answers[i])
            run.answer(protocol.items[i].code, *answers[i], {});
    }
    return run.standing();
}

void forEachAnswerSet(size_t items, const std::function<void(const DecidingFault::Answers &)> &visit)
{
    DecidingFault::Answers answers(items);
    for (size_t number = 0, all = size_t(1) << (2 * items); number < all; ++number) {
        for (size_t i = 0; i < items; ++i)
            answers[i] = allAnswers[(number >> (2 * i)) & 3];
        visit(answers);
    }
}

/// Items by letter, red to green; a small letter when 不明 is only noted.
Protocol made(const char *items, Urgency floor)
{
    Protocol protocol;
    protocol.floor = floor;
    for (const char *c = items; *c; ++c) {
        Item item;
        item.code = QString(QLatin1Char(*c)) + QString::number(c - items);
        item.unknownCounts = *c >= 'A' && *c <= 'Z';
        const char letter = item.unknownCounts ? char(*c - 'A' + 'a') : *c;
        item.urgency = letter == 'r' ? Urgency::Red
            : letter == 'o'          ? Urgency::Orange
            : letter == 'y'          ? Urgency::Yellow
                                     : Urgency::Green;
        protocol.items.push_back(item);
    }
    return protocol;
}

/// What the proof says, found by trying every answer set and every change of one answer.
struct Tried {
    QSet<int> results;
    bool deadEnd = false;
    QSet<size_t> lowers;
    QSet<size_t> tooLow;
    QSet<size_t> decides;
};

Tried tryAll(const Protocol &protocol, const std::function<Urgent(const DecidingFault::Answers &)> &result)
{
    const auto lower = [](Urgent a, Urgent b) { return b && (!a || *a < *b); };
    Tried tried;
    forEachAnswerSet(protocol.items.size(), [&](const DecidingFault::Answers &answers) {
        const Urgent here = result(answers);
        if (here)
            tried.results.insert(int(*here));
        tried.deadEnd =
            tried.deadEnd || (!here && std::all_of(answers.begin(), answers.end(), [](Given g) { return g.has_value(); }));
        for (size_t i = 0; i < answers.size(); ++i) {
            const Item &item = protocol.items[i];
            const bool reaches = answers[i] == Answer::Yes || (answers[i] == Answer::Unknown && item.unknownCounts);
            if (reaches && lower(here, item.urgency))
                tried.tooLow.insert(i);
            for (const Given up : allAnswers) {
                const bool raises = (!answers[i] && up) || (answers[i] == Answer::No && up && up != Answer::No)
                    || (answers[i] == Answer::Unknown && up == Answer::Yes);
                if (!raises)
                    continue;
                DecidingFault::Answers raised = answers;
                raised[i] = up;
                const Urgent there = result(raised);
                if (lower(there, here))
                    tried.lowers.insert(i);
                if (answers[i] == Answer::No && up == Answer::Yes && there == item.urgency && lower(here, there))
                    tried.decides.insert(i);
            }
        }
    });
    return tried;
}

void expectSame(const Protocol &protocol, const Deciding &rule, const Tried &tried, const char *what)
{
    const DecidingProof proof = proveDeciding(protocol, rule);
    Tried proved;
    for (const Urgency urgency : proof.results)
        proved.results.insert(int(urgency));
    for (size_t i = 0; i < protocol.items.size(); ++i)
        proved.decides.insert(i);
    for (const DecidingFault &fault : proof.faults) {
        proved.deadEnd = proved.deadEnd || fault.kind == DecidingFault::NoResult;
        if (fault.kind == DecidingFault::Lowers)
            proved.lowers.insert(fault.item);
        if (fault.kind == DecidingFault::TooLow)
            proved.tooLow.insert(fault.item);
        if (fault.kind == DecidingFault::NeverDecides)
            proved.decides.remove(fault.item);
    }
    EXPECT_EQ(proved.results, tried.results) << what;
    EXPECT_EQ(proved.deadEnd, tried.deadEnd) << what;
    EXPECT_EQ(proved.lowers, tried.lowers) << what;
    EXPECT_EQ(proved.tooLow, tried.tooLow) << what;
    EXPECT_EQ(proved.decides, tried.decides) << what;
}

/// The answers that a fault shows do show it.
void expectShown(const Protocol &protocol, const Deciding &rule, const DecidingFault &fault)
{
    if (fault.kind == DecidingFault::NeverDecides)
        return;
    EXPECT_EQ(runOf(protocol, fault.answers, rule), fault.result);
    if (fault.kind == DecidingFault::NoResult) {
        EXPECT_FALSE(fault.result);
    } else if (fault.kind == DecidingFault::Lowers) {
        DecidingFault::Answers before = fault.answers;
        before[fault.item] = fault.before;
        EXPECT_EQ(runOf(protocol, before, rule), fault.resultBefore);
        EXPECT_TRUE(!fault.result || *fault.result < fault.resultBefore.value());
    } else {
        EXPECT_TRUE(!fault.result || *fault.result < protocol.items[fault.item].urgency);
    }
}

} // namespace

TEST(Proof, findsNothingInASoundPack)
{
    const PackProof proof = provePack(readPackWithPlaces(validFiles()));
    EXPECT_TRUE(proof.findings.empty()) << printed(proof.findings);
    EXPECT_EQ(proof.protocols, 2);
    EXPECT_EQ(proof.items, 8);
    EXPECT_GT(proof.steps, 0);
}

TEST(Proof, findsNothingWrongInTheSamplePack)
{
    const auto read = readPackWithPlaces(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample"));
    ASSERT_TRUE(read);
    const PackProof proof = provePack(*read);
    EXPECT_EQ(proof.count(Severity::Error), 0) << printed(errorsIn(proof));
    EXPECT_GE(proof.protocols, 40);
    EXPECT_GE(proof.largest, 12);
}

TEST_P(SeededPack, isFoundInItsLine)
{
    const Seeded &seeded = GetParam();
    Files files = validFiles();
    const QString name = seeded.inHead ? head : chest;
    ASSERT_EQ(files[name].count(seeded.from), 1);
    files[name].replace(seeded.from, seeded.to);
    const std::vector<Finding> errors = errorsIn(provePack(readPackWithPlaces(files)));
    ASSERT_FALSE(errors.empty());
    const auto named = std::find_if(
        errors.begin(), errors.end(), [&](const Finding &finding) { return codeOf(finding.rule) == QLatin1String(seeded.rule); });
    ASSERT_NE(named, errors.end()) << printed(errors);
    if (seeded.at) {
        EXPECT_EQ(named->place.file, name);
        const bool onNextLine = seeded.at[0] == '\n';
        EXPECT_EQ(named->place.line, lineOf(files[name], seeded.at) + onNextLine) << printed(errors);
        EXPECT_GT(named->place.column, 0);
    } else {
        EXPECT_EQ(named->place.file, fever); // the second of two that clash
        EXPECT_EQ(named->place.line, QLatin1String(seeded.rule) == QLatin1String("titles") ? 2 : 1);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, SeededPack, testing::ValuesIn(seeds),
    [](const testing::TestParamInfo<Seeded> &one) { return std::string(one.param.what); });

TEST_P(BrokenRule, isFoundWithAnswersThatShowIt)
{
    const Broken &broken = GetParam();
    const Protocol protocol = made("RroYyg", Urgency::White);
    const DecidingProof proof = proveDeciding(protocol, broken.rule);
    EXPECT_TRUE(
        std::any_of(proof.faults.begin(), proof.faults.end(), [&](const DecidingFault &f) { return f.kind == broken.kind; }));
    for (const DecidingFault &fault : proof.faults)
        expectShown(protocol, broken.rule, fault);
    expectSame(protocol, broken.rule,
        tryAll(protocol, [&](const DecidingFault::Answers &answers) { return runOf(protocol, answers, broken.rule); }),
        broken.what);
}

TEST_P(BrokenRule, isFoundInAPackAtTheLineOfItsItem)
{
    const PackUnderRepair read = readPackWithPlaces(validFiles());
    const std::vector<Finding> errors = errorsIn(provePack(read, GetParam().rule));
    static const QMap<DecidingFault::Kind, Rule> rules { { DecidingFault::NoResult, Rule::Ends },
        { DecidingFault::Lowers, Rule::Monotonic }, { DecidingFault::TooLow, Rule::Reaches },
        { DecidingFault::NeverDecides, Rule::Decides } };
    const auto named =
        std::find_if(errors.begin(), errors.end(), [&](const Finding &f) { return f.rule == rules[GetParam().kind]; });
    ASSERT_NE(named, errors.end()) << printed(errors);
    const QString last = named->part.section(u'/', -1);
    const QByteArray line = validFiles()[named->place.file].split('\n').value(named->place.line - 1);
    const bool whole = GetParam().kind == DecidingFault::NoResult;
    EXPECT_EQ(last == QLatin1String("items"), whole);
    EXPECT_TRUE(line.contains(whole ? QByteArray("- code: sweat") : "- code: " + last.toUtf8())) << printed(errors);
}

INSTANTIATE_TEST_SUITE_P(Rules, BrokenRule, testing::ValuesIn(brokenRules),
    [](const testing::TestParamInfo<Broken> &one) { return std::string(one.param.what); });

TEST(Proof, saysWhatTryingEveryAnswerSetOfARunSays)
{
    for (const Urgency floor : { Urgency::White, Urgency::Green, Urgency::Yellow }) {
        for (const char *items : { "g", "R", "rg", "RG", "rog", "ROYG", "rroyg", "RRoyyg", "RrOyYgg" }) {
            const Protocol protocol = made(items, floor);
            expectSame(protocol, colourChecklist,
                tryAll(protocol, [&](const DecidingFault::Answers &answers) { return standingOf(protocol, answers).urgency; }),
                items);
        }
    }
}

TEST(Proof, everyAnswerSetOfEightItemsIsOneOfItsClasses)
{
    for (const Urgency floor : { Urgency::White, Urgency::Green, Urgency::Yellow }) {
        const Protocol protocol = made("RROoYygg", floor);
        size_t sets = 0;
        size_t different = 0;
        forEachAnswerSet(8, [&](const DecidingFault::Answers &answers) {
            const Standing standing = standingOf(protocol, answers);
            // The class by its words, not by the rule's code: the highest colour reached, and whether an item is open.
            int highest = -1;
            int open = 0;
            for (size_t i = 0; i < 8; ++i) {
                const Item &item = protocol.items[i];
                open += !answers[i];
                const bool reached = answers[i] == Answer::Yes || (answers[i] == Answer::Unknown && item.unknownCounts);
                if (reached)
                    highest = std::max(highest, int(item.urgency));
            }
            const int expected = highest < 0 && open > 0 ? -1 : std::max(highest, int(floor));
            different += (standing.urgency ? int(*standing.urgency) : -1) != expected || standing.open != open
                || runOf(protocol, answers, colourChecklist) != standing.urgency;
            ++sets;
        });
        EXPECT_EQ(sets, 65536u);
        EXPECT_EQ(different, 0u);
    }
}

TEST(Proof, anItemBelowTheFloorNeverDecides)
{
    PackUnderRepair read = readPackWithPlaces(validFiles());
    read.pack.protocols[0].floor = Urgency::Yellow; // the reader would refuse it; an editor would not know yet
    const std::vector<Finding> errors = errorsIn(provePack(read));
    ASSERT_EQ(errors.size(), 1u) << printed(errors);
    EXPECT_EQ(errors[0].rule, Rule::Decides);
    EXPECT_EQ(errors[0].part, QStringLiteral("adult.chest-pain/items/left"));
    EXPECT_EQ(errors[0].place.line, lineOf(chestText, "- code: left"));
}

TEST(Proof, whatOnlyTheReaderRefusesIsFoundInAPackWithoutFilesToo)
{
    const Pack pack = readPackWithPlaces(validFiles()).pack;
    const auto found = [&](const std::function<void(Protocol &)> &spoil, Rule rule) {
        Pack spoiled = pack;
        spoil(spoiled.protocols[0]);
        const std::vector<Finding> errors = errorsIn(provePack(spoiled));
        return std::any_of(errors.begin(), errors.end(), [&](const Finding &f) { return f.rule == rule; });
    };
    EXPECT_TRUE(found([](Protocol &p) { p.items[1].code = p.items[0].code; }, Rule::Codes));
    EXPECT_TRUE(found([](Protocol &p) { p.modifiers.push_back(p.modifiers[0]); }, Rule::Codes));
    EXPECT_TRUE(found([](Protocol &p) { p.id = QStringLiteral("child.fever"); }, Rule::Ids));
    EXPECT_TRUE(found(
        [](Protocol &p) {
            p.title = QStringLiteral("発熱");
            p.ages = AgeBand::Child;
        },
        Rule::Titles));
    EXPECT_FALSE(found([](Protocol &p) { p.title = QStringLiteral("発熱"); }, Rule::Titles)); // of an adult and of a child
    EXPECT_TRUE(found([](Protocol &p) { p.advice.remove(Urgency::White); }, Rule::Advice));
    EXPECT_TRUE(found([](Protocol &p) { p.advice[Urgency::Red].say = QStringLiteral("急ぎます"); }, Rule::Say119));
    EXPECT_TRUE(found([](Protocol &p) { p.basis.clear(); }, Rule::Basis));
    EXPECT_TRUE(found([](Protocol &p) { p.watchFor.clear(); }, Rule::WatchFor));
    EXPECT_TRUE(found([](Protocol &p) { std::swap(p.items[0], p.items[3]); }, Rule::Order));
    EXPECT_TRUE(found([](Protocol &p) { p.items.clear(); }, Rule::Colour));
    EXPECT_TRUE(found([](Protocol &p) { p.modifiers[0].ageTo = 20; }, Rule::AgeGate)); // before it begins
}

TEST(Proof, aFaultInOneFileDoesNotHideThoseOfOthers)
{
    Files files = validFiles();
    files[chest].replace("ages: adult", "ages: old");
    files[fever].replace("urgency: yellow", "urgency: blue");
    files[head].replace("kind: airway", "kind: breath");
    const std::vector<Finding> errors = errorsIn(provePack(readPackWithPlaces(files)));
    ASSERT_EQ(errors.size(), 3u) << printed(errors);
    EXPECT_EQ(errors[0].place.file, chest);
    EXPECT_EQ(errors[1].place.file, fever);
    EXPECT_EQ(errors[2].place.file, head);
}

TEST(Proof, aWordInThreeProtocolsIsNotedOnce)
{
    Files files = validFiles();
    files.insert(QStringLiteral("third.yaml"),
        QByteArray(files[chest]).replace("adult.chest-pain", "adult.third").replace("胸痛", "第三"));
    files.insert(QStringLiteral("fourth.yaml"),
        QByteArray(files[chest]).replace("adult.chest-pain", "adult.fourth").replace("胸痛", "第四"));
    const PackProof proof = provePack(readPackWithPlaces(files));
    ASSERT_EQ(proof.findings.size(), 2u) << printed(proof.findings); // both words of the three
    for (const Finding &finding : proof.findings) {
        EXPECT_EQ(finding.rule, Rule::WordShared);
        EXPECT_EQ(finding.severity, Severity::Note);
        EXPECT_EQ(finding.place.line, 6);
    }
    EXPECT_NE(proof.findings[0].place.column, proof.findings[1].place.column);
}

TEST(Proof, hospitalWordsAreNotedWithWhatCallersSay)
{
    Files files = validFiles();
    files[chest].replace("歩くと苦しくなりますか", "嘔吐しましたか");
    const PackProof proof = provePack(readPackWithPlaces(files));
    ASSERT_EQ(proof.findings.size(), 1u) << printed(proof.findings);
    EXPECT_EQ(proof.findings[0].severity, Severity::Note);
    EXPECT_EQ(proof.findings[0].details, (QStringList { QStringLiteral("嘔吐"), QStringLiteral("吐く") }));
}

TEST(Proof, measuresHowHardATextIs)
{
    const HardnessOfText hard = hardnessOf(QStringLiteral("胸が、38度の熱（あつい）で苦しい"));
    EXPECT_EQ(hard.longestClause, QStringLiteral("38度の熱"));
    EXPECT_EQ(hard.kanjiShare, 100 * 4 / 14);
    EXPECT_EQ(hardnessOf(QString()).kanjiShare, 0);
}

TEST(Proof, aFolderThatIsNotThereIsNoPack)
{
    const auto read = readPackWithPlaces(QStringLiteral("no-such-folder"));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().fault, Fault::FileMissing);
}

TEST(Proof, everyRuleHasACodeOfItsOwn)
{
    QSet<QString> codes;
    for (int rule = 0; rule <= int(Rule::Clause); ++rule)
        codes.insert(codeOf(Rule(rule)));
    EXPECT_EQ(codes.size(), int(Rule::Clause) + 1);
    EXPECT_FALSE(codes.contains(QString()));
}
