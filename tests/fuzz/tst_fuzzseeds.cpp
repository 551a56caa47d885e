// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "fuzz/reading.h"
#include "protocol/reading/packbytes.h"
#include "protocol/reading/packreader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <gtest/gtest.h>

#include <cstdio>

using namespace kikitori;

/// The fuzzer's laws over the project's own files, whole and spoilt in a few thousand repeatable ways: what ctest can
/// afford. The search itself is fuzz_reading.
namespace {

constexpr quint32 kSeed = 20261120;
constexpr int kSpoiltEach = 12;

struct Seed {
    Taken taken = Taken::Protocol;
    QByteArray bytes;
};

void addFolder(std::vector<Seed> &seeds, const QString &folder, const QString &headFile, Taken head, Taken other)
{
    const QDir dir(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/") + folder);
    for (const QString &name : dir.entryList({ QStringLiteral("*.yaml") }, QDir::Files)) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            seeds.push_back({ name == headFile ? head : other, file.readAll() });
    }
}

std::vector<Seed> seeds()
{
    std::vector<Seed> all;
    addFolder(all, QStringLiteral("protocols/sample"), QStringLiteral("pack.yaml"), Taken::PackHead, Taken::Protocol);
    addFolder(all, QStringLiteral("scripts/sample"), QStringLiteral("book.yaml"), Taken::ScriptBookHead, Taken::Script);
    all.push_back({ Taken::LocalNotes, "notes:\n  - protocol: adult.x\n    part: items/a\n    text: \"t\"\n    by: b\n    on: 2026-11-20\n    under: abc\n" });
    Pack small = readPack(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample")).value();
    small.protocols.resize(2);
    all.push_back({ Taken::CompiledPack, packBytes(small) });
    return all;
}

/// One of the ways in which files go bad: a byte, a cut, a doubled or lost line, another's piece.
QByteArray spoilt(QByteArray bytes, QRandomGenerator &random)
{
    const auto place = [&] { return bytes.isEmpty() ? 0 : qsizetype(random.bounded(quint32(bytes.size()))); };
    switch (random.bounded(6)) {
    case 0: bytes[place()] = char(random.bounded(256)); break;
    case 1: bytes.truncate(place()); break;
    case 2: bytes.remove(place(), 1 + qsizetype(random.bounded(40u))); break;
    case 3: bytes.insert(place(), bytes.mid(place(), 80)); break;
    case 4: bytes.insert(place(), QByteArray(1 + int(random.bounded(30u)), "&*{[\"'\n\t :#-|>"[random.bounded(14)])); break;
    default: {
        QList<QByteArray> lines = bytes.split('\n');
        lines.swapItemsAt(random.bounded(int(lines.size())), random.bounded(int(lines.size())));
        bytes = lines.join('\n');
    }
    }
    return bytes;
}

int writeSeeds(const QString &folder)
{
    int number = 0;
    for (const Seed &seed : seeds()) {
        QFile file(QDir(folder).filePath(QString::number(number++)));
        if (!file.open(QIODevice::WriteOnly) || file.write(char(seed.taken) + seed.bytes) < 0)
            return 1;
    }
    std::printf("%d seeds\n", number);
    return 0;
}

} // namespace

TEST(FuzzSeeds, theProjectsOwnFilesAreAcceptedAndHoldTheLaws)
{
    const std::vector<Seed> all = seeds();
    ASSERT_GT(all.size(), 100u);
    for (const Seed &seed : all) {
        // A script that jumps to another is refused when it stands alone.
        const bool jumps = seed.taken == Taken::Script && seed.bytes.contains("script:");
        EXPECT_NE(readAs(seed.taken, seed.bytes), jumps) << seed.bytes.mid(seed.bytes.indexOf("id:"), 60).constData();
    }
}

TEST(FuzzSeeds, spoiltFilesAreRefusedOrHoldTheLaws)
{
    QRandomGenerator random(kSeed);
    int refused = 0;
    int accepted = 0;
    for (const Seed &seed : seeds()) {
        for (int i = 0; i < kSpoiltEach; ++i) {
            QByteArray bytes = spoilt(seed.bytes, random);
            ++(readAs(seed.taken, bytes) ? accepted : refused);
        }
    }
    std::printf("%d refused, %d accepted\n", refused, accepted);
    EXPECT_GT(refused, 100); // else the spoiling spoils nothing
    EXPECT_GT(accepted, 10); // else nothing beyond the first check was reached
}

TEST(FuzzSeeds, bytesOfNoKindAreRefusedByEveryReader)
{
    QRandomGenerator random(kSeed);
    for (int form = 0; form < kTakenForms; ++form) {
        for (int length : { 0, 1, 2, 16, 300, 5000 }) {
            QByteArray bytes(length, Qt::Uninitialized);
            for (char &byte : bytes)
                byte = char(random.bounded(256));
            EXPECT_FALSE(readAs(Taken(form), bytes)) << form << ' ' << length;
        }
    }
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == QLatin1String("--seeds"))
        return writeSeeds(app.arguments().value(2));
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
