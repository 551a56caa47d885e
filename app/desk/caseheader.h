// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QWidget>

class QLabel;
class QBoxLayout;

namespace kikitori {

class DeskSession;
class FlowLayout;
class UrgencyChip;

/// What is being done, for whom, and the urgency that counts now; the head of the middle column, always in sight.
/// Thread: GUI. Owner: DeskWindow.
class CaseHeader final : public QWidget {
    Q_OBJECT
public:
    explicit CaseHeader(DeskSession &session, QWidget *parent = nullptr);
    void refresh();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QString titleNow() const;
    void refreshRuns();
    void arrange();

    DeskSession &m_session;
    QBoxLayout *m_box = nullptr;
    QBoxLayout *m_right = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_about = nullptr;
    UrgencyChip *m_verdict = nullptr;
    QLabel *m_note = nullptr;
    QWidget *m_runs = nullptr;
    QStringList m_shownRuns;
};

/// 成人, 小児, or nothing for both.
[[nodiscard]] QString ageBandWord(int band);

} // namespace kikitori
