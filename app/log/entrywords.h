// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/journal.h"
#include "programs/program.h"

#include <QCoreApplication>
#include <QHash>

namespace kikitori {

/// Puts the codes of the records into the names people know.
struct LogNames {
    QHash<QString, QString> staff; ///< staff id → name
    QHash<QString, QString> checks; ///< emergency check code → label
    QHash<QString, QString> packs; ///< protocol pack id → name
    int offsetMinutes = 540;
    [[nodiscard]] QString pack(const QString &packId) const { return packs.value(packId, packId); }
    [[nodiscard]] QString person(const QString &staffId) const { return staff.value(staffId, staffId); }
};

/// One line of a case as a person reads it.
struct CaseLine {
    enum class Part { Answer, Revision };
    Part part = Part::Revision;
    QDateTime at; ///< UTC
    QString author; ///< name; revisions only
    int revision = 0; ///< number within the case, 1 …; revisions only
    std::optional<Urgency> urgency; ///< of the question
    QString text;
    QString value; ///< the answer
};

/// Says in plain words what each entry of a case changed. Pure. Thread: any. Owner: whoever asks.
class EntryWords {
    Q_DECLARE_TR_FUNCTIONS(kikitori::EntryWords)
public:
    EntryWords(const LogNames &names, const Program *program);
    /// What was asked and answered, oldest first; emergency checks in a row that are all no become one line.
    [[nodiscard]] std::vector<CaseLine> answers(const std::vector<Entry> &entries) const;
    /// Every entry, newest first.
    [[nodiscard]] std::vector<CaseLine> revisions(const std::vector<Entry> &entries) const;
    [[nodiscard]] QString urgency(std::optional<Urgency> urgency) const; ///< "◆ Red", "not decided"
    [[nodiscard]] QString fieldLabel(const QString &name) const;
    [[nodiscard]] QString fieldValue(const QString &name, const QString &value) const;
    [[nodiscard]] QString checkLabel(const QString &code) const { return m_names.checks.value(code, code); }
    [[nodiscard]] QString person(const QString &staffId) const { return m_names.person(staffId); }
    [[nodiscard]] int offsetMinutes() const { return m_names.offsetMinutes; }

private:
    [[nodiscard]] QString change(const CaseRecord &before, const Entry &entry) const;
    [[nodiscard]] QString triageChange(const CaseRecord &before, const Entry &entry) const;
    [[nodiscard]] QString bondChange(const Entry &entry) const;
    [[nodiscard]] QString check(const Entry &entry) const;
    [[nodiscard]] QString fromTo(const QString &before, const QString &after) const;

    const LogNames &m_names;
    const Program *m_program;
};

} // namespace kikitori
