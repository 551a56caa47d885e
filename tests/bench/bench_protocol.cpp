// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/finding/finder.h"
#include "protocol/reading/packbytes.h"
#include "protocol/reading/packreader.h"
#include "protocol/proof/proof.h"
#include "protocol/triagerun.h"
#include "release/release.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cstdio>

using namespace kikitori;

/// Prints what protocols cost: a step of a run, loading a large pack, the proof of the catalogue, a search; beside each
/// the least that it could cost, the same work without the engine.
namespace {

constexpr int protocols = 1000;
constexpr int items = 100;
using Files = QMap<QString, QByteArray>;

/// The median time in ms of `rounds` times.
template<class Work>
double timed(const char *name, int rounds, Work work)
{
    std::vector<double> ms;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        ms.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(ms.begin(), ms.end());
    std::printf("%-64s median %9.3f ms  worst %9.3f ms\n", name, ms[ms.size() / 2], ms.back());
    return ms[ms.size() / 2];
}

Files catalogue()
{
    Files files;
    const QDir dir(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample"));
    for (const QString &name : dir.entryList({ QStringLiteral("*.yaml") }, QDir::Files)) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            files.insert(name, file.readAll());
    }
    return files;
}

QByteArray protocolText(int number)
{
    const QByteArray n = QByteArray::number(number);
    QByteArray text = "id: adult.p" + n + "\ntitle: 症候" + n + "\nages: adult\ngroup: 胸\nwords: [胸が痛い" + n
        + ", むねがいたい" + n + "]\nitems:\n";
    for (int i = 0; i < items; ++i) {
        const char *urgency = i < 25 ? "red" : i < 50 ? "orange" : i < 75 ? "yellow" : "green";
        const QByteArray own = n + "の" + QByteArray::number(i); // no two texts are the same, as in a true pack
        text += "  - code: item" + QByteArray::number(i) + "\n    urgency: " + urgency + "\n    question: " + own
            + "番で、冷や汗が出て、息が苦しいですか\n    help: 押しつぶされる、重い、焼けるという言い方も「はい」、" + own
            + "番\n    unknown: counts\n";
    }
    text += "advice:\n  red: { say: 119番へおつなぎします。 }\n";
    for (const char *urgency : { "orange", "yellow", "green" })
        text += QByteArray("  ") + urgency + ": { say: 受診してください。強くなれば119番です。, departments: [内科] }\n";
    return text + "  white: { say: もう一度お電話ください。 }\nwatch-for: 119番にかけてください。\nbasis: 教科書の一般知識\n";
}

Files bigPack(const Files &sample)
{
    Files files { { QStringLiteral("pack.yaml"), sample.value(QStringLiteral("pack.yaml")) } };
    for (int i = 0; i < protocols; ++i)
        files.insert(QStringLiteral("p%1.yaml").arg(i), protocolText(i));
    return files;
}

qsizetype bytesOf(const Files &files)
{
    qsizetype bytes = 0;
    for (const QByteArray &file : files)
        bytes += file.size();
    return bytes;
}

void benchSteps(const Protocol &protocol)
{
    constexpr int times = 200;
    const QDateTime at = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
    int urgent = 0;
    const double ms = timed("a run of every item, answer and standing each, 200 times", 20, [&] {
        for (int i = 0; i < times; ++i) {
            TriageRun run(protocol);
            for (const Item &item : protocol.items) {
                run.answer(item.code, i % 2 ? Answer::No : Answer::Unknown, at);
                urgent += run.standing().urgency.has_value();
            }
        }
    });
    const double steps = double(times) * double(protocol.items.size());
    std::printf(
        "  %zu items: %.2f us a step (goal < 50), %.0f steps/s\n", protocol.items.size(), ms * 1000 / steps, steps * 1000 / ms);
    const double least = timed("  lower bound: the rule alone over the list after each answer", 20, [&] {
        for (int i = 0; i < times; ++i) {
            std::vector<std::optional<Answer>> answers(protocol.items.size());
            for (size_t k = 0; k < answers.size(); ++k) {
                answers[k] = i % 2 ? Answer::No : Answer::Unknown;
                Reached reached;
                for (size_t j = 0; j < answers.size(); ++j)
                    reached = colourChecklist.step(reached, protocol.items[j], answers[j]);
                urgent += colourChecklist.result(reached, protocol.floor).has_value();
            }
        }
    });
    std::printf("  %.2f us a step (%d)\n", least * 1000 / steps, urgent % 2);
}

void benchLoad(const char *name, const Files &files, int rounds)
{
    std::printf("%s: %lld files, %.1f MB\n", name, static_cast<long long>(files.size()), double(bytesOf(files)) / 1e6);
    size_t read = 0;
    const double whole = timed("  readPack", rounds, [&] { read += readPack(files).value().protocols.size(); });
    timed("  readPackWithPlaces", rounds, [&] { read += readPackWithPlaces(files).pack.protocols.size(); });
    const double parsed = timed("  lower bound: yaml-cpp alone, every file", rounds, [&] {
        for (const QByteArray &bytes : files)
            read += YAML::Load(bytes.toStdString()).size();
    });
    std::printf("  %.2f times yaml-cpp alone (%zu)\n", whole / parsed, read % 2);
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The released form: what a desk reads when it starts.
void benchCompact(const char *name, const Files &files, int rounds)
{
    const Pack pack = readPack(files).value();
    const QByteArray bytes = packBytes(pack);
    const ReleaseKey key = ReleaseKey::make();
    Release release;
    release.reviewedBy = QStringLiteral("医師");
    release.reviewedAt = QDateTime::currentDateTimeUtc();
    release.releasedFrom = release.reviewedAt.date();
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("pack.kpack"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(seal(pack, release, key).value()) < 0)
        return;
    file.close();
    std::printf("%s, compact: %.1f MB\n", name, double(bytes.size()) / 1e6);
    size_t seen = 0;
    const std::vector<Releaser> trusted { { QStringLiteral("医師"), key.publicHalf(), {} } };
    timed("  openSealed: the file, signature, digest, model", rounds,
        [&] { seen += openSealed(read(path), trusted, {}, release.releasedFrom).value().pack.protocols.size(); });
    const double whole =
        timed("  packFromBytes: digest and model", rounds, [&] { seen += packFromBytes(bytes).value().protocols.size(); });
    timed("  packBytes", rounds, [&] { seen += size_t(packBytes(pack).size()); });
    const double least = timed("  lower bound: reading the file and looking at every byte", rounds, [&] {
        for (const char byte : read(path))
            seen += size_t(byte);
    });
    timed("  of packFromBytes the digest alone", rounds,
        [&] { seen += size_t(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).front()); });
    std::printf("  %.1f times the lower bound (%zu)\n", whole / least, seen % 2);
}

void benchProof(const char *name, const Files &files, int rounds)
{
    const PackUnderRepair read = readPackWithPlaces(files);
    PackProof proof;
    timed(name, rounds, [&] { proof = provePack(read); });
    std::printf("  %d protocols, %d items, %lld steps, %d errors, %d notes (goal < 10 s)\n", proof.protocols, proof.items,
        proof.steps, proof.count(Severity::Error), proof.count(Severity::Note));
    int seen = 0;
    timed("  lower bound: every text looked through once for 119", rounds, [&] {
        for (const Protocol &protocol : read.pack.protocols) {
            for (const Item &item : protocol.items)
                seen += item.question.contains(QLatin1String("119"));
            for (const Advice &advice : protocol.advice)
                seen += advice.say.contains(QLatin1String("119"));
        }
    });
    std::printf("  (%d)\n", seen % 2);
}

void benchSearch(const Pack &pack)
{
    const Finder finder(pack);
    size_t found = 0;
    timed(
        "search 胸が苦しいです in the catalogue", 50, [&] { found += finder.find(QStringLiteral("胸が苦しいです"), 50).size(); });
    QStringList words;
    for (const Protocol &protocol : pack.protocols) {
        for (const QString &word : protocol.words)
            words << foldForSearch(word);
    }
    const QString text = foldForSearch(QStringLiteral("胸が苦しいです"));
    timed("  lower bound: substring of every word", 50, [&] {
        for (const QString &word : words)
            found += text.contains(word);
    });
    std::printf("  %lld words (%zu)\n", static_cast<long long>(words.size()), found % 2);
}

} // namespace

int main()
{
    const Files sample = catalogue();
    const Files big = bigPack(sample);
    const Pack pack = readPackWithPlaces(sample).pack;
    if (pack.protocols.empty())
        return 1;
    const auto longest = std::max_element(pack.protocols.begin(), pack.protocols.end(),
        [](const Protocol &a, const Protocol &b) { return a.items.size() < b.items.size(); });
    benchSteps(*longest);
    benchSteps(readPackWithPlaces(big).pack.protocols.front());
    benchLoad("load of the catalogue", sample, 10);
    benchLoad("load of 1,000 protocols with 100 items, a draft", big, 3);
    benchCompact("load of the catalogue", sample, 10);
    benchCompact("load of 1,000 protocols with 100 items (goal < 300 ms)", big, 10);
    benchProof("proof of the catalogue", sample, 10);
    benchProof("proof of 1,000 protocols with 100 items", big, 1);
    benchSearch(pack);
    return 0;
}
