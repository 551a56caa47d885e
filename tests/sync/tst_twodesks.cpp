// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// Two desks with real stores, a real PostgreSQL between them, and the runners that bring them together.
#include "pgworld.h"

#include "store/store.h"
#include "sync/syncrunner.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <cstdio>

using namespace kikitori;
using namespace kikitori::test;

namespace {

const QString kCaller = QStringLiteral("0888251299");

/// A desk: its store, and the runner once it is started.
class Station {
public:
    Station(QString number, std::function<QString()> share)
        : m_number(std::move(number))
        , m_share(std::move(share))
    {
        open();
    }
    ~Station() { close(); }

    void open()
    {
        m_store = std::make_unique<Store>(Store::Settings { m_folder.filePath(QStringLiteral("kikitori.store")), m_number });
        const auto opened = m_store->openNow(StoreKey(QByteArray(32, 'k')));
        ASSERT_TRUE(opened) << qPrintable(opened.error().detail);
    }
    void close()
    {
        runner.reset();
        m_store.reset();
    }
    void share()
    {
        runner = std::make_unique<SyncRunner>(
            [store = m_store.get()] { return store->outbox(); }, [share = m_share] { return openPgRemote(share()); }, m_number);
        runner->setPauses(20, 200, 0);
        QObject::connect(
            m_store.get(), &Store::committed, runner.get(), [r = runner.get()] { r->nudge(); }, Qt::DirectConnection);
        runner->start();
    }
    void backUp() { copy(m_folder.path(), m_copy.path()); }
    void restore() { copy(m_copy.path(), m_folder.path()); }

    void openCase(const QString &id)
    {
        Entry first = entry(id, kind::Opened, { { QStringLiteral("caller"), kCaller } });
        const auto number = waited<QString>([&](QObject *context, auto reply) {
            m_store->openCase(std::move(first), QStringLiteral("K"), context, std::move(reply));
        });
        ASSERT_TRUE(number) << qPrintable(number.error().detail);
    }
    void write(Entry made)
    {
        ASSERT_TRUE(waited<void>([&](QObject *context, auto reply) { m_store->append({ made }, context, std::move(reply)); }));
    }
    /// As the windows do: with what the record shows.
    void setField(const QString &id, const char *name, const QString &value, bool settles = false)
    {
        Entry made = entry(id, kind::Field, field(name, value));
        const CaseRecord seen = file(id).record;
        if (settles)
            made.body.insert(QStringLiteral("over"), seen.allHeads(QStringLiteral("field:") + QLatin1String(name)));
        else
            seen.nameSeen(made);
        write(made);
    }
    [[nodiscard]] CaseFile file(const QString &id)
    {
        return waited<CaseFile>([&](QObject *context, auto reply) {
            m_store->caseFile(id, context, std::move(reply));
        }).value_or(CaseFile());
    }
    [[nodiscard]] size_t earlier(const QString &caller)
    {
        const auto found = waited<std::vector<CaseSummary>>(
            [&](QObject *context, auto reply) { m_store->earlierCases(caller, 10, context, std::move(reply)); });
        return found ? found->size() : 0;
    }
    [[nodiscard]] SyncProof proof()
    {
        const auto outbox = m_store->outbox();
        const auto remote = openPgRemote(m_share());
        EXPECT_TRUE(outbox && remote);
        return proveSync(**outbox, **remote, m_number).value();
    }
    [[nodiscard]] Entry entry(const QString &id, const char *kind, const QJsonObject &body) const
    {
        Entry made = entryOf(id, 0, kind, body, Stream::Case, m_number);
        made.at = QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch(), Qt::UTC);
        return made;
    }

    std::unique_ptr<SyncRunner> runner;

private:
    template<class T, class Ask>
    static Result<T> waited(Ask ask)
    {
        QObject context;
        std::optional<Result<T>> got;
        QEventLoop loop;
        ask(&context, Reply<T>([&](Result<T> result) {
            got = std::move(result);
            loop.quit();
        }));
        QTimer::singleShot(120'000, &loop, &QEventLoop::quit);
        loop.exec();
        return got ? std::move(*got) : Result<T>(fail(Fault::TimedOut));
    }
    static void copy(const QString &from, const QString &to)
    {
        QDir target(to);
        const QStringList old = target.entryList(QDir::Files);
        for (const QString &name : old)
            target.remove(name);
        const QStringList names = QDir(from).entryList(QDir::Files);
        for (const QString &name : names)
            QFile::copy(QDir(from).filePath(name), target.filePath(name));
    }

    QString m_number;
    std::function<QString()> m_share;
    QTemporaryDir m_folder;
    QTemporaryDir m_copy;
    std::unique_ptr<Store> m_store;
};

class TwoDesks : public PgWorld {
protected:
    void SetUp() override
    {
        PgWorld::SetUp();
        prepare();
        for (const char *number : { "01", "02" }) {
            const QString name = QLatin1String(number);
            m_desks.push_back(std::make_unique<Station>(name, [this, name] { return as(QStringLiteral("desk") + name); }));
        }
        m_tick.start(10);
    }
    void TearDown() override { m_desks.clear(); }
    Station &one() { return *m_desks[0]; }
    Station &two() { return *m_desks[1]; }
    static bool until(const std::function<bool()> &so, int bound = 120'000)
    {
        const QDeadlineTimer end(bound);
        while (!so()) {
            if (end.hasExpired())
                return false;
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
        }
        return true;
    }
    void shareBoth()
    {
        one().share();
        two().share();
        ASSERT_TRUE(
            until([&] { return one().runner->state().lastComplete.isValid() && two().runner->state().lastComplete.isValid(); }));
    }

    std::vector<std::unique_ptr<Station>> m_desks;
    QTimer m_tick; // wakes the waiting loop
};

} // namespace

TEST_F(TwoDesks, ARepeatCallerIsKnownOnTheOtherDeskWithinFiveSecondsAndWithoutTheServer)
{
    shareBoth();
    qint64 quickest = 120'000; // any other may meet what else the machine does
    for (int round = 0; round < 5; ++round) {
        QElapsedTimer clock;
        clock.start();
        one().openCase(QStringLiteral("case-%1").arg(round));
        EXPECT_TRUE(until([&] { return two().earlier(kCaller) == size_t(round) + 1; }));
        quickest = std::min(quickest, clock.elapsed());
        std::printf("known on the other desk after %lld ms\n", static_cast<long long>(clock.elapsed()));
    }
    EXPECT_LT(quickest, 5'000) << "without the news it would be half a minute";
    s_server->kill();
    EXPECT_TRUE(until([&] { return two().runner->state().phase == SyncState::Phase::Waiting; }));
    EXPECT_EQ(two().earlier(kCaller), 5u);
    s_server->start();
    two().openCase(QStringLiteral("case-a"));
    EXPECT_TRUE(until([&] { return one().earlier(kCaller) == 6; })) << "and it goes on by itself";
    EXPECT_GE(two().runner->state().received, 5);
    EXPECT_TRUE(two().runner->state().lastReceived.isValid());
    ASSERT_TRUE(two().runner->state().clockDriftMs.has_value());
    EXPECT_LT(std::abs(*two().runner->state().clockDriftMs), 60'000) << "the same machine";
}

TEST_F(TwoDesks, F6TwoDesksThatSetOneFieldApartBothShowTheConflictUntilOnePersonSettlesIt)
{
    const QString id = QStringLiteral("case-1");
    one().openCase(id);
    shareBoth();
    EXPECT_TRUE(until([&] { return !two().file(id).entries.empty(); }));
    one().runner.reset();
    two().runner.reset();
    one().setField(id, "municipality", QStringLiteral("高知市"));
    two().setField(id, "municipality", QStringLiteral("南国市"));
    shareBoth();
    EXPECT_TRUE(until([&] { return one().file(id).record.inConflict() && two().file(id).record.inConflict(); }));
    EXPECT_EQ(one().file(id).record.canonical(), two().file(id).record.canonical());
    EXPECT_EQ(one().file(id).record.conflicts().front().values.size(), 2u);
    two().setField(id, "municipality", QStringLiteral("南国市"), true);
    EXPECT_TRUE(until([&] { return one().file(id).entries.size() == 4; }));
    EXPECT_FALSE(one().file(id).record.inConflict());
    EXPECT_EQ(one().file(id).record.canonical(), two().file(id).record.canonical());
}

TEST_F(TwoDesks, F5ADeskThatWasRestoredFromAnOlderCopyGetsItsOwnBack)
{
    one().openCase(QStringLiteral("case-1"));
    shareBoth();
    one().close();
    one().backUp();
    one().open();
    one().share();
    one().openCase(QStringLiteral("case-2"));
    one().setField(QStringLiteral("case-1"), "age", QStringLiteral("72"));
    two().openCase(QStringLiteral("case-3"));
    EXPECT_TRUE(until([&] { return two().file(QStringLiteral("case-1")).entries.size() == 2; }));
    EXPECT_TRUE(until([&] { return one().runner->state().lastComplete.isValid() && one().earlier(kCaller) == 3; }));
    one().close();
    one().restore();
    one().open();
    EXPECT_EQ(one().earlier(kCaller), 1u) << "yesterday";
    one().share();
    EXPECT_TRUE(until([&] { return one().earlier(kCaller) == 3 && one().runner->state().lastComplete.isValid(); }));
    EXPECT_EQ(one().file(QStringLiteral("case-1")).record.canonical(), two().file(QStringLiteral("case-1")).record.canonical());
    EXPECT_TRUE(one().proof().complete());
    one().openCase(QStringLiteral("case-4"));
    EXPECT_NE(one().file(QStringLiteral("case-4")).record.number, one().file(QStringLiteral("case-2")).record.number)
        << "no number is given twice";
}

TEST_F(TwoDesks, F5AServerThatWasRestoredGetsAgainWhatItLostFromEachDesk)
{
    one().openCase(QStringLiteral("case-1"));
    shareBoth();
    EXPECT_TRUE(until([&] { return two().earlier(kCaller) == 1; }));
    one().runner.reset();
    two().runner.reset();
    const QString name = Sql(m_admin).one(QStringLiteral("select current_database()"));
    const QString others = QStringLiteral("select count(*) from pg_stat_activity where datname = '%1'").arg(name);
    EXPECT_TRUE(until([&] { return Sql(s_server->connection()).one(others) == QStringLiteral("0"); }));
    const QString yesterday = newDatabase(name);
    shareBoth();
    one().openCase(QStringLiteral("case-2"));
    two().openCase(QStringLiteral("case-3"));
    EXPECT_TRUE(until([&] { return one().earlier(kCaller) == 3 && two().earlier(kCaller) == 3; }));
    EXPECT_TRUE(until([&] { return rows() == 3; }));
    one().runner.reset();
    two().runner.reset();

    m_admin = yesterday;
    ASSERT_TRUE(beginShareLife(m_admin));
    EXPECT_EQ(rows(), 1);
    shareBoth();
    EXPECT_EQ(rows(), 3);
    EXPECT_TRUE(one().proof().complete());
    EXPECT_TRUE(two().proof().complete());
    two().setField(QStringLiteral("case-1"), "age", QStringLiteral("5"));
    EXPECT_TRUE(until([&] { return one().file(QStringLiteral("case-1")).entries.size() == 2; })) << "and news go on";
}
