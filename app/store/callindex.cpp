// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/callindex.h"

#include "store/statement.h"

namespace kikitori {

namespace {
constexpr qint64 kLongestCallMs = 24LL * 60 * 60 * 1000;

QString text(const Entry &entry, const char *name)
{
    return entry.body.value(QLatin1String(name)).toVariant().toString();
}

CallRecord callOf(const Statement &row)
{
    CallRecord call;
    call.id = row.text(0);
    call.program = row.text(1);
    call.desk = row.text(2);
    call.agent = row.text(3);
    call.callerNumber = row.text(4);
    call.calledNumber = row.text(5);
    call.caseId = row.text(6);
    call.rangAt = row.time(7);
    call.answeredAt = row.time(8);
    call.endedAt = row.time(9);
    call.wrappedUpAt = row.time(10);
    call.endReason = row.text(11);
    call.transferredTo = row.text(12);
    return call;
}

Result<std::vector<CallRecord>> callsOf(
    Connection &connection, const QString &program, const QDateTime &from, const QDateTime &to)
{
    Statement ask(connection,
        "SELECT id, program, desk, agent, caller, called, case_id, rang_ms, answered_ms, ended_ms, wrapped_ms, end_reason,"
        " transferred_to FROM call_index WHERE program = ?1 AND rang_ms < ?3 AND rang_ms > ?2 - ?4"
        " AND (rang_ms >= ?2 OR coalesce(wrapped_ms, ended_ms, ?3) > ?2) ORDER BY rang_ms, id");
    ask.with(program, from, to, kLongestCallMs);
    return ask.all(callOf);
}

Result<std::vector<AgentPresence>> presencesOf(Connection &connection, const QDateTime &from, const QDateTime &to)
{
    Statement ask(connection,
        "SELECT staff, from_ms, to_ms FROM presence_index WHERE from_ms < ?2 AND (to_ms IS NULL OR to_ms > ?1) ORDER BY from_ms, "
        "id");
    ask.with(from, to);
    return ask.all([](const Statement &row) { return AgentPresence { row.text(0), row.time(1), row.time(2) }; });
}

/// Ends what a crash left open on the desk of `signedIn`, whoever's it was: at the last thing that the desk wrote before.
/// Where two overlap, as at a change of shift, only what the same person left open ends. Audit entries do not count:
/// kikitorictl writes them with nobody at the desk.
Result<> endUnfinished(Connection &connection, const Entry &signedIn, bool received)
{
    Statement end(connection,
        "UPDATE presence_index SET to_ms = max(from_ms, min(?2, coalesce((SELECT at_ms FROM entry WHERE desk = ?1"
        " AND stream <> ?4 AND position < (SELECT position FROM entry WHERE id = ?3) ORDER BY position DESC LIMIT 1), 0)))"
        " WHERE desk = ?1 AND to_ms IS NULL AND (?5 = 0 OR staff = ?6) AND (?7 = 0 OR from_ms <= ?2)");
    const bool overlaps = signedIn.body.value(QLatin1String("overlaps")).toBool();
    return end.with(signedIn.desk, signedIn.at, signedIn.id.toRfc4122(), Stream::Audit, overlaps, signedIn.subject, received)
        .run();
}
}

Result<> writeCallRow(Connection &connection, const CallRecord &call)
{
    Statement write(connection,
        "INSERT OR REPLACE INTO call_index (id, program, desk, agent, caller, called, case_id, rang_ms, answered_ms, ended_ms,"
        " wrapped_ms, end_reason, transferred_to) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    write.with(call.id, call.program, call.desk, call.agent, call.callerNumber, call.calledNumber, call.caseId, call.rangAt,
        call.answeredAt, call.endedAt, call.wrappedUpAt, call.endReason, call.transferredTo);
    return write.run();
}

Result<> writePresence(Connection &connection, const Entry &entry)
{
    if (entry.kind == QLatin1String(kind::SignedIn)) {
        return endUnfinished(connection, entry, false).and_then([&] {
            Statement begin(connection, "INSERT INTO presence_index (staff, desk, from_ms) VALUES (?, ?, ?)");
            return begin.with(entry.subject, entry.desk, entry.at).run();
        });
    }
    if (entry.kind == QLatin1String(kind::SignedOut)) {
        Statement end(
            connection, "UPDATE presence_index SET to_ms = max(from_ms, ?) WHERE staff = ? AND desk = ? AND to_ms IS NULL");
        return end.with(entry.at, entry.subject, entry.desk).run();
    }
    return {};
}

Result<> writeReceivedPresence(Connection &connection, const Entry &entry)
{
    if (entry.kind == QLatin1String(kind::SignedIn)) {
        return endUnfinished(connection, entry, true).and_then([&] {
            // Somebody was there later: without a sign-out that is still to come, nobody knows how long this one lasted.
            Statement begin(connection,
                "INSERT INTO presence_index (staff, desk, from_ms, to_ms)"
                " VALUES (?1, ?2, ?3, iif(EXISTS (SELECT 1 FROM presence_index WHERE desk = ?2 AND from_ms > ?3), ?3, NULL))");
            return begin.with(entry.subject, entry.desk, entry.at).run();
        });
    }
    if (entry.kind == QLatin1String(kind::SignedOut)) {
        Statement end(connection,
            "UPDATE presence_index SET to_ms = max(coalesce(to_ms, 0), ?3) WHERE id = (SELECT id FROM presence_index"
            " WHERE staff = ?1 AND desk = ?2 AND from_ms <= ?3 ORDER BY from_ms DESC LIMIT 1)");
        return end.with(entry.subject, entry.desk, entry.at).run();
    }
    return {};
}

Result<> writeRecordingRow(Connection &connection, const Entry &entry)
{
    if (entry.kind == QLatin1String(kind::RecordingStarted)) {
        Statement begin(connection, "INSERT OR IGNORE INTO recording_index (id, case_id, call_id, file) VALUES (?, ?, ?, ?)");
        return begin.with(entry.subject, text(entry, "case"), text(entry, "call"), text(entry, "file")).run();
    }
    if (entry.kind == QLatin1String(kind::RecordingFinished)) {
        Statement end(connection, "UPDATE recording_index SET ms = ?, finished = 1 WHERE id = ?");
        return end.with(entry.body.value(QLatin1String("ms")).toInteger(), entry.subject).run();
    }
    return {};
}

Result<Ledger> ledgerOf(Connection &connection, const QString &program, const QDateTime &from, const QDateTime &to)
{
    auto calls = callsOf(connection, program, from, to);
    if (!calls)
        return tl::make_unexpected(calls.error());
    return presencesOf(connection, from, to).map([&](std::vector<AgentPresence> presences) {
        return Ledger { std::move(*calls), std::move(presences) };
    });
}

Result<std::vector<RecordingInfo>> recordingsOf(Connection &connection, const QString &caseId, const QString &callId)
{
    Statement ask(connection,
        "SELECT r.id, r.call_id, r.file, r.ms, r.finished, e.secret FROM recording_index r JOIN entry e"
        " ON e.stream = ?3 AND e.subject = r.id AND e.kind = 'started'"
        " WHERE r.case_id = ?1 OR (?2 <> '' AND r.call_id = ?2) ORDER BY e.at_ms, r.id");
    ask.with(caseId, callId, Stream::Recording);
    return ask.all([](const Statement &row) {
        return RecordingInfo { row.text(0), row.text(1), row.text(2), row.number(3), row.number(4) != 0, row.bytes(5), {}, {} };
    });
}

Result<RecordingInfo> recordingOf(Connection &connection, const QString &recordingId)
{
    Statement ask(connection,
        "SELECT r.id, r.call_id, r.file, r.ms, r.finished, e.secret, coalesce(nullif(r.case_id, ''), c.case_id, ''), e.program"
        " FROM recording_index r JOIN entry e ON e.stream = ?2 AND e.subject = r.id AND e.kind = 'started'"
        " LEFT JOIN call_index c ON c.id = r.call_id WHERE r.id = ?1");
    ask.with(recordingId, Stream::Recording);
    auto found = ask.all([](const Statement &row) {
        return RecordingInfo { row.text(0), row.text(1), row.text(2), row.number(3), row.number(4) != 0, row.bytes(5),
            row.text(6), row.text(7) };
    });
    if (!found)
        return tl::make_unexpected(found.error());
    if (found->empty())
        return fail(Fault::RecordingFailed, recordingId, QStringLiteral("no such recording"));
    return std::move(found->front());
}

} // namespace kikitori
