// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "kana/wordreading.h"
#include "protocol/finding/finder.h"

#include <gtest/gtest.h>

#include <thread>

using namespace kikitori;

namespace {

QString read(const char *text)
{
    QString kana;
    for (const auto &[written, reading] : wordReading()(QString::fromUtf8(text)))
        kana += reading.isEmpty() ? written : reading;
    return kana;
}

} // namespace

TEST(WordReading, readsKanjiAndPartsTheTextWithoutLoss)
{
    ASSERT_TRUE(wordReading());
    EXPECT_EQ(read("踵が痛い"), QStringLiteral("かかとがいたい"));
    EXPECT_EQ(read("臀部"), QStringLiteral("でんぶ"));
    QString text;
    const QString said = QStringLiteral("右大腿部疼痛、38.5度とABC");
    for (const auto &[written, reading] : wordReading()(said))
        text += written;
    EXPECT_EQ(text, said);
}

TEST(WordReading, takesEmptyBrokenAndVeryLongText)
{
    const auto reading = wordReading();
    EXPECT_TRUE(reading({}).empty());
    EXPECT_NO_THROW((void)reading(QString(QChar(0xD800))));
    EXPECT_LE(reading(QStringLiteral("踵").repeated(100000)).size(), 400u);
}

TEST(WordReading, mayBeCalledFromSeveralThreadsAtOnce)
{
    const auto reading = wordReading();
    const auto work = [&] {
        for (int i = 0; i < 200; ++i)
            ASSERT_EQ(reading(QStringLiteral("踵")).at(0).second, QStringLiteral("かかと"));
    };
    std::thread one(work);
    std::thread other(work);
    one.join();
    other.join();
}

TEST(WordReading, letsTheFinderMeetRareKanjiInKana)
{
    Protocol protocol;
    protocol.id = QStringLiteral("any.heel");
    protocol.title = QStringLiteral("題");
    protocol.words = { QStringLiteral("踝がへん") };
    Pack pack;
    pack.protocols = { protocol };
    const std::vector<Found> found = Finder(pack, wordReading()).find(QStringLiteral("くるぶしがへん"));
    ASSERT_FALSE(found.empty());
    EXPECT_GT(found.front().score, 0.8);
}
