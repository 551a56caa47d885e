// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/statement.h"

#include <sqlcipher/sqlite3.h>

namespace kikitori {

Statement::Statement(Connection &connection, std::string_view sql)
    : m_connection(connection)
    , m_statement(connection.take(sql))
{
    if (!m_statement)
        m_fault = connection.failure().value();
}

Statement::~Statement()
{
    if (m_statement)
        m_connection.giveBack(m_statement);
}

void Statement::note(int code)
{
    if (code != SQLITE_OK && !m_fault)
        m_fault = m_connection.failure().value();
}

void Statement::bind(qint64 value)
{
    note(sqlite3_bind_int64(m_statement, m_next++, value));
}

void Statement::bind(const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    note(sqlite3_bind_text64(m_statement, m_next++, utf8.isNull() ? "" : utf8.constData(),
        static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind(const QByteArray &value)
{
    if (value.isNull())
        return bindNull();
    note(sqlite3_bind_blob64(
        m_statement, m_next++, value.constData(), static_cast<sqlite3_uint64>(value.size()), SQLITE_TRANSIENT));
}

void Statement::bind(const QDateTime &value)
{
    if (!value.isValid())
        return bindNull();
    bind(value.toMSecsSinceEpoch());
}

void Statement::bindNull()
{
    note(sqlite3_bind_null(m_statement, m_next++));
}

Result<bool> Statement::step()
{
    if (!m_fault) {
        switch (sqlite3_step(m_statement)) {
        case SQLITE_ROW:
            return true;
        case SQLITE_DONE:
            return false;
        default:
            m_fault = m_connection.failure().value();
        }
    }
    return tl::make_unexpected(*m_fault);
}

Result<> Statement::run()
{
    for (;;) {
        const auto row = step();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            return {};
    }
}

qint64 Statement::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString Statement::text(int column) const
{
    const auto *utf8 = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return QByteArray(data, sqlite3_column_bytes(m_statement, column));
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

QDateTime Statement::time(int column) const
{
    return isNull(column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(number(column), Qt::UTC);
}

} // namespace kikitori
