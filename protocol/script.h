// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QMap>
#include <QStringList>

#include <optional>
#include <vector>

namespace kikitori {

/// What a script 台本 is for.
enum class ScriptKind {
    Opening, ///< 開始案内
    Closing, ///< 終了案内
    Doctor, ///< 医師への相談
    Ambulance, ///< 119への申し送り
    Complaint, ///< 苦情・意見
    Prank, ///< いたずら・無言
    SuicideRisk, ///< 死にたいという訴え
    Abuse, ///< 虐待・暴力の疑い
    ForeignLanguage, ///< 外国語
    Hearing, ///< 聴覚・言語の障害
    FirstAid, ///< 口頭指導
    Inquiry, ///< 問い合わせ（FAQ）
    Outbound, ///< 利用勧奨の架電
};

/// One of the answers that the agent can choose at a step. Shown with keys 1 to 9 in their order.
struct ScriptChoice {
    QString code; ///< unique in its step, kept for ever
    QString text; ///< はい, 留守番電話 …
    QString go; ///< step code, "end", or "script:ID"; empty: the step below
    QMap<QString, QString> fills; ///< record field → value
};

/// One step of a script: something said, asked, or both; then one key on.
struct ScriptStep {
    QString code; ///< unique in its script, kept for ever
    QString say; ///< read aloud, with {field} places that the case fills; may be empty
    QString ask; ///< the question that the choices or the field answer; read aloud; may be empty
    QString note; ///< for the agent alone; may be empty
    QString field; ///< record field that the typed answer fills; empty: none is typed
    std::vector<ScriptChoice> choices; ///< at most 9; empty: one key goes on
    QString next; ///< as Choice::go, for a step without choices, or for a typed answer
};

/// An inquiry script 聞き取り・案内・勧奨: steps that begin at the first.
struct Script {
    QString id; ///< "common.handover-119"
    QString title; ///< 119への申し送り
    ScriptKind kind = ScriptKind::Inquiry;
    QStringList programs; ///< ids; empty: every program
    QStringList words; ///< that find it; may be empty
    QString basis; ///< the contract's section, or public knowledge
    std::vector<ScriptStep> steps;
    [[nodiscard]] const ScriptStep *step(const QString &code) const;
};

/// The scripts of a centre in one version.
struct ScriptBook {
    QString id; ///< "sample"
    QString name; ///< 見本台本
    QString version;
    QString notice; ///< shown wherever a script is read while it is a sample
    bool sample = true;
    QString hash; ///< SHA-256 over the sorted file names and bytes, lower-case hex
    std::vector<Script> scripts;
    [[nodiscard]] const Script *script(const QString &id) const;
    [[nodiscard]] std::vector<const Script *> scriptsFor(const QString &program) const; ///< in file order
};

/// "opening", "ambulance", "first-aid" …: the form in YAML.
[[nodiscard]] QString codeOf(ScriptKind kind);
[[nodiscard]] std::optional<ScriptKind> scriptKindOf(const QString &code);

/// `say` with each {name} replaced by its fact; a fact that is missing or empty leaves （label） in its place, so that a
/// gap is heard as one. `labels` by the same names.
[[nodiscard]] QString filledIn(const QString &say, const QMap<QString, QString> &facts, const QMap<QString, QString> &labels);
/// The {names} in a text, in order.
[[nodiscard]] QStringList placesIn(const QString &say);

} // namespace kikitori
