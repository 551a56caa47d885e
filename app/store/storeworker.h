// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/connection.h"
#include "store/delivery.h"
#include "store/entrywriter.h"
#include "store/store.h"
#include "store/taskthread.h"
#include "store/writedoor.h"

#include <mutex>

namespace kikitori {

/// What lives on the store thread and on its reader. The writing members are touched on the store thread alone, the
/// reading connection on the reader alone (both are made before anything is asked of them); the key, which others need
/// too, is behind its mutex. Thread: see each function. Owner: the Store.
class Store::Worker {
public:
    explicit Worker(Store &store)
        : m_store(store)
    {
    }
    [[nodiscard]] Result<Opened> open(StoreKey key); ///< store thread
    void close(); ///< neither of the two threads
    [[nodiscard]] Result<std::unique_ptr<Connection>> secondConnection(); ///< any
    [[nodiscard]] WriteDoor writeDoor();
    bool post(std::function<void()> task) { return m_thread.post(std::move(task)); }

    /// Runs `work()` on the store thread and carries its result back; Fault::StoreClosed before open and after close.
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
    /// Runs `work(Connection &)` on the reader, over one unchanging view, and carries its result back. It goes by way of
    /// the store thread, so that it sees whatever was asked before it.
    template<class T, class Work>
    void look(QObject *context, Reply<T> reply, Work work)
    {
        const auto answer = std::make_shared<Delivery<T>>(context, std::move(reply));
        auto reading = [this, answer, work = std::move(work)] {
            answer->give(m_reading ? inOneView<T>(work) : fail(Fault::StoreClosed));
        };
        const bool taken = m_thread.post([this, answer, reading = std::move(reading)]() mutable {
            if (!m_reader.post(std::move(reading)))
                answer->give(fail(Fault::StoreClosed));
        });
        if (!taken)
            answer->give(fail(Fault::StoreClosed));
    }
    [[nodiscard]] Result<> append(std::vector<Entry> entries);
    [[nodiscard]] Result<QString> openCase(Entry opened, const QString &prefix);

private:
    template<class T, class Work>
    Result<T> inOneView(const Work &work)
    {
        if (const auto begun = m_reading->run("BEGIN"); !begun)
            return tl::make_unexpected(begun.error());
        Result<T> result = work(*m_reading);
        if (m_reading->inTransaction())
            std::ignore = m_reading->run("ROLLBACK"); // nothing was written; the next BEGIN says what is wrong
        return result;
    }
    [[nodiscard]] Result<> write(const std::function<Result<>(EntryWriter &)> &work);

    Store &m_store;
    std::mutex m_keyMutex;
    StoreKey m_key;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<EntryWriter> m_writer;
    std::unique_ptr<Connection> m_reading;
    TaskThread m_reader; ///< these two last: they end before what they use goes
    TaskThread m_thread;
};

} // namespace kikitori
