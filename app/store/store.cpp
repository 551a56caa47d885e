// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/store.h"

#include "store/callindex.h"
#include "store/caseindex.h"
#include "store/delivery.h"
#include "store/entryrows.h"
#include "store/entrywriter.h"
#include "store/opening.h"
#include "store/statement.h"
#include "store/storeoutbox.h"
#include "store/taskthread.h"

#include <future>
#include <mutex>

namespace kikitori {

/// What lives on the store thread. The members below the thread are touched there alone; the key, which the outbox
/// needs too, is behind its mutex.
class Store::Worker {
public:
    explicit Worker(Store &store)
        : m_store(store)
    {
    }
    [[nodiscard]] Result<Opened> open(StoreKey key);
    void close();
    [[nodiscard]] Result<std::unique_ptr<Connection>> secondConnection();
    bool post(std::function<void()> task) { return m_thread.post(std::move(task)); }
    /// Runs `work` on the store thread and carries its result back; Fault::StoreClosed before open and after close.
    template<class T, class Work>
    void ask(QObject *context, Reply<T> reply, Work work)
    {
        const auto answer = std::make_shared<Delivery<T>>(context, std::move(reply));
        const bool taken = m_thread.post([this, answer, work = std::move(work)]() mutable {
            answer->give(m_connection ? work() : Result<T>(fail(Fault::StoreClosed)));
        });
        if (!taken)
            answer->give(fail(Fault::StoreClosed));
    }
    [[nodiscard]] Result<> append(std::vector<Entry> entries);
    [[nodiscard]] Result<QString> openCase(Entry opened, const QString &prefix);
    [[nodiscard]] Result<CaseFile> caseFile(const QString &caseId);
    [[nodiscard]] Connection &connection() { return *m_connection; }

private:
    Store &m_store;
    std::mutex m_keyMutex;
    StoreKey m_key;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<EntryWriter> m_writer;
    TaskThread m_thread; ///< last: it ends before what it uses goes
};

Result<Store::Opened> Store::Worker::open(StoreKey key)
{
    if (m_connection)
        return fail(Fault::BadArgument, m_store.m_settings.path, QStringLiteral("the store is open already"));
    auto file = openStoreFile(m_store.m_settings.path, key, builtInMigrations());
    if (!file)
        return tl::make_unexpected(file.error());
    Opened opened { file->schema, file->created, 0 };
    {
        // Entries are never removed, so the last position is their number.
        Statement count(*file->connection, "SELECT coalesce(max(position), 0) FROM entry");
        const auto row = count.step();
        if (!row)
            return tl::make_unexpected(row.error());
        opened.entries = count.number(0);
    }
    m_connection = std::move(file->connection);
    m_writer = std::make_unique<EntryWriter>(*m_connection, m_store.m_settings.desk);
    const std::lock_guard lock(m_keyMutex);
    m_key = std::move(key);
    return opened;
}

void Store::Worker::close()
{
    m_thread.post([this] {
        m_writer.reset();
        m_connection.reset();
        const std::lock_guard lock(m_keyMutex);
        m_key = StoreKey();
    });
    m_thread.finish();
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

Result<CaseFile> Store::Worker::caseFile(const QString &caseId)
{
    CaseFile file;
    auto entries = entriesOf(*m_connection, Stream::Case, caseId);
    if (!entries)
        return tl::make_unexpected(entries.error());
    if (entries->empty())
        return fail(Fault::CaseUnknown, caseId);
    file.entries = std::move(*entries);
    file.record = CaseRecord::fold(file.entries);
    const auto call = entriesOf(*m_connection, Stream::Call, file.record.callId);
    if (!call)
        return tl::make_unexpected(call.error());
    file.call = CallRecord::fold(*call);
    return recordingsOf(*m_connection, caseId, file.record.callId).map([&](std::vector<RecordingInfo> recordings) {
        file.recordings = std::move(recordings);
        return std::move(file);
    });
}

Store::Store(Settings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_worker(std::make_unique<Worker>(*this))
{
}

Store::~Store()
{
    close();
}

void Store::open(StoreKey key, QObject *context, Reply<Opened> reply)
{
    const auto answer = std::make_shared<Delivery<Opened>>(context, std::move(reply));
    const auto shared = std::make_shared<StoreKey>(std::move(key));
    if (!m_worker->post([this, answer, shared] { answer->give(m_worker->open(std::move(*shared))); }))
        answer->give(fail(Fault::StoreClosed));
}

Result<Store::Opened> Store::openNow(StoreKey key)
{
    const auto shared = std::make_shared<StoreKey>(std::move(key));
    const auto opened = std::make_shared<std::promise<Result<Opened>>>();
    if (!m_worker->post([this, opened, shared] { opened->set_value(m_worker->open(std::move(*shared))); }))
        return fail(Fault::StoreClosed);
    return opened->get_future().get();
}

void Store::close()
{
    m_worker->close();
}

void Store::append(std::vector<Entry> entries, QObject *context, Reply<> reply)
{
    m_worker->ask<void>(context, std::move(reply),
        [this, entries = std::move(entries)]() mutable { return m_worker->append(std::move(entries)); });
}

void Store::openCase(Entry opened, QString prefix, QObject *context, Reply<QString> reply)
{
    m_worker->ask<QString>(context, std::move(reply), [this, opened = std::move(opened), prefix = std::move(prefix)]() mutable {
        return m_worker->openCase(std::move(opened), prefix);
    });
}

void Store::find(CaseQuery query, QObject *context, Reply<CasePage> reply)
{
    m_worker->ask<CasePage>(
        context, std::move(reply), [this, query = std::move(query)] { return findCases(m_worker->connection(), query); });
}

void Store::caseFile(QString caseId, QObject *context, Reply<CaseFile> reply)
{
    m_worker->ask<CaseFile>(context, std::move(reply), [this, caseId = std::move(caseId)] { return m_worker->caseFile(caseId); });
}

void Store::earlierCases(QString callerNumber, int most, QObject *context, Reply<std::vector<CaseSummary>> reply)
{
    m_worker->ask<std::vector<CaseSummary>>(context, std::move(reply), [this, callerNumber = std::move(callerNumber), most] {
        return earlierCasesOf(m_worker->connection(), callerNumber, most);
    });
}

void Store::openCases(QString desk, QObject *context, Reply<std::vector<CaseSummary>> reply)
{
    m_worker->ask<std::vector<CaseSummary>>(
        context, std::move(reply), [this, desk = std::move(desk)] { return openCasesOf(m_worker->connection(), desk); });
}

void Store::recording(QString recordingId, QObject *context, Reply<RecordingInfo> reply)
{
    m_worker->ask<RecordingInfo>(context, std::move(reply),
        [this, recordingId = std::move(recordingId)] { return recordingOf(m_worker->connection(), recordingId); });
}

void Store::ledger(QString program, QDateTime from, QDateTime to, QObject *context, Reply<Ledger> reply)
{
    m_worker->ask<Ledger>(
        context, std::move(reply), [this, program = std::move(program), from = std::move(from), to = std::move(to)] {
            return ledgerOf(m_worker->connection(), program, from, to);
        });
}

Result<std::unique_ptr<Outbox>> Store::outbox()
{
    return m_worker->secondConnection().map([](std::unique_ptr<Connection> connection) -> std::unique_ptr<Outbox> {
        return std::make_unique<StoreOutbox>(std::move(connection));
    });
}

} // namespace kikitori
