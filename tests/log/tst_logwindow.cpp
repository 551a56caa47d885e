// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "guard/guardedstore.h"
#include "log/casedelegate.h"
#include "log/caselines.h"
#include "log/caselistmodel.h"
#include "log/logwindow.h"
#include "look/keycap.h"

#include "madeupday.h"
#include "support/patience.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
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
        settings.readRecording = [this](const QString &path, const QByteArray &key) -> Result<RecordingAudio> {
            ++read;
            readPath = path;
            readKey = key;
            readThread = QThread::currentThread();
            if (readFault)
                return fail(*readFault, QStringLiteral("a.rec"), QStringLiteral("x"));
            return madeUpTalk(281);
        };
        auto silent = std::make_unique<SilentPlayback>();
        silent->device = device;
        playback = silent.get();
        Staff reader { QStringLiteral("ld01"), QStringLiteral("業務責任者 01"), { role } };
        reader.programs = readersPrograms;
        window.reset();
        guard = std::make_unique<GuardedStore>(reader, GuardedStore::Place { QStringLiteral("01"), japan }, journal, shelf, clock);
        window = std::make_unique<LogWindow>(settings, reader, programs, *guard, *guard, clock, std::move(silent));
        window->resize(size);
        window->show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(window.get(), test::kPatienceMs));
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
    QStringList readersPrograms;
    std::unique_ptr<GuardedStore> guard; ///< as the workstation hands it to the window
    std::unique_ptr<LogWindow> window;
    SilentPlayback *playback = nullptr;
    QTableView *table = nullptr;
    QListView *lines = nullptr;
    CaseListModel *model = nullptr;
    std::optional<Fault> readFault;
    int read = 0;
    QString readPath;
    QByteArray readKey;
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
    EXPECT_TRUE(text("caseNumber").isEmpty());
}

TEST_F(CaseLog, NothingIsListedThatCannotBeWrittenDown)
{
    journal.full = true;
    open();
    ASSERT_TRUE(waitFor([this] { return !text("say").isEmpty(); }));
    EXPECT_EQ(model->rowCount(), 0);
    EXPECT_EQ(std::count_if(shelf.asked.begin(), shelf.asked.end(), [](const CaseQuery &query) { return query.limit > 0; }), 0);
    journal.full = false;
    press(Qt::Key_D);
    EXPECT_TRUE(waitFor([this] { return model->rowCount() == 14; }));
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
    EXPECT_EQ(read, 0) << "not decrypted before somebody wants to hear it";
    EXPECT_TRUE(shelf.recordingsAsked.isEmpty());
    EXPECT_EQ(journal.count(kind::Played), 0);
    press(Qt::Key_Return);
    ASSERT_EQ(QApplication::focusWidget(), lines);
    lines->setCurrentIndex(lines->model()->index(2, 0));
    press(Qt::Key_Return);
    ASSERT_TRUE(waitFor([this] { return playback->isPlaying(); }));
    EXPECT_EQ(playback->position(), 15000);
    EXPECT_EQ(readPath, QStringLiteral("recordings/a.rec"));
    EXPECT_EQ(readKey, QByteArray(32, 'k'));
    EXPECT_NE(readThread, QThread::currentThread());
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
    press(Qt::Key_Space);
    ASSERT_TRUE(waitFor([this] { return playback->isPlaying(); }));
    EXPECT_EQ(journal.count(kind::Played), 2) << "but to go on hearing is one";
    EXPECT_EQ(read, 1) << "decrypted once";
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

TEST_F(CaseLog, APlayThatIsRefusedIsSaid)
{
    openWithList();
    openRecorded();
    shelf.recordingsRefused = true;
    press(Qt::Key_Space);
    ASSERT_TRUE(waitFor([this] { return text("say").contains(QStringLiteral("not played")); }));
    EXPECT_EQ(read, 0);
    EXPECT_EQ(playback->plays, 0);
    shelf.recordingsRefused = false;
    press(Qt::Key_Space);
    ASSERT_TRUE(waitFor([this] { return playback->isPlaying(); }));
    EXPECT_TRUE(text("say").isEmpty());
}

TEST_F(CaseLog, WithoutADeviceASentenceSaysWhyAndNoKeyIsAskedFor)
{
    open(Role::Lead, { 1600, 1000 }, false);
    ASSERT_TRUE(waitFor([this] { return model->rowCount() == 14; }));
    openRecorded();
    EXPECT_TRUE(text("recordingSays").contains(QStringLiteral("no audio device")));
    EXPECT_FALSE(window->findChild<QToolButton *>(QStringLiteral("play"))->isVisible());
    press(Qt::Key_Space);
    QTest::qWait(0);
    EXPECT_EQ(journal.count(kind::Played), 0);
    EXPECT_TRUE(shelf.recordingsAsked.isEmpty());
}

TEST_F(CaseLog, ADamagedRecordingIsSaidInItsPlace)
{
    readFault = Fault::RecordingDamaged;
    openWithList();
    press(Qt::Key_J);
    press(Qt::Key_J);
    ASSERT_TRUE(opened(QStringLiteral("K-20261120-01009")));
    press(Qt::Key_Space);
    ASSERT_TRUE(waitFor([this] { return text("recordingSays").contains(QStringLiteral("a.rec")); }));
    EXPECT_EQ(playback->plays, 0);
}

TEST_F(CaseLog, SearchesAsTypedMarksTheWordsAndSaysOnlyThatASearchWasDone)
{
    openWithList();
    press(Qt::Key_Slash);
    auto *search = window->findChild<QLineEdit *>(QStringLiteral("search"));
    ASSERT_EQ(QApplication::focusWidget(), search);
    const auto lists = [this] { return std::count_if(shelf.asked.begin(), shelf.asked.end(), [](const CaseQuery &query) { return query.limit > 0; }); };
    const auto askedBefore = lists();
    search->insert(QStringLiteral("胸"));
    search->insert(QStringLiteral("　締めつけ"));
    ASSERT_TRUE(waitFor([this] { return model->rowCount() == 5; }));
    EXPECT_EQ(lists(), askedBefore + 1) << "one question for keys that come quickly";
    EXPECT_EQ(window->findChild<CaseDelegate *>()->words(), QStringLiteral("胸 締めつけ"));
    EXPECT_EQ(journal.count(kind::Searched), 1);
    EXPECT_EQ(journal.last(kind::Searched).subject, QStringLiteral("ld01"));
    EXPECT_FALSE(QString::fromUtf8(canonicalBody(journal.last(kind::Searched))).contains(QStringLiteral("胸")));
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

TEST_F(CaseLog, WhoWorksInOneProgramIsOfferedThatOne)
{
    std::vector<Program> two = shippedPrograms();
    Program other = two.front();
    other.id = QStringLiteral("child-8000");
    other.shortName = QStringLiteral("#8000");
    two.insert(two.begin(), other);
    programs = Programs(two);
    shelf.put(MadeUpCase(QStringLiteral("K-20261120-03001"), QStringLiteral("2026-11-20 23:58:00"), QStringLiteral("ns01"), other.id));
    readersPrograms = { QStringLiteral("kochi-7119") };
    openWithList();
    ASSERT_TRUE(waitFor([this] { return shelf.ledgersAsked > 0; }));
    for (const QToolButton *button : window->findChildren<QToolButton *>())
        EXPECT_NE(button->text(), QStringLiteral("#8000"));
    EXPECT_FALSE(numbers().contains(QStringLiteral("03001")));
    EXPECT_EQ(journal.count(kind::Refused), 0) << "nothing is asked that would be refused";
    window->openCase(QStringLiteral("case-K-20261120-03001"));
    ASSERT_TRUE(waitFor([this] { return text("nothingOpened").contains(QStringLiteral("stays closed")); }));
    EXPECT_EQ(journal.count(kind::Refused), 1);
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
    ASSERT_TRUE(waitFor([this] { return table->isVisible() && !lines->isVisible(); }));
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
            QTest::qWait(20); // the layouts that are under way
            EXPECT_TRUE(QTest::qWaitFor([&] { return window->size() == size; }, 5'000))
                << "at " << scale << " the window grew to " << window->width() << "x" << window->height();
            const auto rows = [this] { return table->viewport()->height() / table->verticalHeader()->defaultSectionSize(); };
            EXPECT_TRUE(QTest::qWaitFor([&] { return rows() >= (scale < 2 || size.height() > 768 ? 4 : 2); }, 5'000))
                << rows() << " rows at " << scale << " on " << size.height();
            QStringList cut;
            const auto whole = [&] {
                cut.clear();
                for (const QLabel *label : window->findChildren<QLabel *>()) {
                    if (label->isVisible() && !label->wordWrap() && label->pixmap().isNull() && label->width() + 1 < label->sizeHint().width())
                        cut << label->text();
                }
                return cut.isEmpty();
            };
            EXPECT_TRUE(QTest::qWaitFor(whole, 5'000)) << cut.join(u'\n').toStdString() << " at " << scale << " " << size.width();
        }
    }
}

namespace {
/// Two desks wrote to one case while they could not reach each other.
MadeUpCase differing()
{
    MadeUpCase made(QStringLiteral("K-20261120-01011"), QStringLiteral("2026-11-20 23:30:00"));
    made.complaint(QStringLiteral("階段から落ちて腰を打った。足がしびれる")).run(QStringLiteral("腰痛")).verdict(Urgency::Yellow);
    made.decide(Urgency::Orange, QStringLiteral("しびれが広がっている"));
    made.field(QStringLiteral("municipality"), QStringLiteral("高知市")).closed();
    made.apart(QStringLiteral("02"), QStringLiteral("ns02"), kind::Field,
        { { QStringLiteral("name"), QStringLiteral("municipality") }, { QStringLiteral("value"), QStringLiteral("南国市") } });
    made.apart(QStringLiteral("02"), QStringLiteral("ns02"), kind::Decision,
        { { QStringLiteral("urgency"), QStringLiteral("green") }, { QStringLiteral("reason"), QStringLiteral("歩けるようになった") } });
    return made;
}
}

TEST_F(CaseLog, WhatTwoDesksWroteDifferentlyIsShownAndMarkedInTheList)
{
    shelf.put(differing());
    open(Role::Nurse);
    ASSERT_TRUE(waitFor([this] { return model->rowCount() == 15; }));
    const int row = model->rowOf(QStringLiteral("case-K-20261120-01011"));
    EXPECT_TRUE(model->index(row, CaseListModel::ContentColumn).data(CaseListModel::ConflictRole).toBool());
    EXPECT_TRUE(model->index(row, CaseListModel::ContentColumn).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("two desks differ")));
    EXPECT_FALSE(model->index(0, CaseListModel::ContentColumn).data(CaseListModel::ConflictRole).toBool());
    window->openCase(QStringLiteral("case-K-20261120-01011"));
    ASSERT_TRUE(opened(QStringLiteral("K-20261120-01011")));
    auto *band = window->findChild<ConflictBand *>();
    ASSERT_TRUE(band->isVisible());
    QStringList said;
    for (const QLabel *label : band->findChildren<QLabel *>())
        said += label->text();
    const QString all = said.join(QLatin1Char('\n'));
    for (const char *part : { "高知市", "看護師 01, 11/20 23:30, desk 01", "南国市", "看護師 02, 11/20 23:31, desk 02", "▲ Orange (しびれが広がっている)", "■ Green (歩けるようになった)" })
        EXPECT_TRUE(all.contains(QString::fromUtf8(part))) << part << " in\n" << all.toStdString();
    EXPECT_TRUE(band->findChildren<QPushButton *>().isEmpty()) << "a nurse does not settle it";
    press(Qt::Key_1, Qt::ControlModifier);
    QTest::qWait(0);
    EXPECT_EQ(journal.count(kind::Field), 0);
    window->openCase(QStringLiteral("case-K-20261120-01009"));
    ASSERT_TRUE(opened(QStringLiteral("K-20261120-01009")));
    EXPECT_FALSE(band->isVisible());
}

TEST_F(CaseLog, ALeadTakesOneValueWithOneKeyAndItNamesBoth)
{
    shelf.put(differing());
    open();
    ASSERT_TRUE(waitFor([this] { return model->rowCount() == 15; }));
    window->openCase(QStringLiteral("case-K-20261120-01011"));
    ASSERT_TRUE(opened(QStringLiteral("K-20261120-01011")));
    auto *band = window->findChild<ConflictBand *>();
    const CaseRecord before = shelf.files.back().record;
    ASSERT_EQ(before.conflicts().size(), 2u);
    EXPECT_EQ(before.conflicts()[1].reg, QStringLiteral("field:municipality"));
    ASSERT_EQ(band->findChildren<QPushButton *>().size(), 4);
    press(Qt::Key_4, Qt::ControlModifier); // 南国市
    ASSERT_TRUE(waitFor([this] { return journal.count(kind::Field) == 1; }));
    const Entry settled = journal.last(kind::Field);
    EXPECT_EQ(settled.author, QStringLiteral("ld01"));
    EXPECT_EQ(settled.program, QStringLiteral("kochi-7119"));
    EXPECT_EQ(settled.body.value(QStringLiteral("value")).toString(), QStringLiteral("南国市"));
    EXPECT_EQ(settled.body.value(QStringLiteral("over")).toArray(), before.allHeads(QStringLiteral("field:municipality")));
    // As the store would have it now.
    Entry kept = settled;
    kept.seq = 99;
    shelf.files.back().entries.push_back(kept);
    shelf.files.back().record = CaseRecord::fold(shelf.files.back().entries);
    EXPECT_EQ(shelf.files.back().record.fields.value(QStringLiteral("municipality")), QStringLiteral("南国市"));
    window->refresh();
    ASSERT_TRUE(waitFor([&] { return band->findChildren<QPushButton *>().size() == 2; }));
    journal.full = true;
    band->findChildren<QPushButton *>().front()->click();
    ASSERT_TRUE(waitFor([this] { return text("say").contains(QStringLiteral("not settled")); }));
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
    press(Qt::Key_Space);
    ASSERT_TRUE(waitFor([this] { return playback->isPlaying(); }));
    press(Qt::Key_Space);
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

TEST_F(CaseLog, PicturesOfAConflict)
{
    const QString folder = pictureFolder();
    if (folder.isEmpty())
        GTEST_SKIP() << "KIKITORI_SHOTS is not set";
    shelf.put(differing());
    open();
    ASSERT_TRUE(waitFor([this] { return model->rowCount() == 15; }));
    window->openCase(QStringLiteral("case-K-20261120-01011"));
    ASSERT_TRUE(opened(QStringLiteral("K-20261120-01011")));
    for (const bool dark : { false, true }) {
        for (const QSize size : { QSize(1600, 1000), QSize(1366, 768) }) {
            window->setStyle(LogStyle::from(Theme(dark ? Theme::Mode::Dark : Theme::Mode::Light, 1.0)));
            window->resize(size);
            QTest::qWait(50);
            window->grab().save(folder + QStringLiteral("/log-conflict-%1-%2.png").arg(size.width()).arg(dark ? QStringLiteral("dark") : QStringLiteral("light")));
        }
    }
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
