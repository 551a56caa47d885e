// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// The laws of runs, over trees that nobody thought of.
#include "protocol/anytree.h"

#include "protocol/proof/proofdeciding.h"
#include "protocol/proof/prooftree.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {

using Given = std::pair<QString, Answer>;

Answer anyAnswer()
{
    return Answer(below(3));
}

QStringList codesOf(const Protocol &protocol)
{
    QStringList codes;
    for (const Node &node : protocol.tree)
        codes << node.code;
    for (const Item &item : protocol.items)
        codes << item.code;
    for (const Modifier &modifier : protocol.modifiers)
        codes << modifier.code;
    return codes;
}

/// Answers to some of the questions, asked or not.
std::vector<Given> someAnswers(const Protocol &protocol)
{
    std::vector<Given> answers;
    const int ofTen = 3 + 3 * below(3);
    for (const QString &code : codesOf(protocol)) {
        if (below(10) < ofTen)
            answers.emplace_back(code, anyAnswer());
    }
    return answers;
}

TriageRun runOf(const Protocol &protocol, const std::vector<Given> &answers)
{
    TriageRun run(protocol);
    for (const auto &[code, answer] : answers)
        RC_ASSERT(run.answer(code, answer, noon));
    return run;
}

QStringList askedIn(const TriageRun &run)
{
    QStringList asked;
    for (const TriageRun::Asked &one : run.asked())
        asked << one.question.code + QString::number(one.answer ? int(*one.answer) : -1) + QString::number(one.needed);
    return asked;
}

int rank(const Standing &standing)
{
    return standing.urgency ? int(*standing.urgency) : -1;
}

Truth anyTruth(const Protocol &protocol)
{
    Truth truth;
    for (size_t i = 0; i < protocol.tree.size(); ++i)
        truth.nodes.push_back(anyAnswer());
    for (size_t i = 0; i < protocol.items.size(); ++i)
        truth.items.push_back(anyAnswer());
    for (size_t i = 0; i < protocol.modifiers.size(); ++i)
        truth.modifiers.push_back(anyAnswer());
    return truth;
}

bool neverLowers(const Protocol &protocol)
{
    const TreeProof tree = proveTree(protocol);
    const DecidingProof list = proveDeciding(protocol);
    return std::none_of(tree.faults.begin(), tree.faults.end(), [](const TreeFault &f) { return f.kind == TreeFault::Lowers; })
        && std::none_of(list.faults.begin(), list.faults.end(), [](const auto &f) { return f.kind == DecidingFault::Lowers; });
}

/// One that the proof lets pass.
Protocol provenTree()
{
    for (int tries = 0; tries < 60; ++tries) {
        const Protocol protocol = anyTree();
        if (neverLowers(protocol))
            return protocol;
    }
    RC_DISCARD("none of them is proven");
}

/// The answer to one question of `truth`.
std::optional<Answer> &answerAt(Truth &truth, size_t place)
{
    if (place < truth.nodes.size())
        return truth.nodes[place];
    place -= truth.nodes.size();
    return place < truth.items.size() ? truth.items[place] : truth.modifiers[place - truth.items.size()];
}

/// Everything that is so is said, asked or not.
TriageRun told(const Protocol &protocol, Truth truth)
{
    TriageRun run(protocol);
    const QStringList codes = codesOf(protocol);
    for (qsizetype i = 0; i < codes.size(); ++i)
        run.answer(codes[i], *answerAt(truth, size_t(i)), noon);
    return run;
}

} // namespace

RC_GTEST_PROP(TreeLaw, theSameAnswersStandTheSame, ())
{
    const Protocol protocol = anyTree();
    const std::vector<Given> answers = someAnswers(protocol);
    RC_ASSERT(runOf(protocol, answers).standing() == runOf(protocol, answers).standing());
    RC_ASSERT(askedIn(runOf(protocol, answers)) == askedIn(runOf(protocol, answers)));
}

RC_GTEST_PROP(TreeLaw, theOrderOfTheAnswersDoesNotMatter, ())
{
    const Protocol protocol = anyTree();
    std::vector<Given> answers = someAnswers(protocol);
    const TriageRun run = runOf(protocol, answers);
    for (size_t i = answers.size(); i > 1; --i)
        std::swap(answers[i - 1], answers[size_t(below(int(i)))]);
    TriageRun other(protocol);
    for (const auto &[code, answer] : answers) {
        if (below(2) == 1)
            other.answer(code, anyAnswer(), noon); // is said and taken back, or put right
        other.answer(code, answer, noon);
    }
    RC_ASSERT(run.standing() == other.standing());
    RC_ASSERT(askedIn(run) == askedIn(other));
}

RC_GTEST_PROP(TreeLaw, withdrawnIsNeverAsked, ())
{
    const Protocol protocol = anyTree();
    TriageRun run(protocol);
    std::vector<Given> left;
    size_t happened = 0;
    for (const auto &[code, answer] : someAnswers(protocol)) {
        RC_ASSERT(run.answer(code, answer, noon));
        ++happened;
        if (below(2) == 1) {
            RC_ASSERT(run.withdraw(code, noon));
            ++happened;
        } else {
            left.emplace_back(code, answer);
        }
    }
    RC_ASSERT(run.standing() == runOf(protocol, left).standing());
    RC_ASSERT(askedIn(run) == askedIn(runOf(protocol, left)));
    RC_ASSERT(run.history().size() == happened);
}

RC_GTEST_PROP(TreeLaw, aRunThatIsFollowedEndsWithAResult, ())
{
    const Protocol protocol = anyTree();
    const TriageRun run = followed(protocol, anyTruth(protocol));
    RC_ASSERT(run.standing().urgency.has_value());
    RC_ASSERT(run.standing().open == 0);
    RC_ASSERT(run.standing().openRed == 0);
    RC_ASSERT(*run.standing().urgency >= protocol.floor);
}

RC_GTEST_PROP(TreeLaw, answeringWhatIsAskedNeverLowers, ())
{
    const Protocol protocol = anyTree(); // proven or not: what is reached on the way stays reached
    TriageRun run = runOf(protocol, someAnswers(protocol));
    std::vector<QString> open;
    for (const TriageRun::Asked &one : run.asked()) {
        if (!one.answer)
            open.push_back(one.question.code);
    }
    for (const Modifier &modifier : protocol.modifiers) {
        if (!run.answerTo(modifier.code))
            open.push_back(modifier.code);
    }
    RC_PRE(!open.empty());
    const int before = rank(run.standing());
    run.answer(open[size_t(below(int(open.size())))], anyAnswer(), noon);
    RC_ASSERT(before <= rank(run.standing()));
}

RC_GTEST_PROP(TreeLaw, aStepUpNeverLowersAProvenTree, ())
{
    const Protocol protocol = provenTree();
    Truth truth = anyTruth(protocol);
    const size_t place = size_t(below(int(codesOf(protocol).size())));
    int before = -1;
    int beforeTold = -1;
    for (const Answer answer : { Answer::No, Answer::Unknown, Answer::Yes }) {
        answerAt(truth, place) = answer;
        const int here = rank(followed(protocol, truth).standing());
        const int hereTold = rank(told(protocol, truth).standing());
        RC_ASSERT(before <= here);
        RC_ASSERT(beforeTold <= hereTold);
        RC_ASSERT(here <= hereTold); // more was said, and none of it lowers
        before = here;
        beforeTold = hereTold;
    }
}

RC_GTEST_PROP(TreeLaw, manyStepsUpNeverLowerAProvenTree, ())
{
    const Protocol protocol = provenTree();
    Truth truth = anyTruth(protocol);
    const int before = rank(followed(protocol, truth).standing());
    for (size_t place = 0; place < size_t(codesOf(protocol).size()); ++place) {
        std::optional<Answer> &answer = answerAt(truth, place);
        if (answer == Answer::No && below(2) == 1)
            answer = Answer::Unknown;
        if (answer == Answer::Unknown && below(2) == 1)
            answer = Answer::Yes;
    }
    RC_ASSERT(before <= rank(followed(protocol, truth).standing()));
}

RC_GTEST_PROP(TreeLaw, anAnswerOffThePathDoesNotCount, ())
{
    const Protocol protocol = anyTree();
    TriageRun run = runOf(protocol, someAnswers(protocol));
    const Standing before = run.standing();
    const QStringList asked = askedIn(run);
    for (const Node &node : protocol.tree) {
        const auto onPath = run.asked();
        const bool off = std::none_of(
            onPath.begin(), onPath.end(), [&](const TriageRun::Asked &one) { return one.question.code == node.code; });
        if (off)
            run.answer(node.code, anyAnswer(), noon);
    }
    RC_ASSERT(run.standing() == before);
    RC_ASSERT(askedIn(run) == asked);
}

RC_GTEST_PROP(TreeLaw, theCountsAddUp, ())
{
    const Protocol protocol = anyTree();
    const TriageRun run = runOf(protocol, someAnswers(protocol));
    const Standing standing = run.standing();
    int open = 0;
    int openNodes = 0;
    int unknown = 0;
    for (const TriageRun::Asked &one : run.asked()) {
        const bool node = one.question.of == Question::Of::Tree;
        RC_ASSERT(openNodes == 0 || !node); // the open one is the last
        open += !one.answer && one.needed;
        openNodes += !one.answer && node;
        unknown += one.answer == Answer::Unknown;
    }
    for (const Modifier &modifier : protocol.modifiers)
        unknown += run.answerTo(modifier.code) == Answer::Unknown;
    RC_ASSERT(standing.open == open);
    RC_ASSERT(standing.unknown == unknown);
    RC_ASSERT(standing.openRed <= open);
    RC_ASSERT(standing.urgency.has_value() || open > 0);
}

RC_GTEST_PROP(TreeLaw, redCannotComeWhenNoneIsOpen, ())
{
    const Protocol protocol = anyTree();
    TriageRun run = runOf(protocol, someAnswers(protocol));
    RC_PRE(run.standing().openRed == 0 && run.standing().urgency != Urgency::Red);
    Truth truth = anyTruth(protocol);
    const QStringList codes = codesOf(protocol);
    for (bool asks = true; asks;) {
        asks = false;
        for (const TriageRun::Asked &one : run.asked()) {
            if (one.needed && !one.answer)
                asks = run.answer(one.question.code, *answerAt(truth, size_t(codes.indexOf(one.question.code))), noon);
        }
    }
    RC_ASSERT(run.standing().urgency != Urgency::Red);
}

RC_GTEST_PROP(TreeLaw, aFactThatHoldsIsTheLeast, ())
{
    const Protocol protocol = anyTree();
    RC_PRE(!protocol.modifiers.empty());
    TriageRun run = runOf(protocol, someAnswers(protocol));
    run.answer(protocol.modifiers[0].code, Answer::Yes, noon);
    RC_ASSERT(rank(run.standing()) >= int(*protocol.modifiers[0].least));
}

TEST(TreeLaws, meetProvenTreesAndOthers)
{
    int proven = 0;
    constexpr int trees = 200;
    for (unsigned seed = 1; seed <= trees; ++seed)
        proven += neverLowers(rc::gen::exec([] { return anyTree(); })(rc::Random(seed), 100).value());
    EXPECT_GT(proven, trees / 5);
    EXPECT_LT(proven, trees * 9 / 10);
}
