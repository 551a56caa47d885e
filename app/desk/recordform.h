// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "programs/program.h"

#include <QFrame>

#include <functional>
#include <vector>

class QGridLayout;
class QLabel;

namespace kikitori {

class DeskSession;
class UrgencyChip;

/// The case record: the fields of the program, the urgency, and whether all of it is saved. Widgets stay while the
/// program stays; a value is set only where it differs, so that typing is never disturbed.
/// Thread: GUI. Owner: DeskWindow.
class RecordForm final : public QFrame {
    Q_OBJECT
public:
    explicit RecordForm(DeskSession &session, QWidget *parent = nullptr);
    void refresh();
    /// To the first empty field, else the first.
    void takeFocus();
    /// To the field of that name; false when there is none.
    bool focusField(const QString &name);
    /// To the first field of that kind.
    bool focusKind(FieldKind kind);

private:
    struct Row {
        FieldSpec spec;
        QWidget *editor = nullptr;
        std::function<void(const QString &)> show;
    };
    void build();
    [[nodiscard]] Row makeRow(const FieldSpec &spec);
    [[nodiscard]] Row makeChoice(const FieldSpec &spec);
    [[nodiscard]] Row makeResult(const FieldSpec &spec);
    [[nodiscard]] Row makeLongText(const FieldSpec &spec);
    [[nodiscard]] Row makeLine(const FieldSpec &spec);
    [[nodiscard]] Row makeAge(const FieldSpec &spec);
    [[nodiscard]] Row makeMunicipality(const FieldSpec &spec);
    void refreshSaved();
    void refreshUrgency();

    DeskSession &m_session;
    QLabel *m_number = nullptr;
    QLabel *m_saved = nullptr;
    QWidget *m_fields = nullptr;
    QGridLayout *m_grid = nullptr;
    UrgencyChip *m_protocol = nullptr;
    UrgencyChip *m_decided = nullptr;
    QLabel *m_protocolNote = nullptr;
    QLabel *m_reason = nullptr;
    std::vector<Row> m_rows;
    QString m_built;
};

} // namespace kikitori
