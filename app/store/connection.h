// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "store/keys/keyring.h"

#include <functional>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace kikitori {

/// One open connection to a SQLCipher file, with its prepared statements. Until trust() is called, closing it leaves
/// file and write-ahead log as they are. Thread: one at a time. Owner: the store's worker, the outbox or a test.
class Connection {
public:
    enum class Access { Existing, Create };
    /// Opens, keys and reads the first page: a wrong key shows as Fault::StoreDamaged here.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString &path, const StoreKey &key, Access access);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Runs statements that give no rows worth reading; no caller's data in them.
    [[nodiscard]] Result<> run(const char *sql);
    /// From now on closing the last connection may fold the log into the file.
    void trust();
    [[nodiscard]] bool inTransaction() const;
    /// What the last statement that failed means for a person.
    [[nodiscard]] tl::unexpected<Error> failure() const;
    /// SQLite's own code of the last failure, without its extension.
    [[nodiscard]] int lastCode() const;
    [[nodiscard]] qint64 lastRow() const;
    [[nodiscard]] int changes() const;
    /// Copies everything into another open connection, a piece at a time; between two of them `goOn` may end it with
    /// Fault::Cancelled. Inside a reading transaction the copy is of one moment, and a writer never waits for it.
    [[nodiscard]] Result<> copyTo(Connection &target, const std::function<bool()> &goOn = {});

private:
    friend class Statement;
    Connection(sqlite3 *handle, QString path);
    [[nodiscard]] sqlite3_stmt *take(std::string_view sql);
    void giveBack(sqlite3_stmt *statement);

    sqlite3 *m_handle = nullptr;
    QString m_path;
    std::unordered_map<std::string_view, std::vector<sqlite3_stmt *>> m_idle;
};

} // namespace kikitori
