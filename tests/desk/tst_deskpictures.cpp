// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// Pictures of the real window with the real program and the sample pack, for looking at. Without the environment
// variable KIKITORI_SHOTS (a folder) nothing is drawn.
#include "desk/lockwindow.h"
#include "desk/signinform.h"
#include "desk/signinwindow.h"
#include "deskstage.h"
#include "protocol/reading/packreader.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QTranslator>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

/// Words from a tab-separated file (KIKITORI_TSV), English to Japanese; used before the .ts file has them.
class TableTranslator final : public QTranslator {
public:
    explicit TableTranslator(const QStringList &paths)
    {
        for (const QString &path : paths) {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                continue;
            for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
                if (const qsizetype tab = line.indexOf(u'\t'); tab > 0)
                    m_words.insert(line.left(tab), line.mid(tab + 1));
            }
        }
    }
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
    {
        return m_words.value(QString::fromUtf8(source));
    }
    [[nodiscard]] bool isEmpty() const override { return m_words.isEmpty(); }

private:
    QHash<QString, QString> m_words;
};

class Pictures : public ::testing::Test {
protected:
    void SetUp() override
    {
        if (m_folder.isEmpty())
            GTEST_SKIP() << "KIKITORI_SHOTS is not set";
        QDir().mkpath(m_folder);
        const QString resources = QStringLiteral(KIKITORI_SOURCE_DIR "/resources/");
        const auto program = readProgram(resources + QStringLiteral("programs/kochi-7119.yaml"));
        const auto pack = readPack(resources + QStringLiteral("protocols/sample"));
        ASSERT_TRUE(program) << qPrintable(program.error().detail);
        ASSERT_TRUE(pack) << qPrintable(pack.error().subject + pack.error().detail);
        m_program = *program;
        m_pack = *pack;
        if (m_table.isEmpty())
            m_loaded = m_ja.load(QStringLiteral(":/translations/kikitori_ja.qm"));
        QCoreApplication::installTranslator(m_table.isEmpty() ? static_cast<QTranslator *>(&m_ja) : &m_table);
    }
    void shoot(QWidget &window, const QString &name)
    {
        QTest::qWait(60);
        EXPECT_TRUE(window.grab().save(m_folder + u'/' + m_prefix + name + QStringLiteral(".png")));
    }
    void tour(const Theme &theme, QSize size, const QString &prefix);
    void tree(const Theme &theme, QSize size, const QString &prefix);

    QString m_folder = qEnvironmentVariable("KIKITORI_SHOTS");
    QString m_prefix;
    Program m_program;
    Pack m_pack;
    QTranslator m_ja;
    TableTranslator m_table { qEnvironmentVariable("KIKITORI_TSV").split(u':', Qt::SkipEmptyParts) };
    bool m_loaded = false;
};

CaseSummary earlierCase(const QDateTime &at, const QString &title, Urgency urgency, const QString &result)
{
    CaseSummary one;
    one.id = title;
    one.number = QStringLiteral("K-20261120-01002");
    one.openedAt = at;
    one.finalUrgency = urgency;
    one.protocolTitle = title;
    one.content = title;
    one.disposition = result;
    return one;
}

void Pictures::tour(const Theme &theme, QSize size, const QString &prefix)
{
    m_prefix = prefix;
    Stage stage(m_program, m_pack, theme);
    stage.shelf.unfinished = { earlierCase(
        stage.clock.now().addSecs(-900), QStringLiteral("子どもが熱を出した"), Urgency::Green, {}) };
    ASSERT_TRUE(stage.show(size));
    shoot(stage.window, QStringLiteral("01-away"));
    stage.window.setShareStatus(QStringLiteral("共有 すべて送信済み"));
    stage.shelf.earlier = { earlierCase(stage.clock.now().addSecs(-3 * 3600), QStringLiteral("胸焼け"), Urgency::Green,
                                QStringLiteral("visit-advised")),
        earlierCase(
            stage.clock.now().addDays(-107), QStringLiteral("湿疹"), Urgency::White, QStringLiteral("home-care")) };
    stage.key(Qt::Key_F3);
    shoot(stage.window, QStringLiteral("02-ready"));
    stage.phone.ring(QStringLiteral("0888004127"), QStringLiteral("0120717119"));
    ASSERT_TRUE(stage.settle());
    shoot(stage.window, QStringLiteral("03-ringing"));
    stage.key(Qt::Key_Return);
    ASSERT_TRUE(stage.settle());
    shoot(stage.window, QStringLiteral("04-opening"));
    stage.clock.advance(12000);
    stage.key(Qt::Key_Space);
    stage.key(Qt::Key_N);
    shoot(stage.window, QStringLiteral("05-emergency"));
    stage.key(Qt::Key_N, Qt::ShiftModifier);
    stage.type(QStringLiteral("胸が締めつけられる"));
    ASSERT_TRUE(stage.settle());
    shoot(stage.window, QStringLiteral("06-complaint"));
    stage.clock.advance(30000);
    stage.key(Qt::Key_Return);
    stage.key(Qt::Key_N);
    stage.key(Qt::Key_N);
    stage.clock.advance(6000);
    stage.session.setCurrentItem(stage.session.runs().front()->protocol().items[7].code);
    stage.key(Qt::Key_Y);
    stage.key(Qt::Key_U);
    stage.session.setCurrentItem(stage.session.runs().front()->protocol().items[2].code);
    stage.key(Qt::Key_F2);
    stage.key(Qt::Key_2);
    stage.key(Qt::Key_Tab);
    stage.type(QStringLiteral("58"));
    stage.key(Qt::Key_Tab);
    stage.key(Qt::Key_1);
    stage.key(Qt::Key_Tab);
    stage.type(QStringLiteral("こう"));
    shoot(stage.window, QStringLiteral("07-municipality"));
    stage.key(Qt::Key_Return);
    stage.type(QStringLiteral("糖尿病、降圧薬"));
    stage.key(Qt::Key_Escape);
    ASSERT_TRUE(stage.settle());
    shoot(stage.window, QStringLiteral("08-checklist"));
    stage.key(Qt::Key_5, Qt::AltModifier);
    shoot(stage.window, QStringLiteral("09-result"));
    stage.key(Qt::Key_Space);
    stage.key(Qt::Key_1);
    stage.type(QStringLiteral("2回目・糖尿病のため上げる"));
    stage.key(Qt::Key_Return);
    ASSERT_TRUE(stage.settle());
    shoot(stage.window, QStringLiteral("10-decided"));
    stage.key(Qt::Key_F6);
    shoot(stage.window, QStringLiteral("11-transfer"));
    stage.key(Qt::Key_Escape);
    stage.key(Qt::Key_F4);
    stage.key(Qt::Key_6, Qt::AltModifier);
    stage.window.tell(QStringLiteral(
        "ディスクがいっぱいです。書いた内容は残っています。要らないファイルを消すと、自動で保存をやり直します。"));
    shoot(stage.window, QStringLiteral("12-hold-notice"));
    stage.key(Qt::Key_Escape);
    stage.key(Qt::Key_1);
    stage.key(Qt::Key_F12);
    ASSERT_TRUE(stage.settle());
    shoot(stage.window, QStringLiteral("13-wrapup"));
    stage.key(Qt::Key_E);
    stage.key(Qt::Key_Y);
    shoot(stage.window, QStringLiteral("14-red"));
}

/// A tree and what comes of it: the path, what is weighed, reading back, what is asked first, the earlier call.
void Pictures::tree(const Theme &theme, QSize size, const QString &prefix)
{
    m_prefix = prefix + QStringLiteral("tree-");
    m_pack.protocols.push_back(treeProtocol());
    Stage stage(m_program, m_pack, theme);
    m_pack.protocols.pop_back();
    CaseSummary before = earlierCase(stage.clock.now().addSecs(-50 * 3600), QStringLiteral("胸焼け"), Urgency::Green, QStringLiteral("visit-advised"));
    stage.shelf.earlier = { before };
    CaseFile file;
    file.record.id = before.id;
    file.record.number = before.number;
    file.record.openedAt = before.openedAt;
    file.record.protocolUrgency = Urgency::Green;
    file.record.complaint = QStringLiteral("食後に胸が焼ける");
    file.record.protocolTitle = QStringLiteral("胸焼け");
    file.record.fields = { { QStringLiteral("history"), QStringLiteral("高血圧") }, { QStringLiteral("result"), before.disposition } };
    Entry said;
    said.kind = QLatin1String(kind::AdviceSaid);
    said.at = before.openedAt.addSecs(300);
    said.body = { { QStringLiteral("urgency"), QStringLiteral("green") }, { QStringLiteral("line"), QStringLiteral("明日のうちに、内科にかかってください。") } };
    file.entries = { said };
    stage.shelf.files.insert(before.id, file);
    ASSERT_TRUE(stage.show(size));
    ASSERT_TRUE(stage.toComplaint());
    stage.type(QStringLiteral("頭を打った"));
    stage.session.startProtocol(QStringLiteral("adult.head-blow"));
    stage.session.setField(QStringLiteral("history"), QStringLiteral("ワーファリン"));
    ASSERT_TRUE(stage.settle());
    shoot(stage.window, QStringLiteral("1-begun"));
    stage.key(Qt::Key_U);
    stage.clock.advance(5000);
    stage.key(Qt::Key_N);
    shoot(stage.window, QStringLiteral("2-path"));
    stage.session.answerItem(QStringLiteral("height"), Answer::Unknown);
    stage.key(Qt::Key_M);
    stage.clock.advance(5000);
    stage.key(Qt::Key_N);
    shoot(stage.window, QStringLiteral("3-list"));
    stage.key(Qt::Key_R);
    shoot(stage.window, QStringLiteral("4-read-back"));
    stage.key(Qt::Key_P);
    shoot(stage.window, QStringLiteral("5-earlier"));
    stage.key(Qt::Key_5, Qt::AltModifier);
    stage.key(Qt::Key_Space);
    shoot(stage.window, QStringLiteral("6-result"));
    stage.session.answerItem(QStringLiteral("awake"), Answer::No);
    stage.session.answerItem(QStringLiteral("height"), Answer::No);
    stage.session.answerItem(QStringLiteral("bump"), Answer::No);
    stage.session.answerItem(QStringLiteral("blood-thinner"), Answer::No);
    stage.session.setField(QStringLiteral("history"), QString());
    shoot(stage.window, QStringLiteral("7-ask-first"));
    stage.key(Qt::Key_4, Qt::AltModifier);
    shoot(stage.window, QStringLiteral("8-not-needed"));
}

TEST_F(Pictures, Tree)
{
    tree(Theme(Theme::Mode::Light), { 1600, 1000 }, QStringLiteral("light-1600-"));
    tree(Theme(Theme::Mode::Dark), { 1600, 1000 }, QStringLiteral("dark-1600-"));
    tree(Theme(Theme::Mode::Light, 1.25), { 1366, 768 }, QStringLiteral("light-1366-125-"));
    tree(Theme(Theme::Mode::Light, 2.0), { 1366, 768 }, QStringLiteral("light-1366-200-"));
}

TEST_F(Pictures, Light1600)
{
    tour(Theme(Theme::Mode::Light), { 1600, 1000 }, QStringLiteral("light-1600-"));
}

TEST_F(Pictures, Light1366)
{
    tour(Theme(Theme::Mode::Light), { 1366, 768 }, QStringLiteral("light-1366-"));
}

TEST_F(Pictures, Dark1600)
{
    tour(Theme(Theme::Mode::Dark), { 1600, 1000 }, QStringLiteral("dark-1600-"));
}

TEST_F(Pictures, Large1366)
{
    for (const double scale : { 1.25, 1.5, 2.0 })
        tour(
            Theme(Theme::Mode::Light, scale), { 1366, 768 }, QStringLiteral("light-1366-%1-").arg(qRound(scale * 100)));
}

/// Who comes, goes and stays away, in every look and size.
TEST_F(Pictures, PeopleAtTheDesk)
{
    const std::vector<Staff> people { { QStringLiteral("ns01"), QStringLiteral("看護師 01"), { Role::Nurse } },
        { QStringLiteral("ld01"), QStringLiteral("業務責任者 01"), { Role::Lead } }, { QStringLiteral("tr01"), QStringLiteral("研修担当 01"), {} } };
    const std::tuple<Theme::Mode, double, const char *> looks[] = { { Theme::Mode::Light, 1.0, "light-" }, { Theme::Mode::Dark, 1.0, "dark-" },
        { Theme::Mode::Light, 1.5, "light-150-" }, { Theme::Mode::Dark, 2.0, "dark-200-" } };
    for (const auto &[mode, scale, prefix] : looks) {
        m_prefix = QString::fromLatin1(prefix);
        const Theme theme(mode, scale);
        SignInWindow window(people, theme);
        window.setHint({ QStringLiteral("看護師 01：パスワード kikitori"), QStringLiteral("業務責任者 01：パスワード kikitori") });
        window.resize(theme.px(640), std::min(768, theme.px(720)));
        window.show();
        shoot(window, QStringLiteral("signin"));
        window.setBusy(true);
        shoot(window, QStringLiteral("signin-busy"));
        window.showError(QStringLiteral("パスワードが違います。もう一度入れてください。"));
        shoot(window, QStringLiteral("signin-error"));
        window.form().askCode();
        shoot(window, QStringLiteral("signin-code"));
        SignInWindow next(people, theme, SignInWindow::Occasion::HandOver);
        next.setCall(QStringLiteral("着信中です。看護師 01 が F1 で応答できます。"), true);
        next.resize(theme.px(640), std::min(768, theme.px(720)));
        next.show();
        shoot(next, QStringLiteral("hand-over"));
        const ManualClock clock { QDateTime({ 2026, 11, 20 }, { 14, 41, 8 }, Qt::UTC) };
        LockWindow locked(people, { people[0], clock.now(), 540, false }, clock, theme);
        locked.setLine(DeskSession::State::Talking, true, 1);
        locked.resize(1366, 768);
        locked.show();
        shoot(locked, QStringLiteral("locked"));
        Stage stage(m_program, m_pack, theme);
        ASSERT_TRUE(stage.show({ 1366, 768 }));
        ASSERT_TRUE(stage.talk());
        stage.session.handOver({ people[1], std::shared_ptr<Journal>(std::shared_ptr<void>(), &stage.journal), std::shared_ptr<CaseShelf>(std::shared_ptr<void>(), &stage.shelf) });
        stage.window.setAlarm(QStringLiteral("clock"), QStringLiteral("この席の時計が 7 秒進んでいます。記録の時刻が正しくありません。責任者に知らせてください。"));
        stage.window.setShareStatus(QStringLiteral("共有　3 件を受け付けてもらえません"));
        stage.window.setShareDetails(QStringLiteral("共有の記録先が 3 件を受け付けません。"));
        shoot(stage.window, QStringLiteral("bands"));
    }
}

} // namespace
