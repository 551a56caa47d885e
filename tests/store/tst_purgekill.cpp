// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "purgestage.h"

#include "faultydisk.h"
#include "inmemory.h"
#include "store/erasing/oldercopies.h"
#include "store/wordindex.h"
#include "store/words.h"
#include "support/chosenmoment.h"

#include <QElapsedTimer>
#include <QProcess>

#include <gmock/gmock.h>

#include <openssl/evp.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {
constexpr int kPage = 4096;
constexpr int kKills = 30;
constexpr int kReserve = 80; // SQLCipher 4: 16 bytes IV, 64 bytes HMAC

/// Every page of a store file in the clear, as somebody with the key and the disk could read it: free space included.
QByteArray pagesOf(const QString &path, char key)
{
    const QByteArray file = contentOf(path);
    const QByteArray raw(32, key);
    QByteArray clear;
    for (qsizetype at = 0; at + kPage <= file.size(); at += kPage) {
        const qsizetype skip = at == 0 ? 16 : 0; // the salt
        const qsizetype length = kPage - kReserve - skip;
        QByteArray page(length + 32, '\0');
        EVP_CIPHER_CTX *cipher = EVP_CIPHER_CTX_new();
        int done = 0;
        EVP_DecryptInit_ex(cipher, EVP_aes_256_cbc(), nullptr, reinterpret_cast<const unsigned char *>(raw.constData()),
            reinterpret_cast<const unsigned char *>(file.constData() + at + kPage - kReserve));
        EVP_CIPHER_CTX_set_padding(cipher, 0);
        EVP_DecryptUpdate(cipher, reinterpret_cast<unsigned char *>(page.data()), &done,
            reinterpret_cast<const unsigned char *>(file.constData() + at + skip), static_cast<int>(length));
        EVP_CIPHER_CTX_free(cipher);
        clear += page.left(done);
    }
    return clear;
}

enum class State { Whole, Gone, Half };

/// What is shown of a case after a new start: everything of it, or nothing.
State stateOf(PurgeStage &stage, const QString &id, const QString &words)
{
    CaseQuery query;
    query.words = words;
    const bool found = stage.desk.find(query)->cases.size() == 1;
    const auto file = stage.desk.caseFile(id);
    if (!file)
        return State::Half;
    const bool content = file->record.fields.value(QStringLiteral("content")) == words;
    const bool call = !file->call.callerNumber.isEmpty();
    const bool sound = file->recordings.size() == 1 && file->recordings[0].key == QByteArray(32, 's');
    const bool onDisk = QFile::exists(stage.fileOf(id)) && contentOf(stage.fileOf(id)).contains('x');
    if (found && content && call && sound && onDisk && !file->record.erased)
        return State::Whole;
    if (!found && !content && !call && file->recordings.empty() && file->record.erased)
        return State::Gone;
    return State::Half;
}

const QStringList kIds { QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c") };
const QStringList kWords { QStringLiteral("激しい頭痛"), QStringLiteral("高熱が続く"), QStringLiteral("胸が苦しい") };

void fill(PurgeStage &stage)
{
    for (int n = 0; n < kIds.size(); ++n)
        stage.addCase(kIds[n], kWords[n], n * 100);
    stage.shareAll();
}

QVector<State> statesOf(PurgeStage &stage)
{
    QVector<State> states;
    for (int n = 0; n < kIds.size(); ++n)
        states << stateOf(stage, kIds[n], kWords[n]);
    return states;
}

/// After a stop anywhere: nothing is half, and the same order again ends with everything gone, one certificate and the
/// files wiped.
void expectWholeOrGoneAndThenAllGone(PurgeStage &stage)
{
    for (int n = 0; n < kIds.size(); ++n)
        EXPECT_NE(stateOf(stage, kIds[n], kWords[n]), State::Half) << kIds[n].toStdString();
    stage.openEraser();
    const auto run = stage.purge(stage.plan());
    ASSERT_TRUE(run) << run.error().detail.toStdString();
    for (int n = 0; n < kIds.size(); ++n) {
        EXPECT_EQ(stateOf(stage, kIds[n], kWords[n]), State::Gone);
        EXPECT_FALSE(QFile::exists(stage.fileOf(kIds[n])));
    }
    const auto summary = stage.eraser->summaryOf(*run).value();
    EXPECT_EQ(summary.cases, 3);
    EXPECT_EQ(summary.hashes.size(), 27u) << "the certificate tells of what went before the stop too";
    EXPECT_EQ(summary.files.size(), 3u);
    EXPECT_TRUE(stage.finish(*run));
    EXPECT_TRUE(verifyChain(*stage.connection));
}

/// The store as another process purges it: "ready", and at a line on standard input "case" for each case and "end".
int purgeUntilKilled(const QString &path, const QString &recordings)
{
    SystemClock clock;
    auto connection = Connection::open(path, keyOf('k'), Connection::Access::Existing).value();
    connection->trust();
    const auto eraser = Eraser::over(*connection, { QStringLiteral("01"), recordings, 540 }, clock).value();
    auto units = purgeUnitsOf(*connection, kProgram, {}).value();
    QHash<QUuid, QByteArray> there;
    for (PurgeUnit &unit : units) {
        unit.lines = purgeLinesOf(*connection, unit).value();
        for (const auto &line : unit.lines)
            there.insert(line.id, line.hash);
    }
    const auto items = planPurge(units, PurgeStage::dueTomorrow, {}, there, QDate(2999, 1, 1));
    const auto say = [](const char *line) {
        std::puts(line);
        std::fflush(stdout);
    };
    say("ready");
    std::getchar();
    const auto run = eraser->begin(PurgeStage::order());
    if (!run)
        return 3;
    for (const auto &together : togetherOf(items)) {
        if (!eraser->erase(*run, together))
            return 4;
        say("case");
    }
    if (!eraser->wipeFiles(*run) || !eraser->foldLog())
        return 5;
    say("end");
    return 0;
}

/// A purge of that stage's store in a process of its own. Thread: the test's. Owner: the test.
class Purging {
public:
    explicit Purging(PurgeStage &stage)
    {
        fill(stage);
        stage.desk.close();
        m_child.start(QCoreApplication::applicationFilePath(), { QStringLiteral("--purge"), stage.desk.path, stage.recordings });
    }
    [[nodiscard]] bool waitsForItsOrder() { return hears("ready\n", 1); }
    void order()
    {
        m_child.write("\n");
        m_child.waitForBytesWritten(kBoundMs);
    }
    [[nodiscard]] bool reaches(int cases) { return hears("case\n", cases); }
    [[nodiscard]] bool endsByItself()
    {
        return hears("end\n", 1) && m_child.waitForFinished(kBoundMs) && m_child.exitStatus() == QProcess::NormalExit
            && m_child.exitCode() == 0;
    }
    /// True when it was still at work.
    bool killed()
    {
        m_child.kill(); // SIGKILL
        EXPECT_TRUE(m_child.state() == QProcess::NotRunning || m_child.waitForFinished(kBoundMs));
        return m_child.exitStatus() == QProcess::CrashExit;
    }
    [[nodiscard]] std::string said() const { return m_said.toStdString(); }

private:
    [[nodiscard]] bool hears(const QByteArray &line, int times)
    {
        while (m_said.count(line) < times && (m_child.bytesAvailable() > 0 || m_child.waitForReadyRead(kBoundMs)))
            m_said += m_child.readAllStandardOutput();
        return m_said.count(line) >= times;
    }
    QProcess m_child;
    QByteArray m_said;
};
}

TEST(PurgeKill, NoPageOfTheStoreHoldsTheWordsAfterwards)
{
    PurgeStage stage;
    const QString secret = QStringLiteral("ひみつの主訴") + QString(300, QChar(u'ん')); // over several pages too
    stage.addCase(QStringLiteral("a"), secret.repeated(20));
    stage.addCase(QStringLiteral("b"), QStringLiteral("のこる言葉"), 100);
    stage.shareAll();
    stage.openEraser();
    ASSERT_TRUE(stage.eraser->foldLog());
    const QByteArray word = QStringLiteral("ひみつの主訴").toUtf8();
    const QByteArray stays = QStringLiteral("のこる言葉").toUtf8();
    const QByteArray key(32, 's');
    const QString pair = wordTokens(comparable(QStringLiteral("の主")), {}).split(QLatin1Char(' ')).first();
    ASSERT_TRUE(stage.connection->run("CREATE VIRTUAL TABLE temp.term USING fts5vocab(main, case_words, row)"));
    const auto indexed = [&] {
        Statement ask(*stage.connection, "SELECT count(*) FROM temp.term WHERE term = ?");
        return ask.with(pair).step() ? ask.number(0) : -1;
    };
    ASSERT_TRUE(pagesOf(stage.desk.path, 'k').contains(word)) << "it is there to begin with";
    ASSERT_EQ(indexed(), 1) << pair.toStdString();
    auto items = stage.plan();
    std::erase_if(items, [](const PurgeItem &item) { return item.unit.caseId == QStringLiteral("b"); });
    ASSERT_TRUE(stage.purge(items));
    EXPECT_EQ(QFile(stage.desk.path + QStringLiteral("-wal")).size(), 0) << "the log is cut to nothing";
    const QByteArray after = pagesOf(stage.desk.path, 'k');
    EXPECT_FALSE(after.contains(word));
    EXPECT_EQ(indexed(), 0) << "the search index does not know them";
    EXPECT_TRUE(after.contains(stays));
    EXPECT_EQ(after.count(key), 1) << "the key of the other recording";
}

TEST(PurgeKill, AStopBetweenAnyTwoStepsLeavesEachCaseWholeOrGone)
{
    for (int stop = 0;; ++stop) {
        PurgeStage stage;
        fill(stage);
        stage.openEraser();
        int step = 0;
        const auto run = stage.purge(stage.plan(), [&] { return step++ < stop; });
        stage.closeEraser();
        ASSERT_TRUE(stage.desk.restart());
        SCOPED_TRACE(stop);
        expectWholeOrGoneAndThenAllGone(stage);
        if (run) {
            EXPECT_EQ(stop, 6) << "three cases and three files";
            return;
        }
    }
}

TEST(PurgeKill, AFaultAtAnyOperationOfTheDiskLeavesEachCaseWholeOrGone)
{
    FaultyDisk disk;
    int faults = 0;
    for (int at = 1;; at += 1 + at / 20) {
        PurgeStage stage;
        fill(stage);
        stage.openEraser();
        const auto items = stage.plan();
        disk.arm(at, FaultyDisk::Manner::FromThenOn);
        const auto run = stage.purge(items);
        const bool fired = disk.fired();
        disk.disarm();
        stage.closeEraser();
        if (!fired) {
            EXPECT_TRUE(run);
            break;
        }
        ++faults;
        SCOPED_TRACE(at);
        ASSERT_TRUE(stage.desk.restart());
        expectWholeOrGoneAndThenAllGone(stage);
        if (HasFailure())
            return;
    }
    EXPECT_GT(faults, 20);
    RecordProperty("faults", faults);
}

TEST(PurgeKill, KilledAtAnyMomentItGoesOn)
{
    qint64 longest = 0;
    for (int measured = 0; measured < 3; ++measured) {
        PurgeStage stage;
        Purging purging(stage);
        ASSERT_TRUE(purging.waitsForItsOrder());
        QElapsedTimer clock;
        clock.start();
        purging.order();
        ASSERT_TRUE(purging.reaches(3)) << purging.said();
        ASSERT_TRUE(purging.endsByItself()) << purging.said();
        longest = std::max(longest, clock.nsecsElapsed());
        ASSERT_TRUE(stage.desk.restart());
        EXPECT_EQ(statesOf(stage), QVector<State>(3, State::Gone));
    }
    int whole = 0, gone = 0, atWork = 0;
    for (int kill = 0; kill < kKills; ++kill) {
        PurgeStage stage;
        Purging purging(stage);
        ASSERT_TRUE(purging.waitsForItsOrder());
        // The first is killed before it began, each third after it said that one, two or three cases are gone, the others
        // at moments spread evenly from the order to a little beyond the end.
        const int erased = kill % 3 == 2 ? kill / 3 % 3 + 1 : 0;
        if (kill > 0) {
            purging.order();
            letWork(std::chrono::nanoseconds(erased > 0 ? 0 : longest * 11 / 10 * kill / kKills));
            ASSERT_TRUE(purging.reaches(erased)) << purging.said();
        }
        atWork += purging.killed() ? 1 : 0;
        SCOPED_TRACE(kill);
        ASSERT_TRUE(stage.desk.restart());
        const auto states = statesOf(stage);
        EXPECT_GE(states.count(State::Gone), erased) << "what was said to be gone";
        if (kill == 0) {
            EXPECT_EQ(states, QVector<State>(3, State::Whole));
        }
        whole += static_cast<int>(states.count(State::Whole));
        gone += static_cast<int>(states.count(State::Gone));
        expectWholeOrGoneAndThenAllGone(stage);
    }
    std::printf("  %d of %d killed at work within %lld ms: %d cases whole, %d gone\n", atWork, kKills, longest / 1'000'000,
        whole, gone);
}

TEST(OlderCopies, AreFoundBesideTheStoreAndNothingElseIs)
{
    QTemporaryDir folder;
    const QStringList copies { QStringLiteral("kikitori.store.before-rekey.20261120T061503123Z"),
        QStringLiteral("kikitori.store.before-rekey.20261120T061503123Z.check"),
        QStringLiteral("kikitori.store.schema1.20261120T061503123Z.backup") };
    const QStringList others { QStringLiteral("kikitori.store"), QStringLiteral("kikitori.store-wal"),
        QStringLiteral("kikitori.store.check"), QStringLiteral("people.json"), QStringLiteral("kikitori.store.20261120"),
        QStringLiteral("otherkikitori.store.a.20261120T061503123Z") };
    QStringList expected;
    for (const QString &name : copies + others) {
        QFile file(folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        if (copies.contains(name))
            expected << folder.filePath(name);
    }
    EXPECT_EQ(olderCopiesBeside(folder.filePath(QStringLiteral("kikitori.store"))), expected);
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 4 && QByteArray(argv[1]) == "--purge")
        return purgeUntilKilled(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]));
    workInMemory();
    ::testing::InitGoogleMock(&argc, argv);
    return RUN_ALL_TESTS();
}
