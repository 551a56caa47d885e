// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QFileInfo>

namespace kikitori::test {

/// Temporary folders of this program stand in the machine's memory where it offers that. Tests that fail or kill at every
/// disk operation do it thousands of times; a killed process loses nothing of what the system has, on either.
inline void workInMemory()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    if (memory.isDir() && memory.isWritable())
        qputenv("TMPDIR", "/dev/shm");
}

} // namespace kikitori::test
