// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// The keys of the desk window, and the bar that tells which of them act now.
#include "desk/deskwindow.h"

#include "desk/askfirstbar.h"
#include "desk/complaintpanel.h"
#include "desk/earlierpanel.h"
#include "desk/deskkeys.h"
#include "desk/deskscripts.h"
#include "desk/handoversheet.h"
#include "desk/idlepanel.h"
#include "desk/keybar.h"
#include "desk/noticebar.h"
#include "desk/phonecard.h"
#include "desk/readbackpanel.h"
#include "desk/recordform.h"
#include "desk/scriptpanel.h"

#include <QAbstractButton>
#include <QApplication>

#include <algorithm>

namespace kikitori {

void DeskWindow::bindKeys()
{
    const auto on = [this](
                        const QKeySequence &keys, std::function<void()> act) { m_keys->always(keys, std::move(act)); };
    on(Qt::Key_F1, [this] { m_session.answerCall(); });
    on(Qt::Key_F2, [this] { m_form->takeFocus(); });
    on(Qt::Key_F3, [this] { m_idle->toggleReady(); });
    on(Qt::Key_F4, [this] { m_session.toggleHold(); });
    on(Qt::Key_F6, [this] { m_phone->offerTransfer(); });
    on(Qt::Key_F7, [this] { m_phone->offerDoctor(); });
    on(Qt::Key_F8, [this] { m_session.toggleMute(); });
    on(Qt::Key_F9, [this] { m_phone->callAmbulance(); });
    on(Qt::Key_F11, [this] { Q_EMIT logWanted(); });
    on(Qt::Key_F12, [this] { m_session.hangUp(); });
    on(Qt::Key_Escape, [this] { goBack(); });
    on(Qt::CTRL | Qt::Key_Return, [this] { m_session.closeCase(); });
    on(Qt::CTRL | Qt::Key_Enter, [this] { m_session.closeCase(); });
    on(Qt::CTRL | Qt::Key_D, [this] { m_scripts->putAway(); });
    on(Qt::CTRL | Qt::Key_L, [this] { Q_EMIT lockWanted(); });
    on(Qt::CTRL | Qt::SHIFT | Qt::Key_L, [this] { Q_EMIT handOverWanted(); });
    on(Qt::Key_F10, [this] {
        if (!m_shareDetails.isEmpty())
            tell(m_shareDetails);
    });
    on(Qt::CTRL | Qt::Key_Q, [this] {
        if (!m_session.hasCase())
            Q_EMIT signOutWanted();
    });
    on(Qt::ALT | Qt::Key_Right, [this] { switchRun(1); });
    on(Qt::ALT | Qt::Key_Left, [this] { switchRun(-1); });
    on(Qt::ALT | Qt::Key_Delete, [this] { m_session.withdrawRun(m_session.currentRun()); });
    for (int i = 0; i < 6; ++i) {
        on(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i), [this, i] {
            leaveSheet();
            m_session.setStep(static_cast<DeskSession::Step>(i));
            panel()->takeFocus();
        });
    }
    for (int i = 0; i < 9; ++i) {
        on(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i), [this, i] {
            const auto missing = m_session.missing();
            if (i < static_cast<int>(missing.size()))
                lead(missing[static_cast<size_t>(i)]);
        });
    }
}

void DeskWindow::bindPanelKeys()
{
    const auto on = [this](const QKeySequence &keys, std::function<void()> act) {
        m_keys->outsideText(keys, std::move(act));
    };
    on(Qt::Key_Y, [this] { answer(Answer::Yes); });
    on(Qt::Key_N, [this] { answer(Answer::No); });
    on(Qt::Key_U, [this] { answer(Answer::Unknown); });
    on(Qt::Key_Backspace, [this] {
        if (m_sheet == m_script)
            m_scripts->back();
        else if (questionsInSight())
            m_session.takeBackCurrent();
    });
    on(Qt::SHIFT | Qt::Key_N, [this] { restNo(); });
    on(Qt::Key_M, [this] { weigh(Answer::Yes); });
    on(Qt::SHIFT | Qt::Key_M, [this] { weigh(Answer::No); });
    on(Qt::Key_R, [this] { toggleSheet(m_readBack); });
    on(Qt::Key_D, [this] { openSheet(m_script); });
    on(Qt::Key_S, [this] { openSheet(m_handOver); });
    on(Qt::Key_P, [this] { lookAtEarlier(); });
    on(Qt::Key_H, [this] { askFirst(); });
    on(Qt::SHIFT | Qt::Key_H, [this] {
        if (m_session.hasCase())
            AskFirstBar::confirmNone(m_session);
    });
    on(Qt::SHIFT | Qt::Key_Space, [this] { panel()->confirmAll(); });
    on(Qt::Key_E, [this] {
        leaveSheet();
        m_session.setStep(DeskSession::Step::Emergency);
    });
    on(Qt::Key_Slash, [this] {
        leaveSheet();
        m_session.setStep(DeskSession::Step::Complaint);
        if (m_session.hasCase())
            panel()->takeFocus();
    });
    on(Qt::Key_Up, [this] { panel()->moveCurrent(-1); });
    on(Qt::Key_Down, [this] { panel()->moveCurrent(1); });
    for (const Qt::Key key : { Qt::Key_Space, Qt::Key_Return, Qt::Key_Enter }) {
        on(key, [this] {
            if (auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget()))
                button->click();
            else
                panel()->confirm();
        });
    }
    for (int digit = 0; digit <= 9; ++digit)
        on(static_cast<Qt::Key>(Qt::Key_0 + digit), [this, digit] { panel()->digit(digit); });
}

bool DeskWindow::questionsInSight() const
{
    const auto step = m_session.step();
    return m_session.hasCase() && !m_sheet && (step == DeskSession::Step::Emergency || step == DeskSession::Step::Checklist);
}

void DeskWindow::answer(Answer answer)
{
    if (questionsInSight())
        m_session.answerCurrent(answer);
}

void DeskWindow::weigh(Answer answer)
{
    if (questionsInSight() && m_session.step() == DeskSession::Step::Checklist)
        m_session.answerWeighed(answer);
}

void DeskWindow::openSheet(Panel *sheet)
{
    toggleSheet(sheet);
    if (m_sheet == sheet)
        sheet->takeFocus();
}

void DeskWindow::lookAtEarlier()
{
    const auto &earlier = m_session.earlier();
    if (!m_session.hasCase() || earlier.empty())
        return;
    const QString shown = m_session.earlierFile() ? m_session.earlierFile()->record.id : QString();
    auto at = std::find_if(earlier.begin(), earlier.end(), [&](const CaseSummary &one) { return one.id == shown; });
    if (at != earlier.end() && ++at == earlier.end()) { // the last of them was in sight
        leaveSheet();
        return;
    }
    m_session.lookAtEarlier(at == earlier.end() ? earlier.front().id : at->id);
    if (m_sheet != m_earlier)
        toggleSheet(m_earlier);
}

void DeskWindow::askFirst()
{
    const QStringList names = m_session.askFirst();
    if (m_session.hasCase())
        m_form->focusField(names.isEmpty() ? QStringLiteral("history") : names.front());
}

void DeskWindow::restNo()
{
    if (!questionsInSight())
        return;
    if (m_session.step() == DeskSession::Step::Emergency)
        m_session.answerRestOfEmergencyNo();
    else if (m_session.step() == DeskSession::Step::Checklist)
        m_session.answerRestNo();
}

void DeskWindow::switchRun(int by)
{
    const int count = static_cast<int>(m_session.runs().size());
    if (count > 1)
        m_session.setCurrentRun((m_session.currentRun() + by + count) % count);
}

void DeskWindow::goBack()
{
    m_notice->putAway();
    m_phone->leaveList();
    leaveSheet();
    const bool searching = m_session.hasCase() && m_session.step() == DeskSession::Step::Complaint;
    if (!searching) {
        panel()->takeFocus();
        return;
    }
    if (!m_session.runs().empty())
        m_session.setStep(DeskSession::Step::Checklist);
    else
        m_panels->setFocus(Qt::OtherFocusReason);
}

void DeskWindow::refreshHints()
{
    using At = DeskSession::Step;
    using State = DeskSession::State;
    QList<KeyBar::Hint> hints;
    const auto hint = [&](const QStringList &keys, const QString &text) { hints.append({ keys, text }); };
    const QStringList yesNo { QStringLiteral("Y"), QStringLiteral("N"), QStringLiteral("U") };
    const QStringList arrows { QStringLiteral("↑"), QStringLiteral("↓") };
    if (!m_session.hasCase()) {
        if (m_session.state() == State::Ringing)
            hint({ QStringLiteral("Enter"), QStringLiteral("F1") }, tr("Answer"));
        else
            hint({ QStringLiteral("F3") }, m_session.state() == State::Ready ? tr("Go away") : tr("Go ready"));
        hint({ QStringLiteral("F11") }, tr("Case log"));
        if (m_session.state() != State::Ringing) {
            hint({ QStringLiteral("Ctrl L") }, tr("Lock the screen"));
            hint({ QStringLiteral("Ctrl Shift L") }, tr("Hand over"));
            hint({ QStringLiteral("Ctrl Q") }, tr("Sign out"));
        }
        m_keyBar->setHints(hints);
        return;
    }
    const At step = m_session.step();
    if (m_sheet == m_script && m_scripts->inHand()) {
        hint({ QStringLiteral("1–9"), QStringLiteral("Space") }, tr("Go on"));
        hint({ QStringLiteral("⌫") }, tr("One step back"));
        hint({ QStringLiteral("Ctrl D") }, tr("Put the script away"));
    }
    if (m_sheet == m_handOver)
        hint({ QStringLiteral("1–3") }, tr("Read aloud to"));
    if (m_sheet) {
        hint({ QStringLiteral("Esc") }, tr("Back to the questions"));
        if (m_session.callOnLine())
            hint({ QStringLiteral("F12") }, tr("Hang up"));
        m_keyBar->setHints(hints);
        return;
    }
    if (step == At::Opening)
        hint({ QStringLiteral("Space") }, tr("Read aloud"));
    if (step == At::Emergency || step == At::Checklist) {
        hint(yesNo, tr("Answer the question"));
        if (step == At::Emergency)
            hint({ QStringLiteral("1–%1").arg(m_session.pack().emergency.size()) }, tr("Yes to that check"));
        hint(arrows, tr("Move"));
        hint({ QStringLiteral("Shift N") }, tr("All the rest: no"));
        hint({ QStringLiteral("⌫") }, tr("Take back"));
    }
    if (step == At::Complaint)
        hint({ QStringLiteral("Enter") }, tr("Begin"));
    if (step == At::Checklist && !m_session.weighed().empty())
        hint({ QStringLiteral("M"), QStringLiteral("Shift M") }, tr("Weigh: yes, no"));
    if (step == At::Result) {
        hint({ QStringLiteral("Space") }, tr("Sentence read"));
        hint({ QStringLiteral("Shift Space") }, tr("All read"));
        hint({ QStringLiteral("1–5") }, tr("Decide yourself"));
    }
    if (step == At::Disposition)
        hint({ QStringLiteral("1–9") }, tr("Choose"));
    if (step != At::Complaint)
        hint({ QStringLiteral("/") }, step == At::Checklist ? tr("Add a symptom") : tr("Find a symptom"));
    if (step >= At::Complaint)
        hint({ QStringLiteral("R") }, tr("Read back"));
    hint({ QStringLiteral("D") }, tr("Scripts"));
    hint({ QStringLiteral("S") }, tr("Hand-over sheet"));
    hint({ QStringLiteral("F2") }, tr("Record"));
    hint({ QStringLiteral("Esc") }, tr("Back to the questions"));
    hint({ QStringLiteral("Alt 1–6") }, tr("Steps"));
    if (m_session.callOnLine())
        hint({ QStringLiteral("F12") }, tr("Hang up"));
    if (m_session.runs().size() > 1) {
        hint({ QStringLiteral("Alt ← →") }, tr("Other symptom"));
        hint({ QStringLiteral("Alt Del") }, tr("Take back the symptom"));
    }
    hint({ QStringLiteral("F11") }, tr("Case log"));
    hint({ QStringLiteral("Ctrl L") }, tr("Lock the screen"));
    hint({ QStringLiteral("Ctrl Shift L") }, tr("Hand over"));
    m_keyBar->setHints(hints);
}

} // namespace kikitori
