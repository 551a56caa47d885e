// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/entry.h"
#include "people/staff.h"

#include <QDateTime>

#include <memory>
#include <vector>

namespace kikitori::test {

/// A desk's home with people in it, made with a cheap derivation of keys; and what its store holds afterwards.
class EnrolledHome {
public:
    struct Person {
        Staff staff;
        QString password;
        bool withCode = false;
        bool breakGlass = false;
    };
    EnrolledHome(QString folder, const std::vector<Person> &people);
    ~EnrolledHome();
    [[nodiscard]] const QString &problem() const { return m_problem; } ///< empty: all are in
    /// What the authenticator of a person shows.
    [[nodiscard]] QString codeOf(const QString &staffId, const QDateTime &at) const;
    /// Every entry that is to be shared, as written; while nobody else has the store open.
    [[nodiscard]] std::vector<Entry> entries() const;

private:
    struct Secrets;
    QString m_folder;
    QString m_problem;
    std::unique_ptr<Secrets> m_secrets;
};

} // namespace kikitori::test
