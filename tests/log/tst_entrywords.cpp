// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/entrywords.h"

#include "madeupcases.h"

#include <gtest/gtest.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {
QStringList textsOf(const std::vector<CaseLine> &lines)
{
    QStringList texts;
    for (const CaseLine &line : lines)
        texts += line.text + (line.value.isEmpty() ? QString() : QStringLiteral(" = ") + line.value);
    return texts;
}

Program small()
{
    Program program;
    program.id = QStringLiteral("kochi-7119");
    program.fields.push_back({ QStringLiteral("result"), QStringLiteral("対応結果"), FieldKind::Choice, true, {}, {} });
    program.fields.push_back({ QStringLiteral("age"), QStringLiteral("年齢"), FieldKind::Age, true, {}, {} });
    program.dispositions.push_back({ QStringLiteral("home-care"), QStringLiteral("家庭での対処") });
    program.dispositions.push_back({ QStringLiteral("transfer-119"), QStringLiteral("119へ転送") });
    return program;
}

const LogNames names { { { QStringLiteral("ns01"), QStringLiteral("看護師 01") } }, { { QStringLiteral("airway"), QStringLiteral("気道") } },
    { { QStringLiteral("sample"), QStringLiteral("見本") } }, japan };
}

TEST(EntryWords, EveryEntryIsALineAndSaysWhatChanged)
{
    MadeUpCase made(QStringLiteral("K-1"), QStringLiteral("2026-11-20 23:41:08"));
    made.complaint(QStringLiteral("胸")).complaint(QStringLiteral("胸が痛い")).run(QStringLiteral("胸痛"))
        .answer(QStringLiteral("sweat"), QStringLiteral("冷や汗"), Urgency::Red, Answer::No)
        .answer(QStringLiteral("sweat"), QStringLiteral("冷や汗"), Urgency::Red, Answer::Yes)
        .verdict(Urgency::Orange).verdict(Urgency::Red).decide(Urgency::Orange, QStringLiteral("理由"))
        .field(QStringLiteral("result"), QStringLiteral("home-care")).field(QStringLiteral("result"), QStringLiteral("transfer-119"))
        .field(QStringLiteral("result"), QString()).closed();
    const Program program = small();
    const EntryWords words(names, &program);
    const CaseFile file = made.file();
    const std::vector<CaseLine> lines = words.revisions(file.entries);
    ASSERT_EQ(lines.size(), file.entries.size());
    const QStringList expected { QStringLiteral("Closed"), QStringLiteral("対応結果: 119へ転送 → (empty)"), QStringLiteral("対応結果: 家庭での対処 → 119へ転送"),
        QStringLiteral("対応結果: 家庭での対処"), QStringLiteral("Nurse's decision: ◆ Red → ▲ Orange (理由)"), QStringLiteral("Protocol: ▲ Orange → ◆ Red"),
        QStringLiteral("Protocol: ▲ Orange"), QStringLiteral("冷や汗: No → Yes"), QStringLiteral("冷や汗: No"),
        QStringLiteral("Protocol chosen: 胸痛 (見本 0.1)"), QStringLiteral("Complaint: 胸 → 胸が痛い"), QStringLiteral("Complaint: 胸"), QStringLiteral("Opened") };
    EXPECT_EQ(textsOf(lines), expected);
    EXPECT_EQ(lines.front().revision, int(file.entries.size()));
    EXPECT_EQ(lines.front().author, QStringLiteral("看護師 01"));
    EXPECT_EQ(lines.back().at, at(QStringLiteral("2026-11-20 23:41:08")));
}

TEST(EntryWords, AnswersStandInTheOrderTheyWereGivenAndNoesOfTheFirstChecksAreOneLine)
{
    MadeUpCase made(QStringLiteral("K-2"), QStringLiteral("2026-11-20 23:41:08"));
    made.add(kind::OpeningSaid, { { QStringLiteral("by"), QStringLiteral("agent") } }).check(QStringLiteral("cpa"), Answer::No)
        .check(QStringLiteral("airway"), Answer::No).check(QStringLiteral("breathing"), Answer::Yes).complaint(QStringLiteral("胸"))
        .complaint(QStringLiteral("胸が痛い")).run(QStringLiteral("胸痛")).answer(QStringLiteral("sweat"), QStringLiteral("冷や汗"), Urgency::Red, Answer::Unknown);
    const EntryWords words(names, nullptr);
    const QStringList expected { QStringLiteral("Opening statement = read aloud"), QStringLiteral("Emergency checks (2) = all no"),
        QStringLiteral("Emergency check: breathing = Yes"), QStringLiteral("Complaint: 胸が痛い"), QStringLiteral("冷や汗 = Unknown") };
    EXPECT_EQ(textsOf(words.answers(made.file().entries)), expected);
}

TEST(EntryWords, WhatWasReadFromAScriptAndToWhomTheCaseWasHandedOverIsShown)
{
    MadeUpCase made(QStringLiteral("K-4"), QStringLiteral("2026-11-20 23:41:08"));
    made.add(kind::ScriptStarted, { { QStringLiteral("title"), QStringLiteral("無言の電話") } })
        .add(kind::ScriptSaid, { { QStringLiteral("said"), QStringLiteral("もしもし") }, { QStringLiteral("answer"), QStringLiteral("話した") } })
        .add(kind::ScriptBack, {}).add(kind::ScriptSaid, { { QStringLiteral("said"), QStringLiteral("もしもし") }, { QStringLiteral("text"), QStringLiteral("58") } })
        .add(kind::AdviceSaid, { { QStringLiteral("line"), QStringLiteral("お大事に。") } }).add(kind::ScriptEnded, {}).add(kind::HandedOver, { { QStringLiteral("to"), QStringLiteral("doctor") }, { QStringLiteral("sheet"), QStringLiteral("S: …") } });
    const EntryWords words(names, nullptr);
    const QStringList revisions { QStringLiteral("Hand-over sheet: read to the doctor"), QStringLiteral("Script left"), QStringLiteral("Advice given: お大事に。"), QStringLiteral("もしもし: 58"),
        QStringLiteral("A step of the script taken back"), QStringLiteral("もしもし: 話した"), QStringLiteral("Script: 無言の電話"), QStringLiteral("Opened") };
    EXPECT_EQ(textsOf(words.revisions(made.file().entries)), revisions);
    const QStringList answers { QStringLiteral("Script: 無言の電話"), QStringLiteral("もしもし = 話した"), QStringLiteral("もしもし = 58"),
        QStringLiteral("S: … = read to the doctor") };
    EXPECT_EQ(textsOf(words.answers(made.file().entries)), answers);
}

TEST(EntryWords, AnEntryOfANewerVersionIsStillShown)
{
    MadeUpCase made(QStringLiteral("K-3"), QStringLiteral("2026-11-20 23:41:08"));
    made.add("weather", {});
    const EntryWords words(names, nullptr);
    EXPECT_EQ(words.revisions(made.file().entries).front().text, QStringLiteral("Something that a newer version wrote (weather)"));
}
