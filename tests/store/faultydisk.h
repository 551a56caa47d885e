// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <sqlcipher/sqlite3.h>

#include <QtGlobal>

#include <atomic>
#include <cstddef>

#include <unistd.h>

namespace kikitori::test {

/// A disk that fails when told: it stands as SQLite's default file system before the real one, counts every operation
/// that can fail on a real disk (write, sync, truncate, read, growing the shared memory, deleting, opening) and fails
/// the one with a given number, or all from that one on; or ends the process there, as a power cut does, with the
/// "code" as its exit code. Thread: any. Owner: the test, for its whole life.
class FaultyDisk {
public:
    enum class Manner { Once, FromThenOn, Die };
    FaultyDisk();
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk &) = delete;
    FaultyDisk &operator=(const FaultyDisk &) = delete;
    /// Counts anew and fails operation `number` (1-based; 0: none) with the SQLite code given.
    void arm(int number, Manner manner = Manner::Once, int code = SQLITE_IOERR);
    /// From now on the files may take only this many further bytes; SQLITE_FULL beyond.
    void leaveRoom(qint64 bytes);
    void disarm();
    [[nodiscard]] int operations() const { return m_operations; }
    [[nodiscard]] bool fired() const { return m_fired; }

    /// For the file system's functions: the code to fail with, or SQLITE_OK.
    [[nodiscard]] int next();
    [[nodiscard]] int take(qint64 growth);

private:
    sqlite3_vfs m_vfs {};
    std::atomic<int> m_operations = 0;
    std::atomic<int> m_failAt = 0;
    std::atomic<int> m_code = SQLITE_IOERR;
    std::atomic<bool> m_onwards = false;
    std::atomic<bool> m_dies = false;
    std::atomic<bool> m_fired = false;
    std::atomic<qint64> m_room = -1;
};

namespace faulty {

struct File {
    sqlite3_file base;
    FaultyDisk *disk;
    sqlite3_file *real;
};

inline File *of(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file);
}

inline const sqlite3_io_methods *methods()
{
    static constexpr auto forward = [](sqlite3_file *file, auto method, auto... values) {
        sqlite3_file *real = of(file)->real;
        return (real->pMethods->*method)(real, values...);
    };
    static constexpr auto failing = [](sqlite3_file *file, auto method, auto... values) -> int {
        if (const int code = of(file)->disk->next())
            return code;
        return forward(file, method, values...);
    };
    using M = sqlite3_io_methods;
    static const sqlite3_io_methods all = {
        3,
        [](sqlite3_file *f) { return forward(f, &M::xClose); },
        [](sqlite3_file *f, void *to, int n, sqlite3_int64 at) { return failing(f, &M::xRead, to, n, at); },
        [](sqlite3_file *f, const void *from, int n, sqlite3_int64 at) {
            sqlite3_int64 size = 0;
            forward(f, &M::xFileSize, &size);
            if (const int code = of(f)->disk->take(at + n - size))
                return code;
            return failing(f, &M::xWrite, from, n, at);
        },
        [](sqlite3_file *f, sqlite3_int64 size) { return failing(f, &M::xTruncate, size); },
        [](sqlite3_file *f, int flags) { return failing(f, &M::xSync, flags); },
        [](sqlite3_file *f, sqlite3_int64 *size) { return forward(f, &M::xFileSize, size); },
        [](sqlite3_file *f, int level) { return forward(f, &M::xLock, level); },
        [](sqlite3_file *f, int level) { return forward(f, &M::xUnlock, level); },
        [](sqlite3_file *f, int *out) { return forward(f, &M::xCheckReservedLock, out); },
        [](sqlite3_file *f, int op, void *arg) { return forward(f, &M::xFileControl, op, arg); },
        [](sqlite3_file *f) { return forward(f, &M::xSectorSize); },
        [](sqlite3_file *f) { return forward(f, &M::xDeviceCharacteristics); },
        [](sqlite3_file *f, int page, int size, int extend, void volatile **out) {
            return failing(f, &M::xShmMap, page, size, extend, out);
        },
        [](sqlite3_file *f, int offset, int n, int flags) { return forward(f, &M::xShmLock, offset, n, flags); },
        [](sqlite3_file *f) { forward(f, &M::xShmBarrier); },
        [](sqlite3_file *f, int remove) { return forward(f, &M::xShmUnmap, remove); },
        [](sqlite3_file *f, sqlite3_int64 at, int n, void **out) { return forward(f, &M::xFetch, at, n, out); },
        [](sqlite3_file *f, sqlite3_int64 at, void *page) { return forward(f, &M::xUnfetch, at, page); },
    };
    return &all;
}

inline int openFile(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *out, int flags, int *given)
{
    File *file = of(out);
    file->base.pMethods = nullptr;
    file->disk = static_cast<FaultyDisk *>(vfs->pAppData);
    file->real = reinterpret_cast<sqlite3_file *>(file + 1);
    if (file->disk->next())
        return SQLITE_CANTOPEN;
    sqlite3_vfs *real = sqlite3_vfs_find("unix");
    const int code = real->xOpen(real, name, file->real, flags, given);
    if (file->real->pMethods)
        file->base.pMethods = methods();
    return code;
}

inline int removeFile(sqlite3_vfs *vfs, const char *name, int syncFolder)
{
    if (static_cast<FaultyDisk *>(vfs->pAppData)->next())
        return SQLITE_IOERR_DELETE;
    sqlite3_vfs *real = sqlite3_vfs_find("unix");
    return real->xDelete(real, name, syncFolder);
}

} // namespace faulty

inline FaultyDisk::FaultyDisk()
{
    m_vfs = *sqlite3_vfs_find("unix");
    m_vfs.pNext = nullptr;
    m_vfs.szOsFile += static_cast<int>(sizeof(faulty::File));
    m_vfs.zName = "faulty";
    m_vfs.pAppData = this;
    m_vfs.xOpen = faulty::openFile;
    m_vfs.xDelete = faulty::removeFile;
    sqlite3_vfs_register(&m_vfs, 1);
}

inline FaultyDisk::~FaultyDisk()
{
    sqlite3_vfs_unregister(&m_vfs);
    sqlite3_vfs_register(sqlite3_vfs_find("unix"), 1);
}

inline void FaultyDisk::arm(int number, Manner manner, int code)
{
    m_operations = 0;
    m_fired = false;
    m_code = code;
    m_onwards = manner == Manner::FromThenOn;
    m_dies = manner == Manner::Die;
    m_failAt = number;
}

inline void FaultyDisk::leaveRoom(qint64 bytes)
{
    arm(0);
    m_room = bytes;
}

inline void FaultyDisk::disarm()
{
    m_failAt = 0;
    m_room = -1;
}

inline int FaultyDisk::next()
{
    const int number = ++m_operations;
    const int failAt = m_failAt;
    if (failAt == 0 || number < failAt || (number > failAt && !m_onwards))
        return SQLITE_OK;
    if (m_dies)
        ::_exit(m_code);
    m_fired = true;
    return m_code;
}

inline int FaultyDisk::take(qint64 growth)
{
    if (m_room < 0 || growth <= 0)
        return SQLITE_OK;
    if (growth > m_room) {
        m_fired = true;
        return SQLITE_FULL;
    }
    m_room -= growth;
    return SQLITE_OK;
}

} // namespace kikitori::test
