// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "station/errands.h"

namespace kikitori {

Errands::~Errands()
{
    for (QThread *thread : std::as_const(m_threads)) {
        thread->disconnect();
        thread->requestInterruption();
        thread->wait();
        delete thread;
    }
}

void Errands::begin(QThread *thread)
{
    m_threads.append(thread);
    connect(thread, &QThread::finished, this, [this, thread] {
        m_threads.removeOne(thread);
        thread->deleteLater();
    });
    thread->start();
}

} // namespace kikitori
