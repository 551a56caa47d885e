// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>
#include <tl/expected.hpp>

namespace kikitori {

/// Every way in which work can fail. The words a person reads for each stand in app/wording/errorsentence.cpp, and
/// the compiler refuses a fault without one.
enum class Fault {
    // reading
    FileMissing,
    FileUnreadable,
    YamlSyntax,
    YamlContent,
    SealBroken,
    ReleaserUnknown, ///< sealed by a key that this desk does not trust
    ReleaseNotYet, ///< detail: from when, ISO 8601 date
    ReleaseRetired, ///< detail: from when, ISO 8601 date
    ReleaseNewer, ///< a form that only a newer program reads
    // store and keys
    PasswordWrong,
    KeyWrong,
    KeysMissing,
    PersonExists,
    PersonUnknown,
    StoreDamaged,
    StoreNewer,
    StoreBusy,
    StoreClosed,
    DiskFull,
    DiskFailed,
    CaseUnknown,
    EntryRefused,
    AlreadyRunning,
    NotAllowed,
    // people
    CodeNeeded,
    CodeWrong,
    LockedOut, ///< detail: until when, ISO 8601 UTC
    AccountUsedUp, ///< a break-glass account, or a recovery key, that was used
    AccountRetired,
    KeyringForged,
    RecoveryKeyWrong,
    // keeping and erasing
    BackupMissing,
    BackupDamaged,
    ChainBroken, ///< line: position of the first entry whose link does not fit
    OnHold,
    NotShared,
    RetentionRuns, ///< detail: until when, ISO 8601 date
    SecondPersonNeeded,
    // telephony
    PortTaken,
    SipFailed,
    NoAudioDevice,
    NoSuchCall,
    TransferRefused,
    RecordingFailed,
    RecordingDamaged,
    // sharing and reports
    ShareUnreachable,
    ShareRefused,
    ShareNewer,
    WorkbookFailed,
    // the rest
    BadArgument,
    Cancelled,
    TimedOut,
};

/// What happened, to what, and the cause in the words of the part that failed. Holds no personal data: it may be
/// logged. The sentence for a person is made from it by the windows.
struct Error {
    Fault fault = Fault::BadArgument;
    QString subject; ///< file name, field or port; never a caller's data
    QString detail; ///< the underlying message, for the engineer
    int line = 0; ///< 1-based, 0 when it does not apply
    int column = 0; ///< 1-based, 0 when it does not apply
};

template<class T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Fault fault, QString subject = {}, QString detail = {}, int line = 0, int column = 0)
{
    return tl::make_unexpected(Error { fault, std::move(subject), std::move(detail), line, column });
}

} // namespace kikitori
