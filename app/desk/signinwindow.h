// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "look/theme.h"
#include "people/staff.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;

namespace kikitori {

class KeyButton;

/// Who sits down at the desk: a person from the list and the password. It checks nothing itself: the owner of this
/// window does, and says how it went. Thread: GUI. Owner: main.
class SignInWindow final : public QWidget {
    Q_OBJECT
public:
    explicit SignInWindow(const std::vector<Staff> &people, const Theme &theme = Theme(), QWidget *parent = nullptr);
    /// Lines below the form, e.g. the people of the demo and their passwords.
    void setHint(const QStringList &lines);
    /// While the key is being made from the password (about a second): nothing can be entered.
    void setBusy(bool busy);
    /// Why it did not work, as a sentence; the password is taken out and asked for again.
    void showError(const QString &sentence);

Q_SIGNALS:
    void signInAsked(const QString &staffId, const QString &password);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();

    QListWidget *m_people = nullptr;
    QLineEdit *m_password = nullptr;
    KeyButton *m_signIn = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_error = nullptr;
    QLabel *m_hint = nullptr;
    int m_rows = 0;
};

} // namespace kikitori
