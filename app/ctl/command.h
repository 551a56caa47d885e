// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/clock.h"
#include "home/home.h"
#include "store/keys/admission.h"
#include "store/store.h"

#include <QStringList>
#include <QTextStream>

#include <functional>
#include <optional>

namespace kikitori {

/// Exit codes of kikitorictl.
enum ExitCode { Done = 0, Failed = 1, Usage = 2 };

/// The words after the command, split into values and options (--name value, or --flag).
class Words {
public:
    explicit Words(const QStringList &words, const QStringList &flags = {});
    [[nodiscard]] QString at(qsizetype index) const { return m_values.value(index); }
    [[nodiscard]] qsizetype count() const { return m_values.size(); }
    [[nodiscard]] QString option(const QString &name, const QString &fallback = {}) const
    {
        return m_options.value(name, fallback);
    }
    [[nodiscard]] bool has(const QString &name) const { return m_options.contains(name); }

private:
    QStringList m_values;
    QHash<QString, QString> m_options;
};

/// What every command works with: the home, the two streams and, after signIn, the open store. Thread: main.
class Context {
public:
    explicit Context(Home desk);
    Home home;
    QTextStream out;
    QTextStream err;
    SystemClock clock;
    /// Prints the sentence for a fault and gives the exit code.
    int failed(const Error &error);
    int usage(const QString &line);
    /// Asks for a password on the terminal without echo, or reads the next line of standard input.
    [[nodiscard]] QString askPassword(const QString &prompt);
    /// The same, twice on a terminal. Fault::BadArgument when the two differ.
    [[nodiscard]] Result<QString> askNewPassword(const QString &staffId);
    /// The same with echo, for what is no password.
    [[nodiscard]] QString ask(const QString &prompt);
    /// Admits --as ID by password and, when one is needed, code; opens the store, checks that the list of people is the
    /// newest it knows, writes to the audit who was refused before, and refuses when the role may not do `act`.
    [[nodiscard]] Result<> signIn(const QString &staffId, Act act);
    /// The same with a password that was asked for; without an act for what people do to their own account.
    [[nodiscard]] Result<> signIn(const QString &staffId, const QString &password, std::optional<Act> act);
    [[nodiscard]] Store &store() { return *m_store; }
    [[nodiscard]] const Staff &staff() const { return m_staff; }
    [[nodiscard]] const StoreKey &key() const { return m_key; } ///< that opened the store
    [[nodiscard]] const Admitted &admitted() const { return m_admitted; }
    /// Writes entries and waits until they are on the disk.
    [[nodiscard]] Result<> write(const std::vector<Entry> &entries) { return write(*m_store, entries); }
    [[nodiscard]] Result<> write(Journal &journal, const std::vector<Entry> &entries);
    /// An audit or agent entry by the person signed in.
    [[nodiscard]] Entry entry(Stream stream, const QString &subject, const char *kind, const QJsonObject &body) const;
    /// Runs the event loop until the work calls its argument with an exit code.
    int wait(const std::function<void(std::function<void(int)>)> &work);

private:
    [[nodiscard]] Result<> noteArrival(std::optional<Act> act);

    std::unique_ptr<Store> m_store;
    Admitted m_admitted;
    Staff m_staff;
    StoreKey m_key;
};

// One function a command; each returns an exit code.
int peopleCommand(Context &context, const Words &words);
int recoveryCommand(Context &context, const Words &words);
int protocolCommand(Context &context, const Words &words);
int scriptCommand(Context &context, const Words &words);
int caseCommand(Context &context, const Words &words);
int reportCommand(Context &context, const Words &words);
int syncCommand(Context &context, const Words &words);
int shareCommand(Context &context, const Words &words);
int storeCommand(Context &context, const Words &words);
int auditCommand(Context &context, const Words &words);
int holdCommand(Context &context, const Words &words);
int purgeCommand(Context &context, const Words &words);

} // namespace kikitori
