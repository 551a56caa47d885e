// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/keys/admission.h"

#include <map>
#include <memory>

class QLockFile;

namespace kikitori {

/// The wrong tries, the last used code and the refusals of each person, in a file beside the keyring; held alone from
/// open() until it is dropped, so that nobody guesses twice at once. A file that is gone or damaged counts as empty.
/// Thread: any one at a time. Owner: the function that admits.
class Tries {
public:
    /// StoreBusy when another program holds it for longer than 12 s; DiskFailed when the folder cannot be written.
    [[nodiscard]] static Result<Tries> open(const QString &keyringPath);
    Tries(Tries &&) noexcept;
    Tries &operator=(Tries &&) noexcept;
    ~Tries();

    /// Until when this person is locked out: after three wrong tries in a row 30 s, doubling to 15 minutes. A clock that
    /// was set back begins the wait anew. Invalid: not at all.
    [[nodiscard]] QDateTime lockedUntil(const QString &staffId, const QDateTime &now);
    enum class Guess { Password, Code };
    void countWrong(const QString &staffId, Guess what, const QDateTime &now);
    /// Ends the row of wrong passwords, not that of wrong codes: who knows a password must not guess codes for ever.
    void countPassword(const QString &staffId);
    [[nodiscard]] quint64 lastStep(const QString &staffId) const;
    /// A right proof: the row of wrong tries ends, a code is used.
    void countRight(const QString &staffId, quint64 step);
    void clear(const QString &staffId);
    void refuse(Refusal refusal);
    void refuse(const std::vector<Refusal> &refusals);
    [[nodiscard]] std::vector<Refusal> takeRefusals();
    /// Writes when something changed. DiskFull, DiskFailed.
    [[nodiscard]] Result<> save();

private:
    struct Person {
        int passwords = 0; ///< wrong ones in a row
        int codes = 0;
        QDateTime at; ///< the last wrong one, UTC
        quint64 step = 0;
    };
    explicit Tries(QString path);
    void read();

    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
    std::map<QString, Person> m_people;
    std::vector<Refusal> m_refusals;
    bool m_changed = false;
};

} // namespace kikitori
