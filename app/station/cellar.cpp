// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "station/cellar.h"

#include "store/store.h"
#include "sync/pg/pgremote.h"

namespace kikitori {

Cellar::Cellar(QString storePath, QString desk, QObject *parent)
    : QObject(parent)
    , m_path(std::move(storePath))
    , m_desk(std::move(desk))
{
}

Cellar::~Cellar()
{
    shut();
}

void Cellar::open(StoreKey key, QObject *context, Reply<> reply)
{
    m_store = std::make_shared<Store>(Store::Settings { m_path, m_desk });
    connect(m_store.get(), &Store::committed, this, &Cellar::committed);
    m_store->open(std::move(key), context, [this, reply = std::move(reply)](const Result<Store::Opened> &opened) {
        if (!opened)
            m_store.reset();
        reply(opened ? Result<>() : tl::make_unexpected(opened.error()));
    });
}

std::shared_ptr<Journal> Cellar::journal() const
{
    return m_store;
}

std::shared_ptr<CaseShelf> Cellar::shelf() const
{
    return m_store;
}

void Cellar::prepareLine(const Softphone::Settings &settings)
{
    m_hasExchange = !settings.domain.isEmpty();
    m_phone = std::make_unique<Softphone>(settings);
}

void Cellar::startLine()
{
    if (m_hasExchange)
        m_phone->start();
}

void Cellar::startSharing(const QString &connection)
{
    if (connection.isEmpty())
        return;
    m_sync = std::make_unique<SyncRunner>(
        [this] { return m_store->outbox(); }, [connection] { return openPgRemote(connection); }, m_desk);
    connect(m_store.get(), &Store::committed, m_sync.get(), &SyncRunner::nudge);
    connect(m_sync.get(), &SyncRunner::stateChanged, this, [this](const SyncState &state) {
        m_state = state;
        Q_EMIT sharingChanged(state);
    });
    m_sync->start();
}

void Cellar::shut()
{
    if (m_phone)
        m_phone->stop();
    m_phone.reset();
    m_sync.reset();
    m_store.reset();
}

} // namespace kikitori
