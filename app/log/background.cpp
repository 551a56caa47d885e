// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/background.h"

namespace kikitori {

Background::Background(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

Background::~Background()
{
    m_pool.clear();
    m_pool.waitForDone();
}

} // namespace kikitori
