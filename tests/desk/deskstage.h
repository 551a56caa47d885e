// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/clock.h"
#include "desk/desksession.h"
#include "desk/deskwindow.h"
#include "support/patience.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QTest>
#include <QTimer>

#include <algorithm>

namespace kikitori {

/// A telephone that does what it is told, and rings when the test says so.
class FakePhone final : public CallPort {
public:
    explicit FakePhone(const Clock &clock)
        : m_clock(clock)
    {
        proof = { true, clock.now().addSecs(-2), {} };
    }
    void ring(const QString &caller, const QString &called)
    {
        call = { QStringLiteral("call-%1").arg(++m_count), caller, called };
        Q_EMIT callRang(call);
    }
    void answer(const QString &id) override
    {
        done << QStringLiteral("answer");
        Q_EMIT callAnswered(id, m_clock.now());
        Q_EMIT recordingStarted({ QStringLiteral("rec-1"), id, QStringLiteral("rec-1.kkr"), QByteArray(32, 'k') });
        Q_EMIT metered(id, { -18, -34, 0.3, 4 });
    }
    void hangUp(const QString &id) override
    {
        done << QStringLiteral("hangUp");
        Q_EMIT recordingFinished(QStringLiteral("rec-1"), 1000, 2000, QByteArray("aa"));
        Q_EMIT callEnded(id, m_clock.now(), QStringLiteral("bye"));
    }
    void hold(const QString &id) override { Q_EMIT callHeld(id); }
    void resume(const QString &id) override { Q_EMIT callResumed(id); }
    void setMuted(bool) override { done << QStringLiteral("mute"); }
    void transfer(const QString &, const QString &number) override { done << QStringLiteral("transfer ") + number; }
    [[nodiscard]] LineProof line() const override { return proof; }

    CallInfo call;
    LineProof proof;
    QStringList done;

private:
    const Clock &m_clock;
    int m_count = 0;
};

/// Keeps everything; answers on the next turn of the event loop, as the store does.
class FakeJournal final : public Journal {
public:
    void append(std::vector<Entry> entries, QObject *context, Reply<> reply) override
    {
        QTimer::singleShot(0, context, [this, entries = std::move(entries), reply = std::move(reply)] {
            if (broken) {
                reply(fail(Fault::DiskFull));
                return;
            }
            if (refuses && std::any_of(entries.begin(), entries.end(), refuses)) {
                reply(fail(Fault::NotAllowed));
                return;
            }
            kept.insert(kept.end(), entries.begin(), entries.end());
            if (reply)
                reply({});
        });
    }
    void openCase(Entry opened, QString prefix, QObject *context, Reply<QString> reply) override
    {
        QTimer::singleShot(0, context, [this, opened = std::move(opened), prefix, reply = std::move(reply)] {
            kept.push_back(opened);
            reply(prefix + QStringLiteral("-20261120-01001"));
        });
    }
    [[nodiscard]] int count(const char *kind) const
    {
        return static_cast<int>(
            std::count_if(kept.begin(), kept.end(), [&](const Entry &one) { return one.kind == QLatin1String(kind); }));
    }

    std::vector<Entry> kept;
    bool broken = false;
    std::function<bool(const Entry &)> refuses; ///< for good, as a guard does
};

class FakeShelf final : public CaseShelf {
public:
    void find(CaseQuery, QObject *context, Reply<CasePage> reply) override
    {
        later(context, [reply] { reply(CasePage {}); });
    }
    void caseFile(QString id, QObject *context, Reply<CaseFile> reply) override
    {
        later(context, [this, id, reply] {
            if (files.contains(id))
                reply(files.value(id));
            else
                reply(fail(Fault::CaseUnknown));
        });
    }
    void earlierCases(QString, int, QObject *context, Reply<std::vector<CaseSummary>> reply) override
    {
        later(context, [this, reply] { reply(earlier); });
    }
    void openCases(QString, QObject *context, Reply<std::vector<CaseSummary>> reply) override
    {
        later(context, [this, reply] { reply(unfinished); });
    }
    void recording(QString, QObject *context, Reply<RecordingInfo> reply) override
    {
        later(context, [reply] { reply(fail(Fault::RecordingFailed)); });
    }
    void ledger(QString, QDateTime, QDateTime, QObject *context, Reply<Ledger> reply) override
    {
        later(context, [reply] { reply(Ledger {}); });
    }

    std::vector<CaseSummary> earlier;
    std::vector<CaseSummary> unfinished;
    QMap<QString, CaseFile> files;

private:
    template<class F>
    void later(QObject *context, F act)
    {
        QTimer::singleShot(0, context, act);
    }
};

[[nodiscard]] inline Program smallProgram()
{
    Program program;
    program.id = QStringLiteral("test");
    program.name = QStringLiteral("試しの救急電話");
    program.shortName = QStringLiteral("#7119");
    program.version = QStringLiteral("1");
    program.prefix = QStringLiteral("T");
    program.packId = QStringLiteral("tiny");
    program.calledNumbers = { QStringLiteral("0120717119") };
    program.opening = { { QStringLiteral("service"), QStringLiteral("救急電話です。") },
        { QStringLiteral("advice"), QStringLiteral("診療ではありません。") } };
    program.closing = { QStringLiteral("お大事になさってください。") };
    program.fields = {
        { QStringLiteral("relation"), QStringLiteral("続柄"), FieldKind::Choice, true,
            { QStringLiteral("本人"), QStringLiteral("親"), QStringLiteral("子") }, {} },
        { QStringLiteral("age"), QStringLiteral("年齢"), FieldKind::Age, true, {}, {} },
        { QStringLiteral("sex"), QStringLiteral("性別"), FieldKind::Sex, true, {}, {} },
        { QStringLiteral("municipality"), QStringLiteral("市町村"), FieldKind::Municipality, true, {}, {} },
        { QStringLiteral("history"), QStringLiteral("既往・薬"), FieldKind::Text, false, {}, {} },
        { QStringLiteral("content"), QStringLiteral("相談内容"), FieldKind::LongText, true, {}, {} },
        { QStringLiteral("result"), QStringLiteral("対応結果"), FieldKind::Choice, true, {}, {} },
        { QStringLiteral("doctor"), QStringLiteral("医師名"), FieldKind::Doctor, false, {}, {} },
    };
    program.dispositions = { { QStringLiteral("transfer-119"), QStringLiteral("119へ転送"), true, true },
        { QStringLiteral("visit-advised"), QStringLiteral("受診を勧めた"), false, true },
        { QStringLiteral("home-care"), QStringLiteral("家庭での対処を説明"), false, true } };
    program.destinations = { { QStringLiteral("119-kochi"), QStringLiteral("高知市消防局"), QStringLiteral("119"),
                                 QStringLiteral("119"), { QStringLiteral("高知市") } },
        { QStringLiteral("info"), QStringLiteral("医療情報センター"), QStringLiteral("0888251299"),
            QStringLiteral("medical-information"), {} } };
    program.municipalities = { { QStringLiteral("高知市"), QStringLiteral("こうちし") },
        { QStringLiteral("香南市"), QStringLiteral("こうなんし") },
        { QStringLiteral("室戸市"), QStringLiteral("むろとし") } };
    program.areaCodes = { { QStringLiteral("088"), QStringLiteral("高知市") } };
    return program;
}

[[nodiscard]] inline Pack smallPack()
{
    Pack pack;
    pack.id = QStringLiteral("tiny");
    pack.name = QStringLiteral("見本プロトコル");
    pack.version = QStringLiteral("0.1");
    pack.hash = QStringLiteral("00");
    pack.sample = true;
    pack.notice = QStringLiteral("見本です。");
    const std::pair<Urgency, const char *> meanings[] = { { Urgency::Red, "今すぐ救急車" },
        { Urgency::Orange, "1時間以内に受診" }, { Urgency::Yellow, "6時間以内に受診" },
        { Urgency::Green, "24時間以内に受診" }, { Urgency::White, "家庭で様子を見る" } };
    const std::pair<const char *, const char *> checks[] = { { "cpa", "心停止" }, { "airway", "気道" },
        { "breathing", "呼吸" }, { "circulation", "循環" }, { "consciousness", "意識" } };
    for (const auto &[code, label] : checks) {
        EmergencyCheck check;
        check.code = QString::fromLatin1(code);
        check.label = QString::fromUtf8(label);
        check.question = check.label + QStringLiteral("に異常がありますか");
        check.firstAid = QStringLiteral("そばを離れないでください。");
        if (check.code == QLatin1String("breathing"))
            check.words = { QStringLiteral("息をしていない") };
        pack.emergency.push_back(check);
    }
    Protocol chest;
    chest.id = QStringLiteral("adult.chest-pain");
    chest.title = QStringLiteral("胸痛");
    chest.ages = AgeBand::Adult;
    chest.words = { QStringLiteral("胸が苦しい"), QStringLiteral("胸が痛い") };
    chest.items = { { QStringLiteral("sweat"), Urgency::Red, QStringLiteral("今も、冷や汗が出ていますか"), {}, true, {} },
        { QStringLiteral("long"), Urgency::Red, QStringLiteral("痛みは15分より長く続いていますか"),
            QStringLiteral("重いという言い方も「はい」"), true,
            QStringLiteral("時計で、始まりから今までを数えてもらう") },
        { QStringLiteral("walk"), Urgency::Orange, QStringLiteral("歩くと強くなりますか"), {}, false, {} },
        { QStringLiteral("press"), Urgency::Green, QStringLiteral("押すと痛いですか"), {}, false, {} } };
    for (const auto &[urgency, meaning] : meanings) {
        pack.meanings.insert(urgency, QString::fromUtf8(meaning));
        chest.advice.insert(urgency, { QString::fromUtf8(meaning) + QStringLiteral("。無理をしないでください。"), {} });
    }
    pack.protocols = { chest };
    return pack;
}

/// A tree of three questions that opens a checklist, and facts that decide; found by 頭を打った.
[[nodiscard]] inline Protocol treeProtocol()
{
    Protocol head = smallPack().protocols.front();
    head.id = QStringLiteral("adult.head-blow");
    head.title = QStringLiteral("頭部打撲");
    head.words = { QStringLiteral("頭を打った") };
    head.watchFor = QStringLiteral("吐いたら、もう一度お電話ください。眠り込んだら、119番にかけてください。");
    Node awake;
    awake.code = QStringLiteral("awake");
    awake.question = QStringLiteral("呼びかけても、目を開けませんか");
    awake.unknownMeans = QStringLiteral("肩を軽くたたいて、名前を呼んでもらう");
    awake.yes = { Urgency::Red, Branch::To::End, {} };
    awake.no = { {}, Branch::To::Node, QStringLiteral("height") };
    awake.unknown = { Urgency::Orange, Branch::To::Node, QStringLiteral("height") };
    Node height;
    height.code = QStringLiteral("height");
    height.question = QStringLiteral("自分の背より高い所から落ちましたか");
    height.yes = { {}, Branch::To::Items, {} };
    height.no = { {}, Branch::To::Node, QStringLiteral("bump") };
    height.unknown = { {}, Branch::To::Items, {} };
    Node bump;
    bump.code = QStringLiteral("bump");
    bump.question = QStringLiteral("こぶや傷がありますか");
    bump.yes = { Urgency::Green, Branch::To::End, {} };
    bump.no = { Urgency::White, Branch::To::End, {} };
    bump.unknown = { Urgency::Green, Branch::To::End, {} };
    head.tree = { awake, height, bump };
    Modifier old;
    old.code = QStringLiteral("age-65");
    old.text = QStringLiteral("65歳以上は、あとから血がたまることがあります");
    old.ageFrom = 65;
    old.least = Urgency::Yellow;
    Modifier blood;
    blood.code = QStringLiteral("blood-thinner");
    blood.text = QStringLiteral("血をさらさらにする薬を飲んでいる");
    blood.historyWords = { QStringLiteral("ワーファリン") };
    blood.least = Urgency::Orange;
    Modifier drunk;
    drunk.code = QStringLiteral("drunk");
    drunk.text = QStringLiteral("酔っていると、様子が分かりにくいことがあります");
    drunk.historyWords = { QStringLiteral("酒") };
    head.modifiers = { old, blood, drunk };
    return head;
}

[[nodiscard]] inline Pack treePack()
{
    Pack pack = smallPack();
    pack.protocols.push_back(treeProtocol());
    return pack;
}

/// The real window and the real session on faked ends, with a person's hands.
class Stage {
public:
    explicit Stage(
        const Program &program = smallProgram(), const Pack &pack = smallPack(), const Theme &theme = Theme(),
        DeskSession::Settings settings = {})
        : programs({ program })
        , session(std::move(settings), { QStringLiteral("ns01"), QStringLiteral("看護師 01"), { Role::Nurse } }, programs,
              { { pack.id, pack } }, journal, shelf, phone, clock)
        , window(session, theme)
    {
    }
    /// Shows the window active, so that shortcuts reach it.
    [[nodiscard]] bool show(QSize size = { 1366, 768 })
    {
        window.resize(size);
        window.show();
        window.activateWindow();
        session.start();
        return QTest::qWaitForWindowActive(&window, test::kPatienceMs) && settle();
    }
    /// A key to whatever has the focus, as the keyboard sends it.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &window, key, modifiers);
        ++keys;
    }
    /// Text to whatever has the focus, Japanese as an input method commits it.
    void type(const QString &text)
    {
        QInputMethodEvent commit;
        commit.setCommitString(text);
        QApplication::sendEvent(QApplication::focusWidget() ? QApplication::focusWidget() : &window, &commit);
    }
    /// Until nothing is being written any more, bounded.
    [[nodiscard]] bool settle()
    {
        return QTest::qWaitFor([this] { return session.saved() == DeskSession::Saved::Saved; }, test::kPatienceMs);
    }
    [[nodiscard]] bool talk()
    {
        key(Qt::Key_F3);
        phone.ring(QStringLiteral("0888004127"), QStringLiteral("0120717119"));
        key(Qt::Key_Return);
        return settle() && session.state() == DeskSession::State::Talking;
    }
    /// Opening and emergency check behind us.
    [[nodiscard]] bool toComplaint()
    {
        if (!talk())
            return false;
        key(Qt::Key_Space);
        key(Qt::Key_N, Qt::ShiftModifier);
        return settle() && session.step() == DeskSession::Step::Complaint;
    }
    [[nodiscard]] bool toChecklist(const QString &complaint = QStringLiteral("胸が苦しい"))
    {
        if (!toComplaint())
            return false;
        type(complaint);
        key(Qt::Key_Return);
        return settle() && session.step() == DeskSession::Step::Checklist;
    }

    ManualClock clock { QDateTime({ 2026, 11, 20 }, { 14, 41, 8 }, Qt::UTC) };
    FakePhone phone { clock };
    FakeJournal journal;
    FakeShelf shelf;
    Programs programs;
    DeskSession session;
    DeskWindow window;
    int keys = 0;
};

} // namespace kikitori
