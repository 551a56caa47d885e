// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "programs/retention.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace kikitori {

/// How a record field is filled in at the desk.
enum class FieldKind { Choice, Text, LongText, Age, Sex, Municipality, Doctor };

/// One field of the case record 相談記録 of a program.
struct FieldSpec {
    QString name; ///< stored name, e.g. "relation"
    QString label; ///< 続柄
    FieldKind kind = FieldKind::Text;
    bool required = false; ///< asked for before the case is closed
    QStringList choices; ///< Choice only, in the order shown
    QString hint; ///< placeholder
};

/// One value of the disposition 対応結果, and how the reports count it.
struct Disposition {
    QString code; ///< "transfer-119"
    QString label; ///< 119へ転送
    bool ambulance = false; ///< counted as 救急車要請を勧めた
    bool handled = true; ///< counted as 対応
};

/// A place that a call can be handed to.
struct Destination {
    QString code; ///< "119-kochi", "iryo-center"
    QString label; ///< 高知市消防局
    QString number; ///< dialled
    QString role; ///< "119", "medical-information", "paediatric", "psychiatric", "doctor"
    QStringList municipalities; ///< those it covers; empty: all
};

struct Municipality {
    QString name; ///< 高知市
    QString reading; ///< こうちし
};

/// One line of the opening statement 開始案内 that must be said (K3).
struct OpeningLine {
    QString code;
    QString say;
};

/// One contracted service 業務, as data. Immutable after reading.
struct Program {
    QString id; ///< "kochi-7119"
    QString name; ///< 高知家の救急医療電話
    QString shortName; ///< #7119
    QString version;
    QString prefix; ///< first letter of the case numbers, e.g. "K"
    int lines = 0; ///< dedicated lines 回線数
    QString packId; ///< the protocol pack it works with
    QStringList calledNumbers; ///< numbers that ring for this program; digits only
    std::vector<OpeningLine> opening;
    QStringList closing; ///< said before hanging up
    std::vector<FieldSpec> fields;
    std::vector<Disposition> dispositions;
    std::vector<Destination> destinations;
    std::vector<Municipality> municipalities;
    std::vector<std::pair<QString, QString>> areaCodes; ///< number prefix → place name, longest first
    QString paediatricNote; ///< said for children (#8000)
    QString psychiatricNote; ///< said where a mental illness is possible
    int repeatHours = 24; ///< a further call within these hours raises a prompt
    std::optional<Retention> retention; ///< empty: the file does not say, and nothing is ever erased

    [[nodiscard]] const FieldSpec *field(const QString &name) const;
    [[nodiscard]] const Disposition *disposition(const QString &code) const;
    [[nodiscard]] QString placeOf(const QString &callerNumber) const; ///< by area code; empty when unknown
    /// The 119 that covers a municipality; null when none is known (then the nurse asks to redial).
    [[nodiscard]] const Destination *ambulanceFor(const QString &municipality) const;
    /// Municipalities whose name or reading contains what was typed, prefix matches first; all for an empty text.
    [[nodiscard]] QStringList municipalitiesLike(const QString &typed) const;
};

/// Reads a program (YAML); errors carry line and column.
[[nodiscard]] Result<Program> readProgram(const QString &path);
[[nodiscard]] Result<Program> readProgram(const QByteArray &bytes, const QString &file);

/// The programs of a desk. Thread: any (immutable). Owner: main.
class Programs {
public:
    explicit Programs(std::vector<Program> programs);
    [[nodiscard]] const std::vector<Program> &all() const;
    [[nodiscard]] const Program *byId(const QString &id) const;
    /// Whose number was called; null when no program has it.
    [[nodiscard]] const Program *forCalled(const QString &calledNumber) const;

private:
    std::vector<Program> m_programs;
};

} // namespace kikitori
