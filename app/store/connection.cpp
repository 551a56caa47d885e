// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/connection.h"

#include <QFile>

#include <cerrno>

#include <sodium.h>
#include <sqlcipher/sqlite3.h>

namespace kikitori {

namespace {
constexpr int kBusyMs = 5000;
constexpr int kCopiedPages = 64; // a quarter of a megabyte: what is brought to the disk at once, others wait for

Fault faultOf(int code, int systemError)
{
    switch (code) {
    case SQLITE_FULL:
        return Fault::DiskFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Fault::StoreBusy;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return Fault::StoreDamaged;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
        return Fault::EntryRefused;
    default:
        return systemError == ENOSPC || systemError == EDQUOT ? Fault::DiskFull : Fault::DiskFailed;
    }
}

int setKey(sqlite3 *handle, const StoreKey &key)
{
    // Raw key: SQLCipher uses the bytes as they are instead of stretching a password.
    QByteArray text = "x'" + key.bytes().toHex() + '\'';
    const int code = sqlite3_key(handle, text.constData(), static_cast<int>(text.size()));
    sodium_memzero(text.data(), static_cast<size_t>(text.size()));
    return code;
}
}

Connection::Connection(sqlite3 *handle, QString path)
    : m_handle(handle)
    , m_path(std::move(path))
{
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, const StoreKey &key, Access access)
{
    if (!key.isValid())
        return fail(Fault::BadArgument, path, QStringLiteral("a store key has 32 bytes"));
    sqlite3 *handle = nullptr;
    const int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | (access == Access::Create ? SQLITE_OPEN_CREATE : 0);
    const int opened = sqlite3_open_v2(QFile::encodeName(path).constData(), &handle, flags, nullptr);
    std::unique_ptr<Connection> connection(new Connection(handle, path));
    if (opened != SQLITE_OK)
        return connection->failure();
    sqlite3_busy_timeout(handle, kBusyMs);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    // Its own lines on standard error say nothing that the faults do not.
    if (const auto quiet = connection->run("PRAGMA cipher_log_level = NONE"); !quiet)
        return tl::make_unexpected(quiet.error());
    if (setKey(handle, key) != SQLITE_OK)
        return connection->failure();
    // This reads the first page. temp_store: sorting must not leave a caller's words in a temporary file.
    const auto ready = connection->run("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY");
    if (!ready)
        return tl::make_unexpected(ready.error());
    return connection;
}

Connection::~Connection()
{
    for (auto &[sql, statements] : m_idle) {
        for (sqlite3_stmt *statement : statements)
            sqlite3_finalize(statement);
    }
    const int closed = sqlite3_close(m_handle);
    Q_ASSERT(closed == SQLITE_OK);
    Q_UNUSED(closed);
}

Result<> Connection::run(const char *sql)
{
    if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return failure();
    return {};
}

void Connection::trust()
{
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
}

bool Connection::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

tl::unexpected<Error> Connection::failure() const
{
    if (!m_handle)
        return fail(Fault::DiskFailed, m_path, QStringLiteral("out of memory"));
    const int systemError = lastCode() == SQLITE_IOERR || lastCode() == SQLITE_CANTOPEN ? sqlite3_system_errno(m_handle) : 0;
    const QString detail =
        QStringLiteral("%1 (%2)").arg(QString::fromUtf8(sqlite3_errmsg(m_handle))).arg(sqlite3_extended_errcode(m_handle));
    return fail(faultOf(lastCode(), systemError), m_path, detail);
}

int Connection::lastCode() const
{
    return sqlite3_errcode(m_handle) & 0xff;
}

qint64 Connection::lastRow() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

int Connection::changes() const
{
    return sqlite3_changes(m_handle);
}

Result<> Connection::copyTo(Connection &target, const std::function<bool()> &goOn)
{
    sqlite3_backup *backup = sqlite3_backup_init(target.m_handle, "main", m_handle, "main");
    if (!backup)
        return target.failure();
    int stepped = SQLITE_OK;
    bool wanted = true;
    while (stepped == SQLITE_OK && wanted) {
        stepped = sqlite3_backup_step(backup, kCopiedPages);
        wanted = !goOn || goOn();
    }
    const int finished = sqlite3_backup_finish(backup);
    if (finished != SQLITE_OK)
        return target.failure();
    if (stepped == SQLITE_OK)
        return fail(Fault::Cancelled, m_path);
    if (stepped != SQLITE_DONE)
        return fail(faultOf(stepped & 0xff, 0), m_path, QStringLiteral("the copy stopped (%1)").arg(stepped));
    return {};
}

sqlite3_stmt *Connection::take(std::string_view sql)
{
    const auto found = m_idle.find(sql);
    if (found != m_idle.end() && !found->second.empty()) {
        sqlite3_stmt *statement = found->second.back();
        found->second.pop_back();
        return statement;
    }
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    return statement;
}

void Connection::giveBack(sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    // Keyed by the statement's own copy of the text, which lives as long as the statement.
    m_idle[sqlite3_sql(statement)].push_back(statement);
}

} // namespace kikitori
