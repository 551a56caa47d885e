// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/storeworker.h"

#include "store/opening.h"
#include "store/statement.h"

#include <future>

namespace kikitori {

namespace {
Result<qint64> lastPosition(Connection &connection)
{
    // Rows are never removed, so the last position is their number.
    Statement ask(connection, "SELECT coalesce(max(position), 0) FROM entry");
    return ask.step().map([&](bool) { return ask.number(0); });
}
}

Result<Store::Opened> Store::Worker::open(StoreKey key)
{
    if (m_connection)
        return fail(Fault::BadArgument, m_store.m_settings.path, QStringLiteral("the store is open already"));
    auto file = openStoreFile(m_store.m_settings.path, key, builtInMigrations());
    if (!file)
        return tl::make_unexpected(file.error());
    const auto entries = lastPosition(*file->connection);
    if (!entries)
        return tl::make_unexpected(entries.error());
    auto reading = Connection::open(m_store.m_settings.path, key, Connection::Access::Existing);
    if (!reading)
        return tl::make_unexpected(reading.error());
    (*reading)->trust();
    // A search reads many pages, each of which has to be decrypted once.
    if (const auto ready = (*reading)->run("PRAGMA query_only = ON; PRAGMA cache_size = -32000"); !ready)
        return tl::make_unexpected(ready.error());
    m_reading = std::move(*reading);
    m_connection = std::move(file->connection);
    m_writer = std::make_unique<EntryWriter>(*m_connection, m_store.m_settings.desk);
    const std::lock_guard lock(m_keyMutex);
    m_key = std::move(key);
    return Opened { file->schema, file->created, *entries };
}

void Store::Worker::close()
{
    m_thread.finish(); // first: what was asked still goes from there to the reader
    m_reader.finish();
    m_reading.reset();
    m_writer.reset();
    m_connection.reset();
    const std::lock_guard lock(m_keyMutex);
    m_key = StoreKey();
}

Result<std::unique_ptr<Connection>> Store::Worker::secondConnection()
{
    const std::lock_guard lock(m_keyMutex);
    if (!m_key.isValid())
        return fail(Fault::StoreClosed);
    auto connection = Connection::open(m_store.m_settings.path, m_key, Connection::Access::Existing);
    if (connection)
        (*connection)->trust();
    return connection;
}

WriteDoor Store::Worker::writeDoor()
{
    return [this](const std::function<Result<>(EntryWriter &)> &work) { return write(work); };
}

Result<> Store::Worker::write(const std::function<Result<>(EntryWriter &)> &work)
{
    const auto done = std::make_shared<std::promise<Result<>>>();
    const bool taken = m_thread.post([this, done, &work] {
        auto written = m_writer ? m_writer->within([&] { return work(*m_writer); }) : fail(Fault::StoreClosed);
        const bool added = written && m_writer->added() > 0;
        done->set_value(std::move(written));
        if (added)
            Q_EMIT m_store.committed();
    });
    return taken ? done->get_future().get() : fail(Fault::StoreClosed);
}

Result<> Store::Worker::append(std::vector<Entry> entries)
{
    return m_writer->append(std::move(entries)).map([this](int added) {
        if (added > 0)
            Q_EMIT m_store.committed();
    });
}

Result<QString> Store::Worker::openCase(Entry opened, const QString &prefix)
{
    return m_writer->openCase(std::move(opened), prefix).map([this](const QString &number) {
        Q_EMIT m_store.committed();
        return number;
    });
}

} // namespace kikitori
