// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/caselistmodel.h"

#include "madeupcases.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {
class ListOfCases : public ::testing::Test {
protected:
    void fill(int cases)
    {
        for (int i = 0; i < cases; ++i) {
            MadeUpCase made(QStringLiteral("K-%1").arg(i, 4, 10, QLatin1Char('0')),
                at(QStringLiteral("2026-11-20 00:00:00")).addSecs(60 * i).toOffsetFromUtc(japan * 60).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
            shelf.put(made);
        }
    }
    CaseQuery ofTen() const
    {
        CaseQuery query;
        query.limit = 10;
        return query;
    }
    bool settled() { return waitFor([this] { return !model.isLoading(); }); }

    FakeShelf shelf;
    Programs programs { {} };
    CaseListModel model { shelf, programs, {}, japan };
    QAbstractItemModelTester tester { &model, QAbstractItemModelTester::FailureReportingMode::Fatal };
};
}

TEST_F(ListOfCases, ComesNewestFirstAndPageByPageWithoutLossOrDouble)
{
    fill(37);
    model.ask(ofTen());
    ASSERT_TRUE(settled());
    EXPECT_EQ(model.rowCount(), 10);
    EXPECT_EQ(model.total(), 37);
    int pages = 1;
    while (model.canFetchMore({}) && pages < 20) {
        model.fetchMore({});
        ASSERT_TRUE(settled());
        ++pages;
    }
    EXPECT_EQ(pages, 4);
    ASSERT_EQ(model.rowCount(), 37);
    for (int i = 0; i < 37; ++i)
        EXPECT_EQ(model.at(i)->number, QStringLiteral("K-%1").arg(36 - i, 4, 10, QLatin1Char('0')));
}

TEST_F(ListOfCases, MoreThanAreCountedIsNoEnd)
{
    fill(37);
    shelf.countsTo = 12;
    CaseListModel plain { shelf, programs, {}, japan }; // the tester fetches by itself
    const auto answered = [&] { return waitFor([&] { return !plain.isLoading(); }); };
    plain.ask(ofTen());
    ASSERT_TRUE(answered());
    EXPECT_EQ(plain.total(), 12);
    EXPECT_TRUE(plain.totalIsLeast());
    plain.fetchMore({});
    ASSERT_TRUE(answered());
    QSignalSpy answers(&plain, &CaseListModel::answered);
    plain.refresh();
    ASSERT_TRUE(waitFor([&] { return !answers.isEmpty(); }));
    EXPECT_EQ(plain.rowCount(), 20);
    EXPECT_TRUE(plain.canFetchMore({})) << "more are there than were counted";
}

TEST_F(ListOfCases, NewCasesComeInOnTopWithoutMovingTheRest)
{
    fill(12);
    model.ask(ofTen());
    ASSERT_TRUE(settled());
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    shelf.put(MadeUpCase(QStringLiteral("K-new"), QStringLiteral("2026-11-20 09:00:00")));
    shelf.put(MadeUpCase(QStringLiteral("K-before"), QStringLiteral("2026-11-20 08:59:00")));
    model.refresh();
    ASSERT_TRUE(waitFor([&] { return model.total() == 14; }));
    EXPECT_EQ(model.at(0)->number, QStringLiteral("K-new"));
    EXPECT_EQ(model.at(1)->number, QStringLiteral("K-before"));
    EXPECT_EQ(model.at(2)->number, QStringLiteral("K-0011"));
    EXPECT_EQ(resets.count(), 0);
    EXPECT_EQ(inserts.count(), 1);
}

TEST_F(ListOfCases, AnAnswerToAnOlderQuestionIsDropped)
{
    fill(3);
    CaseQuery none;
    none.program = QStringLiteral("nothing");
    shelf.hold = true;
    model.ask(ofTen());
    model.ask(none);
    ASSERT_EQ(shelf.held.size(), 2U);
    shelf.held[1]();
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_FALSE(model.isLoading());
    shelf.held[0](); // the first question's answer comes last
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(ListOfCases, AFaultIsToldAndTheRowsStay)
{
    fill(3);
    model.ask(ofTen());
    ASSERT_TRUE(settled());
    QSignalSpy failed(&model, &CaseListModel::failed);
    shelf.broken = true;
    model.refresh();
    ASSERT_TRUE(waitFor([&] { return failed.count() == 1; }));
    EXPECT_EQ(model.rowCount(), 3);
}

TEST_F(ListOfCases, AHigherDecisionOfTheNursePointsUp)
{
    shelf.put(MadeUpCase(QStringLiteral("K-up"), QStringLiteral("2026-11-20 09:00:00")).verdict(Urgency::Green).decide(Urgency::Red, QStringLiteral("x")));
    shelf.put(MadeUpCase(QStringLiteral("K-down"), QStringLiteral("2026-11-20 08:00:00")).verdict(Urgency::Red).decide(Urgency::Orange, QStringLiteral("x")));
    shelf.put(MadeUpCase(QStringLiteral("K-same"), QStringLiteral("2026-11-20 07:00:00")).verdict(Urgency::White));
    model.ask(ofTen());
    ASSERT_TRUE(settled());
    const auto changed = [&](int row) { return model.index(row, 0).data(CaseListModel::ChangedRole).toInt(); };
    EXPECT_EQ(changed(0), 1);
    EXPECT_EQ(changed(1), -1);
    EXPECT_EQ(changed(2), 0);
    EXPECT_EQ(model.index(2, CaseListModel::UrgencyColumn).data().toString(), QStringLiteral("White"));
}
