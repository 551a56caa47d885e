// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/recorder.h"

#include "telephony/recordingfile.h"
#include "telephony/recordingform.h"

#include <QDir>
#include <QUuid>

#include <map>

namespace kikitori {

/// The recordings that are open. Thread: recorder. Owner: Recorder::run.
class Recorder::Desk {
public:
    Desk(const QString &folder, const Events &events)
        : m_folder(folder)
        , m_events(events)
    {
    }
    void take(const Item &item);
    void endAll();

private:
    struct Open {
        QString id;
        std::unique_ptr<RecordingFile> file;
    };
    void begin(const Item &item);
    void end(quint32 number);
    void broken(quint32 number, const Error &error);

    const QString &m_folder;
    const Events &m_events;
    std::map<quint32, Open> m_open;
};

void Recorder::Desk::take(const Item &item)
{
    if (item.kind == Item::Begin) {
        begin(item);
    } else if (item.kind == Item::End) {
        end(item.number);
    } else if (const auto it = m_open.find(item.number); it != m_open.end()) {
        if (const auto done = it->second.file->append(item.pairs.data(), Frames); !done)
            broken(item.number, done.error());
    }
}

void Recorder::Desk::begin(const Item &item)
{
    RecordingStart start;
    start.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    start.callId = QString::fromLatin1(item.callId.data());
    start.file = start.id + QStringLiteral(".krec");
    start.key.resize(recordingform::KeyLength);
    if (sodium_init() >= 0)
        randombytes_buf(start.key.data(), static_cast<std::size_t>(start.key.size()));
    const QDir folder(m_folder);
    if (m_folder.isEmpty() || !QDir().mkpath(m_folder)) {
        m_events.failed(start.id, { Fault::RecordingFailed, QStringLiteral("recordings"), QStringLiteral("no folder") });
        return;
    }
    auto file = RecordingFile::create(folder.filePath(start.file), start.key);
    if (!file) {
        m_events.failed(start.id, file.error());
        return;
    }
    m_open[item.number] = Open { start.id, std::move(*file) };
    m_events.started(start);
}

void Recorder::Desk::end(quint32 number)
{
    const auto it = m_open.find(number);
    if (it == m_open.end())
        return;
    RecordingFile &file = *it->second.file;
    if (const auto done = file.finish(); !done) {
        broken(number, done.error());
        return;
    }
    m_events.finished(it->second.id, file.ms(), file.bytes(), file.sha256());
    m_open.erase(it);
}

void Recorder::Desk::broken(quint32 number, const Error &error)
{
    const QString id = m_open[number].id;
    m_open.erase(number);
    m_events.failed(id, error);
}

void Recorder::Desk::endAll()
{
    while (!m_open.empty())
        end(m_open.begin()->first);
}

Recorder::Recorder(QString folder, Events events)
    : m_folder(std::move(folder))
    , m_events(std::move(events))
{
}

Recorder::~Recorder()
{
    stop();
}

void Recorder::start()
{
    m_thread = std::thread([this] { run(); });
}

void Recorder::stop()
{
    if (!m_thread.joinable())
        return;
    m_stopping = true;
    m_ready.release();
    m_thread.join();
}

quint32 Recorder::begin(const QString &callId)
{
    Item item;
    item.kind = Item::Begin;
    item.number = ++m_last;
    const QByteArray id = callId.toLatin1().left(static_cast<qsizetype>(item.callId.size()) - 1);
    std::copy(id.begin(), id.end(), item.callId.begin());
    put(item);
    return item.number;
}

void Recorder::push(quint32 number, const qint16 *pairs)
{
    Item item;
    item.number = number;
    std::copy(pairs, pairs + item.pairs.size(), item.pairs.begin());
    put(item);
}

void Recorder::end(quint32 number)
{
    Item item;
    item.kind = Item::End;
    item.number = number;
    put(item);
}

void Recorder::put(const Item &item)
{
    // The alarm comes while there is still room: 3 s behind is not a hiccup.
    const bool behind = m_queue.size() > 150;
    const bool lost = m_queue.write(&item, 1) == 0;
    if ((behind || lost) && !m_late)
        m_events.late({ Fault::RecordingFailed, QStringLiteral("recording"), QStringLiteral("the disk is seconds behind") });
    m_late = behind || lost;
    m_ready.release();
}

void Recorder::run()
{
    Desk desk(m_folder, m_events);
    Item item;
    for (bool more = true; more;) {
        m_ready.acquire();
        more = !m_stopping;
        while (m_queue.read(&item, 1) == 1)
            desk.take(item);
    }
    desk.endAll();
}

} // namespace kikitori
