// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/scriptrun.h"
#include "protocol/scriptway.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

using namespace kikitori;

namespace {

using Fields = QMap<QString, QString>;

const QDateTime noon(QDate(2026, 1, 5), QTime(12, 0), Qt::UTC);

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

ScriptStep said(const char *code, const char *next = "")
{
    ScriptStep step;
    step.code = q(code);
    step.say = q("お話しします。");
    step.next = q(next);
    return step;
}

/// greet → who (self: below, family: when, machine: script:leave-message, wrong: end) → talk → end; when (typed) → talk
Script visit()
{
    Script script;
    script.id = q("visit");
    ScriptStep who = said("who");
    who.choices = { { q("self"), q("本人"), {}, { { q("relation"), q("本人") } } },
        { q("family"), q("家族"), q("when"), { { q("relation"), q("家族") }, { q("result"), q("family") } } },
        { q("machine"), q("留守番電話"), q("script:leave-message"), { { q("result"), q("machine") } } },
        { q("wrong"), q("別の人"), q("end"), {} } };
    ScriptStep when = said("when", "talk");
    when.field = q("notes");
    script.steps = { said("greet"), who, said("talk", "end"), when };
    return script;
}

QString codesOf(const std::vector<ScriptRun::Left> &list)
{
    QStringList codes;
    for (const ScriptRun::Left &left : list)
        codes << (left.back ? u'<' + left.step : left.step);
    return codes.join(u' ');
}

QString here(const ScriptRun &run)
{
    return run.current() ? run.current()->code : q("-");
}

TEST(ScriptRun, stepsFollowEachOtherDown)
{
    ScriptRun run(visit());
    EXPECT_EQ(here(run), q("greet"));
    EXPECT_TRUE(run.leave({}, {}, noon));
    EXPECT_EQ(here(run), q("who"));
    EXPECT_TRUE(run.leave(q("self"), {}, noon));
    EXPECT_EQ(here(run), q("talk"));
    EXPECT_FALSE(run.ended());
    EXPECT_TRUE(run.leave({}, {}, noon));
    EXPECT_TRUE(run.ended());
    EXPECT_TRUE(run.jumpsTo().isEmpty());
    EXPECT_EQ(codesOf(run.path()), q("greet who talk"));
}

TEST(ScriptRun, theLastStepWithoutAWayIsTheEnd)
{
    Script script;
    script.steps = { said("only") };
    ScriptRun run(script);
    EXPECT_TRUE(run.leave({}, {}, noon));
    EXPECT_TRUE(run.ended());
    EXPECT_FALSE(run.leave({}, {}, noon));
    EXPECT_EQ(run.history().size(), 1u);
}

TEST(ScriptRun, aScriptWithoutStepsHasEnded)
{
    ScriptRun run { Script() };
    EXPECT_TRUE(run.ended());
    EXPECT_FALSE(run.leave({}, {}, noon));
    EXPECT_FALSE(run.back(noon));
}

TEST(ScriptRun, aChoiceMustBeOneOfTheStep)
{
    ScriptRun run(visit());
    EXPECT_FALSE(run.leave(q("self"), {}, noon)) << "greet has no choices";
    EXPECT_TRUE(run.leave({}, {}, noon));
    EXPECT_FALSE(run.leave(q("nobody"), {}, noon));
    EXPECT_FALSE(run.leave({}, {}, noon)) << "one must be chosen";
    EXPECT_FALSE(run.leave({}, q("typed"), noon)) << "there is no field to type in";
    EXPECT_EQ(here(run), q("who"));
    EXPECT_EQ(codesOf(run.history()), q("greet"));
}

TEST(ScriptRun, aFieldMayBeTypedInPlaceOfAChoice)
{
    Script script = visit();
    script.steps[1].field = q("caller-name");
    script.steps[1].next = q("when");
    ScriptRun run(script);
    run.leave({}, {}, noon);
    EXPECT_TRUE(run.leave({}, q("山田"), noon));
    EXPECT_EQ(here(run), q("when"));
    EXPECT_EQ(run.fields(), (Fields { { q("caller-name"), q("山田") } }));
    run.back(noon);
    EXPECT_TRUE(run.leave(q("self"), q(" 山田 "), noon)) << "both: the choice leads on";
    EXPECT_EQ(here(run), q("talk"));
    EXPECT_EQ(run.fields(), (Fields { { q("caller-name"), q("山田") }, { q("relation"), q("本人") } }));
}

TEST(ScriptRun, aJumpToAnotherScriptEndsTheRunAndSaysWhere)
{
    ScriptRun run(visit());
    run.leave({}, {}, noon);
    EXPECT_TRUE(run.leave(q("machine"), {}, noon));
    EXPECT_TRUE(run.ended());
    EXPECT_EQ(run.jumpsTo(), q("leave-message"));
    EXPECT_TRUE(run.back(noon));
    EXPECT_TRUE(run.jumpsTo().isEmpty()) << "what was taken back leads nowhere";
    EXPECT_EQ(here(run), q("who"));
    run.leave(q("wrong"), {}, noon);
    EXPECT_TRUE(run.ended());
    EXPECT_TRUE(run.jumpsTo().isEmpty());
}

TEST(ScriptRun, goingBackOpensTheStepBeforeAndForgetsWhatItFilled)
{
    ScriptRun run(visit());
    run.leave({}, {}, noon);
    run.leave(q("family"), {}, noon);
    run.leave({}, q("夕方"), noon);
    EXPECT_EQ(run.fields(), (Fields { { q("relation"), q("家族") }, { q("result"), q("family") }, { q("notes"), q("夕方") } }));
    EXPECT_TRUE(run.back(noon));
    EXPECT_EQ(here(run), q("when"));
    EXPECT_TRUE(run.back(noon));
    EXPECT_EQ(here(run), q("who"));
    EXPECT_TRUE(run.fields().isEmpty());
    EXPECT_TRUE(run.leave(q("self"), {}, noon));
    EXPECT_EQ(run.fields(), (Fields { { q("relation"), q("本人") } }));
    EXPECT_EQ(codesOf(run.path()), q("greet who"));
    EXPECT_EQ(codesOf(run.history()), q("greet who when <when <who who"));
    EXPECT_TRUE(run.back(noon));
    EXPECT_TRUE(run.back(noon));
    EXPECT_EQ(here(run), q("greet"));
    EXPECT_FALSE(run.back(noon));
}

TEST(ScriptRun, inALoopTheLastOfAFieldCounts)
{
    Script script = visit();
    script.steps[3].next = q("when"); // asked again and again
    ScriptRun run(script);
    run.leave({}, {}, noon);
    run.leave(q("family"), {}, noon);
    run.leave({}, q("夕方"), noon);
    EXPECT_EQ(here(run), q("when"));
    run.leave({}, q("夜"), noon);
    EXPECT_EQ(run.fields().value(q("notes")), q("夜"));
    run.leave({}, q("  "), noon);
    EXPECT_EQ(run.fields().value(q("notes")), q("夜")) << "nothing typed fills nothing";
    run.back(noon);
    run.back(noon);
    EXPECT_EQ(run.fields().value(q("notes")), q("夕方"));
}

TEST(ScriptRun, aWayToNowhereIsNotTaken)
{
    Script script = visit();
    script.steps[1].choices[1].go = q("gone"); // the reader would not let it through
    ScriptRun run(script);
    run.leave({}, {}, noon);
    EXPECT_FALSE(run.leave(q("family"), {}, noon));
    EXPECT_EQ(here(run), q("who"));
    EXPECT_EQ(run.history().size(), 1u);
}

TEST(ScriptRun, timesAreKeptInUtc)
{
    ScriptRun run(visit());
    const QDateTime local(QDate(2026, 1, 5), QTime(21, 0), Qt::OffsetFromUTC, 9 * 3600);
    run.leave({}, {}, local);
    run.back(local);
    for (const ScriptRun::Left &left : run.history()) {
        EXPECT_EQ(left.at, noon);
        EXPECT_EQ(left.at.timeSpec(), Qt::UTC);
    }
}

// Laws over any script and any keys.

struct Key {
    bool back = false;
    QString choice;
    QString text;
};

QString anyGo(int steps)
{
    const int what = *rc::gen::inRange(0, 6);
    if (what == 0)
        return q("end");
    if (what == 1)
        return q("script:other");
    return what == 2 ? QString() : QStringLiteral("s%1").arg(*rc::gen::inRange(0, steps + 1)); // one too far at times
}

Script anyScript()
{
    Script script;
    const int steps = *rc::gen::inRange(1, 7);
    for (int i = 0; i < steps; ++i) {
        ScriptStep step;
        step.code = QStringLiteral("s%1").arg(i);
        step.next = anyGo(steps);
        if (*rc::gen::inRange(0, 3) == 0)
            step.field = QStringLiteral("f%1").arg(*rc::gen::inRange(0, 3));
        const int choices = *rc::gen::inRange(0, 4);
        for (int c = 0; c < choices; ++c)
            step.choices.push_back({ QStringLiteral("c%1").arg(c), q("答え"), anyGo(steps),
                { { QStringLiteral("f%1").arg(*rc::gen::inRange(0, 3)), QStringLiteral("%1.%2").arg(i).arg(c) } } });
        script.steps.push_back(step);
    }
    return script;
}

std::vector<Key> anyKeys()
{
    std::vector<Key> keys;
    const int count = *rc::gen::inRange(0, 40);
    for (int i = 0; i < count; ++i) {
        const int choice = *rc::gen::inRange(-1, 4);
        keys.push_back({ *rc::gen::inRange(0, 4) == 0, choice < 0 ? QString() : QStringLiteral("c%1").arg(choice),
            *rc::gen::arbitrary<bool>() ? QStringLiteral("t%1").arg(i) : QString() });
    }
    return keys;
}

bool press(ScriptRun &run, const Key &key, int second)
{
    return key.back ? run.back(noon.addSecs(second)) : run.leave(key.choice, key.text, noon.addSecs(second));
}

QString standingOf(const ScriptRun &run)
{
    QStringList fields;
    const Fields filled = run.fields();
    for (auto it = filled.begin(); it != filled.end(); ++it)
        fields << it.key() + u'=' + it.value();
    return here(run) + u'|' + run.jumpsTo() + u'|' + codesOf(run.path()) + u'|' + codesOf(run.history()) + u'|'
        + fields.join(u',');
}

/// Where the path leads by the law, written apart from the run: from the first step, each step left is the one in hand.
void requireRealPath(const ScriptRun &run)
{
    const Script &script = run.script();
    ScriptWay at { ScriptWay::ToStep, script.steps.front().code };
    Fields filled;
    for (const ScriptRun::Left &left : run.path()) {
        RC_ASSERT(at.kind == ScriptWay::ToStep && at.to == left.step && !left.back);
        const ScriptStep *step = script.step(left.step);
        QString go = step->next;
        if (!left.choice.isEmpty()) {
            const auto chosen = std::find_if(step->choices.begin(), step->choices.end(),
                [&](const ScriptChoice &choice) { return choice.code == left.choice; });
            RC_ASSERT(chosen != step->choices.end());
            go = chosen->go;
            for (auto it = chosen->fills.begin(); it != chosen->fills.end(); ++it)
                filled[it.key()] = it.value();
        } else {
            RC_ASSERT(step->choices.empty() || !step->field.isEmpty());
        }
        if (!step->field.isEmpty() && !left.text.isEmpty())
            filled[step->field] = left.text;
        at = wayFrom(script, *step, go);
    }
    RC_ASSERT(at.kind != ScriptWay::Nowhere);
    RC_ASSERT(here(run) == (at.kind == ScriptWay::ToStep ? at.to : q("-")));
    RC_ASSERT(run.jumpsTo() == (at.kind == ScriptWay::ToScript ? at.to : QString()));
    RC_ASSERT(run.fields() == filled);
}

RC_GTEST_PROP(ScriptRunLaws, thePathIsAlwaysARealOne, ())
{
    ScriptRun run(anyScript());
    int second = 0;
    for (const Key &key : anyKeys()) {
        press(run, key, second++);
        requireRealPath(run);
    }
}

RC_GTEST_PROP(ScriptRunLaws, theHistoryReplaysToTheSamePlace, ())
{
    const Script script = anyScript();
    ScriptRun run(script);
    ScriptRun twin(script);
    int second = 0;
    for (const Key &key : anyKeys()) {
        RC_ASSERT(press(run, key, second) == press(twin, key, second));
        ++second;
    }
    RC_ASSERT(standingOf(run) == standingOf(twin));
    ScriptRun again(script);
    for (const ScriptRun::Left &left : run.history())
        RC_ASSERT((left.back ? again.back(left.at) : again.leave(left.choice, left.text, left.at)));
    RC_ASSERT(standingOf(again) == standingOf(run));
}

RC_GTEST_PROP(ScriptRunLaws, backUndoesOneStepAndARefusalChangesNothing, ())
{
    ScriptRun run(anyScript());
    for (const Key &key : anyKeys()) {
        const QString before = standingOf(run);
        const QString place = here(run) + codesOf(run.path());
        const Fields fields = run.fields();
        if (!press(run, key, 0)) {
            RC_ASSERT(standingOf(run) == before);
        } else if (!key.back) {
            const size_t events = run.history().size();
            ScriptRun copy = run;
            RC_ASSERT(copy.back(noon));
            RC_ASSERT(here(copy) + codesOf(copy.path()) == place);
            RC_ASSERT(copy.fields() == fields);
            RC_ASSERT(copy.history().size() == events + 1);
        }
    }
}

} // namespace
