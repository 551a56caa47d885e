// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/recordform.h"

#include "desk/desksession.h"
#include "look/look.h"
#include "look/urgencychip.h"
#include "wording/wording.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace kikitori {

RecordForm::RecordForm(DeskSession &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
{
    setProperty("look", QStringLiteral("card"));
    setAccessibleName(tr("Case record"));
    auto *box = new QVBoxLayout(this);
    space(box, 12, 8);
    auto *head = new QHBoxLayout;
    space(head, 0, 8);
    head->addWidget(m_number = makeText("strong", this), 1);
    head->addWidget(m_saved = makeLabel("saved", this), 0, Qt::AlignTop);
    box->addLayout(head);
    m_fields = new QWidget(this);
    box->addWidget(m_fields);
    box->addStretch(1);
    m_protocol = new UrgencyChip;
    m_decided = new UrgencyChip;
    m_protocolNote = makeText("small", this);
    m_reason = makeText("small", this);
}

void RecordForm::build()
{
    const Program &program = m_session.program();
    m_built = program.id + program.version;
    for (QWidget *kept : std::initializer_list<QWidget *> { m_protocol, m_decided, m_protocolNote, m_reason })
        kept->setParent(this);
    for (QWidget *old : m_fields->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
        delete old;
    delete m_fields->layout();
    m_rows.clear();
    m_grid = new QGridLayout(m_fields);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(0, 3);
    m_grid->setColumnStretch(1, 8);
    const auto addRow = [this](const QString &label, QWidget *editor, QWidget *beside = nullptr, bool top = false) {
        const int row = m_grid->rowCount();
        m_grid->addWidget(makeText("caption", m_fields, label), row, 0, top ? Qt::AlignTop : Qt::AlignVCenter);
        if (!beside) {
            m_grid->addWidget(editor, row, 1);
            return;
        }
        auto *line = new QHBoxLayout;
        space(line, 0, 8);
        line->addWidget(editor, 1);
        line->addWidget(beside, 3);
        m_grid->addLayout(line, row, 1);
    };
    const auto addUrgency = [&] {
        addRow(tr("Protocol"), m_protocol, m_protocolNote);
        addRow(tr("Decision"), m_decided, m_reason);
    };
    bool urgencyShown = false;
    for (size_t i = 0; i < program.fields.size(); ++i) {
        const FieldSpec &spec = program.fields[i];
        if (spec.kind == FieldKind::Choice && spec.choices.isEmpty() && !urgencyShown) {
            addUrgency();
            urgencyShown = true;
        }
        m_rows.push_back(makeRow(spec));
        QWidget *editor = m_rows.back().editor;
        if (spec.kind == FieldKind::Age && i + 1 < program.fields.size()
            && program.fields[i + 1].kind == FieldKind::Sex) {
            m_rows.push_back(makeRow(program.fields[++i]));
            addRow(spec.label + QStringLiteral("・") + program.fields[i].label, editor, m_rows.back().editor);
            continue;
        }
        addRow(spec.label, editor, nullptr, spec.kind == FieldKind::LongText);
    }
    if (!urgencyShown)
        addUrgency();
    QWidget *last = this;
    for (const Row &row : m_rows) {
        setTabOrder(last, row.editor);
        last = row.editor;
    }
}

void RecordForm::refresh()
{
    const Program &program = m_session.program();
    if (m_built != program.id + program.version)
        build();
    const CaseRecord &record = m_session.record();
    say(m_number, record.number.isEmpty() ? tr("Case record") : tr("Case record %1").arg(record.number));
    // What is missing is marked when the case nears its end, not from the first second on.
    const bool marked = !m_session.callOnLine() || m_session.step() >= DeskSession::Step::Result;
    for (const Row &row : m_rows) {
        const QString value = record.fields.value(row.spec.name);
        row.show(value);
        setLook(row.editor, "missing", marked && row.spec.required && value.trimmed().isEmpty());
    }
    refreshUrgency();
    refreshSaved();
}

void RecordForm::refreshUrgency()
{
    const CaseRecord &record = m_session.record();
    const auto protocol = m_session.protocolUrgency();
    m_protocol->setUrgency(protocol);
    say(m_protocolNote, record.decidedUrgency ? QString() : protocol ? tr("As the protocol says") : QString());
    m_decided->setUrgency(record.decidedUrgency ? record.decidedUrgency : protocol);
    m_decided->setVisible(record.decidedUrgency.has_value());
    say(m_reason,
        !record.decidedUrgency                ? tr("Same as the protocol")
            : record.decisionReason.isEmpty() ? tr("Reason is missing")
                                              : record.decisionReason);
}

void RecordForm::refreshSaved()
{
    const auto saved = m_session.saved();
    switch (saved) {
    case DeskSession::Saved::Nothing:
        say(m_saved, {});
        break;
    case DeskSession::Saved::Saving:
        say(m_saved, tr("Saving"));
        break;
    case DeskSession::Saved::Saved:
        say(m_saved, tr("Saved %1").arg(timeOfDay(m_session.savedAt(), m_session.record().offsetMinutes)));
        break;
    case DeskSession::Saved::Failed:
        say(m_saved, tr("Cannot save"));
        break;
    }
    // As wide as its widest words, so that saving moves nothing.
    m_saved->setMinimumWidth(
        m_saved->fontMetrics().horizontalAdvance(tr("Saved %1").arg(QStringLiteral("00:00:00"))) + 2);
    m_saved->setAlignment(Qt::AlignRight | Qt::AlignTop);
    setLook(m_saved, "saved", saved == DeskSession::Saved::Failed ? QStringLiteral("failed") : QStringLiteral("fine"));
}

void RecordForm::takeFocus()
{
    if (m_rows.empty())
        return;
    const auto empty = std::find_if(m_rows.begin(), m_rows.end(),
        [this](const Row &row) { return m_session.record().fields.value(row.spec.name).isEmpty(); });
    (empty == m_rows.end() ? m_rows.front() : *empty).editor->setFocus(Qt::OtherFocusReason);
}

bool RecordForm::focusField(const QString &name)
{
    for (const Row &row : m_rows) {
        if (row.spec.name == name) {
            row.editor->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return false;
}

bool RecordForm::focusKind(FieldKind kind)
{
    for (const Row &row : m_rows) {
        if (row.spec.kind == kind)
            return focusField(row.spec.name);
    }
    return false;
}

} // namespace kikitori
