// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/protocol.h"

namespace kikitori::form {

// The words of the workbook, the same for writing and reading. They are a file format as the keys in YAML are: fixed, in
// the doctors' language, and never translated.

struct Column {
    const char16_t *head;
    double width; ///< characters
};

inline constexpr char16_t kHeadSheet[] = u"一覧";
inline constexpr char16_t kEmergencySheet[] = u"緊急チェック";
inline constexpr char16_t kTextSheet[] = u"プロトコル";
inline constexpr char16_t kItemSheet[] = u"項目";
inline constexpr char16_t kIndex[] = u"目次（読みません）"; ///< from this label on, nothing of the head sheet is read
/// A column whose heading ends so is for people alone.
inline constexpr char16_t kNotRead[] = u"（読みません）";

inline constexpr Column kLabel { u"事項", 24 };
inline constexpr Column kValue { u"内容", 70 };
inline constexpr char16_t kPack[] = u"プロトコル集";
inline constexpr char16_t kName[] = u"名称";
inline constexpr char16_t kVersion[] = u"版";
inline constexpr char16_t kSample[] = u"見本";
inline constexpr char16_t kNotice[] = u"注意書き";
[[nodiscard]] QString meaningLabel(Urgency urgency); ///< 赤の意味

inline constexpr Column kProtocol { u"プロトコル", 22 };
inline constexpr Column kTitle { u"表題", 18 };
inline constexpr Column kTitleShown { u"表題（読みません）", 16 };
inline constexpr Column kCode { u"コード", 16 };
inline constexpr Column kQuestion { u"質問", 46 };
inline constexpr Column kRemarks { u"メモ（読みません）", 30 };

inline constexpr Column kKind { u"種類", 10 };
inline constexpr Column kShort { u"短い名", 10 };
inline constexpr Column kWords { u"相談者の言葉", 50 };
inline constexpr Column kFirstAid { u"応急手当", 50 };

inline constexpr Column kAges { u"対象", 9 };
inline constexpr Column kGroup { u"分類", 12 };
inline constexpr Column kFloor { u"下限", 7 };
inline constexpr Column kWatchFor { u"見守り", 50 };
inline constexpr Column kBasis { u"根拠", 40 };
[[nodiscard]] QString adviceHead(Urgency urgency); ///< 赤の案内
[[nodiscard]] QString departmentsHead(Urgency urgency); ///< 赤の診療科

inline constexpr Column kUrgency { u"緊急度", 8 };
inline constexpr Column kHelp { u"補足", 38 };
inline constexpr Column kUnknown { u"不明の扱い", 13 };
inline constexpr Column kUnknownMeans { u"不明のとき", 30 };
inline constexpr Column kYesUrgency { u"はいの緊急度", 9 };
inline constexpr Column kYesGo { u"はいの行き先", 13 };
inline constexpr Column kNoUrgency { u"いいえの緊急度", 9 };
inline constexpr Column kNoGo { u"いいえの行き先", 13 };
inline constexpr Column kUnknownUrgency { u"不明の緊急度", 9 };
inline constexpr Column kUnknownGo { u"不明の行き先", 13 };
inline constexpr Column kAgeFrom { u"年齢から", 8 };
inline constexpr Column kAgeTo { u"年齢まで", 8 };
inline constexpr Column kHistory { u"既往・薬の言葉", 30 };

inline constexpr char16_t kNode[] = u"判定木";
inline constexpr char16_t kItem[] = u"項目";
inline constexpr char16_t kModifier[] = u"修飾因子";
inline constexpr char16_t kToItems[] = u"→項目";
inline constexpr char16_t kToEnd[] = u"→終わり";
inline constexpr char16_t kCounts[] = u"はいと数える";
inline constexpr char16_t kNoted[] = u"記録のみ";
inline constexpr char16_t kYes[] = u"はい";
inline constexpr char16_t kNo[] = u"いいえ";

inline constexpr Urgency kDown[] = { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green, Urgency::White };
[[nodiscard]] QString wordOf(Urgency urgency); ///< 赤, 橙, 黄, 緑, 白
[[nodiscard]] QString wordOf(AgeBand ages); ///< 成人, 小児, 全年齢
[[nodiscard]] QString wordOf(EmergencyKind kind); ///< 心肺停止, 気道, 呼吸, 循環, 意識
/// The pale fill of a cell that speaks of this urgency, 0xRRGGBB; dark text stays readable on all of them.
[[nodiscard]] unsigned fillOf(Urgency urgency);

[[nodiscard]] inline QString text(const char16_t *words)
{
    return QString::fromUtf16(words);
}

} // namespace kikitori::form
