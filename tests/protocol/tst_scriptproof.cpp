// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "base/yamlmap.h"
#include "protocol/proof/proofscript.h"
#include "protocol/scriptrun.h"
#include "protocol/scriptway.h"

#include <QDir>
#include <QSet>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

using namespace kikitori;

namespace {

using Files = QMap<QString, QByteArray>;

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

const RecordFields fields { { q("yokosuka"),
    { { q("relation"), { q("本人"), q("家族") } }, { q("result"), { q("applied"), q("machine") } }, { q("notes"), {} } } } };

/// A book that is proven as it stands, with a loop that has a way out and jumps both ways.
Files soundFiles()
{
    return { { q("book.yaml"), R"(book: tiny
name: 小さな台本
version: "0.1"
notice: 見本です。
)" },
        { q("call.yaml"), R"(id: call
title: 最初の電話
kind: outbound
programs: [yokosuka]
basis: 仕様書
steps:
  - code: greet
    say: "{program}の{agent}です。"
  - code: who
    ask: ご本人ですか
    choices:
      - { code: self, text: 本人, go: talk, fills: { relation: 本人 } }
      - { code: family, text: 家族, fills: { relation: 家族 } }
      - { code: machine, text: 留守番電話, go: "script:leave", fills: { result: machine } }
  - code: when
    say: "{relation}の方ですね。"
    ask: いつがよろしいか、教えてください
    field: notes
    next: again
  - code: talk
    say: ご案内いたします。
    next: end
  - code: again
    ask: いまの日時でよろしいですか
    choices:
      - { code: yes, text: はい, go: end }
      - { code: no, text: いいえ, go: when }
)" },
        { q("leave.yaml"), R"(id: leave
title: 伝言
kind: closing
programs: [yokosuka]
basis: 一般知識
steps:
  - code: message
    say: またお電話いたします。
    choices:
      - { code: done, text: 切れた, go: end }
      - { code: answered, text: 人が出た, go: back }
  - code: back
    say: 失礼しました。
)" } };
}

struct Seeded {
    const char *what;
    const char *file;
    const char *from;
    const char *to;
    ScriptRule rule;
    int line;
    Severity severity = Severity::Error;
};

void PrintTo(const Seeded &fault, std::ostream *out)
{
    *out << fault.what;
}

class SeededFault : public testing::TestWithParam<Seeded> { };

const char longQuestion[] =
    "ask: お体のことで、ふだんから気になっていることや、聞いてみたいと思っていたことが、何かほかにもありますか";

const Seeded faults[] = {
    { "aLoopWithoutAWayOut", "call.yaml", "text: はい, go: end", "text: はい, go: when", ScriptRule::Ends, 15 },
    { "aStepThatLeadsToItself", "call.yaml", "next: end", "next: talk", ScriptRule::Ends, 20 },
    { "aStepThatNobodyReaches", "call.yaml", "go: talk, fills", "go: when, fills", ScriptRule::Reached, 20 },
    { "aStepThatIsSkipped", "leave.yaml", "go: back", "go: end", ScriptRule::Reached, 12 },
    { "aJumpToNoScript", "call.yaml", "script:leave", "script:laeve", ScriptRule::Jump, 14 },
    { "nextToNoScript", "leave.yaml", "say: 失礼しました。", "say: 失礼しました。\n    next: script:gone", ScriptRule::Jump, 14 },
    { "aJumpThatTheReaderRefuses", "call.yaml", "go: talk, fills", "go: tlak, fills", ScriptRule::Form, 12 },
    { "aJumpToAScriptOfAnotherProgram", "call.yaml", "[yokosuka]", "[yokosuka, kochi-7119]", ScriptRule::Programs, 14 },
    { "choicesThatReadTheSame", "leave.yaml", "text: 人が出た", "text: 切れた", ScriptRule::ChoiceTexts, 11 },
    { "theSameTitleForOneProgram", "leave.yaml", "title: 伝言", "title: 最初の電話", ScriptRule::Titles, 2 },
    { "aPlaceThatNothingFills", "call.yaml", "{agent}", "{agnet}", ScriptRule::Place, 8 },
    { "aPlaceInAQuestionThatNothingFills", "call.yaml", "ask: ご本人ですか", "ask: \"{name}様ですか\"", ScriptRule::Place, 10 },
    { "aFieldThatIsNotInTheRecord", "call.yaml", "field: notes", "field: note", ScriptRule::Field, 18 },
    { "aFillThatIsNotInTheRecord", "call.yaml", "{ result: machine }", "{ outcome: machine }", ScriptRule::Field, 14 },
    { "aFillWithNoSuchValue", "call.yaml", "{ relation: 家族 }", "{ relation: 親族 }", ScriptRule::FieldValue, 13 },
    { "typedWithoutAQuestion", "call.yaml", "    ask: いつがよろしいか、教えてください\n", "", ScriptRule::Typed, 17,
        Severity::Note },
    { "aQuestionThatDoesNotAsk", "call.yaml", "ask: ご本人ですか", "ask: あなたはご本人", ScriptRule::Asks, 10 },
    { "aQuestionForANo", "call.yaml", "ask: ご本人ですか", "ask: ご家族ではありませんか", ScriptRule::Negative, 10,
        Severity::Note },
    { "aQuestionOfTwoBreaths", "call.yaml", "ask: ご本人ですか", longQuestion, ScriptRule::Length, 10 },
    { "aDiseaseInWhatIsSaid", "call.yaml", "say: ご案内いたします。", "say: おそらく、肺炎です。", ScriptRule::Diagnosis, 21 },
    { "aDiseaseInAQuestion", "call.yaml", "ask: ご本人ですか", "ask: それは心筋梗塞ですか", ScriptRule::Diagnosis, 10 },
    { "aHospitalWord", "call.yaml", "say: ご案内いたします。", "say: 服用についてご案内いたします。", ScriptRule::HardWord, 21,
        Severity::Note },
    { "allKanji", "call.yaml", "say: ご案内いたします。", "say: 特定保健指導利用勧奨業務担当。", ScriptRule::KanjiShare, 21 },
    { "noPause", "call.yaml", "say: ご案内いたします。",
        "say: これからあなたのお体のことについてくわしくおはなしをうかがってからごあんないをいたします", ScriptRule::Clause, 21 },
};

TEST_P(SeededFault, isFoundAtItsPlaceAndNothingElseIs)
{
    const Seeded &fault = GetParam();
    Files files = soundFiles();
    QByteArray &bytes = files[q(fault.file)];
    ASSERT_EQ(bytes.count(fault.from), 1) << "the fault is not put in, or twice";
    bytes.replace(fault.from, fault.to);
    const ScriptProof proof = proveScripts(readScriptsWithPlaces(files), fields);
    bool found = false;
    for (const ScriptFinding &finding : proof.findings) {
        found = found
            || (finding.rule == fault.rule && finding.place.line == fault.line && finding.place.file == q(fault.file)
                && finding.severity == fault.severity);
        EXPECT_EQ(finding.rule, fault.rule) << codeOf(finding.rule).toStdString() << ' ' << finding.part.toStdString() << ':'
                                            << finding.place.line << ' ' << finding.details.join(u' ').toStdString();
    }
    EXPECT_TRUE(found) << proof.findings.size() << " findings";
}

INSTANTIATE_TEST_SUITE_P(Each, SeededFault, testing::ValuesIn(faults), [](const auto &each) { return each.param.what; });

QString shown(const ScriptProof &proof)
{
    QStringList out;
    for (const ScriptFinding &finding : proof.findings)
        out << QStringLiteral("%1:%2 %3 [%4] %5")
                   .arg(finding.place.file)
                   .arg(finding.place.line)
                   .arg(finding.part, codeOf(finding.rule), finding.details.join(u' '));
    return out.join(u'\n');
}

TEST(ScriptProof, aSoundBookIsProven)
{
    const ScriptProof proof = proveScripts(readScriptsWithPlaces(soundFiles()), fields);
    EXPECT_TRUE(proof.findings.empty()) << shown(proof).toStdString();
    EXPECT_EQ(proof.scripts, 2);
    EXPECT_EQ(proof.steps, 7);
    EXPECT_EQ(proof.ways, 11);
}

TEST(ScriptProof, aScriptInARefusedFileIsNotSaidToBeMissing)
{
    Files files = soundFiles();
    files[q("leave.yaml")].replace("kind: closing", "kind: goodbye");
    const ScriptProof proof = proveScripts(readScriptsWithPlaces(files), fields);
    ASSERT_EQ(proof.findings.size(), 1u) << shown(proof).toStdString();
    EXPECT_EQ(proof.findings[0].rule, ScriptRule::Form);
}

/// Two scripts that only ever hand over to each other; alone each has a way out.
TEST(ScriptProof, scriptsThatJumpInACircleAreFound)
{
    Files files = soundFiles();
    files.remove(q("leave.yaml"));
    files[q("call.yaml")].replace("\"script:leave\"", "\"script:ping\"");
    const QByteArray ping = "id: ping\ntitle: 行き\nkind: closing\nbasis: なし\nsteps:\n  - { code: a, say: はい。 }\n"
                            "  - { code: b, say: はい。, next: \"script:pong\" }\n";
    files.insert(q("ping.yaml"), ping);
    files.insert(
        q("pong.yaml"), QByteArray(ping).replace("pong", "ping").replace("id: ping", "id: pong").replace("行き", "帰り"));
    const ScriptProof proof = proveScripts(readScriptsWithPlaces(files), fields);
    ASSERT_EQ(proof.findings.size(), 2u) << shown(proof).toStdString();
    EXPECT_EQ(proof.findings[0].rule, ScriptRule::Circle);
    EXPECT_EQ(proof.findings[0].part, q("ping/steps/b/next"));
    EXPECT_EQ(proof.findings[1].part, q("pong/steps/b/next"));
    files[q("pong.yaml")].replace("say: はい。, next: \"script:ping\"",
        "ask: 続けますか, choices: [{ code: y, text: はい, go: \"script:ping\" }, { code: n, text: いいえ }]");
    EXPECT_TRUE(proveScripts(readScriptsWithPlaces(files), fields).findings.empty());
}

Script jumping(const char *id, const char *next)
{
    Script script;
    script.id = script.title = q(id);
    script.basis = q("なし");
    script.steps = { { q("a"), q("はい。"), {}, {}, {}, {}, q(next) } };
    return script;
}

TEST(ScriptProof, aScriptThatLeadsToAStuckOneIsNotBlamedForIt)
{
    ScriptBook book;
    book.scripts = { jumping("one", "script:stuck"), jumping("stuck", "a") };
    const ScriptProof proof = proveScripts(book);
    ASSERT_EQ(proof.findings.size(), 1u) << shown(proof).toStdString();
    EXPECT_EQ(proof.findings[0].rule, ScriptRule::Ends);
    EXPECT_EQ(proof.findings[0].part, q("stuck/steps/a"));
}

TEST(ScriptProof, aStepThatNobodyReachesIsNoWayOutOfACircle)
{
    ScriptBook book;
    book.scripts = { jumping("one", "script:two"), jumping("two", "script:one") };
    book.scripts[1].steps.push_back({ q("b"), q("はい。"), {}, {}, {}, {}, q("end") });
    QStringList rules;
    for (const ScriptFinding &finding : proveScripts(book).findings)
        rules << finding.part + u' ' + codeOf(finding.rule);
    rules.sort();
    EXPECT_EQ(rules.join(u','), q("one/steps/a/next circle,two/steps/a/next circle,two/steps/b reached"));
}

TEST(ScriptProof, withoutFieldsOfItsProgramsAScriptMayNameWhatItFills)
{
    Files files = soundFiles();
    files[q("call.yaml")]
        .replace("field: notes", "field: wish-time")
        .replace("いまの日時", "\"{wish-time}\"")
        .replace("ask: \"{wish-time}\"でよろしいですか", "ask: \"{wish-time}でよろしいですか\"");
    EXPECT_TRUE(proveScripts(readScriptsWithPlaces(files)).findings.empty())
        << shown(proveScripts(readScriptsWithPlaces(files))).toStdString();
    EXPECT_EQ(proveScripts(readScriptsWithPlaces(files), fields).findings.size(), 2u) << "field and place";
    files[q("call.yaml")].replace("{wish-time}", "{wish-tiem}");
    const ScriptProof proof = proveScripts(readScriptsWithPlaces(files));
    ASSERT_EQ(proof.findings.size(), 1u) << shown(proof).toStdString();
    EXPECT_EQ(proof.findings[0].rule, ScriptRule::Place);
}

TEST(ScriptProof, aScriptOfEveryProgramIsHeldToEachThatIsKnown)
{
    Files files = soundFiles();
    for (const char *file : { "call.yaml", "leave.yaml" })
        files[q(file)].replace("programs: [yokosuka]\n", "");
    RecordFields two = fields;
    two.insert(q("kochi-7119"), { { q("relation"), {} }, { q("notes"), {} } });
    const ScriptProof proof = proveScripts(readScriptsWithPlaces(files), two);
    ASSERT_EQ(proof.findings.size(), 1u) << shown(proof).toStdString();
    EXPECT_EQ(proof.findings[0].rule, ScriptRule::Field);
    EXPECT_EQ(proof.findings[0].details, QStringList({ q("result"), q("kochi-7119") }));
}

TEST(ScriptProof, theDoctorAnd119AreToldInTheirWords)
{
    Files files = soundFiles();
    files[q("call.yaml")].replace("say: ご案内いたします。", "say: \"{findings}。嘔吐と下血。心筋梗塞の鑑別。\"");
    const auto rulesFor = [&](const char *kind) {
        Files of = files;
        of[q("call.yaml")].replace("kind: outbound", kind);
        QStringList rules;
        for (const ScriptFinding &finding : proveScripts(readScriptsWithPlaces(of), fields).findings)
            rules << codeOf(finding.rule);
        return rules.join(u' ');
    };
    EXPECT_EQ(rulesFor("kind: ambulance"), QString());
    EXPECT_EQ(rulesFor("kind: doctor"), QString());
    EXPECT_EQ(rulesFor("kind: inquiry"), q("diagnosis hard-word hard-word kanji-share"));
    files[q("call.yaml")].replace("{findings}。", "");
    EXPECT_EQ(rulesFor("kind: doctor"), rulesFor("kind: inquiry")) << "without a fact of the case it is for the caller";
    files[q("call.yaml")].replace("say: \"", "say: \"{findings}。").replace("心筋梗塞の鑑別", "心筋梗塞です");
    EXPECT_TRUE(rulesFor("kind: doctor").contains(q("diagnosis"))) << "a nurse states no disease to anybody";
}

TEST(ScriptProof, anotherLanguageIsNotMeasuredAsJapanese)
{
    Files files = soundFiles();
    files[q("call.yaml")]
        .replace("say: ご案内いたします。", "say: 请不要挂断电话。")
        .replace("ask: ご本人ですか", "ask: Do you need an ambulance?");
    EXPECT_EQ(proveScripts(readScriptsWithPlaces(files), fields).count(Severity::Error), 2);
    files[q("call.yaml")].replace("kind: outbound", "kind: foreign-language");
    const ScriptProof proof = proveScripts(readScriptsWithPlaces(files), fields);
    EXPECT_TRUE(proof.findings.empty()) << shown(proof).toStdString();
    files[q("call.yaml")].replace("Do you need an ambulance?", "救急車がいる");
    EXPECT_EQ(proveScripts(readScriptsWithPlaces(files), fields).count(Severity::Error), 1) << "Japanese is";
}

TEST(ScriptProof, aRequestIsNoQuestionForANo)
{
    for (const char *ask :
        { "教えていただけませんか", "待ってもらえませんか", "教えてくださいませんか", "教えてください。", "よろしいですか？" }) {
        Files files = soundFiles();
        files[q("call.yaml")].replace("ask: ご本人ですか", "ask: " + QByteArray(ask));
        EXPECT_TRUE(proveScripts(readScriptsWithPlaces(files), fields).findings.empty()) << ask;
    }
}

TEST(ScriptProof, aBookThatDidNotComeFromFilesIsHeldToTheReadersRules)
{
    ScriptBook book = readScripts(soundFiles()).value();
    Script &call = book.scripts[0];
    call.basis.clear();
    call.steps[1].choices[1].code = q("self");
    call.steps[1].choices[2].go = q("gone");
    call.steps[3].say.clear();
    call.steps[4].code = q("talk");
    for (int i = 0; i < 8; ++i)
        book.scripts[1].steps[0].choices.push_back(
            { QStringLiteral("c%1").arg(i), QStringLiteral("答え%1").arg(i), q("back"), {} });
    book.scripts.push_back(book.scripts[1]);
    book.scripts.push_back({});
    book.scripts.back().id = q("empty");
    book.scripts.back().basis = q("なし");
    QSet<QString> rules;
    for (const ScriptFinding &finding : proveScripts(book, fields).findings) {
        rules << codeOf(finding.rule);
        EXPECT_EQ(finding.place, Place());
    }
    for (const char *rule : { "basis", "codes", "jump", "spoken", "choices", "ids", "titles", "steps" })
        EXPECT_TRUE(rules.contains(q(rule))) << rule;
}

TEST(ScriptProof, eachRuleHasACodeOfItsOwn)
{
    QSet<QString> codes;
    for (int i = 0; i <= int(ScriptRule::Clause); ++i)
        codes << codeOf(ScriptRule(i));
    EXPECT_EQ(codes.size(), int(ScriptRule::Clause) + 1);
    EXPECT_EQ(codeOf(ScriptRule::Clause), q("clause"));
    EXPECT_EQ(codeOf(ScriptRule::Place), q("place"));
}

// The verdicts on ways, compared with runs that press every key.

Script anyScript()
{
    Script script;
    script.id = q("any");
    script.title = q("任意");
    script.basis = q("なし");
    const int steps = *rc::gen::inRange(1, 7);
    const auto anyGo = [&] {
        const int what = *rc::gen::inRange(0, 8);
        return what == 0 ? q("end") : what == 1 ? QString() : QStringLiteral("s%1").arg(*rc::gen::inRange(0, steps));
    };
    for (int i = 0; i < steps; ++i) {
        ScriptStep step;
        step.code = QStringLiteral("s%1").arg(i);
        step.say = q("はい。");
        step.next = anyGo();
        const int choices = *rc::gen::inRange(0, 3);
        for (int c = 0; c < choices; ++c)
            step.choices.push_back({ QStringLiteral("c%1").arg(c), QStringLiteral("答え%1").arg(c), anyGo(), {} });
        script.steps.push_back(step);
    }
    return script;
}

/// All places that a run can come to from where it stands; "" is the end.
QSet<QString> placesFrom(const ScriptRun &start)
{
    QSet<QString> met;
    std::vector<ScriptRun> open { start };
    while (!open.empty()) {
        const ScriptRun run = open.back();
        open.pop_back();
        const QString place = run.current() ? run.current()->code : QString();
        if (met.contains(place))
            continue;
        met.insert(place);
        for (const QString &key : { QString(), q("c0"), q("c1"), q("c2") }) {
            ScriptRun next = run;
            if (next.leave(key, {}, QDateTime()))
                open.push_back(next);
        }
    }
    return met;
}

RC_GTEST_PROP(ScriptProofLaws, whatIsSaidOfWaysIsWhatRunsCanDo, ())
{
    ScriptBook book;
    book.scripts = { anyScript() };
    const Script &script = book.scripts[0];
    QSet<QString> unreached;
    QSet<QString> stuck;
    for (const ScriptFinding &finding : proveScripts(book).findings) {
        if (finding.rule == ScriptRule::Reached)
            unreached << finding.details.value(0);
        if (finding.rule == ScriptRule::Ends)
            stuck << finding.details.value(0);
    }
    const QSet<QString> met = placesFrom(ScriptRun(script));
    for (const ScriptStep &step : script.steps) {
        RC_ASSERT(unreached.contains(step.code) == !met.contains(step.code));
        Script from = script; // begin at the step: the first leads there
        const ScriptStep door { q("door"), q("はい。"), {}, {}, {}, {}, step.code };
        from.steps.insert(from.steps.begin(), door);
        const bool ends = placesFrom(ScriptRun(from)).contains(QString());
        RC_ASSERT(stuck.contains(step.code) == (met.contains(step.code) && !ends));
    }
}

/// True when pressing some keys comes to an end of the book from this step, following every jump.
bool endsInTheBook(const ScriptBook &book, const Script &script, const ScriptStep &step)
{
    QSet<QString> met;
    std::vector<std::pair<const Script *, const ScriptStep *>> open { { &script, &step } };
    while (!open.empty()) {
        const auto [in, at] = open.back();
        open.pop_back();
        const QString part = in->id + u'/' + at->code;
        if (met.contains(part))
            continue;
        met.insert(part);
        for (const ScriptWay &way : waysFrom(*in, *at)) {
            if (way.kind == ScriptWay::ToEnd)
                return true;
            const Script *to = way.kind == ScriptWay::ToScript ? book.script(way.to) : in;
            open.push_back({ to, way.kind == ScriptWay::ToScript ? &to->steps.front() : to->step(way.to) });
        }
    }
    return false;
}

RC_GTEST_PROP(ScriptProofLaws, aProvenBookEndsFromEveryStepAndACircleDoesNot, ())
{
    ScriptBook book;
    for (int i = 0; i < 3; ++i) {
        Script script = anyScript();
        script.id = QStringLiteral("any%1").arg(i);
        script.title = script.id;
        for (ScriptStep &step : script.steps) {
            if (*rc::gen::inRange(0, 2) == 0)
                step.next = QStringLiteral("script:any%1").arg(*rc::gen::inRange(0, 3));
        }
        book.scripts.push_back(script);
    }
    bool proven = true;
    QSet<QString> circling;
    QSet<QString> unreached; // nothing is said of their end
    for (const ScriptFinding &finding : proveScripts(book).findings) {
        proven = proven && finding.rule != ScriptRule::Ends && finding.rule != ScriptRule::Circle;
        if (finding.rule == ScriptRule::Reached)
            unreached << finding.part;
        if (finding.rule == ScriptRule::Circle)
            circling << finding.part.section(u'/', 0, 2);
    }
    RC_CLASSIFY(proven, "proven");
    RC_CLASSIFY(!circling.isEmpty(), "circling");
    for (const Script &script : book.scripts) {
        for (const ScriptStep &step : script.steps) {
            const bool ends = endsInTheBook(book, script, step);
            const QString part = script.id + QStringLiteral("/steps/") + step.code;
            RC_ASSERT(!proven || ends || unreached.contains(part));
            RC_ASSERT(!ends || !circling.contains(part));
        }
    }
}

/// As the centre's door gives them, read without the room that knows programs.
RecordFields fieldsOfTheBuiltInPrograms()
{
    RecordFields known;
    const QDir dir(q(KIKITORI_SOURCE_DIR "/resources/programs"));
    for (const QString &file : dir.entryList({ q("*.yaml") })) {
        YamlMap program = YamlMap::read(dir.filePath(file)).value();
        for (YamlMap &field : program.maps("fields"))
            known[program.text("program")].insert(field.text("name"), field.texts("choices"));
        for (YamlMap &disposition : program.maps("dispositions"))
            known[program.text("program")][q("result")] << disposition.text("code");
    }
    return known;
}

TEST(ScriptProof, theSampleBookIsProven)
{
    const QString folder = q(KIKITORI_SOURCE_DIR "/resources/scripts/sample");
    const auto read = readScriptsWithPlaces(folder);
    ASSERT_TRUE(read);
    EXPECT_GE(read->book.scripts.size(), 50u);
    const ScriptProof proof = proveScripts(*read, fieldsOfTheBuiltInPrograms());
    for (const ScriptFinding &finding : proof.findings) {
        EXPECT_NE(finding.severity, Severity::Error)
            << finding.place.file.toStdString() << ':' << finding.place.line << ' ' << finding.part.toStdString() << " ["
            << codeOf(finding.rule).toStdString() << "] " << finding.details.join(u' ').toStdString();
    }
}

} // namespace
