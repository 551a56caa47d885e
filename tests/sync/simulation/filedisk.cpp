// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/store.h"
#include "sync/simulation/simdisk.h"

#include <QDir>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

namespace kikitori::test {

namespace {

constexpr int kBoundMs = 30'000;

/// A store on files; starting again closes and opens it. What was not committed goes with the connections.
class FileDisk final : public SimDisk {
public:
    explicit FileDisk(QString desk)
        : m_desk(std::move(desk))
    {
        open();
    }
    ~FileDisk() override { close(); }
    Outbox &outbox() override { return *m_outbox; }
    Result<> append(const Entry &entry) override
    {
        return waited<void>([&](QObject *context, Reply<> reply) { m_store->append({ entry }, context, std::move(reply)); });
    }
    std::vector<Entry> all() override
    {
        std::vector<Entry> entries;
        for (const char *subject : { "c0", "c1", "c2" }) {
            const auto some = of(QLatin1String(subject));
            entries.insert(entries.end(), some.begin(), some.end());
        }
        return entries;
    }
    std::vector<Entry> of(const QString &subject) override
    {
        const auto file =
            waited<CaseFile>([&](QObject *context, auto reply) { m_store->caseFile(subject, context, std::move(reply)); });
        return file ? file->entries : std::vector<Entry>();
    }
    void startAgain() override
    {
        close();
        open();
    }
    void backUp() override
    {
        close();
        copy(m_folder.path(), m_copy.path());
        m_copied = true;
        open();
    }
    bool restore() override
    {
        if (!m_copied)
            return false;
        close();
        copy(m_copy.path(), m_folder.path());
        open();
        return true;
    }

private:
    template<class T, class Ask>
    static Result<T> waited(Ask ask)
    {
        QObject context;
        std::optional<Result<T>> got;
        QEventLoop loop;
        ask(&context, Reply<T>([&](Result<T> result) {
            got = std::move(result);
            loop.quit();
        }));
        QTimer::singleShot(kBoundMs, &loop, &QEventLoop::quit);
        if (!got)
            loop.exec();
        return got ? std::move(*got) : Result<T>(fail(Fault::TimedOut));
    }
    static void copy(const QString &from, const QString &to)
    {
        const QDir source(from);
        QDir target(to);
        for (const QString &name : target.entryList(QDir::Files))
            target.remove(name);
        for (const QString &name : source.entryList(QDir::Files))
            QFile::copy(source.filePath(name), target.filePath(name));
    }
    void open()
    {
        m_store = std::make_unique<Store>(Store::Settings { m_folder.filePath(QStringLiteral("kikitori.store")), m_desk });
        const auto opened = m_store->openNow(StoreKey(QByteArray(32, 'k')));
        if (!opened)
            qFatal("simulation: a store does not open: %s", qPrintable(opened.error().detail));
        m_outbox = std::move(*m_store->outbox());
    }
    void close()
    {
        m_outbox.reset();
        m_store.reset();
    }

    QString m_desk;
    QTemporaryDir m_folder;
    QTemporaryDir m_copy;
    bool m_copied = false;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Outbox> m_outbox;
};

} // namespace

std::unique_ptr<SimDisk> makeFileDisk(const QString &desk)
{
    return std::make_unique<FileDisk>(desk);
}

} // namespace kikitori::test
