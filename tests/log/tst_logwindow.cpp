// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/casedelegate.h"
#include "log/caselines.h"
#include "log/caselistmodel.h"
#include "log/logwindow.h"
#include "look/keycap.h"

#include "madeupday.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPixmap>
#include <QShortcut>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {

/// A device that only remembers.
class SilentPlayback final : public Playback {
public:
    bool device = true;
    int plays = 0;
    bool hasDevice() const override { return device; }
    void load(std::shared_ptr<const RecordingAudio> audio) override
    {
        m_audio = std::move(audio);
        m_ms = 0;
        m_playing = false;
        Q_EMIT moved();
    }
    void play() override
    {
        ++plays;
        m_playing = true;
        Q_EMIT moved();
    }
    void pause() override
    {
        m_playing = false;
        Q_EMIT moved();
    }
    void seek(qint64 ms) override
    {
        m_ms = ms;
        Q_EMIT moved();
    }
    bool isPlaying() const override { return m_playing; }
    qint64 position() const override { return m_ms; }

private:
    std::shared_ptr<const RecordingAudio> m_audio;
    qint64 m_ms = 0;
    bool m_playing = false;
};

class CaseLog : public ::testing::Test {
protected:
    void SetUp() override { putAnEvening(shelf); }
    ~CaseLog() override { window.reset(); }

    void open(Role role = Role::Lead, QSize size = { 1600, 1000 }, bool device = true)
    {
        LogWindow::Settings settings;
        settings.recordingsFolder = QStringLiteral("recordings");
        settings.staffNames = people();
        settings.checkNames = checkNames();
        settings.packNames = packNames();
        settings.readRecording = [this](const QString &path, const QByteArray &) -> Result<RecordingAudio> {
            ++read;
            readPath = path;
            readThread = QThread::currentThread();
            if (readFault)
                return fail(*readFault, QStringLiteral("a.rec"), QStringLiteral("x"));
            return madeUpTalk(281);
        };
        auto silent = std::make_unique<SilentPlayback>();
        silent->device = device;
        playback = silent.get();
        window = std::make_unique<LogWindow>(settings, Staff { QStringLiteral("ld01"), QStringLiteral("業務責任者 01"), { role } }, programs, shelf, journal,
            clock, std::move(silent));
        window->resize(size);
        window->show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(window.get()));
        table = window->findChild<QTableView *>(QStringLiteral("cases"));
        lines = window->findChild<QListView *>(QStringLiteral("lines"));
        model = window->findChild<CaseListModel *>();
    }
    void openWithList(Role role = Role::Lead)
    {
        open(role);
        ASSERT_TRUE(waitFor([this] { return model->rowCount() == 14; }));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : window.get(), key, modifiers);
    }
    [[nodiscard]] QString text(const char *name) const
    {
        const auto *label = window->findChild<QLabel *>(QLatin1String(name));
        return label && label->isVisibleTo(window.get()) ? label->text() : QString();
    }
    [[nodiscard]] bool opened(const QString &number) { return waitFor([&] { return text("caseNumber") == number; }); }
    /// Walks to the case with the recording: second in the list.
    void openRecorded()
    {
        press(Qt::Key_J);
        press(Qt::Key_J);
        ASSERT_TRUE(opened(QStringLiteral("K-20261120-01009")));
        ASSERT_TRUE(waitFor([&] { return lines->model()->index(1, 0).data(CaseLines::PlayRole).toLongLong() >= 0; }));
    }
    [[nodiscard]] QStringList numbers() const
    {
        QStringList out;
        for (int i = 0; i < model->rowCount(); ++i)
            out += model->at(i)->number.right(5);
        return out;
    }

    FakeShelf shelf;
    FakeJournal journal;
    ManualClock clock { at(QStringLiteral("2026-11-20 23:59:00")) };
    Programs programs { shippedPrograms() };
    std::unique_ptr<LogWindow> window;
    SilentPlayback *playback = nullptr;
    QTableView *table = nullptr;
    QListView *lines = nullptr;
    CaseListModel *model = nullptr;
    std::optional<Fault> readFault;
    int read = 0;
    QString readPath;
    QThread *readThread = nullptr;
};

}

TEST_F(CaseLog, ShowsTheDayNewestFirst)
{
    openWithList();
    EXPECT_EQ(numbers().mid(0, 4), QStringList({ QStringLiteral("02005"), QStringLiteral("01009"), QStringLiteral("01008"), QStringLiteral("02004") }));
    EXPECT_EQ(journal.count(kind::Viewed), 1) << "the list itself shows what callers said";
    EXPECT_EQ(shelf.filesAsked, 0) << "no case is opened by itself";
}

TEST_F(CaseLog, TheEmptySideSaysWhatToPressAndOpensNothing)
{
    openWithList();
    auto *keys = window->findChild<QWidget *>(QStringLiteral("emptyKeys"));
    ASSERT_TRUE(keys && keys->isVisible());
    QStringList caps;
    for (const KeyCap *cap : keys->findChildren<KeyCap *>())
        caps += cap->text();
    EXPECT_EQ(caps, QStringList({ QStringLiteral("J"), QStringLiteral("K"), QStringLiteral("Enter"), QStringLiteral("/"), QStringLiteral("["), QStringLiteral("]") }));
    EXPECT_EQ(text("nothingOpened"), QStringLiteral("No case is open."));
    EXPECT_EQ(shelf.filesAsked, 0);
    journal.full = true;
    press(Qt::Key_J);
    ASSERT_TRUE(waitFor([this] { return text("nothingOpened").contains(QStringLiteral("stays closed")); }));
    EXPECT_FALSE(keys->isVisible()) << "a fault is told alone";
    journal.full = false;
    press(Qt::Key_J);
    ASSERT_TRUE(opened(QStringLiteral("K-20261120-01009")));
    EXPECT_FALSE(keys->isVisible());
}

TEST_F(CaseLog, JAndKWalkAndEachCaseOpenedIsWrittenDownFirst)
{
    openWithList();
    press(Qt::Key_J);
    press(Qt::Key_J);
    ASSERT_TRUE(opened(QStringLiteral("K-20261120-01009")));
    EXPECT_EQ(journal.last(kind::Viewed).subject, QStringLiteral("case-K-20261120-01009"));
    EXPECT_EQ(journal.last(kind::Viewed).stream, Stream::Audit);
    EXPECT_EQ(journal.last(kind::Viewed).author, QStringLiteral("ld01"));
    EXPECT_EQ(shelf.filesAsked, 1) << "walking over a case quickly does not open it";
    press(Qt::Key_K);
    ASSERT_TRUE(opened(QStringLiteral("K-20261120-02005")));
    EXPECT_EQ(journal.count(kind::Viewed), 3);
}

TEST_F(CaseLog, NothingIsShownThatCannotBeWrittenDown)
{
    openWithList();
    journal.full = true;
    press(Qt::Key_J);
    ASSERT_TRUE(waitFor([this] { return text("nothingOpened").contains(QStringLiteral("stays closed")); }));
    EXPECT_EQ(shelf.filesAsked, 0);
    EXPECT_TRUE(text("caseNumber").isEmpty());
}

TEST_F(CaseLog, EveryRevisionAndAnswerIsListed)
{
    openWithList();
    openRecorded();
    const CaseFile file = shelf.files[12];
    int revisions = 0;
    QStringList answers;
    const QAbstractItemModel *m = lines->model();
    for (int i = 0; i < m->rowCount(); ++i) {
        const QModelIndex index = m->index(i, 0);
        if (index.data(CaseLines::HeadRole).toBool())
            continue;
        if (index.data(CaseLines::ValueRole).toString() == QStringLiteral("看護師 01"))
            ++revisions;
        else
            answers += index.data(CaseLines::TimeRole).toString() + QLatin1Char(' ') + index.data(CaseLines::ValueRole).toString();
    }
    EXPECT_EQ(revisions, int(file.entries.size()));
    EXPECT_EQ(answers.value(0), QStringLiteral("▶ 0:12 read aloud"));
    EXPECT_EQ(answers.value(1), QStringLiteral("▶ 0:15 all no"));
    EXPECT_EQ(answers.size(), 8);
    EXPECT_EQ(text("decision"), QStringLiteral("Protocol ▲ Orange → nurse ◆ Red"));
    EXPECT_TRUE(text("caseWarns").contains(QStringLiteral("糖尿病")));
}

TEST_F(CaseLog, PressingAnAnswerPlaysFromThereAndIsWrittenDown)
{
    openWithList();
    openRecorded();
    EXPECT_EQ(readPath, QStringLiteral("recordings/a.rec"));
    EXPECT_NE(readThread, QThread::currentThread());
    EXPECT_EQ(journal.count(kind::Played), 0);
    press(Qt::Key_Return);
    ASSERT_EQ(QApplication::focusWidget(), lines);
    lines->setCurrentIndex(lines->model()->index(2, 0));
    press(Qt::Key_Return);
    ASSERT_TRUE(waitFor([this] { return playback->isPlaying(); }));
    EXPECT_EQ(playback->position(), 15000);
    EXPECT_EQ(journal.count(kind::Played), 1);
    EXPECT_EQ(journal.last(kind::Played).subject, QStringLiteral("case-K-20261120-01009"));
}

TEST_F(CaseLog, SpacePlaysAndPausesArrowsSeek)
{
    openWithList();
    openRecorded();
    press(Qt::Key_Space);
    ASSERT_TRUE(waitFor([this] { return playback->isPlaying(); }));
    press(Qt::Key_Right);
    EXPECT_EQ(playback->position(), 5000);
    press(Qt::Key_Left);
    press(Qt::Key_Left);
    EXPECT_EQ(playback->position(), 0);
    press(Qt::Key_Space);
    EXPECT_FALSE(playback->isPlaying());
    EXPECT_EQ(journal.count(kind::Played), 1) << "a pause is no second hearing";
}

TEST_F(CaseLog, NothingPlaysThatCannotBeWrittenDown)
{
    openWithList();
    openRecorded();
    journal.full = true;
    press(Qt::Key_Space);
    ASSERT_TRUE(waitFor([this] { return text("say").contains(QStringLiteral("not played")); }));
    EXPECT_EQ(playback->plays, 0);
}

TEST_F(CaseLog, WithoutADeviceTheVoicesAreSeenAndASentenceSaysWhy)
{
    open(Role::Lead, { 1600, 1000 }, false);
    ASSERT_TRUE(waitFor([this] { return model->rowCount() == 14; }));
    openRecorded();
    EXPECT_TRUE(text("recordingSays").contains(QStringLiteral("no audio device")));
    EXPECT_FALSE(window->findChild<QToolButton *>(QStringLiteral("play"))->isVisible());
    press(Qt::Key_Space);
    QTest::qWait(0);
    EXPECT_EQ(journal.count(kind::Played), 0);
}

TEST_F(CaseLog, ADamagedRecordingIsSaidInItsPlace)
{
    readFault = Fault::RecordingDamaged;
    openWithList();
    press(Qt::Key_J);
    press(Qt::Key_J);
    ASSERT_TRUE(opened(QStringLiteral("K-20261120-01009")));
    ASSERT_TRUE(waitFor([this] { return text("recordingSays").contains(QStringLiteral("a.rec")); }));
}

TEST_F(CaseLog, SearchesAsTypedMarksTheWordsAndSaysOnlyThatASearchWasDone)
{
    openWithList();
    press(Qt::Key_Slash);
    auto *search = window->findChild<QLineEdit *>(QStringLiteral("search"));
    ASSERT_EQ(QApplication::focusWidget(), search);
    const size_t askedBefore = shelf.asked.size();
    search->insert(QStringLiteral("胸"));
    search->insert(QStringLiteral("　締めつけ"));
    ASSERT_TRUE(waitFor([this] { return model->rowCount() == 5; }));
    EXPECT_EQ(shelf.asked.size(), askedBefore + 1) << "one question for keys that come quickly";
    EXPECT_EQ(window->findChild<CaseDelegate *>()->words(), QStringLiteral("胸 締めつけ"));
    EXPECT_EQ(journal.count(kind::Searched), 1);
    EXPECT_EQ(journal.last(kind::Searched).subject, QStringLiteral("ld01"));
    EXPECT_TRUE(journal.last(kind::Searched).body.isEmpty());
    press(Qt::Key_Return);
    EXPECT_EQ(QApplication::focusWidget(), table);
    press(Qt::Key_Slash);
    press(Qt::Key_Escape);
    EXPECT_TRUE(waitFor([this] { return model->rowCount() == 14; }));
}

TEST_F(CaseLog, LettersInTheSearchAreWordsNotCommands)
{
    openWithList();
    press(Qt::Key_Slash);
    auto *search = window->findChild<QLineEdit *>(QStringLiteral("search"));
    QTest::keyClicks(search, QStringLiteral("jk 1"));
    EXPECT_EQ(search->text(), QStringLiteral("jk 1"));
    EXPECT_FALSE(model->query().urgency.has_value());
    EXPECT_FALSE(table->currentIndex().isValid());
}

TEST_F(CaseLog, FiltersByUrgencyAgentAndDay)
{
    openWithList();
    press(Qt::Key_1);
    ASSERT_TRUE(waitFor([this] { return model->rowCount() == 2; }));
    EXPECT_EQ(numbers(), QStringList({ QStringLiteral("01009"), QStringLiteral("02003") }));
    press(Qt::Key_1);
    ASSERT_TRUE(waitFor([this] { return model->rowCount() == 14; }));
    press(Qt::Key_BracketLeft);
    ASSERT_TRUE(waitFor([this] { return model->rowCount() == 0; }));
    EXPECT_EQ(model->query().from, at(QStringLiteral("2026-11-19 00:00:00")));
    EXPECT_EQ(model->query().to, at(QStringLiteral("2026-11-20 00:00:00")));
    press(Qt::Key_D);
    ASSERT_TRUE(waitFor([this] { return model->rowCount() == 14; }));
    press(Qt::Key_T);
    ASSERT_TRUE(waitFor([this] { return model->query().from == at(QStringLiteral("2026-11-20 00:00:00")); }));
}

TEST_F(CaseLog, TheDayIsSummedUp)
{
    openWithList();
    auto *summary = window->findChild<DaySummary *>();
    ASSERT_TRUE(waitFor([&] { return summary->accessibleDescription().contains(QStringLiteral("Calls 14")); }));
    ASSERT_TRUE(waitFor([&] { return summary->accessibleDescription().contains(QStringLiteral("Yellow 5")); }));
    EXPECT_TRUE(summary->accessibleDescription().contains(QStringLiteral("Red 2")));
    EXPECT_TRUE(summary->accessibleDescription().contains(QStringLiteral("Answer rate 100.0%")));
}

TEST_F(CaseLog, ANurseReadsButHearsNothing)
{
    open(Role::Nurse);
    ASSERT_TRUE(waitFor([this] { return model->rowCount() == 14; }));
    press(Qt::Key_J);
    press(Qt::Key_J);
    ASSERT_TRUE(opened(QStringLiteral("K-20261120-01009")));
    EXPECT_TRUE(text("recordingSays").contains(QStringLiteral("does not hear recordings")));
    press(Qt::Key_Space);
    QTest::qWait(0);
    EXPECT_EQ(read, 0) << "not even decrypted";
    EXPECT_EQ(journal.count(kind::Played), 0);
    EXPECT_EQ(shelf.ledgersAsked, 0) << "figures are for those who report";
}

TEST_F(CaseLog, AClientSeesFiguresAndNoCase)
{
    open(Role::Client);
    ASSERT_TRUE(waitFor([this] { return shelf.ledgersAsked == 1; }));
    EXPECT_TRUE(text("refused").contains(QStringLiteral("does not read case records")));
    press(Qt::Key_J);
    press(Qt::Key_Slash);
    window->openCase(QStringLiteral("case-K-20261120-01009"));
    QTest::qWait(0);
    EXPECT_TRUE(shelf.asked.empty());
    EXPECT_EQ(shelf.filesAsked, 0);
}

TEST_F(CaseLog, CtrlEAsksForTheFormOfTheDayAndEscLeaves)
{
    openWithList();
    QSignalSpy form(window.get(), &LogWindow::dayFormAsked);
    QSignalSpy left(window.get(), &LogWindow::left);
    press(Qt::Key_E, Qt::ControlModifier);
    ASSERT_EQ(form.count(), 1);
    EXPECT_EQ(form[0][0].toString(), QStringLiteral("kochi-7119"));
    EXPECT_EQ(form[0][1].toDate(), QDate(2026, 11, 20));
    press(Qt::Key_Escape);
    EXPECT_EQ(left.count(), 1);
}

TEST_F(CaseLog, WhatIsCommittedElsewhereAppearsAndTheOpenCaseStays)
{
    openWithList();
    openRecorded();
    shelf.put(MadeUpCase(QStringLiteral("K-20261120-01010"), QStringLiteral("2026-11-20 23:58:00")));
    window->refresh();
    ASSERT_TRUE(waitFor([this] { return model->rowCount() == 15; }));
    EXPECT_EQ(text("caseNumber"), QStringLiteral("K-20261120-01009"));
    EXPECT_EQ(table->currentIndex().row(), 2);
    EXPECT_EQ(journal.count(kind::Viewed), 2) << "looking again at what is open is no second opening";
}

TEST_F(CaseLog, WhereThereIsRoomForOneWalkingOpensNothingAndEnterDoes)
{
    openWithList();
    window->setStyle(LogStyle::from(Theme(Theme::Mode::Light, 2.0)));
    window->resize(1366, 768);
    QTest::qWait(20);
    press(Qt::Key_J);
    press(Qt::Key_J);
    QTest::qWait(300);
    EXPECT_EQ(shelf.filesAsked, 0);
    EXPECT_EQ(journal.count(kind::Viewed), 1);
    press(Qt::Key_Return);
    ASSERT_TRUE(opened(QStringLiteral("K-20261120-01009")));
    EXPECT_FALSE(table->isVisible());
    press(Qt::Key_Escape);
    EXPECT_TRUE(table->isVisible());
    EXPECT_TRUE(window->isVisible());
}

TEST_F(CaseLog, NothingIsCutFromSmallScreensToLargeType)
{
    openWithList();
    openRecorded();
    for (const QSize size : { QSize(1366, 768), QSize(1600, 1000) }) {
        for (const double scale : { 1.0, 1.25, 1.5, 2.0 }) {
            window->setStyle(LogStyle::from(Theme(Theme::Mode::Light, scale)));
            window->resize(size);
            QTest::qWait(20);
            EXPECT_EQ(window->size(), size) << "at " << scale << " the window grew to " << window->width() << "x" << window->height();
            const int rows = table->viewport()->height() / table->verticalHeader()->defaultSectionSize();
            EXPECT_GE(rows, scale < 2 || size.height() > 768 ? 4 : 2) << "at " << scale << " on " << size.height();
            for (const QLabel *label : window->findChildren<QLabel *>()) {
                if (label->isVisible() && !label->wordWrap() && label->pixmap().isNull()) {
                    EXPECT_GE(label->width() + 1, label->sizeHint().width()) << label->text().toStdString() << " at " << scale << " " << size.width();
                }
            }
        }
    }
}

TEST_F(CaseLog, Pictures)
{
    const QString folder = pictureFolder();
    if (folder.isEmpty())
        GTEST_SKIP() << "KIKITORI_SHOTS is not set";
    struct Shot {
        const char *name;
        QSize size;
        bool dark;
        double scale;
    };
    openWithList();
    openRecorded();
    playback->seek(63000);
    for (const Shot &shot : { Shot { "log-1600-light", { 1600, 1000 }, false, 1.0 }, { "log-1600-dark", { 1600, 1000 }, true, 1.0 },
             { "log-1366-light", { 1366, 768 }, false, 1.0 }, { "log-1366-dark", { 1366, 768 }, true, 1.0 },
             { "log-1366-125", { 1366, 768 }, false, 1.25 }, { "log-1366-150", { 1366, 768 }, false, 1.5 }, { "log-1366-200", { 1366, 768 }, false, 2.0 } }) {
        window->setStyle(LogStyle::from(Theme(shot.dark ? Theme::Mode::Dark : Theme::Mode::Light, shot.scale)));
        window->resize(shot.size);
        QTest::qWait(50);
        window->grab().save(folder + QLatin1Char('/') + QLatin1String(shot.name) + QStringLiteral(".png"));
    }
    table->setFocus();
    press(Qt::Key_Return);
    QTest::qWait(50);
    window->grab().save(folder + QStringLiteral("/log-1366-200-case.png"));
    press(Qt::Key_Escape);
    window->setStyle(LogStyle::from(Theme(Theme::Mode::Light, 1.0)));
    window->resize(1600, 1000);
    press(Qt::Key_Slash);
    window->findChild<QLineEdit *>(QStringLiteral("search"))->setText(QStringLiteral("胸　締めつけ"));
    ASSERT_TRUE(waitFor([this] { return model->rowCount() == 5; }));
    QTest::qWait(50);
    window->grab().save(folder + QStringLiteral("/log-search.png"));
}

TEST_F(CaseLog, PicturesOfRefusals)
{
    const QString folder = pictureFolder();
    if (folder.isEmpty())
        GTEST_SKIP() << "KIKITORI_SHOTS is not set";
    open(Role::Client);
    ASSERT_TRUE(waitFor([this] { return shelf.ledgersAsked == 1; }));
    window->setStyle(LogStyle::from(Theme(Theme::Mode::Light, 1.0)));
    QTest::qWait(50);
    window->grab().save(folder + QStringLiteral("/log-client.png"));
    open(Role::Nurse);
    window->setStyle(LogStyle::from(Theme(Theme::Mode::Light, 1.0)));
    ASSERT_TRUE(waitFor([this] { return model->rowCount() == 14; }));
    QTest::qWait(50);
    window->grab().save(folder + QStringLiteral("/log-nurse-empty.png"));
}
