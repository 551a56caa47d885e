// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "sync/pg/pgwait.h"

#include <QDeadlineTimer>
#include <QThread>

#include <poll.h>
#include <sys/socket.h>

#include <vector>

namespace kikitori {

namespace {

constexpr int kSliceMs = 100; ///< between two looks at whether the thread is to end

enum class Woken { Ready, Slice, Late, AskedToEnd };

Woken waitFor(PGconn *connection, short events, const QDeadlineTimer &late = QDeadlineTimer(QDeadlineTimer::Forever))
{
    if (QThread::currentThread()->isInterruptionRequested())
        return Woken::AskedToEnd;
    if (late.hasExpired())
        return Woken::Late;
    pollfd watched { PQsocket(connection), events, 0 };
    return ::poll(&watched, 1, kSliceMs) > 0 ? Woken::Ready : Woken::Slice;
}

QDeadlineTimer deadline(std::chrono::milliseconds bound)
{
    return bound.count() > 0 ? QDeadlineTimer(bound) : QDeadlineTimer(QDeadlineTimer::Forever);
}

PgConnection beginConnection(const QHash<QByteArray, QByteArray> &options)
{
    std::vector<const char *> keys, values;
    for (auto it = options.cbegin(); it != options.cend(); ++it) {
        keys.push_back(it.key().constData());
        values.push_back(it.value().constData());
    }
    keys.push_back(nullptr);
    values.push_back(nullptr);
    return PgConnection(PQconnectStartParams(keys.data(), values.data(), 0));
}

} // namespace

PgAttempt attemptConnection(const QHash<QByteArray, QByteArray> &options, std::chrono::milliseconds bound)
{
    PgAttempt attempt { beginConnection(options) };
    PGconn *connection = attempt.connection.get();
    QDeadlineTimer late = deadline(bound);
    auto step = PGRES_POLLING_WRITING;
    while (PQstatus(connection) != CONNECTION_BAD && step != PGRES_POLLING_OK && step != PGRES_POLLING_FAILED) {
        const Woken woken = waitFor(connection, step == PGRES_POLLING_READING ? POLLIN : POLLOUT, late);
        if (woken == Woken::Slice)
            continue;
        if (woken == Woken::AskedToEnd)
            return attempt;
        if (woken == Woken::Late) {
            attempt.late = true;
            // PQconnectPoll() keeps no time: to it, the address has failed, and it goes on to the next if there is one.
            if (::shutdown(PQsocket(connection), SHUT_RDWR) != 0)
                return attempt;
            late = deadline(bound);
        }
        step = PQconnectPoll(connection);
    }
    if (step == PGRES_POLLING_OK)
        PQsetnonblocking(connection, 1);
    return attempt;
}

PgResult answerOf(PGconn *connection, bool sent)
{
    PgResult last;
    while (sent) {
        const bool unsent = PQflush(connection) > 0;
        // Also after a mere slice: TLS may hold bytes back that the socket no longer shows.
        if (PQconsumeInput(connection) == 0)
            return PgResult(PQgetResult(connection));
        if (PQisBusy(connection)) {
            const auto events = static_cast<short>(unsent ? POLLIN | POLLOUT : POLLIN);
            if (waitFor(connection, events) == Woken::AskedToEnd)
                return {};
            continue;
        }
        PgResult next(PQgetResult(connection));
        if (!next)
            break;
        last = std::move(next);
    }
    return last;
}

namespace {

struct NoticeFreed {
    void operator()(PGnotify *notice) const { PQfreemem(notice); }
};

/// Takes all that came: one wake-up is enough for many.
bool takeNews(PGconn *connection, const std::function<bool(const QByteArray &)> &isNews)
{
    bool came = false;
    while (const std::unique_ptr<PGnotify, NoticeFreed> notice { PQnotifies(connection) })
        came = isNews(notice->extra) || came;
    return came;
}

} // namespace

PgNews awaitNews(PGconn *connection, std::chrono::milliseconds most, const std::function<bool()> &wake,
    const std::function<bool(const QByteArray &)> &isNews)
{
    const QDeadlineTimer late(most);
    for (;;) {
        if (PQconsumeInput(connection) == 0)
            return PgNews::ConnectionLost;
        if (takeNews(connection, isNews))
            return PgNews::Came;
        if (wake && wake())
            return PgNews::None;
        const Woken woken = waitFor(connection, POLLIN, late);
        if (woken == Woken::AskedToEnd || woken == Woken::Late)
            return PgNews::None;
    }
}

} // namespace kikitori
