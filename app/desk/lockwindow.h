// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/desksession.h"
#include "look/theme.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace kikitori {

class FormPage;
class SignInForm;

/// The page that stands instead of all windows while nobody sits there: the time, who locked, whether a call is on;
/// nothing of a case and no number. The same person unlocks, or another one takes over. It cannot be closed.
/// Thread: GUI. Owner: Workstation.
class LockWindow final : public QWidget {
    Q_OBJECT
public:
    struct Locked {
        Staff by;
        QDateTime since; ///< UTC
        int offsetMinutes = 540;
        bool codeAsked = false; ///< the code is due again: longer than 12 hours since it was shown
    };
    LockWindow(const std::vector<Staff> &people, const Locked &locked, const Clock &clock, const Theme &theme = Theme(),
        QWidget *parent = nullptr);
    [[nodiscard]] SignInForm &form() const { return *m_form; }
    /// What the telephone does: the state of the line and how many calls ring and wait.
    void setLine(DeskSession::State state, bool recorded, int waiting);

Q_SIGNALS:
    void unlockAsked(const QString &staffId, const QString &password, const QString &code);

protected:
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void build(const Theme &theme);
    void tick();
    void onPersonChosen(const QString &staffId);

    Locked m_locked;
    const Clock &m_clock;
    FormPage *m_page = nullptr;
    QLabel *m_time = nullptr;
    QLabel *m_line = nullptr;
    QLabel *m_about = nullptr;
    SignInForm *m_form = nullptr;
    QTimer m_tick;
};

} // namespace kikitori
