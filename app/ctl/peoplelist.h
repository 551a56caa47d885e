// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "ctl/command.h"

namespace kikitori {

/// The list of people, proven by the keys of the person signed in.
[[nodiscard]] Result<Keyring> provenKeyring(const Context &context);
/// Writes to the audit what is about to change, saves, and has the store remember the new generation.
[[nodiscard]] Result<> savePeople(Context &context, Keyring &keyring, const Entry &audit);
/// Puts --name, --roles, --qualification … over what `staff` has. Fault::BadArgument names the option.
[[nodiscard]] Result<> applyOptions(Staff &staff, const Words &words);
/// One line a person, with a head; the roster 名簿 (K22) or the short list.
void printRoster(Context &context, const Keyring &keyring);
void printPeople(Context &context, const Keyring &keyring);
/// What people owe, a line each; says so when nobody owes anything.
void printDues(Context &context, const std::vector<Staff> &people);

/// An authenticator for somebody: QR code, first code, kept. People.
[[nodiscard]] Result<> enrolAuthenticator(Context &context, const QString &staffId);

} // namespace kikitori
