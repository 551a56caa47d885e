// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// The i-th call to PostgreSQL fails, for every i of a sync: before the server did it, or after it, with the answer lost.
#include "pgworld.h"

#include "store/store.h"
#include "sync/syncpass.h"
#include "tests/store/desk.h"

#include <cstdio>

using namespace kikitori;
using namespace kikitori::test;

namespace {
enum class Lost { Question, Answer };

/// Loses the i-th call, and every one after it: the connection is gone.
class LosingRemote final : public RemoteStore {
public:
    LosingRemote(RemoteStore &real, int at, Lost what)
        : m_real(real)
        , m_at(at)
        , m_what(what)
    {
    }
    [[nodiscard]] bool fired() const { return m_calls >= m_at; }

    Result<Outcome> push(const std::vector<Entry> &entries) override
    {
        return call<Outcome>([&] { return m_real.push(entries); });
    }
    Result<Counts> counts(const QString &desk) override
    {
        return call<Counts>([&] { return m_real.counts(desk); });
    }
    Result<QUuid> epoch() override
    {
        return call<QUuid>([&] { return m_real.epoch(); });
    }
    Result<Page> pull(const QString &desk, qint64 after, int days, int most) override
    {
        return call<Page>([&] { return m_real.pull(desk, after, days, most); });
    }
    Result<std::vector<KnownEntry>> known(const QString &desk, const QUuid &after, int most) override
    {
        return call<std::vector<KnownEntry>>([&] { return m_real.known(desk, after, most); });
    }
    Result<std::vector<Entry>> fetch(const std::vector<QUuid> &ids) override
    {
        return call<std::vector<Entry>>([&] { return m_real.fetch(ids); });
    }
    Result<std::vector<KnownEntry>> readBack(const std::vector<QUuid> &ids) override
    {
        return call<std::vector<KnownEntry>>([&] { return m_real.readBack(ids); });
    }
    Result<QDateTime> clock() override
    {
        return call<QDateTime>([&] { return m_real.clock(); });
    }
    Result<bool> waitForNews(std::chrono::milliseconds most, const std::function<bool()> &wake) override
    {
        return call<bool>([&] { return m_real.waitForNews(most, wake); });
    }

private:
    template<class T, class Ask>
    Result<T> call(Ask ask)
    {
        if (++m_calls < m_at)
            return ask();
        if (m_calls == m_at && m_what == Lost::Answer)
            std::ignore = ask();
        return fail(Fault::ShareUnreachable, QStringLiteral("test"), QStringLiteral("the connection is gone"));
    }
    RemoteStore &m_real;
    int m_at;
    Lost m_what;
    int m_calls = 0;
};

class EachRemoteFailure : public PgWorld {
protected:
    static constexpr int kForeign = 30; ///< entries of desk 02 in the shared store
    static constexpr int kOwn = 23;
    static constexpr int kThereAlready = 7; ///< own ones that a lost disk took and the shared store kept

    void SetUp() override
    {
        PgWorld::SetUp();
        prepare();
        m_policy.batch = 4;
        m_policy.page = 6;
        auto others = manyCases(kForeign, QStringLiteral("02"));
        auto lost = manyCases(15);
        lost.resize(kThereAlready);
        // Within the days that a desk keeps of the others.
        const auto today = QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch(), Qt::UTC);
        for (auto *entries : { &others, &lost })
            for (Entry &entry : *entries)
                entry.at = today;
        ASSERT_EQ(desk(QStringLiteral("02"))->push(others)->accepted.size(), size_t(kForeign));
        ASSERT_EQ(desk()->push(lost)->accepted.size(), size_t(kThereAlready));
        m_template = m_admin.section(QStringLiteral("dbname="), -1);
    }
    /// The desk's own entries, each kept by its store.
    static void write(Desk &store)
    {
        ASSERT_TRUE(store.open());
        ASSERT_TRUE(store.openCase(opened(QStringLiteral("c1"))));
        std::vector<Entry> typed;
        for (int n = 1; n < kOwn; ++n)
            typed.push_back(field(QStringLiteral("c1"), "notes", QString::number(n), n));
        ASSERT_TRUE(store.append(typed));
    }
    Result<> sync(Desk &store, RemoteStore &remote)
    {
        const auto outbox = store.store->outbox();
        if (!outbox)
            return tl::make_unexpected(outbox.error());
        return syncOnce(**outbox, remote, QStringLiteral("01"), m_policy).map([](const SyncOutcome &) {});
    }
    /// Everything once on both sides, and both say so.
    void expectConverged(Desk &store)
    {
        const auto remote = desk();
        const auto outbox = store.store->outbox();
        const auto proof = proveSync(**outbox, *remote, QStringLiteral("01"), ProveBy::EveryRow);
        ASSERT_TRUE(proof);
        EXPECT_TRUE(proof->complete());
        EXPECT_EQ(proof->local.entries, kOwn + kThereAlready);
        EXPECT_EQ(proof->local.contradictions, 0);
        EXPECT_EQ(rows(), kForeign + kOwn + kThereAlready);
        EXPECT_EQ((*outbox)->position()->seq > 0, true);
        store.close();
        ASSERT_TRUE(store.restart());
        qint64 here = 0;
        const auto all = cases(store);
        ASSERT_TRUE(all);
        for (const CaseSummary &row : *all)
            here += static_cast<qint64>(store.caseFile(row.id)->entries.size());
        EXPECT_EQ(here, kForeign + kOwn + kThereAlready) << "0 lost, 0 double here";
    }
    static Result<std::vector<CaseSummary>> cases(Desk &store)
    {
        CaseQuery query;
        query.limit = 1000;
        return store.find(query).map([](const CasePage &page) { return page.cases; });
    }
    void loseEach(Lost what, const char *said)
    {
        int at = 0;
        bool fired = true;
        while (fired && at < 500) {
            ++at;
            m_admin = newDatabase(m_template);
            Desk store;
            write(store);
            {
                const auto real = desk();
                LosingRemote losing(*real, at, what);
                const auto done = sync(store, losing);
                fired = losing.fired();
                EXPECT_EQ(done.has_value(), !fired);
                EXPECT_EQ(done ? Fault::ShareUnreachable : done.error().fault, Fault::ShareUnreachable);
            }
            const auto real = desk();
            const auto done = sync(store, *real);
            ASSERT_TRUE(done) << qPrintable(done.error().subject + done.error().detail);
            expectConverged(store);
            ASSERT_FALSE(HasFailure()) << "call " << at;
        }
        EXPECT_GT(at, 10);
        std::printf("  %s lost at each of %d calls: converged every time\n", said, at - 1);
    }

    SyncPolicy m_policy;
    QString m_template;
};
}

TEST_F(EachRemoteFailure, whicheverQuestionIsLostBothSidesHoldTheSameInTheEnd)
{
    loseEach(Lost::Question, "the question");
}

TEST_F(EachRemoteFailure, whicheverAnswerIsLostBothSidesHoldTheSameInTheEnd)
{
    loseEach(Lost::Answer, "the answer");
}
