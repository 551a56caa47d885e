// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>

#include <memory>

namespace kikitori {

/// Ends a QAudioSink or QAudioSource: it is stopped now, tells `listener` nothing more, and is deleted from the event
/// loop. What it read from or wrote to may be deleted at once. To delete one that plays is no way: with PulseAudio Qt
/// 6.4 pumps events in the destructor, and a request for samples that waits there meets a stream that is gone and aborts.
/// Thread: the audio object's. Owner: the caller.
template<class Audio>
void retire(std::unique_ptr<Audio> &audio, const QObject *listener)
{
    if (!audio)
        return;
    audio->disconnect(listener);
    audio->stop();
    audio.release()->deleteLater();
}

} // namespace kikitori
