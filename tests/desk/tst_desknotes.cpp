// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "deskstage.h"

#include <QLabel>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

LocalNote note(const char *part, const char *text)
{
    return { QStringLiteral("adult.chest-pain"), QString::fromLatin1(part), QString::fromUtf8(text), QStringLiteral("看護師長"), QDate(2026, 11, 20), {} };
}

bool inSight(const DeskWindow &window, const char *text)
{
    const auto labels = window.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
        [text](const QLabel *label) { return label->isVisible() && label->text().contains(QString::fromUtf8(text)); });
}

} // namespace

TEST(DeskNotes, TheCentresOwnNotesStandUnderTheirQuestionsAndAboveTheirProtocol)
{
    DeskSession::Settings settings;
    settings.localNotes = { note("items/sweat", "夜間は循環器の当番へ"), note("", "日曜は休診"), note("items/gone", "消えた項目") };
    Stage stage(smallProgram(), smallPack(), Theme(), settings);
    ASSERT_TRUE(stage.show());
    ASSERT_TRUE(stage.toChecklist());
    EXPECT_TRUE(inSight(stage.window, "夜間は循環器の当番へ"));
    EXPECT_TRUE(inSight(stage.window, "日曜は休診"));
    EXPECT_FALSE(inSight(stage.window, "消えた項目"));
}

TEST(DeskNotes, WithoutNotesNothingIsAdded)
{
    Stage stage;
    ASSERT_TRUE(stage.show());
    ASSERT_TRUE(stage.toChecklist());
    EXPECT_FALSE(inSight(stage.window, "note"));
}
