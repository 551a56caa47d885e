// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/journal.h"
#include "log/entrywords.h"

#include <QWidget>

class QGridLayout;

namespace kikitori {

/// The record of a case as facts with their names (K9): call, patient, place, content, result, doctor, receiver.
/// Thread: GUI. Owner: CaseDetail.
class CaseFacts final : public QWidget {
    Q_OBJECT
public:
    struct Fact {
        QString name;
        QString value;
        bool wide = false; ///< takes the whole width
    };
    explicit CaseFacts(LogNames names, QWidget *parent = nullptr);
    void show(const CaseFile &file, const Program *program);
    void clear();
    [[nodiscard]] std::vector<Fact> factsOf(const CaseFile &file, const Program *program) const;

private:
    [[nodiscard]] QString when(const CaseRecord &record) const;
    [[nodiscard]] QString times(const CallRecord &call) const;
    void addFields(std::vector<Fact> &facts, const CaseRecord &record, const Program &program) const;

    LogNames m_names;
    QGridLayout *m_grid = nullptr;
};

} // namespace kikitori
