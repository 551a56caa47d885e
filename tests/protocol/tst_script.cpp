// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/script.h"
#include "protocol/scriptway.h"

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

using Texts = QMap<QString, QString>;

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

Script threeSteps()
{
    Script script;
    script.id = q("three");
    script.steps.resize(3);
    script.steps[0].code = q("one");
    script.steps[1].code = q("two");
    script.steps[2].code = q("three");
    return script;
}

TEST(Script, kindCodesAreReadBackAsTheyAreWritten)
{
    QStringList codes;
    for (int i = 0; i <= int(ScriptKind::Outbound); ++i) {
        codes << codeOf(ScriptKind(i));
        EXPECT_EQ(scriptKindOf(codes.last()), ScriptKind(i));
    }
    EXPECT_EQ(codes.join(u' '),
        q("opening closing doctor ambulance complaint prank suicide-risk abuse foreign-language hearing "
          "first-aid inquiry outbound"));
    EXPECT_FALSE(scriptKindOf(q("Opening")));
    EXPECT_FALSE(scriptKindOf({}));
}

TEST(Script, factsStandInTheirPlaces)
{
    const Texts facts { { q("program"), q("高知家の救急医療電話") }, { q("urgency"), q("赤") } };
    EXPECT_EQ(filledIn(q("{program}です。{urgency}、{urgency}です。"), facts, {}), q("高知家の救急医療電話です。赤、赤です。"));
    EXPECT_EQ(filledIn(q("場所のない文です。"), facts, {}), q("場所のない文です。"));
}

TEST(Script, aMissingFactIsHeardAsAGap)
{
    const Texts facts { { q("doctor"), q("  ") } };
    const Texts labels { { q("doctor"), q("医師名") }, { q("age"), q("年齢") } };
    EXPECT_EQ(filledIn(q("{age}の方を、{doctor}先生へ。"), facts, labels), q("（年齢）の方を、（医師名）先生へ。"));
    EXPECT_EQ(filledIn(q("{no-label}です"), {}, labels), q("（no-label）です"));
}

TEST(Script, whatAFactBringsInIsNoPlace)
{
    const Texts facts { { q("complaint"), q("{doctor}が痛い") }, { q("doctor"), q("佐藤") } };
    EXPECT_EQ(filledIn(q("{complaint}、{doctor}"), facts, {}), q("{doctor}が痛い、佐藤"));
}

TEST(Script, placesAreNamedInOrder)
{
    EXPECT_EQ(placesIn(q("{b}と{a}と{b}")), QStringList({ q("b"), q("a"), q("b") }));
    EXPECT_EQ(placesIn(q("{ a } {A} {} {年齢} {birth-date.x_1}")), QStringList({ q("birth-date.x_1") }));
    EXPECT_TRUE(placesIn({}).isEmpty());
}

TEST(Script, aProgramHasItsOwnScriptsAndThoseOfAll)
{
    ScriptBook book;
    book.scripts.resize(3);
    book.scripts[0].id = q("kochi");
    book.scripts[0].programs = QStringList { q("kochi-7119") };
    book.scripts[1].id = q("all");
    book.scripts[2].id = q("others");
    book.scripts[2].programs = QStringList { q("iwate-7119"), q("kyoto-8000") };
    const auto idsFor = [&](const char *program) {
        QStringList ids;
        for (const Script *script : book.scriptsFor(q(program)))
            ids << script->id;
        return ids.join(u' ');
    };
    EXPECT_EQ(idsFor("kochi-7119"), q("kochi all"));
    EXPECT_EQ(idsFor("kyoto-8000"), q("all others"));
    EXPECT_EQ(idsFor("yokosuka"), q("all"));
    EXPECT_EQ(book.script(q("all")), &book.scripts[1]);
    EXPECT_EQ(book.script(q("none")), nullptr);
}

TEST(Script, waysLeadToAStepTheEndOrAnotherScript)
{
    const Script script = threeSteps();
    const ScriptStep &first = script.steps.front();
    EXPECT_EQ(wayFrom(script, first, {}), (ScriptWay { ScriptWay::ToStep, q("two") }));
    EXPECT_EQ(wayFrom(script, script.steps.back(), {}), (ScriptWay { ScriptWay::ToEnd, {} }));
    EXPECT_EQ(wayFrom(script, first, q("three")), (ScriptWay { ScriptWay::ToStep, q("three") }));
    EXPECT_EQ(wayFrom(script, first, q("end")), (ScriptWay { ScriptWay::ToEnd, {} }));
    EXPECT_EQ(wayFrom(script, first, q("script:common.closing")), (ScriptWay { ScriptWay::ToScript, q("common.closing") }));
    EXPECT_EQ(wayFrom(script, first, q("four")).kind, ScriptWay::Nowhere);
    EXPECT_EQ(wayFrom(script, first, q("script:")).kind, ScriptWay::Nowhere);
}

TEST(Script, aStepHasTheWaysOfItsChoicesAndOfWhatIsTyped)
{
    Script script = threeSteps();
    ScriptStep &first = script.steps.front();
    first.next = q("three");
    EXPECT_EQ(waysFrom(script, first).size(), 1u);
    first.choices = { { q("yes"), q("はい"), q("end"), {} }, { q("no"), q("いいえ"), {}, {} } };
    ASSERT_EQ(waysFrom(script, first).size(), 2u) << "next is not for a step with choices alone";
    EXPECT_EQ(waysFrom(script, first)[1].to, q("two"));
    first.field = q("notes");
    ASSERT_EQ(waysFrom(script, first).size(), 3u);
    EXPECT_EQ(waysFrom(script, first)[2].to, q("three"));
}

} // namespace
