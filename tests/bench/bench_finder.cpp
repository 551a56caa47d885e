// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/finding/finder.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace kikitori;

/// Prints how long a query takes in a pack of 1,000 protocols with 30 words each, beside the same walk over the words
/// with a plain substring search, which is the least that any finder without an index would do.
namespace {

constexpr int protocols = 1000;
constexpr int rounds = 20;

const char *const places[] = { "胸", "頭", "お腹", "腰", "背中", "のど", "首", "肩", "うで", "足", "ひざ", "目", "耳", "鼻", "歯" };
const char *const feelings[] = { "が痛い", "が苦しい", "がしびれる", "が腫れた", "がかゆい", "がいたい", "がくるしい",
    "を打った", "から血が出た", "が熱い", "が動かない", "の調子が悪い", "がずきずきする" };

Pack bigPack()
{
    Pack pack;
    for (int i = 0; i < protocols; ++i) {
        Protocol protocol;
        protocol.id = QStringLiteral("p.%1").arg(i);
        protocol.title = QStringLiteral("症候%1").arg(i);
        for (int j = 0; j < 30; ++j) {
            const int n = i * 7 + j * 13;
            const QString place = QString::fromUtf8(places[n % std::size(places)]);
            const QString feeling = QString::fromUtf8(feelings[(n / 3 + j) % std::size(feelings)]);
            protocol.words << place + feeling + (j % 3 ? QString() : QString::number(i));
        }
        pack.protocols.push_back(protocol);
    }
    return pack;
}

/// Of this program, in ms: what the work takes however busy the machine is.
double processorTime()
{
    return double(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

template<class Work>
void report(const char *name, Work work)
{
    std::vector<double> ms;
    const double before = processorTime();
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        ms.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    const double busy = (processorTime() - before) / rounds;
    std::sort(ms.begin(), ms.end());
    std::printf("%-48s median %7.2f ms  worst %7.2f ms  processor %7.2f ms\n", name, ms[ms.size() / 2], ms.back(), busy);
}

} // namespace

int main()
{
    const Pack pack = bigPack();
    QElapsedTimer timer;
    timer.start();
    const Finder finder(pack);
    const auto built = static_cast<long long>(timer.elapsed());
    std::printf("built from %d protocols, 30 words each, in %lld ms\n", protocols, built);
    for (const char *complaint : { "胸", "むねがくるしい", "胸が苦しいです", "むねがくろしい", "ﾑﾈｶﾞｲﾀｲ",
             "きのうのよるからむねのあたりがずっとくるしくていきもしにくいかんじがします", "請求書について" }) {
        const QString text = QString::fromUtf8(complaint);
        report(complaint, [&] { (void)finder.find(text); });
    }
    QStringList words;
    for (const Protocol &protocol : pack.protocols) {
        for (const QString &word : protocol.words)
            words << foldForSearch(word);
    }
    const QString text = foldForSearch(QStringLiteral("胸が苦しいです"));
    qsizetype hits = 0;
    report("lower bound: substring of every word", [&] {
        for (const QString &word : words)
            hits += text.contains(word);
    });
    std::printf("(%lld)\n", static_cast<long long>(hits));
    return 0;
}
