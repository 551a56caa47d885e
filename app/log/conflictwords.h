// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "log/entrywords.h"

namespace kikitori {

/// Says in plain words what two desks set differently. Pure. Thread: GUI. Owner: ConflictBand.
class ConflictWords {
    Q_DECLARE_TR_FUNCTIONS(kikitori::ConflictWords)
public:
    ConflictWords(const CaseFile &file, const EntryWords &words);
    /// What the register is called: a field's label, the question …
    [[nodiscard]] QString label(const QString &reg) const;
    [[nodiscard]] QString value(const QString &reg, const QString &value) const;
    /// "看護師 01, 11/20 23:41, desk 02"
    [[nodiscard]] QString source(const CaseRecord::Conflict::Value &value) const;

private:
    [[nodiscard]] QString question(const QString &runAndItem) const;
    [[nodiscard]] QString withReason(const QString &word, const QString &value) const;

    const CaseFile &m_file;
    const EntryWords &m_words;
};

} // namespace kikitori
