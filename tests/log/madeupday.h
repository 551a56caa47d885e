// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "madeupcases.h"

#include <QApplication>
#include <QDir>
#include <QTranslator>

namespace kikitori::test {

/// The program of the contract, as shipped.
inline std::vector<Program> shippedPrograms()
{
    std::vector<Program> programs;
    if (auto kochi = readProgram(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/programs/kochi-7119.yaml")))
        programs.push_back(*kochi);
    return programs;
}

/// An evening of made-up calls on 20 November 2026.
inline void putAnEvening(FakeShelf &shelf)
{
    const auto simple = [&](const char *number, const char *time, const char *who, const char *title, const char *complaint, const char *place,
                            Urgency urgency, const char *result) {
        MadeUpCase made(QString::fromUtf8(number), QStringLiteral("2026-11-20 ") + QString::fromUtf8(time), QString::fromUtf8(who));
        made.complaint(QString::fromUtf8(complaint)).run(QString::fromUtf8(title)).verdict(urgency);
        made.field(QStringLiteral("municipality"), QString::fromUtf8(place)).field(QStringLiteral("result"), QString::fromUtf8(result));
        shelf.put(made.closed());
    };
    simple("K-20261120-01001", "00:32:10", "ns02", "発熱（小児）", "3歳、夕方から39度。水は飲めている", "高知市", Urgency::Green, "home-care");
    simple("K-20261120-01002", "06:12:40", "ns02", "めまい", "起きたら天井が回る。吐き気あり", "須崎市", Urgency::Yellow, "institution-named");
    simple("K-20261120-01003", "08:05:02", "ns01", "腹痛（成人）", "夜中から右の下腹が痛い、だんだん強くなる", "南国市", Urgency::Orange, "transfer-info-centre");
    simple("K-20261120-02001", "09:41:55", "ns03", "腰痛", "荷物を持ち上げてから腰が痛い", "香南市", Urgency::White, "home-care");
    simple("K-20261120-01004", "11:20:13", "ns01", "頭のけが（小児）", "2歳、ソファから落ちて頭を打った。すぐ泣いた", "土佐市", Urgency::Yellow, "visit-advised");
    simple("K-20261120-02002", "13:02:44", "ns03", "吐き気・嘔吐（成人）", "昼から5回吐いた。水も飲めない", "四万十市", Urgency::Yellow, "institution-named");
    simple("K-20261120-01005", "15:55:30", "ns01", "やけど", "熱いお茶が腕にかかった。水ぶくれ", "いの町", Urgency::Yellow, "visit-advised");
    simple("K-20261120-02003", "18:22:08", "ns03", "頭痛", "急に今までにない頭の痛み", "高知市", Urgency::Red, "transfer-119");
    simple("K-20261120-01006", "19:52:20", "ns02", "胸焼け", "食後に胸が焼けて締めつけられる感じ", "高知市", Urgency::Green, "home-care");
    simple("K-20261120-01007", "20:15:41", "ns01", "胸のけが", "転んで胸を打った。締めつけると痛い", "香美市", Urgency::Green, "visit-advised");
    simple("K-20261120-02004", "21:40:05", "ns02", "息が苦しい", "寝ると苦しく胸が締めつけられる、足のむくみ", "土佐市", Urgency::Orange, "institution-named");
    simple("K-20261120-01008", "22:58:33", "ns03", "動悸", "胸がどきどきして締めつけ感、30分で消えた", "四万十市", Urgency::Yellow, "visit-advised");
    MadeUpCase red(QStringLiteral("K-20261120-01009"), QStringLiteral("2026-11-20 23:41:08"));
    red.add(kind::OpeningSaid, { { QStringLiteral("by"), QStringLiteral("agent") } }, 12);
    for (const char *code : { "cpa", "airway", "breathing", "circulation", "disability" })
        red.check(QString::fromLatin1(code), Answer::No);
    red.complaint(QStringLiteral("胸が締め")).complaint(QStringLiteral("夕食後から胸が締めつけられる。2時間前にも")).run(QStringLiteral("胸痛"));
    red.answer(QStringLiteral("sweat"), QStringLiteral("今も冷や汗が出ていますか"), Urgency::Red, Answer::No);
    red.answer(QStringLiteral("talk"), QStringLiteral("話すのがつらいですか"), Urgency::Red, Answer::No);
    red.answer(QStringLiteral("walk"), QStringLiteral("歩いたり階段を上ったりすると痛みが強くなり、休むと楽になりますか"), Urgency::Orange, Answer::Unknown);
    red.answer(QStringLiteral("walk"), QStringLiteral("歩いたり階段を上ったりすると痛みが強くなり、休むと楽になりますか"), Urgency::Orange, Answer::Yes).verdict(Urgency::Orange);
    red.answer(QStringLiteral("leg"), QStringLiteral("片方の足が腫れて痛みますか"), Urgency::Orange, Answer::Unknown);
    red.decide(Urgency::Red, QStringLiteral("2回目の電話、糖尿病があり痛みが軽く出ている疑い"));
    red.field(QStringLiteral("relation"), QStringLiteral("配偶者")).field(QStringLiteral("age"), QStringLiteral("58")).field(QStringLiteral("sex"), QStringLiteral("男性"));
    red.field(QStringLiteral("municipality"), QStringLiteral("高知市")).field(QStringLiteral("history"), QStringLiteral("糖尿病"));
    red.field(QStringLiteral("content"), QStringLiteral("夕食後から胸が締めつけられる。2時間前にも10分ほど。冷や汗なし、話はできる。糖尿病で内服中"));
    red.field(QStringLiteral("result"), QStringLiteral("transfer-119")).add(kind::AdviceSaid, { { QStringLiteral("urgency"), QStringLiteral("red") } }, 20);
    shelf.put(red.recorded(281000).closed());
    MadeUpCase open(QStringLiteral("K-20261120-02005"), QStringLiteral("2026-11-20 23:52:30"), QStringLiteral("ns03"));
    shelf.put(open.complaint(QStringLiteral("1歳、けいれんが5分。今は止まっている")));
}

inline QHash<QString, QString> people()
{
    return { { QStringLiteral("ns01"), QStringLiteral("看護師 01") }, { QStringLiteral("ns02"), QStringLiteral("看護師 02") }, { QStringLiteral("ns03"), QStringLiteral("看護師 03") } };
}

inline QHash<QString, QString> checkNames()
{
    return { { QStringLiteral("cpa"), QStringLiteral("心停止") }, { QStringLiteral("airway"), QStringLiteral("気道") }, { QStringLiteral("breathing"), QStringLiteral("呼吸") },
        { QStringLiteral("circulation"), QStringLiteral("循環") }, { QStringLiteral("disability"), QStringLiteral("意識") } };
}

inline QHash<QString, QString> packNames()
{
    return { { QStringLiteral("sample"), QStringLiteral("見本プロトコル") } };
}

/// Where pictures go; empty when none are wanted. In Japanese when the translation is there.
inline QString pictureFolder()
{
    const QString folder = qEnvironmentVariable("KIKITORI_SHOTS");
    if (folder.isEmpty())
        return {};
    static QTranslator translator;
    if (translator.isEmpty() && (translator.load(qEnvironmentVariable("KIKITORI_QM")) || translator.load(QStringLiteral(":/translations/kikitori_ja.qm"))))
        QApplication::installTranslator(&translator);
    QLocale::setDefault(QLocale(QLocale::Japanese, QLocale::Japan));
    QDir().mkpath(folder);
    return folder;
}

} // namespace kikitori::test
