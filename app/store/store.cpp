// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/store.h"

#include "store/callindex.h"
#include "store/caseindex.h"
#include "store/entryrows.h"
#include "store/storeoutbox.h"
#include "store/storeworker.h"

#include <future>

namespace kikitori {

namespace {
Result<CaseFile> caseFileOf(Connection &connection, const QString &caseId)
{
    CaseFile file;
    auto entries = entriesOf(connection, Stream::Case, caseId);
    if (!entries)
        return tl::make_unexpected(entries.error());
    if (entries->empty())
        return fail(Fault::CaseUnknown, caseId);
    file.entries = std::move(*entries);
    file.record = CaseRecord::fold(file.entries);
    const auto call = entriesOf(connection, Stream::Call, file.record.callId);
    if (!call)
        return tl::make_unexpected(call.error());
    file.call = CallRecord::fold(*call);
    return recordingsOf(connection, caseId, file.record.callId).map([&](std::vector<RecordingInfo> recordings) {
        file.recordings = std::move(recordings);
        return std::move(file);
    });
}
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
    m_worker->look<CasePage>(
        context, std::move(reply), [query = std::move(query)](Connection &connection) { return findCases(connection, query); });
}

void Store::caseFile(QString caseId, QObject *context, Reply<CaseFile> reply)
{
    m_worker->look<CaseFile>(context, std::move(reply),
        [caseId = std::move(caseId)](Connection &connection) { return caseFileOf(connection, caseId); });
}

void Store::earlierCases(QString callerNumber, int most, QObject *context, Reply<std::vector<CaseSummary>> reply)
{
    m_worker->look<std::vector<CaseSummary>>(
        context, std::move(reply), [callerNumber = std::move(callerNumber), most](Connection &connection) {
            return earlierCasesOf(connection, callerNumber, most);
        });
}

void Store::openCases(QString desk, QObject *context, Reply<std::vector<CaseSummary>> reply)
{
    m_worker->look<std::vector<CaseSummary>>(
        context, std::move(reply), [desk = std::move(desk)](Connection &connection) { return openCasesOf(connection, desk); });
}

void Store::recording(QString recordingId, QObject *context, Reply<RecordingInfo> reply)
{
    m_worker->look<RecordingInfo>(context, std::move(reply),
        [recordingId = std::move(recordingId)](Connection &connection) { return recordingOf(connection, recordingId); });
}

void Store::ledger(QString program, QDateTime from, QDateTime to, QObject *context, Reply<Ledger> reply)
{
    m_worker->look<Ledger>(context, std::move(reply),
        [program = std::move(program), from = std::move(from), to = std::move(to)](
            Connection &connection) { return ledgerOf(connection, program, from, to); });
}

Result<std::unique_ptr<Outbox>> Store::outbox()
{
    return m_worker->secondConnection().map([this](std::unique_ptr<Connection> connection) -> std::unique_ptr<Outbox> {
        return std::make_unique<StoreOutbox>(std::move(connection), m_settings.desk, m_worker->writeDoor());
    });
}

} // namespace kikitori
