// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/migrations.h"

#include "store/secondschema.h"
#include "store/statement.h"
#include "store/transaction.h"

#include <QDir>

namespace kikitori {

std::vector<Migration> builtInMigrations()
{
    const QDir folder(QStringLiteral(":/store-schema"));
    std::vector<Migration> steps;
    const QStringList names = folder.entryList({ QStringLiteral("*.sql") }, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        const bool read = file.open(QIODevice::ReadOnly);
        Q_ASSERT(read);
        Q_UNUSED(read);
        steps.push_back({ name.left(4).toInt(), file.readAll() });
        if (steps.back().number == 2)
            steps.back().complete = completeSecondSchema;
        Q_ASSERT(steps.back().number == static_cast<int>(steps.size()));
    }
    return steps;
}

Result<int> schemaOf(Connection &connection)
{
    Statement ask(connection, "PRAGMA user_version");
    return ask.step().map([&](bool) { return static_cast<int>(ask.number(0)); });
}

namespace {
Result<> takeStep(Connection &connection, const Migration &step)
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    // Asked again under the lock: another program may have taken this step meanwhile.
    const auto now = schemaOf(connection);
    if (!now)
        return tl::make_unexpected(now.error());
    if (*now >= step.number)
        return {};
    const QByteArray mark = "PRAGMA user_version = " + QByteArray::number(step.number);
    return connection.run(step.sql.constData())
        .and_then([&] { return step.complete ? step.complete(connection) : Result<>(); })
        .and_then([&] { return connection.run(mark.constData()); })
        .and_then([&] { return transaction->commit(); });
}
}

Result<> migrate(Connection &connection, const std::vector<Migration> &migrations)
{
    for (const Migration &step : migrations) {
        if (const auto taken = takeStep(connection, step); !taken)
            return taken;
    }
    return {};
}

} // namespace kikitori
