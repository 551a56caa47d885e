// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/casefacts.h"

#include "look/look.h"
#include "wording/wording.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>

namespace kikitori {

CaseFacts::CaseFacts(LogNames names, QWidget *parent)
    : QWidget(parent)
    , m_names(std::move(names))
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 6); // the first value is the longest: day and times
    m_grid->setColumnStretch(3, 5);
}

void CaseFacts::clear()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void CaseFacts::show(const CaseFile &file, const Program *program)
{
    clear();
    int row = 0;
    int column = 0;
    for (const Fact &fact : factsOf(file, program)) {
        QLabel *name = makeLabel("fact", this, fact.name);
        name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        auto *value = new QLabel(fact.value.isEmpty() ? QStringLiteral("—") : fact.value, this);
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
        value->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        value->setAccessibleName(fact.name + QStringLiteral(": ") + fact.value);
        if (fact.wide && column > 0) {
            ++row;
            column = 0;
        }
        m_grid->addWidget(name, row, column);
        m_grid->addWidget(value, row, column + 1, 1, fact.wide ? 3 : 1);
        column = fact.wide ? 4 : column + 2;
        if (column >= 4) {
            ++row;
            column = 0;
        }
    }
}

QString CaseFacts::when(const CaseRecord &record) const
{
    const int offset = record.offsetMinutes * 60;
    const QDateTime from = record.openedAt.toOffsetFromUtc(offset);
    const QString day = QLocale().toString(from.date(), tr("ddd d MMM"));
    const QString to = record.closedAt.isValid() ? record.closedAt.toOffsetFromUtc(offset).toString(QStringLiteral("HH:mm")) : tr("still open");
    return tr("%1 %2–%3").arg(day, from.toString(QStringLiteral("HH:mm")), to);
}

QString CaseFacts::times(const CallRecord &call) const
{
    if (!call.answeredAt.isValid())
        return {};
    if (!call.endedAt.isValid())
        return tr("on the line");
    const QString talk = duration(int(call.talkMs() / 1000));
    return call.wrappedUpAt.isValid() ? tr("%1 + after-call %2").arg(talk, duration(int(call.wrapUpMs() / 1000))) : talk;
}

std::vector<CaseFacts::Fact> CaseFacts::factsOf(const CaseFile &file, const Program *program) const
{
    const CaseRecord &record = file.record;
    const QString place = program ? program->placeOf(record.callerNumber) : QString();
    const QString number = place.isEmpty() ? record.callerNumber : tr("%1 (%2)").arg(record.callerNumber, place);
    const QString opening = record.openingSaidBy.isEmpty() ? tr("not noted")
        : record.openingSaidBy == QLatin1String("guidance")  ? tr("by guidance")
                                                             : tr("read aloud");
    std::vector<Fact> facts { { tr("Received"), when(record) }, { tr("Receiver"), m_names.person(record.receiver) },
        { tr("Number"), number }, { tr("Called"), record.calledNumber },
        { tr("Opening"), opening }, { tr("Talk"), times(file.call) },
        { tr("Protocol"), tr("%1 (%2 %3)").arg(record.protocolTitle.isEmpty() ? QStringLiteral("—") : record.protocolTitle, m_names.pack(record.packId), record.packVersion), true } };
    if (!record.complaint.isEmpty())
        facts.push_back({ tr("Complaint"), record.complaint, true });
    if (program) {
        addFields(facts, record, *program);
    } else {
        for (auto it = record.fields.begin(); it != record.fields.end(); ++it)
            facts.push_back({ it.key(), it.value(), true });
    }
    if (!file.call.transferredTo.isEmpty())
        facts.push_back({ tr("Handed to"), file.call.transferredTo, true });
    return facts;
}

void CaseFacts::addFields(std::vector<Fact> &facts, const CaseRecord &record, const Program &program) const
{
    const EntryWords words(m_names, &program);
    std::vector<Fact> wide;
    QStringList patient;
    for (const FieldSpec &field : program.fields) {
        const QString given = record.fields.value(field.name);
        if (field.kind == FieldKind::Age && !given.isEmpty())
            patient.prepend(tr("%1 years").arg(given));
        else if (field.kind == FieldKind::Sex && !given.isEmpty())
            patient.append(given);
    }
    facts.push_back({ tr("Patient"), patient.join(QLatin1Char(' ')) });
    for (const FieldSpec &field : program.fields) {
        if (field.kind == FieldKind::Age || field.kind == FieldKind::Sex)
            continue;
        const QString value = words.fieldValue(field.name, record.fields.value(field.name));
        if (value.isEmpty() && !field.required && field.kind != FieldKind::Doctor)
            continue;
        const bool isWide = field.kind == FieldKind::LongText || value.size() > 13;
        (isWide ? wide : facts).push_back({ field.label, value, isWide });
    }
    facts.insert(facts.end(), wide.begin(), wide.end());
}

} // namespace kikitori
