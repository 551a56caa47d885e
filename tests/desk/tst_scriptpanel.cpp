// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "cuttexts.h"
#include "desk/scriptpanel.h"
#include "deskstage.h"
#include "protocol/reading/scriptreader.h"

#include <QLabel>
#include <QLineEdit>

#include <gtest/gtest.h>

using namespace kikitori;

/// Scripts on the real desk window, by keys alone.
namespace {

constexpr char kHead[] = "book: test\nname: 試し\nversion: '1'\nsample: true\nnotice: 見本の台本です。\n";
constexpr char kSilent[] = R"(id: common.silent
title: 無言の電話
kind: prank
words: [無言, 黙っている]
basis: 試し
steps:
  - code: hello
    say: もしもし、{program}です。
    note: 30秒待つ
    choices:
      - {code: talks, text: 話した, go: relation}
      - {code: taps, text: 音がする, go: tap}
      - {code: nothing, text: 何もない, go: end, fills: {result: home-care}}
  - code: tap
    ask: 話せないときは、受話器を一回たたいてください
    next: relation
  - code: relation
    ask: どなたのことですか
    choices:
      - {code: self, text: 本人, go: history, fills: {relation: 本人}}
      - {code: urgent, text: 急ぐ, go: "script:common.handover"}
  - code: history
    ask: 持病を教えてください
    field: history
    next: end
)";
constexpr char kHandOver[] = R"(id: common.handover
title: 申し送り
kind: ambulance
words: [119]
basis: 試し
steps:
  - code: who
    say: "{age}歳の方です。場所は{municipality}です。"
    next: end
)";

ScriptBook book()
{
    return readScripts({ { QStringLiteral("book.yaml"), kHead }, { QStringLiteral("common-silent.yaml"), kSilent },
                           { QStringLiteral("common-handover.yaml"), kHandOver } })
        .value();
}

/// The desk with scripts, talking.
struct ScriptStage : Stage {
    ScriptStage() { window.setScripts(book()); }
    [[nodiscard]] bool begin(const QString &words = QStringLiteral("無言"))
    {
        if (!show() || !talk())
            return false;
        key(Qt::Key_D);
        type(words);
        key(Qt::Key_Return);
        return settle() && journal.count(kind::ScriptStarted) == 1;
    }
    [[nodiscard]] bool sees(const QString &text) const
    {
        const auto labels = window.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
            [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }
    [[nodiscard]] QStringList kept(const char *kind, const char *part) const
    {
        QStringList found;
        for (const Entry &entry : journal.kept) {
            if (entry.kind == QLatin1String(kind))
                found << entry.body.value(QLatin1String(part)).toString();
        }
        return found;
    }
};

} // namespace

TEST(ScriptPanel, isFoundReadAndWrittenDownByKeysAlone)
{
    ScriptStage stage;
    ASSERT_TRUE(stage.begin());
    EXPECT_TRUE(stage.sees(QStringLiteral("もしもし、試しの救急電話です。")));
    EXPECT_TRUE(stage.sees(QStringLiteral("30秒待つ")));
    EXPECT_TRUE(stage.sees(QStringLiteral("見本の台本です。")));
    stage.key(Qt::Key_2);
    EXPECT_TRUE(stage.sees(QStringLiteral("一回たたいて")));
    stage.key(Qt::Key_Space);
    stage.key(Qt::Key_1);
    stage.type(QStringLiteral("糖尿病"));
    stage.key(Qt::Key_Return);
    ASSERT_TRUE(stage.settle());
    EXPECT_EQ(stage.kept(kind::ScriptSaid, "step"),
        (QStringList { QStringLiteral("hello"), QStringLiteral("tap"), QStringLiteral("relation"), QStringLiteral("history") }));
    EXPECT_EQ(stage.kept(kind::ScriptSaid, "said").first(), QStringLiteral("もしもし、試しの救急電話です。"));
    EXPECT_EQ(stage.journal.count(kind::ScriptEnded), 1);
    EXPECT_EQ(stage.session.record().fields.value(QStringLiteral("relation")), QStringLiteral("本人"));
    EXPECT_EQ(stage.session.record().fields.value(QStringLiteral("history")), QStringLiteral("糖尿病"));
    EXPECT_TRUE(stage.sees(QStringLiteral("申し送り"))) << "the list is there again";
}

TEST(ScriptPanel, aStepBackIsWrittenAndWhatWasSaidAfterItCountsNoMore)
{
    ScriptStage stage;
    ASSERT_TRUE(stage.begin());
    stage.key(Qt::Key_1);
    stage.key(Qt::Key_Backspace);
    ASSERT_TRUE(stage.settle());
    EXPECT_EQ(stage.kept(kind::ScriptBack, "step"), QStringList { QStringLiteral("hello") });
    EXPECT_TRUE(stage.sees(QStringLiteral("もしもし")));
    stage.key(Qt::Key_Backspace);
    ASSERT_TRUE(stage.settle());
    EXPECT_EQ(stage.journal.count(kind::ScriptBack), 1) << "before the first step is nothing";
}

TEST(ScriptPanel, nothingGoesOnWithoutTheChoiceThatItNeeds)
{
    ScriptStage stage;
    ASSERT_TRUE(stage.begin());
    stage.key(Qt::Key_Space);
    stage.key(Qt::Key_7);
    ASSERT_TRUE(stage.settle());
    EXPECT_EQ(stage.journal.count(kind::ScriptSaid), 0);
}

TEST(ScriptPanel, aJumpOpensTheOtherScriptAndGapsAreHeard)
{
    ScriptStage stage;
    ASSERT_TRUE(stage.begin());
    stage.key(Qt::Key_1);
    stage.key(Qt::Key_2);
    ASSERT_TRUE(stage.settle());
    EXPECT_EQ(stage.kept(kind::ScriptStarted, "script"),
        (QStringList { QStringLiteral("common.silent"), QStringLiteral("common.handover") }));
    EXPECT_TRUE(stage.sees(QStringLiteral("（年齢）歳の方です。")));
    stage.session.setField(QStringLiteral("age"), QStringLiteral("3"));
    EXPECT_TRUE(stage.sees(QStringLiteral("3歳の方です。")));
}

TEST(ScriptPanel, escLeavesItOpenAndTheQuestionsAreAnsweredMeanwhile)
{
    ScriptStage stage;
    ASSERT_TRUE(stage.begin());
    stage.key(Qt::Key_1);
    stage.key(Qt::Key_Escape);
    EXPECT_FALSE(stage.sees(QStringLiteral("どなたのことですか")));
    stage.key(Qt::Key_Space); // the opening
    stage.key(Qt::Key_1); // the first emergency check: yes
    ASSERT_TRUE(stage.settle());
    EXPECT_EQ(stage.session.finalUrgency(), Urgency::Red);
    stage.key(Qt::Key_D);
    EXPECT_TRUE(stage.sees(QStringLiteral("どなたのことですか")));
    stage.key(Qt::Key_D, Qt::ControlModifier);
    ASSERT_TRUE(stage.settle());
    EXPECT_EQ(stage.journal.count(kind::ScriptEnded), 1);
}

TEST(ScriptPanel, afterACrashTheScriptStandsAtTheSameStep)
{
    ScriptStage before;
    ASSERT_TRUE(before.begin());
    before.key(Qt::Key_2);
    before.key(Qt::Key_Space);
    before.key(Qt::Key_Backspace);
    ASSERT_TRUE(before.settle());
    ASSERT_TRUE(before.sees(QStringLiteral("一回たたいて")));

    CaseFile file;
    for (Entry entry : before.journal.kept) {
        if (entry.stream == Stream::Case)
            file.entries.push_back(entry);
    }
    for (size_t i = 0; i < file.entries.size(); ++i)
        file.entries[i].seq = qint64(i) + 1;
    file.record = CaseRecord::fold(file.entries);
    ScriptStage after;
    after.shelf.files.insert(file.record.id, file);
    ASSERT_TRUE(after.show());
    after.session.reopenUnfinished(file.record.id);
    ASSERT_TRUE(QTest::qWaitFor([&] { return after.session.hasCase(); }, test::kPatienceMs));
    after.key(Qt::Key_D);
    EXPECT_TRUE(after.sees(QStringLiteral("一回たたいて")));
    after.key(Qt::Key_Space);
    EXPECT_TRUE(after.sees(QStringLiteral("どなたのことですか")));
}

TEST(ScriptPanel, noWordIsCutAtTwiceTheSize)
{
    ScriptStage stage;
    stage.window.setFontScale(2.0);
    const auto whole = [&stage] { // once the layouts have come to rest
        return QTest::qWaitFor([&] { return cutTexts(stage.window).isEmpty(); }, test::kPatienceMs);
    };
    ASSERT_TRUE(stage.begin());
    EXPECT_TRUE(whole());
    stage.key(Qt::Key_1);
    EXPECT_TRUE(whole());
    stage.key(Qt::Key_1);
    EXPECT_TRUE(whole());
}
