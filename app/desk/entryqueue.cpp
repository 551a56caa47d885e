// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/entryqueue.h"

namespace kikitori {

namespace {
constexpr int kRetryMs = 2000;
constexpr char kOver[] = "over"; // entry.h: the values of other desks that this one replaces

/// Trying the same again cannot help.
bool isForGood(Fault fault)
{
    return fault == Fault::NotAllowed || fault == Fault::EntryRefused;
}
}

EntryQueue::EntryQueue(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(kRetryMs);
    connect(&m_retry, &QTimer::timeout, this, &EntryQueue::writeNext);
}

void EntryQueue::add(Batch batch)
{
    m_batches.push_back(std::move(batch));
    if (!m_inFlight && !m_retry.isActive())
        writeNext();
}

void EntryQueue::writeNext()
{
    if (m_inFlight || m_batches.empty())
        return;
    m_inFlight = true;
    const Batch &batch = m_batches.front();
    if (!batch.opensCase) {
        batch.journal->append(batch.entries, this, [this](const Result<> &result) { written(result); });
        return;
    }
    const QString caseId = batch.entries.front().subject;
    batch.journal->openCase(batch.entries.front(), *batch.opensCase, this, [this, caseId](const Result<QString> &number) {
        if (number)
            Q_EMIT numbered(caseId, *number);
        written(number ? Result<>() : tl::make_unexpected(number.error()));
    });
}

void EntryQueue::handOverAll()
{
    // The first batch may be on its way already: an entry that is there counts as appended, so twice does no harm.
    for (const Batch &batch : m_batches) {
        if (!batch.opensCase)
            batch.journal->append(batch.entries, nullptr, {});
        else
            batch.journal->openCase(batch.entries.front(), *batch.opensCase, nullptr, {});
    }
    m_batches.clear();
}

void EntryQueue::refusedForGood(const Error &error)
{
    Batch &batch = m_batches.front();
    bool settles = false;
    for (Entry &each : batch.entries)
        settles = each.body.contains(QLatin1String(kOver)) || settles;
    if (settles && error.fault == Fault::NotAllowed) {
        // Another desk wrote it too, and this person may not settle that: the words are kept beside the other's.
        for (Entry &each : batch.entries)
            each.body.remove(QLatin1String(kOver));
    } else {
        // It will never be taken. What comes after it must not wait for it, and the window goes on saying so.
        m_refused.push_back(std::move(batch));
        m_batches.pop_front();
        Q_EMIT failed(error);
    }
    Q_EMIT changed();
    writeNext();
}

void EntryQueue::written(const Result<> &result)
{
    m_inFlight = false;
    if (m_batches.empty())
        return;
    if (!result && isForGood(result.error().fault)) {
        refusedForGood(result.error());
        return;
    }
    if (!result) {
        // Kept and tried again with the same ids, so that a write that did succeed is not doubled.
        if (!m_failed)
            Q_EMIT failed(result.error());
        m_failed = true;
        m_retry.start();
        Q_EMIT changed();
        return;
    }
    m_failed = false;
    m_savedAt = m_clock.now();
    m_batches.pop_front();
    if (m_batches.empty())
        Q_EMIT drained();
    else
        writeNext();
}

} // namespace kikitori
