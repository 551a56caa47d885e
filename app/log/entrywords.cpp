// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/entrywords.h"

#include "wording/wording.h"

#include <algorithm>

namespace kikitori {

namespace {

QString text(const Entry &entry, const char *name)
{
    return entry.body.value(QLatin1String(name)).toVariant().toString();
}

bool is(const Entry &entry, const char *kind)
{
    return entry.kind == QLatin1String(kind);
}

QString answerWord(const Entry &entry)
{
    const std::optional<Answer> answer = answerOf(text(entry, "answer"));
    return answer ? wordFor(*answer) : QStringLiteral("—");
}

QString handedTo(const Entry &entry)
{
    const QString to = text(entry, "to");
    if (to == QLatin1String("119"))
        return EntryWords::tr("read to 119");
    return to == QLatin1String("doctor") ? EntryWords::tr("read to the doctor") : EntryWords::tr("read to somebody else");
}

const CaseRecord::Run *runOf(const CaseRecord &record, const QString &id)
{
    const auto it = std::find_if(record.runs.begin(), record.runs.end(), [&](const auto &run) { return run.id == id; });
    return it == record.runs.end() ? nullptr : &*it;
}

bool isNo(const Entry &entry)
{
    return is(entry, kind::Emergency) && answerOf(text(entry, "answer")) == Answer::No;
}

}

EntryWords::EntryWords(const LogNames &names, const Program *program)
    : m_names(names)
    , m_program(program)
{
}

QString EntryWords::urgency(std::optional<Urgency> urgency) const
{
    return urgency ? markFor(*urgency) + QLatin1Char(' ') + wordFor(*urgency) : tr("not decided");
}

QString EntryWords::fieldLabel(const QString &name) const
{
    const FieldSpec *field = m_program ? m_program->field(name) : nullptr;
    return field ? field->label : name;
}

QString EntryWords::fieldValue(const QString &name, const QString &value) const
{
    Q_UNUSED(name)
    const Disposition *disposition = m_program ? m_program->disposition(value) : nullptr;
    return disposition ? disposition->label : value;
}

QString EntryWords::check(const Entry &entry) const
{
    const QString code = text(entry, "check");
    return m_names.checks.value(code, code);
}

QString EntryWords::fromTo(const QString &before, const QString &after) const
{
    const QString now = after.isEmpty() ? tr("(empty)") : after;
    return before.isEmpty() || before == after ? now : tr("%1 → %2").arg(before, now);
}

std::vector<CaseLine> EntryWords::answers(const std::vector<Entry> &entries) const
{
    std::vector<CaseLine> lines;
    for (size_t i = 0; i < entries.size(); ++i) {
        const Entry &entry = entries[i];
        CaseLine line;
        line.part = CaseLine::Part::Answer;
        line.at = entry.at;
        if (is(entry, kind::OpeningSaid)) {
            line.text = tr("Opening statement");
            line.value = text(entry, "by") == QLatin1String("guidance") ? tr("by guidance") : tr("read aloud");
        } else if (is(entry, kind::Emergency)) {
            size_t last = i;
            while (isNo(entry) && last + 1 < entries.size() && isNo(entries[last + 1]))
                ++last;
            line.urgency = Urgency::Red;
            line.text = last > i ? tr("Emergency checks (%1)").arg(int(last - i + 1)) : tr("Emergency check: %1").arg(check(entry));
            line.value = last > i ? tr("all no") : answerWord(entry);
            i = last;
        } else if (is(entry, kind::Complaint)) {
            // While it is typed it is kept again and again; what was said last is what is read here.
            if (i + 1 < entries.size() && is(entries[i + 1], kind::Complaint))
                continue;
            line.text = tr("Complaint: %1").arg(text(entry, "text"));
        } else if (is(entry, kind::Answered)) {
            line.urgency = urgencyOf(text(entry, "urgency"));
            line.text = text(entry, "question").isEmpty() ? text(entry, "item") : text(entry, "question");
            line.value = answerWord(entry);
        } else if (is(entry, kind::ScriptStarted)) {
            line.text = tr("Script: %1").arg(text(entry, "title"));
        } else if (is(entry, kind::ScriptSaid)) {
            line.text = text(entry, "said");
            line.value = text(entry, "text").isEmpty() ? text(entry, "answer") : text(entry, "text");
        } else if (is(entry, kind::HandedOver)) {
            line.text = text(entry, "sheet");
            line.value = handedTo(entry);
        } else {
            continue;
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<CaseLine> EntryWords::revisions(const std::vector<Entry> &entries) const
{
    std::vector<CaseLine> lines;
    CaseRecord record;
    for (const Entry &entry : entries) {
        CaseLine line;
        line.at = entry.at;
        line.author = m_names.person(entry.author);
        if (record.revision > 0 && entry.desk != record.desk)
            line.author = tr("%1, desk %2").arg(line.author, entry.desk);
        line.text = change(record, entry);
        if (record.registers.contested(registerOf(entry)) && entry.body.contains(QLatin1String("over")))
            line.text = tr("%1 — settled").arg(line.text);
        record.apply(entry);
        line.revision = record.revision;
        lines.push_back(std::move(line));
    }
    std::reverse(lines.begin(), lines.end());
    return lines;
}

QString EntryWords::change(const CaseRecord &before, const Entry &entry) const
{
    if (is(entry, kind::Opened))
        return tr("Opened");
    if (is(entry, kind::OpeningSaid))
        return text(entry, "by") == QLatin1String("guidance") ? tr("Opening statement given by guidance") : tr("Opening statement read aloud");
    if (is(entry, kind::Complaint))
        return tr("Complaint: %1").arg(fromTo(before.complaint, text(entry, "text")));
    if (is(entry, kind::Field)) {
        const QString name = text(entry, "name");
        const QString old = fieldValue(name, before.fields.value(name));
        return tr("%1: %2").arg(fieldLabel(name), fromTo(old, fieldValue(name, text(entry, "value"))));
    }
    if (is(entry, kind::Closed)) {
        const QString reason = text(entry, "openRedReason");
        return reason.isEmpty() ? tr("Closed") : tr("Closed with red questions open: %1").arg(reason);
    }
    if (is(entry, kind::Reopened))
        return tr("Opened again: %1").arg(text(entry, "reason"));
    return triageChange(before, entry);
}

QString EntryWords::triageChange(const CaseRecord &before, const Entry &entry) const
{
    if (is(entry, kind::Emergency)) {
        const auto old = before.emergency.constFind(text(entry, "check"));
        const QString was = old == before.emergency.constEnd() ? QString() : wordFor(*old);
        return tr("Emergency check, %1: %2").arg(check(entry), fromTo(was, answerWord(entry)));
    }
    if (is(entry, kind::RunStarted))
        return tr("Protocol chosen: %1 (%2 %3)").arg(text(entry, "title"), m_names.pack(text(entry, "pack")), text(entry, "packVersion"));
    if (is(entry, kind::RunWithdrawn)) {
        const CaseRecord::Run *run = runOf(before, text(entry, "run"));
        return tr("Protocol withdrawn: %1").arg(run ? run->title : QString());
    }
    if (is(entry, kind::Answered)) {
        const CaseRecord::Run *run = runOf(before, text(entry, "run"));
        const QString item = text(entry, "item");
        const QString was = run && run->answers.contains(item) ? wordFor(run->answers.value(item)) : QString();
        const QString question = text(entry, "question").isEmpty() ? item : text(entry, "question");
        return tr("%1: %2").arg(question, fromTo(was, answerWord(entry)));
    }
    if (is(entry, kind::Verdict)) {
        const std::optional<Urgency> now = urgencyOf(text(entry, "urgency"));
        const QString was = before.protocolUrgency ? urgency(before.protocolUrgency) : QString();
        return tr("Protocol: %1").arg(fromTo(was, urgency(now)));
    }
    if (is(entry, kind::Decision)) {
        const std::optional<Urgency> now = urgencyOf(text(entry, "urgency"));
        if (!now)
            return tr("Nurse's decision taken back: as the protocol says");
        return tr("Nurse's decision: %1 (%2)").arg(fromTo(before.finalUrgency() ? urgency(before.finalUrgency()) : QString(), urgency(now)),
            text(entry, "reason"));
    }
    if (is(entry, kind::AdviceSaid))
        return text(entry, "line").isEmpty() ? tr("Advice given") : tr("Advice given: %1").arg(text(entry, "line"));
    if (is(entry, kind::ScriptStarted))
        return tr("Script: %1").arg(text(entry, "title"));
    if (is(entry, kind::ScriptSaid)) {
        const QString answer = text(entry, "text").isEmpty() ? text(entry, "answer") : text(entry, "text");
        return answer.isEmpty() ? tr("Said: %1").arg(text(entry, "said")) : tr("%1: %2").arg(text(entry, "said"), answer);
    }
    if (is(entry, kind::ScriptBack))
        return tr("A step of the script taken back");
    if (is(entry, kind::ScriptEnded))
        return tr("Script left");
    if (is(entry, kind::HandedOver))
        return tr("Hand-over sheet: %1").arg(handedTo(entry));
    return bondChange(entry);
}

QString EntryWords::bondChange(const Entry &entry) const
{
    if (is(entry, kind::Joined))
        return tr("Joined to another case: the same incident");
    if (is(entry, kind::Parted))
        return tr("Parted from the other case again");
    if (is(entry, kind::Erased))
        return tr("Content erased: certificate %1").arg(text(entry, "certificate"));
    return tr("Something that a newer version wrote (%1)").arg(entry.kind);
}

} // namespace kikitori
