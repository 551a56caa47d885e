// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/store.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <gtest/gtest.h>

#include <optional>

namespace kikitori::test {

inline constexpr int kBoundMs = 120'000; ///< reached in failure only, on however slow a machine

/// Asks and waits, with a bound, for the reply on this thread.
template<class T, class Ask>
Result<T> waited(Ask ask)
{
    QObject context;
    std::optional<Result<T>> got;
    QEventLoop loop;
    ask(&context, Reply<T>([&](Result<T> result) {
        got = std::move(result);
        loop.quit();
    }));
    QTimer::singleShot(kBoundMs, &loop, &QEventLoop::quit);
    loop.exec();
    return got ? std::move(*got) : Result<T>(fail(Fault::TimedOut));
}

inline StoreKey keyOf(char fill)
{
    return StoreKey(QByteArray(32, fill));
}

inline QDateTime moment(qint64 second)
{
    return QDateTime::fromMSecsSinceEpoch((1795143600 + second) * 1000 + 7, Qt::UTC); // 2026-11-20T12:00 in Japan
}

/// An entry as a desk writes it.
inline Entry entry(Stream stream, const QString &subject, const char *kind, QJsonObject body = {}, qint64 second = 0)
{
    Entry made;
    made.id = QUuid::createUuid();
    made.stream = stream;
    made.subject = subject;
    made.kind = QString::fromLatin1(kind);
    made.body = std::move(body);
    made.at = moment(second);
    made.author = QStringLiteral("ns01");
    made.desk = QStringLiteral("01");
    made.program = stream == Stream::Agent ? QString() : QStringLiteral("kochi-7119");
    return made;
}

inline Entry opened(const QString &caseId, const QString &caller = QStringLiteral("0888251299"), qint64 second = 0)
{
    return entry(Stream::Case, caseId, kind::Opened,
        { { QStringLiteral("caller"), caller }, { QStringLiteral("call"), QString(QStringLiteral("call-") + caseId) } }, second);
}

inline Entry field(const QString &caseId, const char *name, const QString &value, qint64 second = 1)
{
    return entry(Stream::Case, caseId, kind::Field,
        { { QStringLiteral("name"), QString::fromLatin1(name) }, { QStringLiteral("value"), value } }, second);
}

/// A store in a folder of its own.
struct Desk {
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("kikitori.store"));
    std::unique_ptr<Store> store = std::make_unique<Store>(Store::Settings { path, QStringLiteral("01") });

    [[nodiscard]] Result<Store::Opened> open(char key = 'k') { return store->openNow(keyOf(key)); }
    /// Closes, and opens with a new object as a new start does.
    [[nodiscard]] Result<Store::Opened> restart(char key = 'k')
    {
        close();
        store = std::make_unique<Store>(Store::Settings { path, QStringLiteral("01") });
        return open(key);
    }
    void close() { store.reset(); }
    [[nodiscard]] Result<> append(std::vector<Entry> entries)
    {
        return waited<void>(
            [&](QObject *context, Reply<> reply) { store->append(std::move(entries), context, std::move(reply)); });
    }
    [[nodiscard]] Result<QString> openCase(Entry first)
    {
        return waited<QString>([&](QObject *context, auto reply) {
            store->openCase(std::move(first), QStringLiteral("K"), context, std::move(reply));
        });
    }
    [[nodiscard]] Result<CasePage> find(CaseQuery query = {})
    {
        return waited<CasePage>([&](QObject *context, auto reply) { store->find(std::move(query), context, std::move(reply)); });
    }
    [[nodiscard]] Result<CaseFile> caseFile(const QString &id)
    {
        return waited<CaseFile>([&](QObject *context, auto reply) { store->caseFile(id, context, std::move(reply)); });
    }
    [[nodiscard]] Result<std::vector<CaseSummary>> earlier(const QString &number, int most = 10)
    {
        return waited<std::vector<CaseSummary>>(
            [&](QObject *context, auto reply) { store->earlierCases(number, most, context, std::move(reply)); });
    }
    [[nodiscard]] Result<std::vector<CaseSummary>> openCases()
    {
        return waited<std::vector<CaseSummary>>(
            [&](QObject *context, auto reply) { store->openCases(QStringLiteral("01"), context, std::move(reply)); });
    }
    [[nodiscard]] Result<Ledger> ledger(qint64 from, qint64 to)
    {
        return waited<Ledger>([&](QObject *context, auto reply) {
            store->ledger(QStringLiteral("kochi-7119"), moment(from), moment(to), context, std::move(reply));
        });
    }
};

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
}

} // namespace kikitori::test
