// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/connection.h"
#include "store/keeping/exportsink.h"

#include <QDateTime>

#include <vector>

namespace kikitori {

/// One table of an export, as the manifest names it.
struct ExportedTable {
    QString name; ///< "cases": cases.csv and cases.jsonl
    qint64 rows = 0;
};

/// Everything that the next contractor needs 引き継ぎ (requirements K23): cases, their fields and answers, calls, presences,
/// the index of recordings and every entry, each as CSV (UTF-8 with a byte order mark, RFC 4180) and as JSON Lines, then
/// manifest.json with the number of rows and the SHA-256 of every file. Of one moment. No key of a recording is in it.
/// Texts that a spreadsheet would take for a formula have an apostrophe before them in the CSV; the JSON Lines are exact.
/// Times in UTC, ISO 8601. finish() of the sink is left to the caller.
[[nodiscard]] Result<std::vector<ExportedTable>> exportStore(
    Connection &connection, ExportSink &sink, const QString &desk, const QDateTime &now);

/// A sink before another one: knows the SHA-256 of each file, and at the end whether they are those of the manifest.
class CheckedExport final : public ExportSink {
public:
    explicit CheckedExport(ExportSink *into); ///< null: only checked
    ~CheckedExport() override;
    [[nodiscard]] Result<> begin(const QString &name) override;
    [[nodiscard]] Result<> write(const QByteArray &bytes) override;
    [[nodiscard]] Result<> end() override;
    /// Fault::SealBroken when a file is missing, is one too many, or is not what the manifest says.
    [[nodiscard]] Result<> finish() override;
    [[nodiscard]] const std::vector<ExportedTable> &tables() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace kikitori
