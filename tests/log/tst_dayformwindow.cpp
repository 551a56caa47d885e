// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "guard/guardedstore.h"
#include "log/dayformwindow.h"

#include "madeupday.h"
#include "support/patience.h"

#include <QAbstractItemModelTester>
#include <QDateEdit>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {
class DayForm : public ::testing::Test {
protected:
    void SetUp() override { putAnEvening(shelf); }
    void open(Role role = Role::Lead, const QString &folder = {})
    {
        DayFormWindow::Settings settings;
        settings.folder = folder;
        settings.write = write;
        const Staff reader { QStringLiteral("ld01"), QStringLiteral("責任者"), { role } };
        window.reset();
        guard = std::make_unique<GuardedStore>(reader, GuardedStore::Place { QStringLiteral("01"), japan }, journal, shelf, clock);
        window = std::make_unique<DayFormWindow>(settings, reader, programs, *guard, *guard, clock);
        window->resize(1366, 768);
        window->show();
        window->showDay(QStringLiteral("kochi-7119"), QDate(2026, 11, 20));
        ASSERT_TRUE(QTest::qWaitForWindowActive(window.get(), test::kPatienceMs));
        table = window->findChild<QTableView *>(QStringLiteral("form"));
    }
    bool filled() { return waitFor([this] { return table->model()->rowCount() == 26; }); }
    [[nodiscard]] QString cell(int row, int column) const { return table->model()->index(row, column).data().toString(); }
    [[nodiscard]] QString says() const { return window->findChild<QLabel *>(QStringLiteral("formSays"))->text(); }

    FakeShelf shelf;
    FakeJournal journal;
    ManualClock clock { at(QStringLiteral("2026-11-20 23:59:00")) };
    Programs programs { shippedPrograms() };
    DayFormWindow::Write write;
    std::unique_ptr<GuardedStore> guard;
    std::unique_ptr<DayFormWindow> window;
    QTableView *table = nullptr;
};
}

TEST_F(DayForm, Has24HoursTheSumAndTheMean)
{
    open();
    ASSERT_TRUE(filled());
    QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    EXPECT_EQ(cell(23, DayFormModel::Offered), QStringLiteral("2"));
    EXPECT_EQ(cell(1, DayFormModel::Offered), QStringLiteral("0"));
    EXPECT_EQ(cell(1, DayFormModel::Rate), QStringLiteral("—"));
    EXPECT_EQ(cell(24, DayFormModel::Offered), QStringLiteral("14"));
    EXPECT_EQ(cell(24, DayFormModel::Rate), QStringLiteral("100.0"));
    EXPECT_EQ(cell(25, DayFormModel::Offered), QStringLiteral("0.6"));
    // As in the contract's form: no sum of operators and of handling times, no mean of operators.
    EXPECT_EQ(cell(24, DayFormModel::Operators), QStringLiteral("—"));
    EXPECT_EQ(cell(25, DayFormModel::Operators), QStringLiteral("—"));
    EXPECT_EQ(cell(24, DayFormModel::Handling), QStringLiteral("—"));
    EXPECT_EQ(cell(25, DayFormModel::Rate), cell(24, DayFormModel::Rate));
    EXPECT_NE(cell(25, DayFormModel::Handling), QString());
    EXPECT_EQ(table->model()->index(23, DayFormModel::Picture).data(DayFormModel::OfferedRole).toInt(), 2);
}

TEST_F(DayForm, CtrlEWritesToTheFolderSaysWhereAndIsWrittenDown)
{
    const QTemporaryDir folder;
    open(Role::Lead, folder.path());
    ASSERT_TRUE(filled());
    QSignalSpy exported(window.get(), &DayFormWindow::exported);
    QTest::keyClick(table, Qt::Key_E, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([&] { return exported.count() == 1; }));
    const QString path = folder.filePath(QStringLiteral("kochi-7119-nippyo-2026-11-20.xlsx"));
    EXPECT_EQ(exported[0][0].toString(), path);
    EXPECT_TRUE(says().contains(path));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.read(2), QByteArray("PK"));
    EXPECT_EQ(journal.count(kind::Exported), 1);
    EXPECT_EQ(journal.last(kind::Exported).body.value(QStringLiteral("day")).toString(), QStringLiteral("2026-11-20"));
    EXPECT_EQ(journal.last(kind::Exported).program, QStringLiteral("kochi-7119"));
}

TEST_F(DayForm, IsWrittenOffTheWindowsThread)
{
    QThread *thread = nullptr;
    write = [&](const DayFigures &figures, const Program &, const QString &) -> Result<> {
        thread = QThread::currentThread();
        EXPECT_EQ(figures.total.offered, 14);
        return {};
    };
    open(Role::Lead, QStringLiteral("somewhere"));
    ASSERT_TRUE(filled());
    QSignalSpy exported(window.get(), &DayFormWindow::exported);
    window->exportForm();
    ASSERT_TRUE(waitFor([&] { return exported.count() == 1; }));
    EXPECT_NE(thread, nullptr);
    EXPECT_NE(thread, QThread::currentThread());
}

TEST_F(DayForm, AFaultIsSaidInTheWindow)
{
    write = [](const DayFigures &, const Program &, const QString &path) -> Result<> { return fail(Fault::DiskFull, path); };
    open(Role::Lead, QStringLiteral("somewhere"));
    ASSERT_TRUE(filled());
    window->exportForm();
    ASSERT_TRUE(waitFor([&] { return !says().isEmpty(); }));
    EXPECT_TRUE(window->findChild<QLabel *>(QStringLiteral("formSays"))->isVisible());
}

TEST_F(DayForm, WhatCannotBeWrittenDownIsNotTakenOut)
{
    int writes = 0;
    write = [&](const DayFigures &, const Program &, const QString &) -> Result<> { return ++writes, Result<>(); };
    open(Role::Lead, QStringLiteral("somewhere"));
    ASSERT_TRUE(filled());
    journal.full = true;
    window->exportForm();
    ASSERT_TRUE(waitFor([&] { return says().contains(QStringLiteral("was not written")); }));
    EXPECT_EQ(writes, 0);
}

TEST_F(DayForm, WithoutAFolderItAsksWhereAndDoesNotBlock)
{
    open();
    ASSERT_TRUE(filled());
    window->exportForm();
    auto *dialog = window->findChild<QFileDialog *>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_EQ(journal.count(kind::Exported), 0);
    dialog->reject();
}

TEST_F(DayForm, ARoleWithoutReportsSeesASentence)
{
    open(Role::Nurse);
    QTest::qWait(0);
    EXPECT_EQ(shelf.ledgersAsked, 0);
    EXPECT_TRUE(window->findChild<QLabel *>(QStringLiteral("refused"))->isVisible());
    window->exportForm();
    EXPECT_EQ(window->findChild<QFileDialog *>(), nullptr);
}

TEST_F(DayForm, TheDayBeforeIsOneKeyAway)
{
    open();
    ASSERT_TRUE(filled());
    QTest::keyClick(table, Qt::Key_BracketLeft);
    ASSERT_TRUE(waitFor([this] { return table->model()->rowCount() == 26 && cell(24, DayFormModel::Offered) == QStringLiteral("0"); }));
    EXPECT_TRUE(window->suggestedName().contains(QStringLiteral("2026-11-19")));
}

TEST_F(DayForm, AWholeDayIsOnOneScreen)
{
    open();
    ASSERT_TRUE(filled());
    window->setStyle(LogStyle::from(Theme(Theme::Mode::Light, 1.0)));
    QTest::qWait(20); // the layouts that are under way
    EXPECT_TRUE(waitFor([&] { return window->size() == QSize(1366, 768) && table->verticalScrollBar()->maximum() == 0; }));
}

TEST_F(DayForm, Pictures)
{
    const QString folder = pictureFolder();
    if (folder.isEmpty())
        GTEST_SKIP() << "KIKITORI_SHOTS is not set";
    const QTemporaryDir target;
    open(Role::Lead, target.path());
    ASSERT_TRUE(filled());
    QSignalSpy exported(window.get(), &DayFormWindow::exported);
    window->setStyle(LogStyle::from(Theme(Theme::Mode::Light, 1.0)));
    window->exportForm();
    ASSERT_TRUE(waitFor([&] { return exported.count() == 1; }));
    QTest::qWait(50);
    window->grab().save(folder + QStringLiteral("/form-1366-light.png"));
    window->setStyle(LogStyle::from(Theme(Theme::Mode::Dark, 1.0)));
    window->resize(1600, 1000);
    QTest::qWait(50);
    window->grab().save(folder + QStringLiteral("/form-1600-dark.png"));
    window->setStyle(LogStyle::from(Theme(Theme::Mode::Light, 1.5)));
    window->resize(1366, 768);
    QTest::qWait(50);
    window->grab().save(folder + QStringLiteral("/form-1366-150.png"));
}
