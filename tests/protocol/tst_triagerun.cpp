// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/triagerun.h"

#include <QElapsedTimer>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <limits>

using namespace kikitori;

namespace {

using Given = std::pair<QString, Answer>;

const QDateTime noon(QDate(2026, 1, 5), QTime(12, 0), Qt::UTC);

Item item(const char *code, Urgency urgency, bool unknownCounts = false)
{
    return { QString::fromLatin1(code), urgency, QStringLiteral("問い"), {}, unknownCounts, {} };
}

Protocol smallProtocol()
{
    Protocol protocol;
    protocol.id = QStringLiteral("adult.small");
    protocol.items = { item("sweat", Urgency::Red, true), item("faint", Urgency::Red), item("worse", Urgency::Orange),
        item("fever", Urgency::Yellow, true), item("cough", Urgency::Green) };
    return protocol;
}

Standing standingAfter(const Protocol &protocol, const std::vector<Given> &answers)
{
    TriageRun run(protocol);
    for (const auto &[code, answer] : answers)
        run.answer(code, answer, noon);
    return run.standing();
}

int rank(const Standing &standing)
{
    return standing.urgency ? int(*standing.urgency) : -1;
}

Protocol anyProtocol()
{
    Protocol protocol;
    const int count = *rc::gen::inRange(1, 12);
    for (int i = 0; i < count; ++i) {
        const auto urgency = Urgency(*rc::gen::inRange(1, 5));
        const bool unknownCounts = *rc::gen::arbitrary<bool>();
        protocol.items.push_back({ QStringLiteral("i%1").arg(i), urgency, QStringLiteral("問い"), {}, unknownCounts, {} });
    }
    std::stable_sort(
        protocol.items.begin(), protocol.items.end(), [](const Item &a, const Item &b) { return a.urgency > b.urgency; });
    protocol.floor = Urgency(*rc::gen::inRange(0, 5)); // the reader allows less, the engine holds for all
    return protocol;
}

Answer anyAnswer()
{
    return Answer(*rc::gen::inRange(0, 3));
}

/// An answer to each of some of the items, in protocol order.
std::vector<Given> someAnswers(const Protocol &protocol)
{
    std::vector<Given> answers;
    const bool all = *rc::gen::arbitrary<bool>();
    for (const Item &one : protocol.items) {
        if (all || *rc::gen::arbitrary<bool>())
            answers.emplace_back(one.code, anyAnswer());
    }
    return answers;
}

/// The law in one line, written apart from the code under test.
std::optional<Urgency> urgencyByLaw(const Protocol &protocol, const std::vector<Given> &answers)
{
    std::optional<Urgency> highest;
    for (const auto &[code, answer] : answers) {
        const Item *one = protocol.item(code);
        if (answer == Answer::Yes || (answer == Answer::Unknown && one->unknownCounts))
            highest = std::max(highest.value_or(Urgency::White), one->urgency);
    }
    if (highest || answers.size() == protocol.items.size())
        highest = std::max(highest.value_or(Urgency::White), protocol.floor);
    return highest;
}

} // namespace

TEST(TriageRun, standsNowhereBeforeTheFirstAnswer)
{
    EXPECT_EQ(standingAfter(smallProtocol(), {}), (Standing { std::nullopt, 2, 5, 0, {} }));
}

TEST(TriageRun, aYesReachesTheUrgencyOfItsItem)
{
    const Standing standing = standingAfter(smallProtocol(), { { QStringLiteral("worse"), Answer::Yes } });
    EXPECT_EQ(standing, (Standing { Urgency::Orange, 2, 4, 0, QStringLiteral("worse") }));
}

TEST(TriageRun, unknownReachesOnlyWhereItCounts)
{
    EXPECT_EQ(standingAfter(smallProtocol(), { { QStringLiteral("sweat"), Answer::Unknown } }),
        (Standing { Urgency::Red, 1, 4, 1, QStringLiteral("sweat") }));
    EXPECT_EQ(standingAfter(smallProtocol(), { { QStringLiteral("faint"), Answer::Unknown } }),
        (Standing { std::nullopt, 1, 4, 1, {} }));
}

TEST(TriageRun, isWhiteOnlyWhenEveryItemIsAnswered)
{
    std::vector<Given> answers;
    for (const Item &one : smallProtocol().items) {
        EXPECT_EQ(standingAfter(smallProtocol(), answers).urgency, std::nullopt);
        answers.emplace_back(one.code, Answer::No);
    }
    EXPECT_EQ(standingAfter(smallProtocol(), answers), (Standing { Urgency::White, 0, 0, 0, {} }));
}

TEST(TriageRun, isTheFloorInPlaceOfWhiteAndNoItemDecidedIt)
{
    Protocol protocol = smallProtocol();
    protocol.floor = Urgency::Green;
    std::vector<Given> answers;
    for (const Item &one : protocol.items) {
        EXPECT_EQ(standingAfter(protocol, answers).urgency, std::nullopt);
        answers.emplace_back(one.code, Answer::No);
    }
    EXPECT_EQ(standingAfter(protocol, answers), (Standing { Urgency::Green, 0, 0, 0, {} }));
    answers.back().second = Answer::Yes; // the green item itself
    EXPECT_EQ(standingAfter(protocol, answers), (Standing { Urgency::Green, 0, 0, 0, QStringLiteral("cough") }));
    answers[2].second = Answer::Yes;
    EXPECT_EQ(standingAfter(protocol, answers), (Standing { Urgency::Orange, 0, 0, 0, QStringLiteral("worse") }));
}

TEST(TriageRun, anItemBelowTheFloorNeverLowersIt)
{
    Protocol protocol = smallProtocol();
    protocol.floor = Urgency::Yellow;
    const QString cough = QStringLiteral("cough");
    EXPECT_EQ(standingAfter(protocol, { { cough, Answer::Yes } }), (Standing { Urgency::Yellow, 2, 4, 0, {} }));
}

TEST(TriageRun, aWithdrawnAnswerIsAsIfNotAskedAndIsKept)
{
    TriageRun run(smallProtocol());
    const QString sweat = QStringLiteral("sweat");
    ASSERT_TRUE(run.answer(sweat, Answer::Yes, noon));
    ASSERT_TRUE(run.withdraw(sweat, noon.addSecs(5)));
    EXPECT_EQ(run.answerTo(sweat), std::nullopt);
    EXPECT_EQ(run.standing(), TriageRun(smallProtocol()).standing());
    ASSERT_EQ(run.history().size(), 2u);
    EXPECT_EQ(run.history()[0].answer, Answer::Yes);
    EXPECT_EQ(run.history()[1].item, sweat);
    EXPECT_EQ(run.history()[1].answer, std::nullopt);
    EXPECT_EQ(run.history()[1].at, noon.addSecs(5));
    EXPECT_TRUE(run.answer(sweat, Answer::Unknown, noon.addSecs(9)));
    EXPECT_EQ(run.standing().urgency, Urgency::Red);
}

TEST(TriageRun, nothingIsWithdrawnWhereNothingWasAnswered)
{
    TriageRun run(smallProtocol());
    const QString sweat = QStringLiteral("sweat");
    EXPECT_FALSE(run.withdraw(sweat, noon));
    EXPECT_FALSE(run.withdraw(QStringLiteral("no-such"), noon));
    ASSERT_TRUE(run.answer(sweat, Answer::No, noon));
    EXPECT_TRUE(run.withdraw(sweat, noon));
    EXPECT_FALSE(run.withdraw(sweat, noon)) << "twice";
    EXPECT_EQ(run.history().size(), 2u);
}

TEST(TriageRun, theLastAnswerToAnItemCountsAndEveryOneIsKept)
{
    TriageRun run(smallProtocol());
    const QString sweat = QStringLiteral("sweat");
    EXPECT_TRUE(run.answer(sweat, Answer::Yes, noon));
    EXPECT_TRUE(run.answer(sweat, Answer::No, noon.addSecs(-60))); // the clock was set back
    EXPECT_EQ(run.answerTo(sweat), Answer::No);
    EXPECT_EQ(run.standing().urgency, std::nullopt);
    ASSERT_EQ(run.history().size(), 2u);
    EXPECT_EQ(run.history()[0].answer, Answer::Yes);
    EXPECT_EQ(run.history()[1].at, noon.addSecs(-60));
}

TEST(TriageRun, anUnknownItemChangesNothing)
{
    TriageRun run(smallProtocol());
    EXPECT_FALSE(run.answer(QStringLiteral("no-such"), Answer::Yes, noon));
    EXPECT_TRUE(run.history().empty());
    EXPECT_EQ(run.answerTo(QStringLiteral("no-such")), std::nullopt);
    EXPECT_EQ(run.standing().open, 5);
}

TEST(TriageRun, theFirstItemOfTheProtocolThatReachedItDecides)
{
    const Standing standing =
        standingAfter(smallProtocol(), { { QStringLiteral("faint"), Answer::Yes }, { QStringLiteral("sweat"), Answer::Yes } });
    EXPECT_EQ(standing.decidedBy, QStringLiteral("sweat"));
}

namespace {

Branch leads(const char *to, std::optional<Urgency> urgency = std::nullopt)
{
    const QString code = QString::fromLatin1(to);
    if (code == QLatin1String("end"))
        return { urgency, Branch::To::End, {} };
    if (code == QLatin1String("items"))
        return { urgency, Branch::To::Items, {} };
    return { urgency, Branch::To::Node, code };
}

Node node(const char *code, const Branch &yes, const Branch &no, const Branch &unknown)
{
    return { QString::fromLatin1(code), QStringLiteral("問い"), {}, {}, yes, no, unknown };
}

Modifier deciding(const char *code, std::optional<Urgency> least)
{
    return { QString::fromLatin1(code), QStringLiteral("注意"), -1, -1, {}, least };
}

/// worst: red and over, or on to recent; recent: orange, and on to the items either way.
Protocol treeProtocol()
{
    Protocol protocol = smallProtocol();
    protocol.tree = { node("worst", leads("end", Urgency::Red), leads("recent"), leads("recent", Urgency::Orange)),
        node("recent", leads("items", Urgency::Orange), leads("mild"), leads("items")),
        node("mild", leads("items"), leads("end"), leads("items")) };
    protocol.modifiers = { deciding("dialysis", Urgency::Yellow), deciding("pregnant", Urgency::Orange), deciding("old", {}) };
    return protocol;
}

Given given(const char *code, Answer answer)
{
    return { QString::fromLatin1(code), answer };
}

QStringList askedIn(const TriageRun &run)
{
    QStringList asked;
    for (const TriageRun::Asked &one : run.asked()) {
        const QString answer = one.answer ? codeOf(*one.answer) : QStringLiteral("open");
        asked << one.question.code + u'=' + answer + (one.needed ? QString() : QStringLiteral(" (not needed)"));
    }
    return asked;
}

constexpr Answer yes = Answer::Yes;
constexpr Answer no = Answer::No;
constexpr Answer unknown = Answer::Unknown;

} // namespace

TEST(TriageRunTree, beginsWithItsFirstQuestionAndRedBehindIt)
{
    EXPECT_EQ(standingAfter(treeProtocol(), {}), (Standing { std::nullopt, 1, 1, 0, {} }));
}

TEST(TriageRunTree, aBranchThatEndsLeavesNothingOpen)
{
    EXPECT_EQ(
        standingAfter(treeProtocol(), { given("worst", yes) }), (Standing { Urgency::Red, 0, 0, 0, QStringLiteral("worst") }));
    EXPECT_EQ(standingAfter(treeProtocol(), { given("worst", no), given("recent", no), given("mild", no) }),
        (Standing { Urgency::White, 0, 0, 0, {} }));
}

TEST(TriageRunTree, whatItReachedStandsWhileItsNextQuestionIsOpen)
{
    EXPECT_EQ(standingAfter(treeProtocol(), { given("worst", unknown) }),
        (Standing { Urgency::Orange, 1, 1, 1, QStringLiteral("worst") }));
    EXPECT_EQ(standingAfter(treeProtocol(), { given("worst", no) }), (Standing { std::nullopt, 1, 1, 0, {} }));
}

TEST(TriageRunTree, theItemsAreNeededOnceItOpensThem)
{
    EXPECT_EQ(standingAfter(treeProtocol(), { given("worst", no), given("recent", yes) }),
        (Standing { Urgency::Orange, 2, 5, 0, QStringLiteral("recent") }));
    std::vector<Given> answers { given("worst", no), given("recent", unknown) };
    for (const Item &one : smallProtocol().items) {
        EXPECT_EQ(standingAfter(treeProtocol(), answers).urgency, std::nullopt);
        answers.emplace_back(one.code, no);
    }
    EXPECT_EQ(standingAfter(treeProtocol(), answers), (Standing { Urgency::White, 0, 0, 1, {} }));
}

TEST(TriageRunTree, anItemThatWasAnsweredCountsWhetherItWasOpenedOrNot)
{
    const Given fever = given("fever", yes);
    EXPECT_EQ(standingAfter(treeProtocol(), { fever }), (Standing { Urgency::Yellow, 1, 1, 0, QStringLiteral("fever") }));
    EXPECT_EQ(standingAfter(treeProtocol(), { given("worst", no), given("recent", no), given("mild", no), fever }),
        (Standing { Urgency::Yellow, 0, 0, 0, QStringLiteral("fever") }));
    EXPECT_EQ(standingAfter(treeProtocol(), { given("cough", no), given("fever", unknown) }),
        (Standing { Urgency::Yellow, 1, 1, 1, QStringLiteral("fever") }))
        << "a no opens nothing";
}

TEST(TriageRunTree, answersOffThePathStayInHistoryAndDoNotCount)
{
    TriageRun run(treeProtocol());
    for (const Given &one : { given("worst", unknown), given("recent", yes), given("worst", yes) })
        ASSERT_TRUE(run.answer(one.first, one.second, noon));
    EXPECT_EQ(run.standing(), (Standing { Urgency::Red, 0, 0, 0, QStringLiteral("worst") }));
    EXPECT_EQ(run.history().size(), 3u);
    EXPECT_EQ(run.answerTo(QStringLiteral("recent")), yes) << "kept for the way back";
    ASSERT_TRUE(run.answer(QStringLiteral("worst"), no, noon));
    EXPECT_EQ(run.standing(), (Standing { Urgency::Orange, 2, 5, 0, QStringLiteral("recent") }));
    ASSERT_TRUE(run.withdraw(QStringLiteral("worst"), noon));
    EXPECT_EQ(run.standing(), TriageRun(treeProtocol()).standing());
}

TEST(TriageRunTree, redLiesBehindAQuestionWhileARedItemBehindItIsOpen)
{
    const std::vector<Given> toRecent { given("worst", no) };
    EXPECT_EQ(standingAfter(treeProtocol(), toRecent).openRed, 1);
    std::vector<Given> more = toRecent;
    more.insert(more.end(), { given("sweat", no), given("faint", no) });
    EXPECT_EQ(standingAfter(treeProtocol(), more).openRed, 0);
    Protocol without = treeProtocol();
    without.items.erase(without.items.begin(), without.items.begin() + 2);
    EXPECT_EQ(standingAfter(without, toRecent).openRed, 0);
    EXPECT_EQ(standingAfter(without, {}).openRed, 1) << "by a branch";
}

TEST(TriageRunTree, redMayLieDeep)
{
    Protocol protocol;
    protocol.tree = { node("a", leads("b"), leads("end"), leads("b")), node("b", leads("c"), leads("end"), leads("c")),
        node("c", leads("end", Urgency::Red), leads("end"), leads("end")) };
    EXPECT_EQ(standingAfter(protocol, {}).openRed, 1) << "by a branch";
    protocol.tree[2].yes.urgency = Urgency::Orange;
    EXPECT_EQ(standingAfter(protocol, {}).openRed, 0);
    protocol.tree[2].yes.to = Branch::To::Items;
    protocol.items = { item("cough", Urgency::Green) };
    EXPECT_EQ(standingAfter(protocol, {}).openRed, 0);
    protocol.items = { item("sweat", Urgency::Red) };
    EXPECT_EQ(standingAfter(protocol, {}).openRed, 1) << "in the items";
    EXPECT_EQ(standingAfter(protocol, { given("a", no) }).openRed, 0);
}

TEST(TriageRunTree, asksAlongThePathAndThenTheItems)
{
    TriageRun run(treeProtocol());
    EXPECT_EQ(askedIn(run).first(), QStringLiteral("worst=open"));
    EXPECT_EQ(askedIn(run)[1], QStringLiteral("sweat=open (not needed)"));
    EXPECT_EQ(askedIn(run).size(), 6);
    run.answer(QStringLiteral("worst"), no, noon);
    run.answer(QStringLiteral("faint"), no, noon);
    EXPECT_EQ(askedIn(run).mid(0, 4),
        (QStringList { QStringLiteral("worst=no"), QStringLiteral("recent=open"), QStringLiteral("sweat=open (not needed)"),
            QStringLiteral("faint=no (not needed)") }));
    run.answer(QStringLiteral("recent"), unknown, noon);
    EXPECT_EQ(askedIn(run).mid(1, 2), (QStringList { QStringLiteral("recent=unknown"), QStringLiteral("sweat=open") }));
    EXPECT_EQ(run.asked()[0].question.of, Question::Of::Tree);
    EXPECT_EQ(run.asked()[0].question.urgency, Urgency::Red);
    EXPECT_EQ(run.asked()[2].question.of, Question::Of::Items);
    EXPECT_EQ(run.asked().size(), 7u);
    EXPECT_EQ(askedIn(TriageRun(smallProtocol())).first(), QStringLiteral("sweat=open"));
}

TEST(TriageRunTree, aTreeWithoutItemsStandsAlone)
{
    Protocol protocol;
    protocol.tree = { node("a", leads("b", Urgency::Yellow), leads("end"), leads("b")),
        node("b", leads("end", Urgency::Orange), leads("end"), leads("end")) };
    EXPECT_EQ(standingAfter(protocol, {}), (Standing { std::nullopt, 0, 1, 0, {} }));
    EXPECT_EQ(standingAfter(protocol, { given("a", no) }).urgency, Urgency::White);
    EXPECT_EQ(standingAfter(protocol, { given("a", yes), given("b", no) }),
        (Standing { Urgency::Yellow, 0, 0, 0, QStringLiteral("a") }));
}

TEST(TriageRunTree, aStepTakesFewMicroseconds)
{
    Protocol protocol;
    for (int n = 0; n < 200; ++n) {
        const Branch below { {}, n < 199 ? Branch::To::Node : Branch::To::Items,
            n < 199 ? QStringLiteral("n%1").arg(n + 1) : QString() };
        protocol.tree.push_back({ QStringLiteral("n%1").arg(n), {}, {}, {}, below, below, below });
    }
    for (int i = 0; i < 100; ++i)
        protocol.items.push_back({ QStringLiteral("i%1").arg(i), Urgency::Red, {}, {}, false, {} });
    TriageRun run(protocol);
    for (const Node &one : protocol.tree)
        run.answer(one.code, no, noon);
    qint64 best = std::numeric_limits<qint64>::max(); // ns; the best of many, for the machine has others to serve
    for (int i = 0; i < 1000; ++i) {
        QElapsedTimer timer;
        timer.start();
        run.answer(QStringLiteral("i%1").arg(i % 100), i % 2 ? yes : no, noon);
        const Standing standing = run.standing();
        best = std::min(best, timer.nsecsElapsed());
        ASSERT_TRUE(standing.urgency || standing.open);
    }
    EXPECT_LT(best, 50'000);
    RecordProperty("ns", int(best));
}

TEST(TriageRunTree, aBranchToNowhereIsNeverFinished)
{
    for (const char *to : { "no-such", "a", "items" }) { // what the reader refuses; an editor may have it
        Protocol protocol;
        protocol.tree = { node("a", leads("end", Urgency::Red), leads(to), leads("end")) };
        EXPECT_EQ(standingAfter(protocol, { given("a", no) }), (Standing { std::nullopt, 0, 1, 0, {} })) << to;
    }
}

TEST(TriageRunModifiers, aFactThatDecidesIsTheLeastOnceTheNurseSaidYes)
{
    EXPECT_EQ(standingAfter(treeProtocol(), { given("dialysis", yes) }),
        (Standing { Urgency::Yellow, 1, 1, 0, QStringLiteral("dialysis") }));
    EXPECT_EQ(
        standingAfter(treeProtocol(), { given("dialysis", yes), given("pregnant", yes) }).decidedBy, QStringLiteral("pregnant"));
    EXPECT_EQ(standingAfter(treeProtocol(), { given("worst", yes), given("pregnant", yes) }),
        (Standing { Urgency::Red, 0, 0, 0, QStringLiteral("worst") }));
    EXPECT_EQ(standingAfter(treeProtocol(), { given("pregnant", no) }), standingAfter(treeProtocol(), {}));
    EXPECT_EQ(standingAfter(treeProtocol(), { given("pregnant", unknown) }), (Standing { std::nullopt, 1, 1, 1, {} }));
    EXPECT_EQ(
        standingAfter(treeProtocol(), { given("worst", unknown), given("pregnant", yes) }).decidedBy, QStringLiteral("worst"))
        << "the first in protocol order";
}

TEST(TriageRunModifiers, aFactThatOnlyPromptsIsNoAnswer)
{
    TriageRun run(treeProtocol());
    EXPECT_FALSE(run.answer(QStringLiteral("old"), yes, noon));
    EXPECT_FALSE(run.withdraw(QStringLiteral("old"), noon));
    EXPECT_TRUE(run.answer(QStringLiteral("pregnant"), yes, noon));
    EXPECT_EQ(run.answerTo(QStringLiteral("pregnant")), yes);
    EXPECT_TRUE(run.withdraw(QStringLiteral("pregnant"), noon));
    EXPECT_EQ(run.standing(), TriageRun(treeProtocol()).standing());
    EXPECT_EQ(run.history().size(), 2u);
    EXPECT_EQ(run.promptsFor(-1, {}).size(), 3u);
}

TEST(TriageRunModifiers, aPromptMayShareItsCodeWithAnItem)
{
    Protocol protocol = smallProtocol();
    protocol.modifiers = { deciding("cough", {}) };
    EXPECT_EQ(standingAfter(protocol, { given("cough", yes) }), (Standing { Urgency::Green, 2, 4, 0, QStringLiteral("cough") }));
}

RC_GTEST_PROP(TriageRunLaw, theUrgencyIsTheHighestReached, ())
{
    const Protocol protocol = anyProtocol();
    const std::vector<Given> answers = someAnswers(protocol);
    RC_ASSERT(standingAfter(protocol, answers).urgency == urgencyByLaw(protocol, answers));
}

RC_GTEST_PROP(TriageRunLaw, theOrderOfTheAnswersDoesNotMatter, ())
{
    const Protocol protocol = anyProtocol();
    const std::vector<Given> answers = someAnswers(protocol);
    std::vector<Given> other = answers;
    for (size_t i = other.size(); i > 1; --i)
        std::swap(other[i - 1], other[size_t(*rc::gen::inRange(0, int(i)))]);
    RC_ASSERT(standingAfter(protocol, answers) == standingAfter(protocol, other));
}

RC_GTEST_PROP(TriageRunLaw, aYesOrUnknownInPlaceOfANoNeverLowers, ())
{
    const Protocol protocol = anyProtocol();
    std::vector<Given> answers = someAnswers(protocol);
    RC_PRE(!answers.empty());
    const size_t changed = size_t(*rc::gen::inRange(0, int(answers.size())));
    answers[changed].second = Answer::No;
    const int withNo = rank(standingAfter(protocol, answers));
    answers[changed].second = Answer::Unknown;
    const int withUnknown = rank(standingAfter(protocol, answers));
    answers[changed].second = Answer::Yes;
    const int withYes = rank(standingAfter(protocol, answers));
    RC_ASSERT(withNo <= withUnknown);
    RC_ASSERT(withUnknown <= withYes);
}

TEST(TriageRunLaw, aYesOrUnknownInPlaceOfANoNeverLowersInAnyStateOfASmallProtocol)
{
    Protocol protocol = smallProtocol();
    const int states = 1 << 2 * protocol.items.size(); // two bits an item: no, yes, unknown, open
    const auto rankOf = [&](int state) {
        std::vector<Given> answers;
        for (size_t i = 0; i < protocol.items.size(); ++i) {
            const int bits = state >> 2 * i & 3;
            if (bits < 3)
                answers.emplace_back(protocol.items[i].code, Answer(bits));
        }
        return rank(standingAfter(protocol, answers));
    };
    for (const Urgency floor : { Urgency::White, Urgency::Green, Urgency::Yellow }) {
        protocol.floor = floor;
        for (int state = 0; state < states; ++state) {
            for (size_t i = 0; i < protocol.items.size(); ++i) {
                if ((state >> 2 * i & 3) != int(Answer::No))
                    continue;
                const int withUnknown = rankOf(state | int(Answer::Unknown) << 2 * i);
                ASSERT_LE(rankOf(state), withUnknown) << state << " " << i;
                ASSERT_LE(withUnknown, rankOf(state | int(Answer::Yes) << 2 * i)) << state << " " << i;
            }
        }
    }
}

RC_GTEST_PROP(TriageRunLaw, aFurtherAnswerNeverLowers, ())
{
    const Protocol protocol = anyProtocol();
    std::vector<Given> answers = someAnswers(protocol);
    RC_PRE(answers.size() < protocol.items.size());
    const int before = rank(standingAfter(protocol, answers));
    for (const Item &one : protocol.items) {
        if (std::none_of(answers.begin(), answers.end(), [&](const Given &g) { return g.first == one.code; })) {
            answers.emplace_back(one.code, anyAnswer());
            break;
        }
    }
    RC_ASSERT(before <= rank(standingAfter(protocol, answers)));
}

RC_GTEST_PROP(TriageRunLaw, theSameAnswersStandTheSameAndTheCountsAddUp, ())
{
    const Protocol protocol = anyProtocol();
    const std::vector<Given> answers = someAnswers(protocol);
    const Standing standing = standingAfter(protocol, answers);
    RC_ASSERT(standing == standingAfter(protocol, answers));
    RC_ASSERT(standing.open == int(protocol.items.size() - answers.size()));
    RC_ASSERT(standing.openRed <= standing.open);
    const auto unknowns =
        std::count_if(answers.begin(), answers.end(), [](const Given &g) { return g.second == Answer::Unknown; });
    RC_ASSERT(standing.unknown == int(unknowns));
}

RC_GTEST_PROP(TriageRunLaw, aWithdrawnAnswerLeavesWhatTheOthersGive, ())
{
    const Protocol protocol = anyProtocol();
    const std::vector<Given> answers = someAnswers(protocol);
    TriageRun run(protocol);
    std::vector<Given> left;
    for (const auto &[code, answer] : answers) {
        run.answer(code, answer, noon);
        if (*rc::gen::arbitrary<bool>())
            RC_ASSERT(run.withdraw(code, noon));
        else
            left.emplace_back(code, answer);
    }
    RC_ASSERT(run.standing() == standingAfter(protocol, left));
    RC_ASSERT(run.history().size() == 2 * answers.size() - left.size());
}

RC_GTEST_PROP(TriageRunLaw, aHigherFloorNeverLowers, ())
{
    Protocol protocol = anyProtocol();
    const std::vector<Given> answers = someAnswers(protocol);
    const int with = rank(standingAfter(protocol, answers));
    protocol.floor = Urgency::White;
    RC_ASSERT(rank(standingAfter(protocol, answers)) <= with);
}

TEST(TriageRunPrompts, areRaisedByAgeWithinItsBounds)
{
    Protocol protocol = smallProtocol();
    protocol.modifiers = { { QStringLiteral("old"), QStringLiteral("高齢"), 65, 74, {}, {} },
        { QStringLiteral("infant"), QStringLiteral("乳児"), -1, 0, {}, {} } };
    const TriageRun run(protocol);
    const auto codes = [&](int age) {
        QStringList raised;
        for (const Modifier &modifier : run.promptsFor(age, {}))
            raised << modifier.code;
        return raised;
    };
    EXPECT_EQ(codes(64), QStringList());
    EXPECT_EQ(codes(65), QStringList { QStringLiteral("old") });
    EXPECT_EQ(codes(74), QStringList { QStringLiteral("old") });
    EXPECT_EQ(codes(75), QStringList());
    EXPECT_EQ(codes(0), QStringList { QStringLiteral("infant") });
    EXPECT_EQ(codes(-1), QStringList());
}

TEST(TriageRunPrompts, areRaisedByWordsOfTheHistoryHoweverTyped)
{
    Protocol protocol = smallProtocol();
    protocol.modifiers = { { QStringLiteral("diabetes"), QStringLiteral("糖尿病"), -1, -1,
        { QStringLiteral("糖尿病"), QStringLiteral("インスリン") }, {} } };
    const TriageRun run(protocol);
    EXPECT_EQ(run.promptsFor(-1, QStringLiteral("高血圧、糖 尿病")).size(), 1u);
    EXPECT_EQ(run.promptsFor(40, QStringLiteral("ｲﾝｽﾘﾝを注射")).size(), 1u);
    EXPECT_EQ(run.promptsFor(40, QStringLiteral("高血圧")).size(), 0u);
    EXPECT_EQ(run.promptsFor(40, {}).size(), 0u);
}

TEST(TriageRunPrompts, areAlwaysRaisedWithoutACondition)
{
    Protocol protocol = smallProtocol();
    protocol.modifiers = { { QStringLiteral("pregnant"), QStringLiteral("妊娠中"), -1, -1, {}, {} } };
    EXPECT_EQ(TriageRun(protocol).promptsFor(-1, {}).size(), 1u);
}

TEST(UrgencyWords, goThereAndBack)
{
    for (const Urgency urgency : { Urgency::White, Urgency::Green, Urgency::Yellow, Urgency::Orange, Urgency::Red })
        EXPECT_EQ(urgencyOf(codeOf(urgency)), urgency);
    for (const Answer answer : { Answer::No, Answer::Yes, Answer::Unknown })
        EXPECT_EQ(answerOf(codeOf(answer)), answer);
    EXPECT_EQ(codeOf(Urgency::Red), QStringLiteral("red"));
    EXPECT_EQ(codeOf(Answer::Unknown), QStringLiteral("unknown"));
    EXPECT_EQ(urgencyOf(QStringLiteral("Red")), std::nullopt);
    EXPECT_EQ(urgencyOf({}), std::nullopt);
    EXPECT_EQ(answerOf(QStringLiteral("maybe")), std::nullopt);
}
