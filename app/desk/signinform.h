// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "look/theme.h"
#include "people/staff.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;

namespace kikitori {

class KeyButton;

/// A person from the list, the password, and the authenticator's code once it is asked for. It checks nothing itself:
/// whoever owns it does, and says how it went. Thread: GUI. Owner: its window.
class SignInForm final : public QFrame {
    Q_OBJECT
public:
    SignInForm(const std::vector<Staff> &people, const Theme &theme, QWidget *parent = nullptr);
    /// Puts the choice on this person, when the list has them.
    void choose(const QString &staffId);
    [[nodiscard]] QString chosen() const;
    /// What the button does.
    void setAction(const QString &words);
    /// While it is being found out (about a second): nothing can be entered.
    void setBusy(bool busy, const QString &words = {});
    /// Why it did not work, as a sentence; the password is taken out and asked for again.
    void showError(const QString &sentence);
    /// The password was right and stays; the code is asked for, with a sentence why.
    void askCode(const QString &sentence = {});
    /// Lines below the form, e.g. the people of the demo and their passwords.
    void setHint(const QStringList &lines);
    /// Takes out what was typed.
    void forget();
    /// No more rows of people than fit a window of this height, in pixels.
    void setRoom(int height);
    /// To the people, or to the password where one is likely to be the right one already.
    void takeFocus(bool personKnown = false);

Q_SIGNALS:
    void signInAsked(const QString &staffId, const QString &password, const QString &code);
    void personChosen(const QString &staffId);

private:
    void build(const std::vector<Staff> &people);
    void buildFields();
    void ask();
    void onPersonChanged();

    Theme m_theme;
    QListWidget *m_people = nullptr;
    QLineEdit *m_password = nullptr;
    QLabel *m_codeLabel = nullptr;
    QLineEdit *m_code = nullptr;
    KeyButton *m_signIn = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_error = nullptr;
    QLabel *m_hint = nullptr;
    QString m_action;
};

} // namespace kikitori
