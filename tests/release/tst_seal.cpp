// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "release/envelope.h"
#include "release/release.h"
#include "release/releasehead.h"
#include "sealedpacks.h"

#include "protocol/reading/packbytes.h"

#include <QtEndian>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

const std::vector<Retirement> kNone;

std::vector<Releaser> trusting(const ReleaseKey &key)
{
    return { { QStringLiteral("医師 太郎"), key.publicHalf(), {} } };
}

QByteArray sealed(const ReleaseKey &key)
{
    return seal(packOf(QStringLiteral("city"), QStringLiteral("1")), reviewed(), key).value();
}

Refused whyRefused(const QByteArray &bytes, const std::vector<Releaser> &releasers)
{
    const auto opened = openSealed(bytes, releasers, kNone, kFrom);
    EXPECT_FALSE(opened);
    return opened ? Refused::Retired : opened.error().why;
}

} // namespace

TEST(Seal, OpensToThePackAndWhatTheDoctorSaid)
{
    const ReleaseKey key = ReleaseKey::make();
    const auto opened = openSealed(sealed(key), trusting(key), kNone, kFrom);
    ASSERT_TRUE(opened) << opened.error().detail.toStdString();
    const Pack pack = packOf(QStringLiteral("city"), QStringLiteral("1"));
    EXPECT_EQ(packBytes(opened->pack), packBytes(pack));
    EXPECT_EQ(opened->key, key.publicHalf());
    const Release &release = opened->release;
    EXPECT_EQ(release.packId, pack.id);
    EXPECT_EQ(release.version, pack.version);
    EXPECT_EQ(release.hash, pack.hash);
    EXPECT_EQ(release.reviewedBy, QStringLiteral("医師 太郎"));
    EXPECT_EQ(release.licence, QStringLiteral("第123456号"));
    EXPECT_EQ(release.reviewedAt, reviewed().reviewedAt);
    EXPECT_EQ(release.reviewedAt.date(), kReviewed) << "the day where the doctor is";
    EXPECT_EQ(release.releasedFrom, kFrom);
    EXPECT_FALSE(release.retiredFrom);
    EXPECT_EQ(release.proof.protocols, 1);
    EXPECT_EQ(release.proof.items, 1);
    EXPECT_EQ(release.proof.notes, 2);
    EXPECT_EQ(release.proof.steps, 34);
    EXPECT_EQ(release.note, QStringLiteral("初版"));
}

TEST(Seal, IsNeverAcceptedWithAByteChanged)
{
    const ReleaseKey key = ReleaseKey::make();
    const QByteArray bytes = sealed(key);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        for (const int flip : { 1, 8, 128, 255 }) {
            QByteArray changed = bytes;
            changed[i] = char(changed[i] ^ flip);
            EXPECT_FALSE(openSealed(changed, trusting(key), kNone, kFrom)) << "byte " << i << " flipped by " << flip;
            EXPECT_FALSE(readSealed(changed)) << "byte " << i << " flipped by " << flip;
        }
    }
}

TEST(Seal, IsNeverAcceptedAtAnotherLength)
{
    const ReleaseKey key = ReleaseKey::make();
    const QByteArray bytes = sealed(key);
    for (qsizetype size = 0; size < bytes.size(); ++size)
        EXPECT_EQ(whyRefused(bytes.first(size), trusting(key)), Refused::Damaged) << size;
    EXPECT_EQ(whyRefused(bytes + '\0', trusting(key)), Refused::Damaged);
    EXPECT_EQ(whyRefused(bytes + bytes, trusting(key)), Refused::Damaged);
}

TEST(Seal, OfAKeyNobodyKnowsIsRefused)
{
    const ReleaseKey key = ReleaseKey::make();
    const ReleaseKey other = ReleaseKey::make();
    EXPECT_EQ(whyRefused(sealed(key), trusting(other)), Refused::UnknownReleaser);
    EXPECT_EQ(whyRefused(sealed(key), {}), Refused::UnknownReleaser);
    EXPECT_TRUE(readSealed(sealed(key))) << "unknown is not changed";
}

TEST(Seal, UnderTheNameOfAKnownKeyByAnotherIsRefused)
{
    const ReleaseKey known = ReleaseKey::make();
    const ReleaseKey other = ReleaseKey::make();
    QByteArray forged = sealed(other);
    forged.replace(12, 32, known.publicHalf());
    EXPECT_EQ(whyRefused(forged, trusting(known)), Refused::ChangedAfterSealing);
    // Another's signature below unchanged content.
    QByteArray swapped = sealed(known);
    swapped.replace(swapped.size() - 64, 64, sealed(other).last(64));
    EXPECT_EQ(whyRefused(swapped, trusting(known)), Refused::ChangedAfterSealing);
}

TEST(Seal, SaysWhatWasChanged)
{
    const ReleaseKey key = ReleaseKey::make();
    const QByteArray bytes = sealed(key);
    const QByteArray day = QByteArrayLiteral("2026-12-01");
    QByteArray earlier = bytes;
    ASSERT_TRUE(earlier.contains(day));
    earlier.replace(day, QByteArrayLiteral("2026-11-01"));
    EXPECT_EQ(whyRefused(earlier, trusting(key)), Refused::ChangedAfterSealing);
    EXPECT_EQ(whyRefused(QByteArray("pack: city\nname: 束\n").repeated(20), trusting(key)), Refused::Damaged);
    EXPECT_EQ(whyRefused({}, trusting(key)), Refused::Damaged);
}

TEST(Seal, OfANewerFormIsRefusedByName)
{
    const ReleaseKey key = ReleaseKey::make();
    QByteArray envelope = sealed(key);
    envelope[8] = 2;
    EXPECT_EQ(whyRefused(envelope, trusting(key)), Refused::NewerForm);
    // The envelope is of today and signed, the pack in it is of tomorrow.
    QByteArray pack = packBytes(packOf(QStringLiteral("city"), QStringLiteral("1")));
    pack[8] = char(kPackForm + 1);
    Release release = reviewed();
    release.packId = QStringLiteral("city");
    const QByteArray head = headFrom(release);
    QByteArray content(4, '\0');
    qToLittleEndian<quint32>(quint32(head.size()), content.data());
    EXPECT_EQ(whyRefused(sealEnvelope("KKTRSEAL", content + head + pack, key), trusting(key)), Refused::NewerForm);
}

// Who holds a trusted key can sign what no release is: the head must be of the pack below it.
TEST(Seal, OverAHeadOfAnotherPackIsRefused)
{
    const ReleaseKey key = ReleaseKey::make();
    const Pack pack = packOf(QStringLiteral("city"), QStringLiteral("1"));
    const auto with = [&](const auto &change) {
        Release release = reviewed();
        release.packId = pack.id;
        release.version = pack.version;
        release.hash = pack.hash;
        change(release);
        const QByteArray head = headFrom(release);
        QByteArray content(4, '\0');
        qToLittleEndian<quint32>(quint32(head.size()), content.data());
        return sealEnvelope("KKTRSEAL", content + head + packBytes(pack), key);
    };
    EXPECT_TRUE(openSealed(with([](Release &) {}), trusting(key), kNone, kFrom));
    EXPECT_EQ(whyRefused(with([](Release &r) { r.packId += u'x'; }), trusting(key)), Refused::Damaged);
    EXPECT_EQ(whyRefused(with([](Release &r) { r.version += u'x'; }), trusting(key)), Refused::Damaged);
    EXPECT_EQ(whyRefused(with([](Release &r) { r.hash[0] = u'x'; }), trusting(key)), Refused::Damaged);
}

TEST(Seal, HeadsAreReadStrictly)
{
    Release release = reviewed(kFrom, kFrom.addDays(365));
    release.packId = QStringLiteral("city");
    const QByteArray head = headFrom(release);
    ASSERT_TRUE(releaseFrom(head));
    EXPECT_EQ(releaseFrom(head)->retiredFrom, kFrom.addDays(365));
    EXPECT_FALSE(releaseFrom(QByteArray(head).replace("\"note\"", "\"noto\"")));
    EXPECT_FALSE(releaseFrom(QByteArray(head).replace("{\"licence\"", "{\"more\":1,\"licence\"")));
    EXPECT_FALSE(releaseFrom(QByteArray(head).replace("2026-12-01", "2026-13-01")));
    EXPECT_FALSE(releaseFrom(QByteArray(head).replace("\"steps\":34", "\"steps\":-1")));
    EXPECT_FALSE(releaseFrom(QByteArray(head).replace("+09:00", "")));
    EXPECT_FALSE(releaseFrom("{}"));
    EXPECT_FALSE(releaseFrom("nothing"));
}

TEST(Seal, IsNotPutUnderAnIncompleteHead)
{
    const ReleaseKey key = ReleaseKey::make();
    const Pack pack = packOf(QStringLiteral("city"), QStringLiteral("1"));
    Release nobody = reviewed();
    nobody.reviewedBy = QStringLiteral(" ");
    EXPECT_FALSE(seal(pack, nobody, key));
    EXPECT_FALSE(seal(pack, reviewed(QDate()), key));
    EXPECT_FALSE(seal(pack, reviewed(kFrom, kFrom), key));
    Pack nameless = pack;
    nameless.hash.clear();
    EXPECT_FALSE(seal(nameless, reviewed(), key));
}

TEST(Seal, OfARetirementIsNoSealOfAPack)
{
    const ReleaseKey key = ReleaseKey::make();
    const Retirement notice { QStringLiteral("city"), QStringLiteral("1"), QStringLiteral("h"), kFrom,
        QStringLiteral("医師 太郎"), reviewed().reviewedAt };
    const QByteArray bytes = sealRetirement(notice, key).value();
    EXPECT_EQ(whyRefused(bytes, trusting(key)), Refused::Damaged);
    EXPECT_FALSE(openRetirement(sealed(key), trusting(key)));
    ASSERT_TRUE(openRetirement(bytes, trusting(key)));
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QByteArray changed = bytes;
        changed[i] = char(changed[i] ^ 4);
        EXPECT_FALSE(openRetirement(changed, trusting(key))) << i;
        EXPECT_FALSE(openRetirement(bytes.first(i), trusting(key))) << i;
    }
    const auto stranger = openRetirement(bytes, trusting(ReleaseKey::make()));
    ASSERT_FALSE(stranger);
    EXPECT_EQ(stranger.error().why, Refused::UnknownReleaser);
}
