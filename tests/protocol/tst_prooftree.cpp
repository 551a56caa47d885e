// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/anytree.h"
#include "protocol/proof/prooftree.h"

#include "protocol/proof/proof.h"
#include "protocol/proof/proofdeciding.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <functional>
#include <set>

using namespace kikitori;
using namespace kikitori::test;

namespace {

using Files = QMap<QString, QByteArray>;
using Urgent = std::optional<Urgency>;
using Given = std::optional<Answer>;

const QString head = QStringLiteral("pack.yaml");
const QString headache = QStringLiteral("headache.yaml");

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

const char headacheText[] = R"(id: adult.headache
title: 頭痛
ages: adult
group: 頭
floor: green
words: [頭が痛い, あたまがいたい]
tree:
  - code: sudden
    question: 突然、いちばん強い痛みが始まりましたか
    help: 何をしていたかを言えるほど、急に
    unknown-means: いつ、何をしていて始まったかを聞きます
    yes: { urgency: red, go: end }
    no: { go: speech }
    unknown: { urgency: orange, go: speech }
  - code: speech
    question: 言葉が出にくいですか
    yes: { urgency: red, go: end }
    no: { go: blow }
    unknown: { urgency: orange, go: items }
  - code: blow
    question: 頭を打ちましたか
    yes: { urgency: yellow, go: items }
    no: { go: worse }
    unknown: { urgency: yellow, go: items }
  - code: worse
    question: だんだん強くなっていますか
    yes: { go: items }
    no: { go: end }
    unknown: { go: items }
items:
  - code: neck
    urgency: red
    question: 首が硬くて曲がらないですか
    unknown: counts
    unknown-means: あごを胸につけてもらいます
  - code: vomit
    urgency: orange
    question: 何度も吐いていますか
  - code: fever
    urgency: yellow
    question: 熱がありますか
  - code: stiff
    urgency: green
    question: 肩がこっていますか
modifiers:
  - code: thinner
    text: 血をさらさらにする薬
    least: orange
    history: [ワルファリン]
  - code: age-65
    text: 低く判定しないでください
    least: yellow
    age-from: 65
advice:
  red: { say: 119番へおつなぎします。 }
  orange: { say: 1時間以内に受診してください。強くなれば119番です。, departments: [内科] }
  yellow: { say: 6時間以内に受診してください。強くなれば119番です。, departments: [内科] }
  green: { say: 明日受診してください。強くなれば119番です。, departments: [内科] }
  white: { say: 休んでください。痛みが出たら、もう一度お電話ください。 }
watch-for: 言葉が出にくいときは119番にかけてください。
basis: 教科書の一般知識
)";

Files validFiles()
{
    return { { head, headText }, { headache, QByteArray(headacheText).replace("曲がらないですか", "曲がりにくいですか") } };
}

QByteArray itemsBlock()
{
    const QByteArray text = validFiles()[headache];
    const qsizetype from = text.indexOf("items:\n");
    return text.mid(from, text.indexOf("modifiers:\n") - from);
}

QByteArray treeBlock()
{
    const QByteArray text = validFiles()[headache];
    const qsizetype from = text.indexOf("tree:\n");
    return text.mid(from, text.indexOf("items:\n") - from);
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

/// A fault written into the valid pack. It must be found by `rule` where `at` stands in the spoiled file.
struct Seeded {
    const char *what;
    const char *rule;
    std::vector<std::pair<QByteArray, QByteArray>> changes; ///< each of what stands once or more, everywhere
    QByteArray at;
    bool alone = true; ///< the fault has no others in its train
};

void PrintTo(const Seeded &seeded, std::ostream *out)
{
    *out << seeded.what;
}

std::vector<Seeded> seeds()
{
    const QByteArray worse = "  - code: worse\n    question: だんだん強くなっていますか\n";
    return {
        // the way through
        { "aJumpToNoNode", "form", { { "go: blow", "go: bow" } }, "go: bow" },
        { "aJumpToAnItem", "form", { { "go: blow", "go: fever" } }, "go: fever" },
        { "aJumpUp", "form", { { "no: { go: worse }", "no: { go: speech }" } }, "go: speech }\n    unknown: { urgency: yellow" },
        { "aJumpToItself", "form", { { "go: blow", "go: speech" } }, "go: speech }\n    unknown: { urgency: orange, go: items" },
        { "aDeadEnd", "form", { { "no: { go: blow }", "no: {}" } }, "no: {}" },
        { "aBranchMissing", "form", { { "    no: { go: blow }\n", "" } }, "- code: speech" },
        { "aBranchThatIsATarget", "form", { { "no: { go: blow }", "no: blow" } }, "no: blow" },
        { "anUnknownKeyInABranch", "form", { { "no: { go: blow }", "no: { go: blow, say: あ }" } }, "say: あ" },
        { "aNodeCalledEnd", "form", { { "code: worse", "code: end" }, { "go: worse", "go: end" } }, "code: end" },
        { "aBlankNode", "form", { { "頭を打ちましたか", "\"\"" } }, "question: \"\"" },
        { "anEmptyTree", "form", { { treeBlock(), "tree: []\n" } }, "tree: []" },
        { "neitherTreeNorItems", "form", { { treeBlock(), "" }, { itemsBlock(), "" } }, "id:" },
        { "aJumpToItemsThatAreNotThere", "form", { { itemsBlock(), "" } }, "unknown: { urgency: orange, go: items" },
        { "anUnreachableNode", "reachable", { { "no: { go: worse }", "no: { go: items }" } }, "- code: worse" },
        { "itemsThatAreNeverOpened", "reachable", { { "go: items", "go: end" } }, "- code: neck", false },
        // codes
        { "twoNodesWithOneCode", "form", { { "code: worse", "code: blow" } }, "code: blow\n    question: だん" },
        { "aNodeWithTheCodeOfAnItem", "form", { { "code: fever", "code: worse" } }, "code: worse\n    urgency" },
        { "aDecidingModifierWithTheCodeOfAnItem", "form", { { "code: thinner", "code: fever" } }, "code: fever\n    text" },
        { "aDecidingModifierWithTheCodeOfANode", "form", { { "code: thinner", "code: blow" } }, "code: blow\n    text" },
        // what is decided
        { "aNoThatRaises", "monotonic",
            { { worse + "    yes: { go: items }\n    no: { go: end }",
                worse + "    yes: { go: items }\n    no: { urgency: orange, go: end }" } },
            "- code: worse", false },
        { "aNoThatOpensWhatAYesDoesNot", "monotonic",
            { { "    yes: { go: items }\n    no: { go: end }\n    unknown: { go: items }",
                "    yes: { go: end }\n    no: { go: items }\n    unknown: { go: items }" } },
            "- code: worse" },
        { "anUnknownThatLowers", "monotonic",
            { { "no: { go: speech }\n    unknown: { urgency: orange, go: speech }",
                "no: { go: speech }\n    unknown: { urgency: orange, go: end }" } },
            "- code: sudden" },
        { "anUnknownAboveTheYes", "monotonic",
            { { "unknown: { urgency: yellow, go: items }", "unknown: { urgency: orange, go: items }" } }, "- code: blow" },
        { "aYesThatLeavesTheItemsOut", "monotonic",
            { { "yes: { urgency: yellow, go: items }", "yes: { urgency: yellow, go: end }" } }, "- code: blow" },
        { "aYesThatSkipsAQuestion", "monotonic",
            { { "yes: { urgency: red, go: end }\n    no: { go: speech }",
                "yes: { urgency: orange, go: blow }\n    no: { go: speech }" } },
            "- code: sudden" },
        { "anUrgencyThatIsNeverTheResult", "decides", { { "no: { go: blow }", "no: { urgency: orange, go: blow }" } },
            "urgency: yellow, go: items }\n    no:", false },
        { "aBranchBelowTheFloor", "form",
            { { "floor: green", "floor: yellow" }, { "urgency: green", "urgency: yellow" },
                { "yes: { urgency: yellow", "yes: { urgency: green" } },
            "floor:" },
        { "aBranchThatReachesWhite", "form", { { "yes: { go: items }", "yes: { urgency: white, go: items }" } },
            "urgency: white" },
        { "aColourThatNothingLeadsTo", "colour", { { "urgency: yellow", "urgency: orange" } }, "- code: sudden" },
        // modifiers that decide
        { "leastAtTheFloor", "form", { { "least: yellow", "least: green" } }, "least: green" },
        { "leastOfRed", "form", { { "least: yellow", "least: red" } }, "least: red" },
        { "leastNoColour", "form", { { "least: yellow", "least: high" } }, "least: high" },
        // wording
        { "aNodeThatDoesNotAsk", "asks", { { "頭を打ちましたか", "頭を打った" } }, "question: 頭を打った" },
        { "aNodeThatAsksForANo", "negative", { { "言葉が出にくいですか", "言葉が出ませんか" } }, "question: 言葉が出ませんか" },
        { "aNodeTooLong", "length",
            { { "頭を打ちましたか",
                "転んで、または、落ちて、または、ぶつかって、または、殴られて、頭か首か顔を、固いものに、強く打ちましたか" } },
            "question: 転んで" },
        { "aNodeWithoutAPause", "clause",
            { { "頭を打ちましたか", "階段や自転車から落ちたり転んだりして頭か首を固いものにとても強く打ちましたか" } },
            "question: 階段" },
        { "kanjiOnKanji", "kanji-share", { { "頭を打ちましたか", "最近頭部外傷既往有か" } }, "question: 最近" },
        { "aDiseaseInANode", "diagnosis", { { "頭を打ちましたか", "くも膜下出血ですか" } }, "question: くも膜" },
        { "aDiseaseInTheHelpOfANode", "diagnosis", { { "help: 何を", "help: 脳出血に注意、何を" } }, "help: 脳" },
        { "aDiseaseInWhatUnknownMeans", "diagnosis", { { "unknown-means: いつ", "unknown-means: 脳出血でしょう。いつ" } },
            "unknown-means: 脳" },
        { "aDiseaseInWhatUnknownMeansToAnItem", "diagnosis", { { "unknown-means: あご", "unknown-means: 髄膜炎の疑い。あご" } },
            "unknown-means: 髄" },
    };
}

class SeededTree : public testing::TestWithParam<Seeded> { };

// ---- every answer set, one by one

constexpr Answer said[] = { Answer::No, Answer::Unknown, Answer::Yes };

int numberOf(const Protocol &protocol, const QString &code)
{
    for (size_t n = 0; n < protocol.tree.size(); ++n) {
        if (protocol.tree[n].code == code)
            return int(n);
    }
    return -1;
}

/// What following a protocol gives, and the nodes that were asked.
struct Outcome {
    Urgent result;
    std::vector<bool> asked;
    bool opened = false;
};

Outcome follow(const Protocol &protocol, const Truth &truth, const Deciding &rule)
{
    Outcome out { {}, std::vector<bool>(protocol.tree.size()), protocol.tree.empty() };
    Reached reached;
    for (int at = protocol.tree.empty() ? -1 : 0; at >= 0;) {
        const Node &node = protocol.tree[size_t(at)];
        const Given answer = truth.nodes[size_t(at)];
        out.asked[size_t(at)] = true;
        reached = rule.node(reached, node, answer);
        const Branch &branch = node.branch(*answer);
        out.opened = branch.to == Branch::To::Items;
        at = branch.to == Branch::To::Node ? numberOf(protocol, branch.node) : -1;
    }
    for (size_t i = 0; out.opened && i < protocol.items.size(); ++i)
        reached = rule.step(reached, protocol.items[i], truth.items[i]);
    for (size_t i = 0; i < protocol.modifiers.size(); ++i)
        reached = rule.modifier(reached, protocol.modifiers[i], truth.modifiers[i]);
    out.result = rule.result(reached, protocol.floor);
    return out;
}

/// What a run holds that was answered so, whether it was asked or not.
Urgent held(const Protocol &protocol, const Truth &truth, const Deciding &rule)
{
    bool needed = protocol.tree.empty();
    Reached reached;
    for (int at = protocol.tree.empty() ? -1 : 0; at >= 0;) {
        const Node &node = protocol.tree[size_t(at)];
        const Given answer = truth.nodes[size_t(at)];
        reached = rule.node(reached, node, answer);
        if (!answer)
            break;
        const Branch &branch = node.branch(*answer);
        needed = branch.to == Branch::To::Items;
        at = branch.to == Branch::To::Node ? numberOf(protocol, branch.node) : -1;
    }
    for (size_t i = 0; i < protocol.items.size(); ++i) {
        if (truth.items[i] || needed)
            reached = rule.step(reached, protocol.items[i], truth.items[i]);
    }
    for (size_t i = 0; i < protocol.modifiers.size(); ++i)
        reached = rule.modifier(reached, protocol.modifiers[i], truth.modifiers[i]);
    return rule.result(reached, protocol.floor);
}

/// All answers to nodes and modifiers, and to items also none; with `open` to all of them none.
class Truths {
public:
    explicit Truths(const Protocol &protocol, bool open = false)
        : m_protocol(protocol)
        , m_open(open)
    {
        for (size_t i = 0; i < places(); ++i) {
            m_strides.push_back(m_size);
            m_size *= radix(i);
        }
    }
    [[nodiscard]] size_t size() const { return m_size; }
    [[nodiscard]] size_t places() const { return m_protocol.tree.size() + m_protocol.items.size() + m_protocol.modifiers.size(); }
    [[nodiscard]] size_t radix(size_t place) const { return m_open || isItem(place) ? 4 : 3; }
    [[nodiscard]] bool isItem(size_t place) const
    {
        return place >= m_protocol.tree.size() && place < m_protocol.tree.size() + m_protocol.items.size();
    }
    /// How far apart in number two truths are that differ in one step at one place.
    [[nodiscard]] size_t stride(size_t place) const { return m_strides[place]; }
    [[nodiscard]] size_t digit(size_t number, size_t place) const { return number / stride(place) % radix(place); }
    [[nodiscard]] Truth at(size_t number) const
    {
        Truth truth;
        for (size_t i = 0; i < places(); ++i) {
            const size_t digit = number % radix(i);
            number /= radix(i);
            const Given answer = digit < 3 ? Given(said[digit]) : std::nullopt;
            (i < m_protocol.tree.size() ? truth.nodes : isItem(i) ? truth.items : truth.modifiers).push_back(answer);
        }
        return truth;
    }
    [[nodiscard]] bool isWhole(size_t number) const
    {
        for (size_t i = 0; i < places(); ++i) {
            if (digit(number, i) == 3)
                return false;
        }
        return true;
    }

private:
    const Protocol &m_protocol;
    bool m_open = false;
    size_t m_size = 1;
    std::vector<size_t> m_strides;
};

/// What a proof says, or what trying everything says.
struct Verdict {
    std::set<int> results;
    std::set<size_t> lowers; ///< nodes
    std::set<size_t> neverAsked;
    bool neverOpened = false;
    std::set<std::pair<size_t, int>> neverResult; ///< node and answer
    bool deadEnd = false;
    std::set<size_t> listLowers; ///< items, then modifiers
    std::set<size_t> decides; ///< items, then modifiers
    friend bool operator==(const Verdict &, const Verdict &) = default;
    [[nodiscard]] bool isSound() const
    {
        return lowers.empty() && neverAsked.empty() && !neverOpened && neverResult.empty() && !deadEnd && listLowers.empty();
    }
};

bool lower(Urgent a, Urgent b)
{
    return b && (!a || *a < *b);
}

/// The items and modifiers of which a step up lowers what some run holds.
std::set<size_t> listLowersOf(const Protocol &protocol, const Deciding &rule)
{
    const Truths truths(protocol, true);
    std::vector<Urgent> results;
    for (size_t number = 0; number < truths.size(); ++number)
        results.push_back(held(protocol, truths.at(number), rule));
    std::set<size_t> lowers;
    for (size_t place = protocol.tree.size(); place < truths.places(); ++place) {
        const size_t stride = truths.stride(place);
        for (size_t number = 0; number < truths.size(); ++number) {
            const size_t digit = truths.digit(number, place);
            for (size_t to = 0; to < 3; ++to) {
                if ((digit == 3 || to == digit + 1) && lower(results[number + (to - digit) * stride], results[number]))
                    lowers.insert(place - protocol.tree.size());
            }
        }
    }
    return lowers;
}

Verdict triedOf(const Protocol &protocol, const Deciding &rule)
{
    const Truths truths(protocol);
    std::vector<Outcome> outcomes;
    for (size_t number = 0; number < truths.size(); ++number)
        outcomes.push_back(follow(protocol, truths.at(number), rule));
    const size_t nodes = protocol.tree.size();
    Verdict tried;
    std::set<size_t> asked;
    std::set<std::pair<size_t, int>> given;
    bool opened = false;
    for (size_t number = 0; number < truths.size(); ++number) {
        const Outcome &here = outcomes[number];
        opened = opened || here.opened;
        const bool whole = truths.isWhole(number);
        bool modified = false;
        for (size_t i = nodes + protocol.items.size(); i < truths.places(); ++i)
            modified = modified || truths.digit(number, i) != 0;
        if (whole && !modified && here.result)
            tried.results.insert(int(*here.result));
        tried.deadEnd = tried.deadEnd || (whole && !here.result);
        for (size_t place = 0; place < truths.places(); ++place) {
            const size_t digit = truths.digit(number, place);
            const auto changed = [&](size_t to) -> const Outcome & {
                return outcomes[number + (to - digit) * truths.stride(place)];
            };
            if (place < nodes) {
                if (here.asked[place])
                    asked.insert(place);
                if (whole && digit < 2 && here.asked[place] && lower(changed(digit + 1).result, here.result))
                    tried.lowers.insert(place);
                const Urgent own = protocol.tree[place].branch(said[digit]).urgency;
                if (whole && !modified && own && here.asked[place] && here.result == own)
                    given.insert({ place, int(said[digit]) });
                continue;
            }
            const size_t k = place - nodes;
            const bool item = truths.isItem(place);
            const Urgent own = item ? Urgent(protocol.items[k].urgency) : protocol.modifiers[k - protocol.items.size()].least;
            const bool counted = item ? here.opened : whole;
            if (counted && digit == 0 && changed(2).result == own && lower(here.result, own))
                tried.decides.insert(k);
        }
    }
    for (size_t n = 0; n < nodes; ++n) {
        if (!asked.contains(n))
            tried.neverAsked.insert(n);
        for (const Answer answer : said) {
            if (asked.contains(n) && protocol.tree[n].branch(answer).urgency && !given.contains({ n, int(answer) }))
                tried.neverResult.insert({ n, int(answer) });
        }
    }
    tried.neverOpened = !protocol.items.empty() && !opened;
    tried.listLowers = listLowersOf(protocol, rule);
    return tried;
}

Verdict provedOf(const Protocol &protocol, const Deciding &rule)
{
    const TreeProof tree = proveTree(protocol, rule);
    const DecidingProof list = proveDeciding(protocol, rule);
    Verdict proved;
    for (const Urgency urgency : tree.results)
        proved.results.insert(int(urgency));
    for (const TreeFault &fault : tree.faults) {
        switch (fault.kind) {
        case TreeFault::LeadsNowhere:
            ADD_FAILURE() << "it leads somewhere";
            break;
        case TreeFault::NeverAsked:
            proved.neverAsked.insert(fault.node);
            break;
        case TreeFault::NeverOpened:
            proved.neverOpened = true;
            break;
        case TreeFault::Lowers:
            proved.lowers.insert(fault.node);
            break;
        case TreeFault::NeverResult:
            proved.neverResult.insert({ fault.node, int(*fault.after) });
            break;
        }
    }
    for (size_t k = 0; k < protocol.items.size() + protocol.modifiers.size(); ++k) {
        if (k >= protocol.items.size() || !proved.neverOpened)
            proved.decides.insert(k);
    }
    for (const DecidingFault &fault : list.faults) {
        proved.deadEnd = proved.deadEnd || fault.kind == DecidingFault::NoResult;
        if (fault.kind == DecidingFault::Lowers)
            proved.listLowers.insert(fault.item);
        if (fault.kind == DecidingFault::NeverDecides)
            proved.decides.erase(fault.item);
    }
    return proved;
}

std::string told(const Verdict &verdict)
{
    std::string out = "results";
    const auto list = [&](const char *name, const auto &numbers) {
        out += std::string(" | ") + name;
        for (const auto number : numbers)
            out += ' ' + std::to_string(number);
    };
    list("results", verdict.results);
    list("lowers", verdict.lowers);
    list("neverAsked", verdict.neverAsked);
    list("listLowers", verdict.listLowers);
    list("decides", verdict.decides);
    out += " | neverResult";
    for (const auto &[node, answer] : verdict.neverResult)
        out += ' ' + std::to_string(node) + '/' + std::to_string(answer);
    return out + (verdict.neverOpened ? " | neverOpened" : "") + (verdict.deadEnd ? " | deadEnd" : "");
}

std::string told(const Protocol &protocol)
{
    QString out = QStringLiteral("floor ") + codeOf(protocol.floor);
    const auto branch = [](const Branch &b) {
        const QString to = b.to == Branch::To::Node ? b.node
            : b.to == Branch::To::Items             ? QStringLiteral("items")
                                                    : QStringLiteral("end");
        return (b.urgency ? codeOf(*b.urgency) : QStringLiteral("-")) + u'>' + to;
    };
    for (const Node &node : protocol.tree)
        out += QStringLiteral("\n  %1 yes %2 no %3 unknown %4")
                   .arg(node.code, branch(node.yes), branch(node.no), branch(node.unknown));
    for (const Item &item : protocol.items)
        out += QStringLiteral("\n  %1 %2 %3").arg(item.code, codeOf(item.urgency)).arg(item.unknownCounts);
    for (const Modifier &modifier : protocol.modifiers)
        out += QStringLiteral("\n  %1 %2").arg(modifier.code, codeOf(*modifier.least));
    return out.toStdString();
}

/// The answers that a fault shows do show it, in runs that answer what they are asked.
void expectShown(const Protocol &protocol, const TreeFault &fault, const Deciding &rule)
{
    Truth truth { fault.nodes, {}, {} };
    for (Given &answer : truth.nodes)
        answer = answer.value_or(Answer::No);
    const auto items = fault.answers.begin() + qsizetype(protocol.items.size());
    truth.items.assign(fault.answers.begin(), items);
    truth.modifiers.assign(items, fault.answers.end());
    for (Given &answer : truth.items)
        answer = answer.value_or(Answer::No);
    ASSERT_EQ(truth.nodes[fault.node], fault.after);
    EXPECT_EQ(follow(protocol, truth, rule).result, fault.result) << told(protocol);
    truth.nodes[fault.node] = fault.before;
    EXPECT_EQ(follow(protocol, truth, rule).result, fault.resultBefore) << told(protocol);
    EXPECT_TRUE(lower(fault.result, fault.resultBefore));
}

Protocol treeOf(unsigned seed)
{
    return rc::gen::exec([] { return anyTree(); })(rc::Random(seed), 100).value();
}

// ---- rules that are broken

Reached lastBranchWins(const Reached &before, const Node &node, Given answer)
{
    return answer && node.branch(*answer).urgency ? Reached { node.branch(*answer).urgency, before.open }
                                                  : stepOfTree(before, node, answer);
}
Reached unknownForgets(const Reached &before, const Node &node, Given answer)
{
    return answer == Answer::Unknown ? Reached { std::nullopt, before.open } : stepOfTree(before, node, answer);
}
Reached noRaises(const Reached &before, const Node &node, Given answer)
{
    return answer == Answer::No ? Reached { Urgency::Orange, before.open } : stepOfTree(before, node, answer);
}
Reached unknownStaysOpen(const Reached &before, const Node &node, Given answer)
{
    return answer == Answer::Unknown ? Reached { before.urgency, true } : stepOfTree(before, node, answer);
}
Reached yesIsNoted(const Reached &before, const Node &node, Given answer)
{
    return answer == Answer::Yes ? before : stepOfTree(before, node, answer);
}
/// The fact is taken for the whole result.
Reached modifierReplaces(const Reached &before, const Modifier &modifier, Given answer)
{
    return answer == Answer::Yes ? Reached { modifier.least, before.open } : before;
}
Reached modifierNoted(const Reached &before, const Modifier &, Given)
{
    return before;
}

/// While a question is open, what was reached before an item is forgotten.
Reached openForgets(const Reached &before, const Item &item, Given answer)
{
    return before.open && answer == Answer::Yes ? Reached { std::nullopt, true } : stepOfChecklist(before, item, answer);
}

struct Broken {
    const char *what;
    Deciding rule;
};

const Broken brokenRules[] = {
    { "theLastBranchWins", { stepOfChecklist, resultOfChecklist, lastBranchWins, stepOfModifier } },
    { "unknownForgets", { stepOfChecklist, resultOfChecklist, unknownForgets, stepOfModifier } },
    { "aNoThatRaises", { stepOfChecklist, resultOfChecklist, noRaises, stepOfModifier } },
    { "unknownStaysOpen", { stepOfChecklist, resultOfChecklist, unknownStaysOpen, stepOfModifier } },
    { "aYesThatIsOnlyNoted", { stepOfChecklist, resultOfChecklist, yesIsNoted, stepOfModifier } },
    { "aFactThatReplaces", { stepOfChecklist, resultOfChecklist, stepOfTree, modifierReplaces } },
    { "anOpenQuestionThatForgets", { openForgets, resultOfChecklist, stepOfTree, stepOfModifier } },
    { "aFactThatIsOnlyNoted", { stepOfChecklist, resultOfChecklist, stepOfTree, modifierNoted } },
};

void PrintTo(const Broken &broken, std::ostream *out)
{
    *out << broken.what;
}

class BrokenTreeRule : public testing::TestWithParam<Broken> { };

} // namespace

TEST(ProofTree, findsNothingInASoundPack)
{
    const PackProof proof = provePack(readPackWithPlaces(validFiles()));
    EXPECT_TRUE(proof.findings.empty()) << printed(proof.findings);
    EXPECT_EQ(proof.nodes, 4);
    EXPECT_EQ(proof.items, 4);
}

TEST_P(SeededTree, isFoundInItsLine)
{
    const Seeded &seeded = GetParam();
    Files files = validFiles();
    for (const auto &[from, to] : seeded.changes) {
        ASSERT_TRUE(files[headache].contains(from)) << from.constData();
        files[headache].replace(from, to);
    }
    const std::vector<Finding> errors = errorsIn(provePack(readPackWithPlaces(files)));
    const int line = lineOf(files[headache], seeded.at);
    const auto named = std::find_if(errors.begin(), errors.end(),
        [&](const Finding &finding) { return codeOf(finding.rule) == QLatin1String(seeded.rule) && finding.place.line == line; });
    ASSERT_NE(named, errors.end()) << line << '\n' << printed(errors);
    EXPECT_EQ(named->place.file, headache);
    EXPECT_GT(named->place.column, 0);
    if (seeded.alone) {
        EXPECT_EQ(errors.size(), 1u) << printed(errors);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, SeededTree, testing::ValuesIn(seeds()),
    [](const testing::TestParamInfo<Seeded> &one) { return std::string(one.param.what); });

TEST(ProofTree, showsTheAnswersByWhichAnUnknownLowers)
{
    Files files = validFiles();
    files[headache].replace("unknown: { urgency: orange, go: speech }", "unknown: { urgency: orange, go: end }");
    const std::vector<Finding> errors = errorsIn(provePack(readPackWithPlaces(files)));
    ASSERT_EQ(errors.size(), 1u) << printed(errors);
    EXPECT_EQ(errors[0].part, QStringLiteral("adult.headache/tree/sudden"));
    ASSERT_EQ(errors[0].details.size(), 5);
    EXPECT_EQ(errors[0].details.mid(0, 4),
        (QStringList { QStringLiteral("no"), QStringLiteral("unknown"), QStringLiteral("red"), QStringLiteral("orange") }));
    EXPECT_TRUE(errors[0].details[4].startsWith(QStringLiteral("sudden=unknown, "))) << printed(errors);
}

TEST(ProofTree, isTheSameForATreeWithoutItems)
{
    Files files = validFiles();
    files[headache].replace(itemsBlock(), "").replace("go: items", "go: end");
    files[headache].replace("yes: { go: end }\n    no: { go: end }", "yes: { urgency: green, go: end }\n    no: { go: end }");
    const PackProof proof = provePack(readPackWithPlaces(files));
    EXPECT_TRUE(proof.findings.empty()) << printed(proof.findings);
    EXPECT_EQ(proof.items, 0);
    files[headache].replace("no: { go: worse }", "no: { urgency: orange, go: worse }");
    const std::vector<Finding> errors = errorsIn(provePack(readPackWithPlaces(files)));
    EXPECT_TRUE(std::any_of(errors.begin(), errors.end(), [](const Finding &f) {
        return f.rule == Rule::Monotonic && f.part == QLatin1String("adult.headache/tree/blow");
    })) << printed(errors);
}

TEST(ProofTree, whatOnlyTheReaderRefusesIsFoundInAPackWithoutFilesToo)
{
    const Pack pack = readPackWithPlaces(validFiles()).pack;
    const auto found = [&](const std::function<void(Protocol &)> &spoil, Rule rule, const char *part) {
        Pack spoiled = pack;
        spoil(spoiled.protocols[0]);
        const std::vector<Finding> errors = errorsIn(provePack(spoiled));
        const QString full = QStringLiteral("adult.headache/") + QLatin1String(part);
        EXPECT_TRUE(std::any_of(errors.begin(), errors.end(), [&](const Finding &f) { return f.rule == rule && f.part == full; }))
            << part << '\n'
            << printed(errors);
    };
    const auto to = [](const char *code) { return QString::fromLatin1(code); };
    found([&](Protocol &p) { p.tree[1].no.node = to("none"); }, Rule::Leads, "tree/speech/no/go");
    found([&](Protocol &p) { p.tree[2].no.node = to("sudden"); }, Rule::Leads, "tree/blow/no/go"); // a ring
    found([&](Protocol &p) { p.tree[2].no.node = to("blow"); }, Rule::Leads, "tree/blow/no/go");
    found([&](Protocol &p) { p.tree[2].no.node.clear(); }, Rule::Leads, "tree/blow/no/go");
    found([&](Protocol &p) { p.items.clear(); }, Rule::Leads, "tree/worse/yes/go");
    found([&](Protocol &p) { std::swap(p.tree[1], p.tree[2]); }, Rule::Leads, "tree/speech/no/go"); // no ring, but up
    found([&](Protocol &p) { p.tree[3].code = p.tree[1].code; }, Rule::Codes, "tree/speech");
    found([&](Protocol &p) { p.items[0].code = p.tree[1].code; }, Rule::Codes, "items/speech");
    found([&](Protocol &p) { p.modifiers[0].code = p.items[1].code; }, Rule::Codes, "modifiers/vomit");
    found([&](Protocol &p) { p.modifiers[0].least = Urgency::Green; }, Rule::Decides, "modifiers/thinner/least");
    found([&](Protocol &p) { p.modifiers[0].least = Urgency::White; }, Rule::Decides, "modifiers/thinner/least");
}

TEST(ProofTree, aModifierThatOnlyPromptsMayShareACode)
{
    Pack pack = readPackWithPlaces(validFiles()).pack;
    pack.protocols[0].modifiers[0].least.reset();
    pack.protocols[0].modifiers[0].code = pack.protocols[0].items[1].code;
    const PackProof proof = provePack(pack);
    EXPECT_TRUE(proof.findings.empty()) << printed(proof.findings);
}

TEST(ProofTree, saysWhatTryingEveryAnswerSetSays)
{
    int sound = 0;
    int unsound = 0;
    int lowers = 0;
    for (unsigned seed = 1; seed <= 300; ++seed) {
        const Protocol protocol = treeOf(seed);
        const Verdict proved = provedOf(protocol, colourChecklist);
        const Verdict tried = triedOf(protocol, colourChecklist);
        ASSERT_EQ(proved, tried) << seed << '\n' << told(protocol) << "\nproved " << told(proved) << "\ntried " << told(tried);
        ++(proved.isSound() ? sound : unsound);
        lowers += !proved.lowers.empty();
        for (const TreeFault &fault : proveTree(protocol).faults) {
            if (fault.kind == TreeFault::Lowers)
                expectShown(protocol, fault, colourChecklist);
        }
    }
    EXPECT_GT(sound, 20);
    EXPECT_GT(unsound, 50);
    EXPECT_GT(lowers, 50);
    EXPECT_LT(lowers, 250);
    RecordProperty("sound", sound);
    RecordProperty("lowers", lowers);
}

RC_GTEST_PROP(ProofTreeLaw, theProofSaysWhatTryingEveryAnswerSetSays, ())
{
    const Protocol protocol = anyTree();
    const Verdict proved = provedOf(protocol, colourChecklist);
    RC_LOG() << told(protocol) << '\n' << told(proved) << '\n';
    RC_ASSERT(proved == triedOf(protocol, colourChecklist));
}

TEST(ProofTree, whatIsTriedIsWhatARunDoes)
{
    for (unsigned seed = 1; seed <= 40; ++seed) {
        const Protocol protocol = treeOf(seed);
        const Truths truths(protocol);
        for (size_t number = 0; number < truths.size(); number += 1 + truths.size() / 300) {
            const Truth truth = truths.at(number);
            ASSERT_EQ(followed(protocol, truth).standing().urgency, follow(protocol, truth, colourChecklist).result) << told(
                protocol) << '\n' << number;
        }
    }
}

TEST_P(BrokenTreeRule, isFoundAsTryingFindsIt)
{
    const Deciding &rule = GetParam().rule;
    int found = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        const Protocol protocol = treeOf(seed);
        const Verdict proved = provedOf(protocol, rule);
        const Verdict tried = triedOf(protocol, rule);
        ASSERT_EQ(proved, tried) << seed << '\n' << told(protocol) << "\nproved " << told(proved) << "\ntried " << told(tried);
        found += !(proved == provedOf(protocol, colourChecklist));
        for (const TreeFault &fault : proveTree(protocol, rule).faults) {
            if (fault.kind == TreeFault::Lowers)
                expectShown(protocol, fault, rule);
        }
    }
    EXPECT_GT(found, 5);
}

INSTANTIATE_TEST_SUITE_P(Rules, BrokenTreeRule, testing::ValuesIn(brokenRules),
    [](const testing::TestParamInfo<Broken> &one) { return std::string(one.param.what); });

TEST(ProofTree, aDeepTreeIsProvedInNoTime)
{
    Protocol protocol;
    constexpr int nodes = 200; // more the reader refuses
    for (int n = 0; n < nodes; ++n) {
        const auto to = [&](int step, Urgent urgency) {
            const int target = n + step;
            return target < nodes ? Branch { urgency, Branch::To::Node, QStringLiteral("n%1").arg(target) }
                                  : Branch { urgency, Branch::To::Items, {} };
        };
        // Both ways go on to the end, far and near: nearly every pair of places is met.
        const Branch no = to(2 + n * 7 % 13, Urgency(1 + n % 3));
        protocol.tree.push_back({ QStringLiteral("n%1").arg(n), {}, {}, {}, to(1, Urgency::Red), no, no });
    }
    protocol.items.push_back({ QStringLiteral("i"), Urgency::Red, {}, {}, true, {} });
    const TreeProof proof = proveTree(protocol);
    EXPECT_TRUE(std::none_of(
        proof.faults.begin(), proof.faults.end(), [](const TreeFault &fault) { return fault.kind == TreeFault::Lowers; }));
    EXPECT_EQ(proof.results.first(), Urgency::Red);
    EXPECT_GT(proof.steps, 20'000);
    EXPECT_LT(proof.steps, 20'000'000); // of 3 to the power of 200 answer sets
    RecordProperty("steps", int(proof.steps));
}
