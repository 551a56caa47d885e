// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "telephony/callport.h"
#include "telephony/sound/ring.h"

#include <QString>

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <semaphore>
#include <thread>

namespace kikitori {

/// Takes the two sides of talked calls from the sip thread and writes them, sealed, on a thread of its own, so that a slow
/// disk never stops a call. Every recording that began ends by finished or failed, exactly once. Thread: begin, push and
/// end by sip; start and stop by GUI; events come on the recorder's thread. Owner: Softphone.
class Recorder {
public:
    struct Events {
        std::function<void(const RecordingStart &)> started;
        std::function<void(const QString &id, qint64 ms, qint64 bytes, const QByteArray &sha256)> finished;
        std::function<void(const QString &id, const Error &)> failed;
        std::function<void(const Error &)> late; ///< the disk does not keep up; sound is being lost
    };
    static constexpr int Frames = 160; ///< pairs in one push: 20 ms at 8 kHz

    Recorder(QString folder, Events events);
    ~Recorder();
    Recorder(const Recorder &) = delete;
    Recorder &operator=(const Recorder &) = delete;
    void start();
    /// Ends what is open and joins the thread.
    void stop();

    /// Returns the number of the new recording.
    quint32 begin(const QString &callId);
    /// `pairs`: Frames times caller, agent.
    void push(quint32 number, const qint16 *pairs);
    void end(quint32 number);

private:
    struct Item {
        enum Kind { Begin, Sound, End } kind = Sound;
        quint32 number = 0;
        std::array<char, 37> callId {};
        std::array<qint16, static_cast<std::size_t>(Frames) * 2> pairs {};
    };
    class Desk;
    void put(const Item &item);
    void run();

    QString m_folder;
    Events m_events;
    Ring<Item> m_queue { 512 }; // 10 s
    std::counting_semaphore<> m_ready { 0 };
    std::atomic<bool> m_stopping { false };
    std::thread m_thread;
    quint32 m_last = 0;
    bool m_late = false;
};

} // namespace kikitori
