// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <sqlcipher/sqlite3.h>

#include <functional>

namespace kikitori::test {

/// SQLite's file system with a witness: before each write, and again when half of it is written, before each sync, cut
/// and delete, `before` is told; what stands on the disk then is what a process leaves that is killed there. Stands as
/// the default one. Thread: `before` is called from whichever writes. Owner: the test, for its whole life.
class WatchedDisk {
public:
    explicit WatchedDisk(std::function<void()> before)
        : m_before(std::move(before))
    {
        m_vfs = *sqlite3_vfs_find("unix");
        m_vfs.pNext = nullptr;
        m_vfs.szOsFile += static_cast<int>(sizeof(File));
        m_vfs.zName = "watched";
        m_vfs.pAppData = this;
        m_vfs.xOpen = openFile;
        m_vfs.xDelete = [](sqlite3_vfs *vfs, const char *name, int syncFolder) {
            static_cast<WatchedDisk *>(vfs->pAppData)->m_before();
            sqlite3_vfs *real = sqlite3_vfs_find("unix");
            return real->xDelete(real, name, syncFolder);
        };
        sqlite3_vfs_register(&m_vfs, 1);
    }
    ~WatchedDisk()
    {
        sqlite3_vfs_unregister(&m_vfs);
        sqlite3_vfs_register(sqlite3_vfs_find("unix"), 1);
    }
    WatchedDisk(const WatchedDisk &) = delete;
    WatchedDisk &operator=(const WatchedDisk &) = delete;

private:
    struct File {
        sqlite3_file base;
        WatchedDisk *disk;
        sqlite3_file *real;
    };
    static File *of(sqlite3_file *file) { return reinterpret_cast<File *>(file); }
    static sqlite3_file *real(sqlite3_file *file) { return of(file)->real; }

    static int writeWatched(sqlite3_file *f, const void *from, int bytes, sqlite3_int64 at)
    {
        of(f)->disk->m_before();
        const int half = bytes / 2;
        const int first = half ? real(f)->pMethods->xWrite(real(f), from, half, at) : SQLITE_OK;
        if (first != SQLITE_OK)
            return first;
        of(f)->disk->m_before();
        return real(f)->pMethods->xWrite(real(f), static_cast<const char *>(from) + half, bytes - half, at + half);
    }
    static const sqlite3_io_methods *methods()
    {
        static const sqlite3_io_methods all = {
            3,
            [](sqlite3_file *f) { return real(f)->pMethods->xClose(real(f)); },
            [](sqlite3_file *f, void *to, int n, sqlite3_int64 at) { return real(f)->pMethods->xRead(real(f), to, n, at); },
            writeWatched,
            [](sqlite3_file *f, sqlite3_int64 size) {
                of(f)->disk->m_before();
                return real(f)->pMethods->xTruncate(real(f), size);
            },
            [](sqlite3_file *f, int flags) {
                of(f)->disk->m_before();
                return real(f)->pMethods->xSync(real(f), flags);
            },
            [](sqlite3_file *f, sqlite3_int64 *size) { return real(f)->pMethods->xFileSize(real(f), size); },
            [](sqlite3_file *f, int level) { return real(f)->pMethods->xLock(real(f), level); },
            [](sqlite3_file *f, int level) { return real(f)->pMethods->xUnlock(real(f), level); },
            [](sqlite3_file *f, int *out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); },
            [](sqlite3_file *f, int op, void *arg) { return real(f)->pMethods->xFileControl(real(f), op, arg); },
            [](sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); },
            [](sqlite3_file *f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); },
            [](sqlite3_file *f, int page, int size, int extend, void volatile **out) {
                return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
            },
            [](sqlite3_file *f, int offset, int n, int flags) { return real(f)->pMethods->xShmLock(real(f), offset, n, flags); },
            [](sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); },
            [](sqlite3_file *f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); },
            [](sqlite3_file *f, sqlite3_int64 at, int n, void **out) { return real(f)->pMethods->xFetch(real(f), at, n, out); },
            [](sqlite3_file *f, sqlite3_int64 at, void *page) { return real(f)->pMethods->xUnfetch(real(f), at, page); },
        };
        return &all;
    }
    static int openFile(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *out, int flags, int *given)
    {
        File *file = of(out);
        file->base.pMethods = nullptr;
        file->disk = static_cast<WatchedDisk *>(vfs->pAppData);
        file->real = reinterpret_cast<sqlite3_file *>(file + 1);
        sqlite3_vfs *unix = sqlite3_vfs_find("unix");
        const int code = unix->xOpen(unix, name, file->real, flags, given);
        if (file->real->pMethods)
            file->base.pMethods = methods();
        return code;
    }

    std::function<void()> m_before;
    sqlite3_vfs m_vfs {};
};

} // namespace kikitori::test
