// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/proof/diagnosis.h"

#include <QRegularExpression>
#include <QStringList>

namespace kikitori {

namespace {

// Injuries, symptoms and what callers themselves call it (やけど, 骨折, じんましん, めまい) are no diagnoses.
const char *const diseases[] = { "心筋梗塞", "狭心症", "大動脈解離", "動脈瘤", "肺塞栓", "血栓症", "心不全", "心房細動", "心筋炎",
    "心膜炎", "不整脈", "脳卒中", "脳梗塞", "脳出血", "くも膜下出血", "硬膜下血腫", "髄膜炎", "脳炎", "脳腫瘍", "てんかん",
    "片頭痛", "偏頭痛", "緑内障", "網膜剥離", "突発性難聴", "メニエール", "中耳炎", "肺炎", "気管支炎", "喘息", "ぜんそく",
    "気胸", "肺気腫", "結核", "インフルエンザ", "コロナ", "敗血症", "虫垂炎", "盲腸", "腸閉塞", "腸重積", "胆石", "胆のう炎",
    "膵炎", "胃潰瘍", "胃かいよう", "胃腸炎", "食中毒", "腹膜炎", "憩室炎", "ヘルニア", "尿管結石", "尿路結石", "腎盂腎炎",
    "膀胱炎", "精巣捻転", "子宮外妊娠", "異所性妊娠", "流産", "子癇", "糖尿病", "低血糖", "高血糖", "貧血", "白血病", "血友病",
    "アナフィラキシー", "蜂窩織炎", "壊死性筋膜炎", "帯状疱疹", "水ぼうそう", "はしか", "風疹", "川崎病", "破傷風", "うつ病",
    "統合失調症", "認知症", "パニック障害", "肝硬変", "腎不全", "胃がん", "肺がん", "熱中症", "一酸化炭素中毒",
    "急性アルコール中毒", "扁桃炎", "クループ", "熱性けいれん" };

const QRegularExpression &diseaseName()
{
    static const QRegularExpression names = [] {
        QStringList list;
        for (const char *name : diseases)
            list << QRegularExpression::escape(QString::fromUtf8(name));
        return QRegularExpression(list.join(u'|'));
    }();
    return names;
}

/// A name followed by this says that the caller has it now.
const QRegularExpression &assertion()
{
    static const QRegularExpression form(
        QStringLiteral("^(です|でした|でしょう|だと|だろう|だった|の疑い|が疑われ|を疑い|かもしれ|の可能性|と思われ|と考えられ|"
                       "と診断|になって|によるもの|が原因)"));
    return form;
}

/// A name followed by this is a treatment, a prevention, or somebody's known history, not a verdict.
const QRegularExpression &knownHistory()
{
    static const QRegularExpression form(
        QStringLiteral("^(の薬|の治療|の手術|の予防|の方|の子|のある方|と言われ|の既往|の項目|の聞き取り)"));
    return form;
}

} // namespace

QString diagnosisIn(const QString &text, Ear ear)
{
    static const QRegularExpression history(QStringLiteral("(と言われたことがありますか|既往がありますか)$"));
    for (auto it = diseaseName().globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch name = it.next();
        const QString after = text.mid(name.capturedEnd());
        if (assertion().match(after).hasMatch())
            return name.captured();
        const bool asked = ear == Ear::Question && history.match(text).hasMatch();
        const bool example = ear == Ear::Help && text.startsWith(u'例');
        if (ear != Ear::Nurse && !asked && !example && !knownHistory().match(after).hasMatch())
            return name.captured();
    }
    return {};
}

} // namespace kikitori
