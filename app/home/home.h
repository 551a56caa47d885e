// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"
#include "home/packshelf.h"
#include "programs/program.h"
#include "protocol/versions/localnotes.h"
#include "protocol/protocol.h"
#include "protocol/script.h"

#include <QHash>

#include <memory>

class QLockFile;

namespace kikitori {

/// What a centre sets for one desk: settings.yaml in the desk's home. Every key may be left out.
struct DeskSettings {
    QString desk = QStringLiteral("01"); ///< two digits, unique in the centre
    QString sipDomain; ///< host[:port] of the exchange; empty: none (the embedded demo brings its own)
    QString sipUser;
    QString sipPassword;
    QString sipListen = QStringLiteral("0.0.0.0:0");
    QString share; ///< libpq connection string of the shared store; empty: none
    QString reports; ///< folder for the forms; empty: reports/ in the home
    int lockMinutes = 5; ///< without a key or the mouse before the screen locks; 0: only by Ctrl+L
    bool secondFactorRequired = false; ///< who has no authenticator is asked to enrol one
    /// Where copies of the records go once a day and at the end; an empty folder: none are made.
    struct Backups {
        QString folder; ///< absolute, or below the home
        QString second; ///< on another medium; empty: none
        int keep = 5; ///< generations, 1 to 100
    } backups;
};

/// The folder of one desk: store, keys, recordings, settings. Made with rights for its owner only.
/// Thread: GUI or the main thread of a program. Owner: main.
class Home {
public:
    ~Home();
    Home(Home &&) noexcept;
    Home &operator=(Home &&) noexcept;
    /// Makes the folder when there is none and reads settings.yaml when there is one.
    [[nodiscard]] static Result<Home> open(const QString &folder);
    /// Fault::AlreadyRunning when another desk program holds this home. Released with the object.
    [[nodiscard]] Result<> lock();
    [[nodiscard]] const DeskSettings &settings() const { return m_settings; }
    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] QString store() const;
    [[nodiscard]] QString keys() const;
    [[nodiscard]] QString recordings() const;
    [[nodiscard]] QString reports() const;
    /// programs/*.yaml of the home, else the built-in ones.
    [[nodiscard]] Result<std::vector<Program>> programs() const;
    /// The packs of the home's protocols/, else the built-in ones, as PackShelf chooses them for a day at the desk. Every
    /// program's pack must be there.
    [[nodiscard]] Result<ChosenPacks> choosePacks(const std::vector<Program> &programs, QDate today) const;
    /// Those of today, by pack id. Who has a window shows what choosePacks refused.
    [[nodiscard]] Result<QHash<QString, Pack>> packs(const std::vector<Program> &programs) const;
    /// Lays each pack in use aside, once a version: a case that was begun with it comes back to it.
    [[nodiscard]] Result<> keepPacks(const QHash<QString, Pack> &packs) const;
    /// A pack that was in use here; FileMissing, or SealBroken when it is not what it was.
    [[nodiscard]] Result<Pack> keptPack(const QString &hash) const;
    /// notes.yaml of the home: the centre's own notes under its protocols; none without the file.
    [[nodiscard]] Result<std::vector<LocalNote>> localNotes() const;
    [[nodiscard]] QString notesFile() const;
    /// The book in scripts/*/ of the home, else the built-in one. BadArgument when there are several.
    [[nodiscard]] Result<ScriptBook> scripts() const;

private:
    Home(QString folder, DeskSettings settings);
    [[nodiscard]] PackShelf shelf() const;
    QString m_folder;
    DeskSettings m_settings;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace kikitori
