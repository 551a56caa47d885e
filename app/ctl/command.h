// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/clock.h"
#include "home/home.h"
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
    [[nodiscard]] QString option(const QString &name, const QString &fallback = {}) const { return m_options.value(name, fallback); }
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
    /// Unlocks with --as ID and a password, opens the store, and refuses when the role may not do `act`.
    [[nodiscard]] Result<> signIn(const QString &staffId, Act act);
    [[nodiscard]] Store &store() { return *m_store; }
    [[nodiscard]] const Staff &staff() const { return m_staff; }
    [[nodiscard]] const StoreKey &key() const { return m_key; }
    /// An audit or agent entry by the person signed in.
    [[nodiscard]] Entry entry(Stream stream, const QString &subject, const char *kind, const QJsonObject &body) const;
    /// Runs the event loop until the work calls its argument with an exit code.
    int wait(const std::function<void(std::function<void(int)>)> &work);

private:
    std::unique_ptr<Store> m_store;
    Staff m_staff;
    StoreKey m_key;
};

// One function a command; each returns an exit code.
int peopleCommand(Context &context, const Words &words);
int protocolCommand(Context &context, const Words &words);
int caseCommand(Context &context, const Words &words);
int reportCommand(Context &context, const Words &words);
int syncCommand(Context &context, const Words &words);
int shareCommand(Context &context, const Words &words);
int storeCommand(Context &context, const Words &words);

} // namespace kikitori
