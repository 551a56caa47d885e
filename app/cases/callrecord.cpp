// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "cases/callrecord.h"

#include "cases/order.h"

#include <algorithm>

namespace kikitori {

namespace {
QString text(const Entry &entry, const char *name)
{
    return entry.body.value(QLatin1String(name)).toVariant().toString();
}

qint64 between(const QDateTime &from, const QDateTime &to)
{
    return from.isValid() && to.isValid() ? std::max<qint64>(0, from.msecsTo(to)) : 0;
}
}

qint64 CallRecord::talkMs() const
{
    return between(answeredAt, endedAt);
}

qint64 CallRecord::wrapUpMs() const
{
    return answeredAt.isValid() ? between(endedAt, wrappedUpAt) : 0;
}

void CallRecord::apply(const Entry &entry)
{
    if (entry.stream != Stream::Call)
        return;
    id = entry.subject;
    if (program.isEmpty())
        program = entry.program;
    if (desk.isEmpty())
        desk = entry.desk;
    const QString &is = entry.kind;
    if (is == QLatin1String(kind::Ringing)) {
        rangAt = entry.at;
        callerNumber = text(entry, "caller");
        calledNumber = text(entry, "called");
    } else if (is == QLatin1String(kind::CallAnswered)) {
        answeredAt = entry.at;
        agent = entry.author;
        caseId = text(entry, "case");
    } else if (is == QLatin1String(kind::TransferDone)) {
        transferredTo = text(entry, "to");
    } else if (is == QLatin1String(kind::Ended)) {
        endedAt = entry.at;
        endReason = text(entry, "reason");
    } else if (is == QLatin1String(kind::WrappedUp)) {
        wrappedUpAt = entry.at;
    }
    // Holding counts as talk (K13), and kinds of a newer desk mean nothing here.
}

CallRecord CallRecord::fold(const std::vector<Entry> &entries)
{
    CallRecord record;
    for (const Entry *entry : inOrder(entries))
        record.apply(*entry);
    return record;
}

} // namespace kikitori
