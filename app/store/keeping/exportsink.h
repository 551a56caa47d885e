// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace kikitori {

/// Takes the files of an export, one after another. Thread: one at a time. Owner: whoever exports.
class ExportSink {
public:
    virtual ~ExportSink() = default;
    [[nodiscard]] virtual Result<> begin(const QString &name) = 0;
    [[nodiscard]] virtual Result<> write(const QByteArray &bytes) = 0;
    /// Ends the file that was begun.
    [[nodiscard]] virtual Result<> end() = 0;
    /// After the last file: everything is on the medium and has its name.
    [[nodiscard]] virtual Result<> finish() = 0;
};

/// Plain files in a folder that is not there yet or empty, for its owner only. What was begun is taken away unless finish()
/// said success.
[[nodiscard]] Result<std::unique_ptr<ExportSink>> plainFolder(const QString &folder);

/// One encrypted file (.kkx): Argon2id of the passphrase, then a libsodium secretstream of frames, so that no byte of the
/// export ever stands on a disk in the clear, and a missing end is noticed. BadArgument for fewer than 12 characters.
[[nodiscard]] Result<std::unique_ptr<ExportSink>> sealedFile(const QString &path, const QString &passphrase);

/// Gives what a .kkx file holds to a sink, finish() not included. PasswordWrong, SealBroken when it is cut or changed,
/// FileMissing, StoreNewer for a form that this program does not know.
[[nodiscard]] Result<> unseal(const QString &path, const QString &passphrase, ExportSink &into);

} // namespace kikitori
