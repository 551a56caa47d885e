// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QUuid>

namespace kikitori {

/// What an entry is about. The subject is the case id, call id, staff id or recording id (UUID text without braces,
/// except staff ids).
enum class Stream : int { Case = 0, Call = 1, Agent = 2, Recording = 3, Audit = 4 };

/// The kinds of entries, as stored. A record is the fold of its entries (caserecord.h, callrecord.h); nothing is ever
/// changed in place.
namespace kind {
// Case
inline constexpr char Opened[] = "opened"; ///< {number, call, caller, called, pack, packVersion, packHash, programVersion}
inline constexpr char OpeningSaid[] = "opening-said"; ///< {by: "agent" | "guidance"}
inline constexpr char Emergency[] = "emergency"; ///< {check, answer (null takes it back)}
inline constexpr char Complaint[] = "complaint"; ///< {text}
inline constexpr char RunStarted[] = "run-started"; ///< {run, protocol, title, pack, packVersion, packHash}
inline constexpr char RunWithdrawn[] = "run-withdrawn"; ///< {run}
inline constexpr char Answered[] = "answer"; ///< {run, item, answer (null takes it back), question, urgency}
inline constexpr char Verdict[] = "verdict"; ///< {urgency | null, title}: highest of all runs and emergency checks
inline constexpr char Decision[] = "decision"; ///< {urgency | null, reason}: the nurse's own; null takes it back
inline constexpr char AdviceSaid[] = "advice-said"; ///< {urgency, line (the sentence that was read; absent: all of it)}
inline constexpr char Field[] = "field"; ///< {name, value}
inline constexpr char ScriptStarted[] = "script-started"; ///< {run, script, title, book, bookVersion, bookHash}
inline constexpr char ScriptSaid[] = "script-said"; ///< {run, step, said, choice, answer, text}: a step was left; the last three may be ""
inline constexpr char ScriptBack[] = "script-back"; ///< {run, step}: the step is open again
inline constexpr char ScriptEnded[] = "script-ended"; ///< {run, step}
inline constexpr char HandedOver[] = "handed-over"; ///< {to: "119" | "doctor" | "other", sheet}: the sheet as it was read out
inline constexpr char Closed[] = "closed"; ///< {openRedReason}
inline constexpr char Reopened[] = "reopened"; ///< {reason}
inline constexpr char Joined[] = "joined"; ///< {to: case id}: the same incident as that case 同一事案; counted as it was
inline constexpr char Parted[] = "parted"; ///< {to}: takes it back; the fold is then as if it had never been
inline constexpr char Erased[] = "erased"; ///< {certificate}: what it said was destroyed; id, place and hash stay
// Call
inline constexpr char Ringing[] = "ringing"; ///< {caller, called}
inline constexpr char CallAnswered[] = "answered"; ///< {case}
inline constexpr char Held[] = "held";
inline constexpr char Resumed[] = "resumed";
inline constexpr char TransferAsked[] = "transfer-asked"; ///< {to, label}
inline constexpr char TransferDone[] = "transfer-done"; ///< {to}
inline constexpr char TransferFailed[] = "transfer-failed"; ///< {to, reason}
inline constexpr char Ended[] = "ended"; ///< {reason}
inline constexpr char WrappedUp[] = "wrapped-up"; ///< the agent is free again
// Agent
inline constexpr char SignedIn[] = "signed-in";
inline constexpr char State[] = "state"; ///< {state, reason}
inline constexpr char SignedOut[] = "signed-out";
// Recording
inline constexpr char RecordingStarted[] = "started"; ///< {call, case, file}; secret: the key
inline constexpr char RecordingFinished[] = "finished"; ///< {ms, bytes, sha256}
inline constexpr char RecordingFailed[] = "failed"; ///< {reason}
// Audit
inline constexpr char Viewed[] = "viewed"; ///< {what}
inline constexpr char Played[] = "played";
inline constexpr char Printed[] = "printed"; ///< {form}
inline constexpr char Exported[] = "exported"; ///< {form, day}
inline constexpr char Searched[] = "searched";
inline constexpr char Refused[] = "refused"; ///< {act}: a role was not enough
inline constexpr char SignInRefused[] = "sign-in-refused"; ///< {why: a fault's name}
inline constexpr char ScreenLocked[] = "screen-locked";
inline constexpr char ScreenUnlocked[] = "screen-unlocked";
inline constexpr char BreakGlassUsed[] = "break-glass-used"; ///< the alarm of a sealed account
inline constexpr char PeopleChanged[] = "people-changed"; ///< {person, what}
inline constexpr char KeysChanged[] = "keys-changed"; ///< {what: "rekey" | "recovery-made" | "recovery-used"}
inline constexpr char BackedUp[] = "backed-up"; ///< {file, sha256, entries}
inline constexpr char Restored[] = "restored"; ///< {file, sha256, entries}
inline constexpr char HoldSet[] = "hold-set"; ///< {reason}
inline constexpr char HoldLifted[] = "hold-lifted"; ///< {reason}
inline constexpr char Purged[] = "purged"; ///< {certificate, cases, recordings, approvedBy}
inline constexpr char ClockDrifted[] = "clock-drifted"; ///< {ms}: this desk's clock against the shared store's
}

/// One thing that happened, as it is stored, sent and counted. Immutable; its id makes sending twice harmless.
///
/// Order within a subject is (seq, desk), the same on every desk. An entry that sets a register (a field, the complaint,
/// the decision, an answer, open or closed) replaces what its own desk set before it. What another desk set it replaces
/// only when its author saw that: body["over"] is then the array of those entries' ids. Two values that nobody saw
/// together stand beside each other until a person settles them (CaseRecord::conflicts).
struct Entry {
    QUuid id;
    Stream stream = Stream::Case;
    QString subject;
    QString kind;
    QJsonObject body;
    QDateTime at; ///< UTC, millisecond
    int offsetMinutes = 540; ///< of local time from UTC when it happened
    QString author; ///< staff id
    QString desk; ///< two digits, "01"
    QString program; ///< program id; empty for agent entries
    qint64 seq = 0; ///< highest seq of the subject known to the writing desk, plus one; given by its store
    QByteArray secret; ///< kept in the local store only, never sent; e.g. a recording's key
};

[[nodiscard]] QString codeOf(Stream stream); ///< "case", "call", "agent", "recording", "audit"

/// Body as the bytes that are stored, hashed and sent: compact JSON with sorted keys, UTF-8.
[[nodiscard]] QByteArray canonicalBody(const Entry &entry);

/// SHA-256 over id, stream, subject, seq, kind, at (ms), offset, author, desk, program and canonical body, each as
/// "LENGTH:BYTES," (length in bytes of UTF-8): the value that both stores compare. Lower-case hex.
[[nodiscard]] QByteArray hashOf(const Entry &entry);

} // namespace kikitori
