// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/foundwords.h"

#include <gtest/gtest.h>

using namespace kikitori;

namespace {
QString marked(const QString &text, const QString &words)
{
    QString out = text;
    const QList<Stretch> hits = foundWords(text, words);
    for (auto it = hits.rbegin(); it != hits.rend(); ++it)
        out = out.left(it->from) + u'[' + out.mid(it->from, it->length) + u']' + out.mid(it->from + it->length);
    return out;
}
}

TEST(FoundWords, MarksEveryPlaceOfEveryWord)
{
    EXPECT_EQ(marked(QStringLiteral("夕食後から胸が締めつけられる。胸も背中も"), QStringLiteral("胸 締めつけ")),
        QStringLiteral("夕食後から[胸]が[締めつけ]られる。[胸]も背中も"));
}

TEST(FoundWords, TheWideSpaceParts)
{
    EXPECT_EQ(marked(QStringLiteral("胸と背中"), QStringLiteral("胸　背中")), QStringLiteral("[胸]と[背中]"));
}

TEST(FoundWords, KanaOfAnyKindAndWidthAreAlike)
{
    EXPECT_EQ(marked(QStringLiteral("子どもがケイレンした"), QStringLiteral("けいれん")), QStringLiteral("子どもが[ケイレン]した"));
    EXPECT_EQ(marked(QStringLiteral("ﾊﾞｲｸで転んだ"), QStringLiteral("バイク")), QStringLiteral("[ﾊﾞｲｸ]で転んだ"));
    EXPECT_EQ(marked(QStringLiteral("番号ＡＢＣ１２"), QStringLiteral("abc12")), QStringLiteral("番号[ＡＢＣ１２]"));
}

TEST(FoundWords, NothingIsMarkedForNothing)
{
    EXPECT_TRUE(foundWords(QStringLiteral("胸が痛い"), QStringLiteral("  ")).isEmpty());
    EXPECT_TRUE(foundWords(QString(), QStringLiteral("胸")).isEmpty());
    EXPECT_TRUE(foundWords(QStringLiteral("胸が痛い"), QStringLiteral("腹")).isEmpty());
}

TEST(FoundWords, OverlappingHitsAreOneMark)
{
    EXPECT_EQ(marked(QStringLiteral("締めつけられる"), QStringLiteral("締めつけ けられる")), QStringLiteral("[締めつけられる]"));
}
