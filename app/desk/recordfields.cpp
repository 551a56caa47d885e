// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// The editors of the record form, one kind of field each.
#include "desk/recordform.h"

#include "desk/desksession.h"
#include "desk/keybutton.h"
#include "look/look.h"
#include "desk/municipalityedit.h"
#include "desk/noteedit.h"
#include "desk/segmented.h"

#include <QLayout>
#include <QLineEdit>
#include <QSignalBlocker>

namespace kikitori {

namespace {
constexpr int kMostYears = 120;
constexpr int kLines = 3;

/// Digits as typed with a Japanese keyboard, full width or not; nothing else.
QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar &c : text.normalized(QString::NormalizationForm_KC)) {
        if (c.isDigit())
            digits += QString::number(c.digitValue());
    }
    return digits.left(3);
}

template<class Edit>
std::function<void(const QString &)> showIn(Edit *edit)
{
    return [edit](const QString &value) {
        if (edit->text() != value)
            edit->setText(value);
    };
}
}

RecordForm::Row RecordForm::makeRow(const FieldSpec &spec)
{
    switch (spec.kind) {
    case FieldKind::Choice:
        return spec.choices.isEmpty() ? makeResult(spec) : makeChoice(spec);
    case FieldKind::Sex:
        return makeChoice(spec);
    case FieldKind::LongText:
        return makeLongText(spec);
    case FieldKind::Age:
        return makeAge(spec);
    case FieldKind::Municipality:
        return makeMunicipality(spec);
    case FieldKind::Text:
    case FieldKind::Doctor:
        break;
    }
    return makeLine(spec);
}

RecordForm::Row RecordForm::makeChoice(const FieldSpec &spec)
{
    // The values are data of the record, in the program's language, not words of the window.
    const QStringList sexes { QStringLiteral("男"), QStringLiteral("女"), QStringLiteral("不明") };
    auto *edit = new Segmented(spec.label, spec.choices.isEmpty() ? sexes : spec.choices, m_fields);
    edit->setToolTip(spec.hint);
    connect(edit, &Segmented::chosen, &m_session,
        [this, name = spec.name](const QString &value) { m_session.setField(name, value); });
    return { spec, edit, [edit](const QString &value) {
                if (edit->value() != value)
                    edit->setValue(value);
            } };
}

RecordForm::Row RecordForm::makeResult(const FieldSpec &spec)
{
    auto *button = new KeyButton(tr("Choose (required)"), QStringLiteral("Alt 6"), "field", m_fields);
    button->setWrapping(true);
    button->layout()->setContentsMargins(8, 4, 8, 4);
    connect(button, &QPushButton::clicked, &m_session, [this] { m_session.setStep(DeskSession::Step::Disposition); });
    return { spec, button, [this, button, label = spec.label](const QString &value) {
                const Disposition *chosen = m_session.program().disposition(value);
                button->setWords(chosen ? chosen->label : tr("Choose (required)"));
                button->setAccessibleName(label + u' ' + button->words());
            } };
}

RecordForm::Row RecordForm::makeLongText(const FieldSpec &spec)
{
    auto *edit = new NoteEdit(spec.required ? kLines + 1 : kLines - 1, m_fields);
    edit->setPlaceholderText(spec.hint);
    edit->setAccessibleName(spec.label);
    connect(edit, &NoteEdit::textChanged, &m_session,
        [this, edit, name = spec.name] { m_session.setField(name, edit->toPlainText()); });
    return { spec, edit, [edit](const QString &value) {
                if (edit->toPlainText() == value)
                    return;
                const QSignalBlocker quiet(edit);
                edit->setPlainText(value);
            } };
}

RecordForm::Row RecordForm::makeLine(const FieldSpec &spec)
{
    auto *edit = new QLineEdit(m_fields);
    edit->setPlaceholderText(spec.hint);
    edit->setAccessibleName(spec.label);
    edit->setToolTip(spec.hint);
    connect(edit, &QLineEdit::textEdited, &m_session,
        [this, name = spec.name](const QString &value) { m_session.setField(name, value); });
    connect(edit, &QLineEdit::returnPressed, this, [this] { focusNextChild(); });
    return { spec, edit, showIn(edit) };
}

RecordForm::Row RecordForm::makeAge(const FieldSpec &spec)
{
    auto *edit = new QLineEdit(m_fields);
    edit->setAccessibleName(spec.label);
    edit->setPlaceholderText(tr("years"));
    edit->setToolTip(spec.hint);
    edit->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("0000")) + 24);
    connect(edit, &QLineEdit::textEdited, &m_session, [this, edit, name = spec.name](const QString &text) {
        QString digits = digitsOf(text);
        if (digits.toInt() > kMostYears)
            digits.chop(1);
        if (digits != text)
            edit->setText(digits);
        m_session.setField(name, digits);
    });
    connect(edit, &QLineEdit::returnPressed, this, [this] { focusNextChild(); });
    return { spec, edit, showIn(edit) };
}

RecordForm::Row RecordForm::makeMunicipality(const FieldSpec &spec)
{
    auto *edit = new MunicipalityEdit(m_session.program(), m_fields);
    edit->setPlaceholderText(spec.hint);
    edit->setAccessibleName(spec.label);
    connect(edit, &MunicipalityEdit::entered, &m_session,
        [this, name = spec.name](const QString &value) { m_session.setField(name, value); });
    connect(edit, &QLineEdit::returnPressed, this, [this] { focusNextChild(); });
    return { spec, edit, showIn(static_cast<QLineEdit *>(edit)) };
}

} // namespace kikitori
