// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "log/entrywords.h"

#include <QFrame>

class QVBoxLayout;

namespace kikitori {

/// A calm band over a case in which the records of two desks differ: what each says, who wrote it, when and where. Who
/// may settle it takes one value with one key. Thread: GUI. Owner: CaseDetail.
class ConflictBand final : public QFrame {
    Q_OBJECT
public:
    explicit ConflictBand(bool maySettle, QWidget *parent = nullptr);
    /// Hidden when no register is in conflict.
    void show(const CaseFile &file, const EntryWords &words);
    void clear();

Q_SIGNALS:
    /// This value is to count: the entry that says so, naming all values that stand.
    void taken(const QString &kind, const QJsonObject &body);

private:
    void addValue(QVBoxLayout *column, const QString &value, const QString &source, const Entry *entry, const QJsonArray &all);

    bool m_maySettle;
    int m_keys = 0; ///< given so far
    QVBoxLayout *m_column = nullptr;
    QWidget *m_rows = nullptr;
    QByteArray m_shown; ///< what is shown, so that a refresh does not take the focus from a button
};

} // namespace kikitori
