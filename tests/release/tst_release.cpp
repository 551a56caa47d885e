// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "release/release.h"
#include "release/versionstate.h"
#include "sealedpacks.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

const ReleaseKey &doctor()
{
    static const ReleaseKey key = ReleaseKey::make();
    return key;
}

std::vector<Releaser> trusting(std::optional<QDate> until = {})
{
    return { { QStringLiteral("医師 太郎"), doctor().publicHalf(), until } };
}

QByteArray sealed(QDate from = kFrom, std::optional<QDate> until = {})
{
    return seal(packOf(QStringLiteral("city"), QStringLiteral("1")), reviewed(from, until), doctor()).value();
}

Retirement notice(QDate from)
{
    const Pack pack = packOf(QStringLiteral("city"), QStringLiteral("1"));
    return { pack.id, pack.version, pack.hash, from, QStringLiteral("医師 太郎"), reviewed().reviewedAt };
}

std::optional<ReleaseRefusal> refusal(
    const QByteArray &bytes, const std::vector<Releaser> &releasers, const std::vector<Retirement> &notices, QDate today)
{
    const auto opened = openSealed(bytes, releasers, notices, today);
    return opened ? std::nullopt : std::optional(opened.error());
}

} // namespace

TEST(Release, IsUsedFromItsDayOn)
{
    const auto eve = refusal(sealed(), trusting(), {}, kFrom.addDays(-1));
    ASSERT_TRUE(eve);
    EXPECT_EQ(eve->why, Refused::NotYetInForce);
    EXPECT_EQ(eve->detail, QStringLiteral("2026-12-01"));
    EXPECT_FALSE(refusal(sealed(), trusting(), {}, kFrom));
    EXPECT_FALSE(refusal(sealed(), trusting(), {}, kFrom.addYears(10)));
}

TEST(Release, IsNotUsedFromTheDayItIsRetired)
{
    const QDate end = kFrom.addDays(30);
    EXPECT_FALSE(refusal(sealed(kFrom, end), trusting(), {}, end.addDays(-1)));
    const auto over = refusal(sealed(kFrom, end), trusting(), {}, end);
    ASSERT_TRUE(over);
    EXPECT_EQ(over->why, Refused::Retired);
    EXPECT_EQ(over->detail, end.toString(Qt::ISODate));
}

TEST(Release, IsRetiredByANotice)
{
    const QDate end = kFrom.addDays(30);
    const std::vector<Retirement> notices { notice(end.addDays(5)), notice(end) };
    EXPECT_FALSE(refusal(sealed(), trusting(), notices, end.addDays(-1)));
    EXPECT_EQ(refusal(sealed(), trusting(), notices, end)->why, Refused::Retired) << "the earliest notice holds";
    EXPECT_EQ(refusal(sealed(kFrom, end.addDays(2)), trusting(), notices, end)->why, Refused::Retired);
    // Before its first day at all: it never came into force.
    EXPECT_EQ(refusal(sealed(), trusting(), { notice(kFrom.addDays(-3)) }, kFrom)->why, Refused::Retired);
}

TEST(Release, IsNotRetiredByANoticeOfAnother)
{
    const auto with = [](const auto &change) {
        Retirement other = notice(kFrom);
        change(other);
        return std::vector<Retirement> { other };
    };
    EXPECT_FALSE(refusal(sealed(), trusting(), with([](Retirement &n) { n.packId += u'x'; }), kFrom));
    EXPECT_FALSE(refusal(sealed(), trusting(), with([](Retirement &n) { n.version += u'x'; }), kFrom));
    EXPECT_FALSE(refusal(sealed(), trusting(), with([](Retirement &n) { n.hash += u'x'; }), kFrom));
    EXPECT_TRUE(refusal(sealed(), trusting(), with([](Retirement &) {}), kFrom));
}

TEST(Release, OfADoctorWhoLeftIsGoodUpToTheLastDay)
{
    EXPECT_FALSE(refusal(sealed(), trusting(kReviewed), {}, kFrom)) << "reviewed on the last day";
    EXPECT_EQ(refusal(sealed(), trusting(kReviewed.addDays(-1)), {}, kFrom)->why, Refused::UnknownReleaser);
    EXPECT_FALSE(openRetirement(sealRetirement(notice(kFrom), doctor()).value(), trusting(kReviewed.addDays(-1))));
}

TEST(Release, StandsInOneStateOnEachDay)
{
    const QDate end = kFrom.addDays(30);
    const VersionFacts facts { true, true, kFrom, end };
    EXPECT_EQ(stateOf({}, kFrom), VersionState::Draft);
    EXPECT_EQ(stateOf({ true, false, {}, {} }, kFrom), VersionState::Checked);
    EXPECT_EQ(stateOf(facts, kFrom.addDays(-1)), VersionState::Reviewed);
    EXPECT_EQ(stateOf(facts, kFrom), VersionState::Released);
    EXPECT_EQ(stateOf(facts, end.addDays(-1)), VersionState::Released);
    EXPECT_EQ(stateOf(facts, end), VersionState::Retired);
    EXPECT_EQ(stateOf({ true, true, kFrom, {} }, end.addYears(50)), VersionState::Released);
}

TEST(ReleaseKey, ComesBackFromItsFileByTheDoctorsPassword)
{
    const PasswordCost quick { 1, 8192 * 1024 };
    const QString password = QStringLiteral("十三文字より長い合言葉です");
    const auto file = doctor().locked(password, quick);
    ASSERT_TRUE(file);
    const auto again = ReleaseKey::unlock(*file, password);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->publicHalf(), doctor().publicHalf());
    const QByteArray message = "message";
    EXPECT_TRUE(ReleaseKey::fits(message, again->sign(message), doctor().publicHalf()));
    EXPECT_FALSE(ReleaseKey::fits("massage", again->sign(message), doctor().publicHalf()));
    const auto wrong = ReleaseKey::unlock(*file, password + u'x');
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().fault, Fault::PasswordWrong);
    EXPECT_FALSE(doctor().locked(QStringLiteral("短い合言葉"), quick));
}

TEST(ReleaseKey, FileIsReadStrictly)
{
    const QString password = QStringLiteral("correct horse battery");
    const QByteArray file = doctor().locked(password, { 1, 8192 * 1024 }).value();
    const auto faultWith = [&](const char *from, const QByteArray &to) {
        EXPECT_TRUE(file.contains(from)) << from;
        const auto read = ReleaseKey::unlock(QByteArray(file).replace(from, to), password);
        EXPECT_FALSE(read) << from;
        return read ? Fault::Cancelled : read.error().fault;
    };
    EXPECT_EQ(faultWith("release-key", "store-key"), Fault::FileUnreadable);
    EXPECT_EQ(faultWith("\"form\": 1", "\"form\": 2"), Fault::ReleaseNewer);
    EXPECT_EQ(faultWith("\"ops\": 1", "\"ops\": 100000000"), Fault::FileUnreadable);
    EXPECT_EQ(faultWith("\"ops\": 1", "\"ops\": 2"), Fault::PasswordWrong);
    EXPECT_EQ(faultWith("\"salt\": \"", "\"salt\": \"AA"), Fault::FileUnreadable);
    EXPECT_EQ(faultWith(doctor().publicHalf().toBase64().constData(), ReleaseKey::make().publicHalf().toBase64()),
        Fault::FileUnreadable);
    EXPECT_FALSE(ReleaseKey::unlock({}, password));
}

TEST(Releasers, AreReadWithThePlaceOfWhatIsWrong)
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("releasers.yaml"));
    EXPECT_TRUE(readReleasers(path)->empty()) << "no file: nobody";
    const auto read = [&](const QByteArray &text) {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        return readReleasers(path);
    };
    const QByteArray line = releaserLine(QStringLiteral("医師 \"太郎\""), doctor().publicHalf()).toUtf8();
    const auto one = read("releasers:\n" + line + "\n");
    ASSERT_TRUE(one) << one.error().detail.toStdString();
    ASSERT_EQ(one->size(), 1U);
    EXPECT_EQ(one->front().name, QStringLiteral("医師 \"太郎\""));
    EXPECT_EQ(one->front().key, doctor().publicHalf());
    EXPECT_FALSE(one->front().until);
    const QByteArray key = doctor().publicHalf().toBase64();
    const auto left = read("releasers:\n  - { name: a, key: \"" + key + "\", until: 2027-03-31 }\n");
    ASSERT_TRUE(left) << left.error().detail.toStdString();
    EXPECT_EQ(left->front().until, QDate(2027, 3, 31));
    const auto lineOf = [&](const QByteArray &text) {
        const auto refused = read(text);
        EXPECT_FALSE(refused) << text.constData();
        return refused ? 0 : refused.error().line;
    };
    EXPECT_EQ(lineOf("releasers:\n" + line + "\n" + line + "\n"), 3) << "the same key twice";
    EXPECT_EQ(lineOf("releasers:\n  - { name: a, key: \"AAAA\" }\n"), 2);
    EXPECT_EQ(lineOf("releasers:\n  - { name: a, key: \"!" + key.mid(1) + "\" }\n"), 2);
    EXPECT_EQ(lineOf("releasers:\n  - name: a\n    key: \"" + key + "\"\n    until: soon\n"), 4);
    EXPECT_EQ(lineOf("releasers:\n  - name: a\n    key: \"" + key + "\"\n    role: chief\n"), 4);
    EXPECT_EQ(lineOf("releaser: []\n"), 1);
}
