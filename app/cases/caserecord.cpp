// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "cases/caserecord.h"

#include "cases/order.h"

#include <QJsonValue>
#include <QStringList>

#include <algorithm>

namespace kikitori {

namespace {
QString text(const Entry &entry, const char *name)
{
    // Values are text; a number or a yes that another desk wrote is read as its text.
    return entry.body.value(QLatin1String(name)).toVariant().toString();
}

const QString kVerdict = QStringLiteral("verdict");
const QString kDecision = QStringLiteral("decision");
const QString kState = QStringLiteral("state");
const QString kJoined = QStringLiteral("joined");

void setRegister(CaseRecord &record, const Entry &entry)
{
    record.registers.set(registerOf(entry), valueOf(entry), entry);
}

/// The last answer counts; null takes it back; a word that this desk does not know changes nothing.
void setAnswer(CaseRecord &record, QMap<QString, Answer> &answers, const QString &code, const Entry &entry)
{
    const QJsonValue value = entry.body.value(QLatin1String("answer"));
    const auto answer = answerOf(value.toString());
    if (!answer && !value.isNull())
        return;
    setRegister(record, entry);
    if (answer)
        answers.insert(code, *answer);
    else
        answers.remove(code);
}

CaseRecord::Run *runOf(CaseRecord &record, const QString &id)
{
    const auto found = std::find_if(record.runs.begin(), record.runs.end(), [&](const auto &run) { return run.id == id; });
    return found == record.runs.end() ? nullptr : &*found;
}

void nameProtocols(CaseRecord &record)
{
    QStringList titles;
    for (const auto &run : record.runs) {
        if (!run.withdrawn && !run.title.isEmpty() && !titles.contains(run.title))
            titles << run.title;
    }
    record.protocolTitle = titles.isEmpty() ? record.verdictTitle : titles.join(QStringLiteral("、"));
}

void beginFrom(CaseRecord &record, const Entry &entry)
{
    record.id = entry.subject;
    record.program = entry.program;
    record.desk = entry.desk;
    record.receiver = entry.author;
    record.openedAt = entry.at;
    record.offsetMinutes = entry.offsetMinutes;
}

void applyOpened(CaseRecord &record, const Entry &entry)
{
    beginFrom(record, entry);
    record.number = text(entry, "number");
    record.callId = text(entry, "call");
    record.callerNumber = text(entry, "caller");
    record.calledNumber = text(entry, "called");
    record.packId = text(entry, "pack");
    record.packVersion = text(entry, "packVersion");
    record.packHash = text(entry, "packHash");
}

void applyRun(CaseRecord &record, const Entry &entry)
{
    const QString id = text(entry, "run");
    if (entry.kind == QLatin1String(kind::RunStarted) && !runOf(record, id))
        record.runs.push_back({ id, text(entry, "protocol"), text(entry, "title"), false, {} });
    CaseRecord::Run *run = runOf(record, id);
    if (!run)
        return;
    setRegister(record, entry);
    // What one desk withdrew and another began again stands: nothing that was asked is hidden unsettled.
    const auto heads = record.registers.of(registerOf(entry));
    run->withdrawn =
        std::all_of(heads.begin(), heads.end(), [](const Head &head) { return head.value == QLatin1String("withdrawn"); });
    nameProtocols(record);
}

/// Until a person settles it the highest urgency counts: nobody waits because two desks disagree.
void weigh(CaseRecord &record)
{
    record.protocolUrgency = {};
    for (const Head &head : record.registers.of(kVerdict))
        record.protocolUrgency = std::max(record.protocolUrgency, urgencyOf(head.value));
    record.decidedUrgency = {};
    record.decisionReason.clear();
    bool takenBack = false;
    for (const Head &head : record.registers.of(kDecision)) {
        const auto decided = urgencyOf(codeIn(head.value));
        takenBack = takenBack || !decided;
        if (!decided || decided < record.decidedUrgency)
            continue;
        record.decidedUrgency = decided;
        record.decisionReason = reasonIn(head.value);
    }
    if (takenBack && record.decidedUrgency < record.protocolUrgency) {
        record.decidedUrgency = {};
        record.decisionReason.clear();
    }
}

void applyState(CaseRecord &record, const Entry &entry)
{
    setRegister(record, entry);
    const auto heads = record.registers.of(kState);
    const bool open = std::any_of(heads.begin(), heads.end(), [](const Head &head) { return head.value == QLatin1String("open"); });
    if (entry.kind == QLatin1String(kind::Closed))
        record.openRedReason = text(entry, "openRedReason");
    record.closedAt = open ? QDateTime() : entry.at;
}

void applyJoin(CaseRecord &record, const Entry &entry)
{
    if (entry.kind == QLatin1String(kind::Joined))
        setRegister(record, entry);
    else
        record.registers.part(entry);
    const auto heads = record.registers.of(kJoined);
    record.joinedTo = heads.empty() ? QString() : heads.back().value;
}

/// Its content was erased by itself (a caller's name, M10): only that it was there remains, and it sets nothing.
bool wasEmptied(const Entry &entry)
{
    if (!entry.body.isEmpty())
        return false;
    // These have nothing in them that they could do without.
    for (const char *needy : { kind::Field, kind::Complaint, kind::Verdict, kind::Decision, kind::OpeningSaid, kind::RunStarted,
             kind::RunWithdrawn, kind::Answered, kind::Emergency, kind::Joined, kind::Parted }) {
        if (entry.kind == QLatin1String(needy))
            return true;
    }
    return false;
}

/// What may remain says nothing of the caller.
void erase(CaseRecord &record)
{
    CaseRecord remains;
    remains.id = record.id;
    remains.number = record.number;
    remains.program = record.program;
    remains.desk = record.desk;
    remains.openedAt = record.openedAt;
    remains.closedAt = record.closedAt;
    remains.offsetMinutes = record.offsetMinutes;
    remains.protocolUrgency = record.protocolUrgency;
    remains.decidedUrgency = record.decidedUrgency;
    remains.revision = record.revision;
    remains.erased = true;
    record = std::move(remains);
}

bool applyTriage(CaseRecord &record, const Entry &entry)
{
    const QString &is = entry.kind;
    if (is == QLatin1String(kind::Emergency)) {
        setAnswer(record, record.emergency, text(entry, "check"), entry);
    } else if (is == QLatin1String(kind::RunStarted) || is == QLatin1String(kind::RunWithdrawn)) {
        applyRun(record, entry);
    } else if (is == QLatin1String(kind::Answered)) {
        if (CaseRecord::Run *run = runOf(record, text(entry, "run")))
            setAnswer(record, run->answers, text(entry, "item"), entry);
    } else if (is == QLatin1String(kind::Verdict)) {
        setRegister(record, entry);
        record.verdictTitle = text(entry, "title");
        weigh(record);
        nameProtocols(record);
    } else if (is == QLatin1String(kind::Decision)) {
        setRegister(record, entry);
        weigh(record);
    } else if (is == QLatin1String(kind::AdviceSaid)) {
        record.adviceSaid = true;
    } else {
        return false;
    }
    return true;
}

bool applyForm(CaseRecord &record, const Entry &entry)
{
    const QString &is = entry.kind;
    if (is == QLatin1String(kind::OpeningSaid))
        record.openingSaidBy = text(entry, "by");
    else if (is == QLatin1String(kind::Complaint))
        record.complaint = text(entry, "text");
    else if (is == QLatin1String(kind::Field))
        record.fields.insert(text(entry, "name"), text(entry, "value"));
    else
        return false;
    setRegister(record, entry);
    return true;
}
}

std::vector<CaseRecord::Conflict> CaseRecord::conflicts() const
{
    std::vector<Conflict> found;
    const QList<Head> &heads = registers.heads();
    for (auto head = heads.cbegin(); head != heads.cend();) {
        const auto end = std::find_if_not(head, heads.cend(), [reg = head->reg](const Head &other) { return other.reg == reg; });
        if (registers.contested(head->reg)) {
            Conflict conflict { head->reg, {} };
            for (auto each = head; each != end; ++each)
                conflict.values.push_back({ each->entry, each->value, each->author, each->desk, each->at });
            found.push_back(std::move(conflict));
        }
        head = end;
    }
    std::sort(found.begin(), found.end(), [](const Conflict &one, const Conflict &other) { return one.reg < other.reg; });
    return found;
}

void CaseRecord::nameSeen(Entry &next) const
{
    const QString reg = registerOf(next);
    const QJsonArray seen = reg.isEmpty() ? QJsonArray() : seenHeads(reg, next.desk);
    if (!seen.isEmpty())
        next.body.insert(QStringLiteral("over"), seen);
}

QJsonArray CaseRecord::seenHeads(const QString &reg, const QString &ownDesk) const
{
    QJsonArray ids;
    if (registers.contested(reg))
        return ids;
    for (const Head &head : registers.of(reg)) {
        if (head.desk != ownDesk)
            ids.append(head.entry.toString(QUuid::WithoutBraces));
    }
    return ids;
}

QJsonArray CaseRecord::allHeads(const QString &reg) const
{
    QJsonArray ids;
    for (const Head &head : registers.of(reg))
        ids.append(head.entry.toString(QUuid::WithoutBraces));
    return ids;
}

void CaseRecord::apply(const Entry &entry)
{
    if (entry.stream != Stream::Case)
        return;
    if (revision++ == 0)
        beginFrom(*this, entry);
    // Erased stays erased, whatever arrives later.
    if (erased || wasEmptied(entry) || applyTriage(*this, entry) || applyForm(*this, entry))
        return;
    const QString &is = entry.kind;
    if (is == QLatin1String(kind::Opened))
        applyOpened(*this, entry);
    else if (is == QLatin1String(kind::Closed) || is == QLatin1String(kind::Reopened))
        applyState(*this, entry);
    else if (is == QLatin1String(kind::Joined) || is == QLatin1String(kind::Parted))
        applyJoin(*this, entry);
    else if (is == QLatin1String(kind::Erased))
        erase(*this);
    // Any other kind comes from a newer desk: it is kept and counted, and means nothing here.
}

CaseRecord CaseRecord::fold(const std::vector<Entry> &entries)
{
    CaseRecord record;
    for (const Entry *entry : inOrder(entries))
        record.apply(*entry);
    return record;
}

} // namespace kikitori
