// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// A desk without a window for tst_sharekill: the real store, the real runner, the real server; made to be killed.
//   sharewriter STORE KEY DESK CONNECTION         writes cases and shares them without end; a line for each reply:
//                                                 "acknowledged ID ID …"
//   sharewriter STORE KEY DESK CONNECTION drain   shares what is left; "complete N" or "not complete: …"
#include "store/store.h"
#include "sync/pg/pgremote.h"
#include "sync/syncpass.h"
#include "sync/syncrunner.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

using namespace kikitori;

namespace {

Entry entryOf(const QString &subject, const char *kind, const QJsonObject &body, const QString &desk)
{
    Entry entry;
    entry.id = QUuid::createUuid();
    entry.subject = subject;
    entry.kind = QString::fromLatin1(kind);
    entry.body = body;
    entry.at = QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch(), Qt::UTC);
    entry.author = QStringLiteral("ns01");
    entry.desk = desk;
    entry.program = QStringLiteral("kochi-7119");
    return entry;
}

/// Writes one case after the other, the next when the last is committed. Thread: main. Owner: main.
class Writer final : public QObject {
public:
    Writer(Store &store, QString desk)
        : m_store(store)
        , m_desk(std::move(desk))
    {
    }
    void next()
    {
        const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        std::vector<Entry> entries { entryOf(id, kind::Opened, { { QStringLiteral("number"), id.left(8) } }, m_desk) };
        for (int i = 0; i < 3; ++i)
            entries.push_back(entryOf(id, kind::Field,
                { { QStringLiteral("name"), QStringLiteral("content") }, { QStringLiteral("value"), QString(20 + i, QChar(u'あ')) } },
                m_desk));
        entries.push_back(entryOf(id, kind::Closed, {}, m_desk));
        QByteArray line("acknowledged");
        for (const Entry &entry : entries)
            line += ' ' + entry.id.toByteArray(QUuid::WithoutBraces);
        m_store.append(std::move(entries), this, [this, line](const Result<> &done) {
            if (!done)
                return;
            std::puts(line.constData());
            std::fflush(stdout);
            QTimer::singleShot(1, this, [this] { next(); });
        });
    }

private:
    Store &m_store;
    QString m_desk;
};

int drain(Store &store, const QString &desk, const QString &connection)
{
    const auto outbox = store.outbox();
    auto remote = openPgRemote(connection);
    if (!outbox || !remote) {
        std::printf("not complete: %s\n", qPrintable(outbox ? remote.error().detail : outbox.error().detail));
        return 1;
    }
    SyncPolicy policy;
    policy.pull = false;
    const auto done = syncOnce(**outbox, **remote, desk, policy);
    const auto proof = proveSync(**outbox, **remote, desk);
    if (!done || !proof || !proof->complete()) {
        std::printf("not complete: %s\n", done ? "the stores differ" : qPrintable(done.error().detail));
        return 1;
    }
    std::printf("complete %lld\n", static_cast<long long>(proof->remote.entries));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList words = app.arguments();
    if (words.size() < 5)
        return 2;
    Store store({ words[1], words[3] });
    const auto opened = store.openNow(StoreKey(QByteArray::fromHex(words[2].toLatin1())));
    if (!opened) {
        std::printf("not opened: %s\n", qPrintable(opened.error().detail));
        return 1;
    }
    if (words.value(5) == QLatin1String("drain"))
        return drain(store, words[3], words[4]);
    SyncRunner runner([&store] { return store.outbox(); }, [share = words[4]] { return openPgRemote(share); }, words[3]);
    runner.setPauses(20, 200, 1'000);
    QObject::connect(&store, &Store::committed, &runner, [&runner] { runner.nudge(); }, Qt::DirectConnection);
    runner.start();
    Writer writer(store, words[3]);
    writer.next();
    return app.exec();
}
