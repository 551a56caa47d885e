// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "store/connection.h"

#include <QByteArray>
#include <QDateTime>

#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace kikitori {

/// One use of a prepared statement; goes back to its connection, reset, when dropped. The first failure, preparing
/// included, is what step() and run() give. Thread: its connection's. Owner: the function that asks.
class Statement {
public:
    /// `sql` is one statement, a literal.
    Statement(Connection &connection, std::string_view sql);
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    /// Binds the next parameters, in order. A null QByteArray, an empty optional and an invalid QDateTime are NULL; a
    /// null QString is the empty text; a QDateTime is milliseconds since 1970 UTC.
    template<class... Values>
    Statement &with(const Values &...values)
    {
        (bind(values), ...);
        return *this;
    }
    /// True when there is a row to read.
    [[nodiscard]] Result<bool> step();
    /// Every row, made into a value by `read(const Statement &)`; the first failure instead of all.
    template<class Read>
    [[nodiscard]] auto all(Read read) -> Result<std::vector<std::decay_t<std::invoke_result_t<Read, const Statement &>>>>
    {
        std::vector<std::decay_t<std::invoke_result_t<Read, const Statement &>>> rows;
        for (;;) {
            const auto row = step();
            if (!row)
                return tl::make_unexpected(row.error());
            if (!*row)
                return rows;
            rows.push_back(read(std::as_const(*this)));
        }
    }
    /// Runs to the end.
    [[nodiscard]] Result<> run();

    [[nodiscard]] qint64 number(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] QDateTime time(int column) const; ///< UTC; invalid for NULL

private:
    void bind(qint64 value);
    void bind(const QString &value);
    void bind(const QByteArray &value);
    void bind(const QDateTime &value);
    void bindNull();
    template<class T>
    requires(std::is_integral_v<T> || std::is_enum_v<T>) void bind(T value) { bind(static_cast<qint64>(value)); }
    template<class T>
    void bind(const std::optional<T> &value)
    {
        if (value)
            bind(*value);
        else
            bindNull();
    }
    void note(int code);

    Connection &m_connection;
    sqlite3_stmt *m_statement = nullptr;
    int m_next = 1;
    std::optional<Error> m_fault;
};

} // namespace kikitori
