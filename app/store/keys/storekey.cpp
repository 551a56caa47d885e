// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keys/storekey.h"

#include <sodium.h>

#include <utility>

namespace kikitori {

StoreKey StoreKey::random()
{
    QByteArray bytes(32, Qt::Uninitialized);
    randombytes_buf(bytes.data(), static_cast<size_t>(bytes.size()));
    return StoreKey(std::move(bytes));
}

StoreKey::StoreKey(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
}

StoreKey::~StoreKey()
{
    // Detaching would wipe a copy and leave the key: whoever shares these bytes took them through bytes().
    if (!m_bytes.isEmpty())
        sodium_memzero(const_cast<char *>(m_bytes.constData()), static_cast<size_t>(m_bytes.size()));
}

StoreKey::StoreKey(StoreKey &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
{
}

StoreKey &StoreKey::operator=(StoreKey &&other) noexcept
{
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

StoreKey StoreKey::clone() const
{
    return StoreKey(QByteArray(m_bytes.constData(), m_bytes.size()));
}

} // namespace kikitori
