// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "look/theme.h"
#include "people/staff.h"

#include <QWidget>

class QLabel;

namespace kikitori {

class FormPage;
class KeyButton;
class SignInForm;

/// Who sits down at the desk: at the start, when nobody is there, or as the next person while the last one finishes.
/// It checks nothing itself: the owner of this window does, and says how it went. Thread: GUI. Owner: Workstation.
class SignInWindow final : public QWidget {
    Q_OBJECT
public:
    enum class Occasion { Start, NobodyThere, HandOver };
    explicit SignInWindow(const std::vector<Staff> &people, const Theme &theme = Theme(), Occasion occasion = Occasion::Start,
        QWidget *parent = nullptr);
    [[nodiscard]] SignInForm &form() const { return *m_form; }
    void setHint(const QStringList &lines);
    void setBusy(bool busy);
    void showError(const QString &sentence);
    /// A sentence about a call that rings meanwhile, or nothing. `answerable`: by whoever is in, with F1.
    void setCall(const QString &sentence, bool answerable);

Q_SIGNALS:
    void signInAsked(const QString &staffId, const QString &password, const QString &code);
    void answerWanted(); ///< F1, while the last person is still in
    void cancelled(); ///< Esc or the close button of a hand-over

protected:
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void build(const Theme &theme);

    Occasion m_occasion;
    FormPage *m_page = nullptr;
    QLabel *m_about = nullptr;
    QLabel *m_call = nullptr;
    KeyButton *m_answer = nullptr;
    KeyButton *m_cancel = nullptr;
    SignInForm *m_form = nullptr;
};

} // namespace kikitori
