// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "wording/wording.h"

#include <QCoreApplication>

namespace kikitori {

namespace {

QString translate(const char *context, const char *text)
{
    return QCoreApplication::translate(context, text);
}

/// The sentences; %1 is the subject (a file, a field, a port), %2 the detail.
QString pattern(Fault fault)
{
    switch (fault) {
    case Fault::FileMissing:
        return translate("wording", "The file %1 is not there. Nothing was changed. Put it back, or give another place.");
    case Fault::FileUnreadable:
        return translate("wording", "The file %1 cannot be read (%2). Nothing was changed. Check its rights and the disk.");
    case Fault::YamlSyntax:
        return translate("wording", "%1 is not well-formed: %2. It was not taken over; the version in use stays. Mend this place and load it again.");
    case Fault::YamlContent:
        return translate("wording", "%1 cannot be used: %2. It was not taken over; the version in use stays. Mend this place and load it again.");
    case Fault::SealBroken:
        return translate("wording", "%1 was changed after its release. It is not used. Get the released copy again.");
    case Fault::ReleaserUnknown:
        return translate("wording", "%1 is sealed by a key that releasers.yaml of this desk does not hold. It is not used; the version in use stays. Ask the doctor for the line of the key, compare it by telephone, then add it.");
    case Fault::ReleaseNotYet:
        return translate("wording", "%1 holds from %2 on. Until then the version in use stays.");
    case Fault::ReleaseRetired:
        return translate("wording", "%1 is retired from %2 on. It is not used. Get the next version.");
    case Fault::ReleaseNewer:
        return translate("wording", "%1 was written by a newer Kikitori (%2). It is not used; the version in use stays. Install the newer version.");
    case Fault::PasswordWrong:
        return translate("wording", "The password is not right. Nothing was changed. Try again; check Caps Lock and the input mode.");
    case Fault::KeyWrong:
        return translate("wording", "This key does not open %1. The records are untouched. Use the key file that belongs to them.");
    case Fault::KeysMissing:
        return translate("wording", "There are no people yet (%1). Nothing was changed. Add the first administrator: kikitorictl people add");
    case Fault::PersonExists:
        return translate("wording", "The id %1 is taken. Nothing was changed. Choose another.");
    case Fault::PersonUnknown:
        return translate("wording", "There is nobody with the id %1. Nothing was changed.");
    case Fault::StoreDamaged:
        return translate("wording", "The records in %1 are damaged (%2). Nothing was deleted or changed. Do not go on with this desk: restore a backup, and keep the file.");
    case Fault::StoreNewer:
        return translate("wording", "The records in %1 were written by a newer Kikitori (%2). Nothing was changed. Install the newer version on this desk.");
    case Fault::StoreBusy:
        return translate("wording", "The records are in use by another program (%1). Nothing was lost. Close it and try again.");
    case Fault::StoreClosed:
        return translate("wording", "The records are not open. Nothing was written. Sign in again.");
    case Fault::DiskFull:
        return translate("wording", "The disk is full (%1). What was saved before is safe; what you type now is kept on screen and written as soon as there is room. Make room.");
    case Fault::DiskFailed:
        return translate("wording", "The disk refused to write (%1: %2). What was saved before is safe; what you type now is kept on screen. Call the person in charge.");
    case Fault::CaseUnknown:
        return translate("wording", "This case is not on this desk. Nothing was changed.");
    case Fault::EntryRefused:
        return translate("wording", "This change was refused (%2). Nothing was changed.");
    case Fault::AlreadyRunning:
        return translate("wording", "Kikitori is already running on this desk (%1). That one goes on; this one ends. Look for its window.");
    case Fault::NotAllowed:
        return translate("wording", "Your role does not allow this. Nothing was changed. Ask the person in charge.");
    case Fault::CodeNeeded:
        return translate("wording", "The six-digit code is needed too. Nothing was changed. Look at your authenticator and type the code.");
    case Fault::CodeWrong:
        return translate("wording", "The six-digit code is not right, or was used already. Nothing was changed. Wait for the next code, and check the clock of this desk and of the authenticator.");
    case Fault::LockedOut:
        return translate("wording", "Too many tries for %1. Nobody was let in and nothing was changed. Try again after %2, or ask the person in charge.");
    case Fault::AccountUsedUp:
        return translate("wording", "%1 was used already and opens nothing any more. Nothing was changed. Ask an administrator for a new one.");
    case Fault::AccountRetired:
        return translate("wording", "%1 does not work here any more. Nothing was changed. Ask an administrator.");
    case Fault::KeyringForged:
        return translate("wording", "The list of people was changed by something else than Kikitori (%1). Nobody is let in by it; the records are untouched. Keep the file, tell the person in charge, and put back the last good copy.");
    case Fault::RecoveryKeyWrong:
        return translate("wording", "The recovery key is not right (%2). Nothing was changed. Compare it with the paper, group by group.");
    case Fault::BackupMissing:
        return translate("wording", "There is no backup at %1. The records are untouched. Look for another copy.");
    case Fault::BackupDamaged:
        return translate("wording", "The backup %1 is not whole (%2). It was not used; the records are untouched. Take another generation.");
    case Fault::ChainBroken:
        return translate("wording", "The chain of entries is broken (%1). Somebody changed the records from outside, or the disk did. Nothing was changed now. Keep the files and tell the person in charge.");
    case Fault::OnHold:
        return translate("wording", "%1 is on legal hold (%2). Nothing was erased. Lift the hold first.");
    case Fault::NotShared:
        return translate("wording", "%1 is not proven to be in the shared store (%2). Nothing was erased. Wait until sharing is complete.");
    case Fault::RetentionRuns:
        return translate("wording", "%1 must be kept until %2. Nothing was erased.");
    case Fault::SecondPersonNeeded:
        return translate("wording", "Erasing needs a second person who approves it. Nothing was erased.");
    case Fault::PortTaken:
        return translate("wording", "No free port for the telephone (%1). Calls cannot come in on this desk. Close the other telephone program, then start again.");
    case Fault::SipFailed:
        return translate("wording", "The telephone could not do this (%2). The call is untouched if there was one. Try again.");
    case Fault::NoAudioDevice:
        return translate("wording", "There is no headset. The desk works, but nobody is heard. Plug one in; it is found by itself.");
    case Fault::NoSuchCall:
        return translate("wording", "That call is over already.");
    case Fault::TransferRefused:
        return translate("wording", "The transfer did not work (%2). The caller is still with you. Try again, or ask the caller to redial.");
    case Fault::RecordingFailed:
        return translate("wording", "The recording stopped (%2). The call goes on, but is not recorded. Write down what matters and call the person in charge.");
    case Fault::RecordingDamaged:
        return translate("wording", "The recording %1 is damaged (%2). What could be read is played. The file was not changed.");
    case Fault::ShareUnreachable:
        return translate("wording", "The shared store does not answer (%2). The desk works on; records are kept here and sent later.");
    case Fault::ShareRefused:
        return translate("wording", "The shared store refused (%2). The desk works on; records are kept here. Check the address and the rights.");
    case Fault::ShareNewer:
        return translate("wording", "The shared store is newer than this program (%2). The desk works on; records are kept here. Install the newer version.");
    case Fault::WorkbookFailed:
        return translate("wording", "The workbook %1 could not be written (%2). The figures are untouched. Close it if it is open elsewhere, or choose another place.");
    case Fault::BadArgument:
        return translate("wording", "%1: %2");
    case Fault::Cancelled:
        return translate("wording", "Cancelled. Nothing was changed.");
    case Fault::TimedOut:
        return translate("wording", "No answer in time (%1). Nothing was lost. Try again.");
    }
    return {};
}

} // namespace

QString sentenceFor(const Error &error)
{
    QString subject = error.subject;
    if (error.line > 0)
        subject = translate("wording", "%1, line %2, column %3").arg(subject).arg(error.line).arg(error.column);
    QString sentence = pattern(error.fault);
    if (sentence.contains(QLatin1String("%1")))
        sentence.replace(QLatin1String("%1"), subject);
    sentence.replace(QLatin1String("%2"), error.detail.isEmpty() ? QStringLiteral("—") : error.detail);
    return sentence;
}

} // namespace kikitori
