// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/stepbar.h"

#include "desk/desksession.h"
#include "desk/keybutton.h"
#include "look/look.h"

#include <QGridLayout>

#include <algorithm>

namespace kikitori {

StepBar::StepBar(DeskSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(4);
    const QStringList names { tr("Opening"), tr("Emergency"), tr("Complaint"), tr("Questions"), tr("Result"),
        tr("Closing result") };
    for (int i = 0; i < names.size(); ++i) {
        auto *button = new KeyButton(QString::number(i + 1) + u' ' + names[i], QStringLiteral(" "), "step", this);
        button->layout()->setContentsMargins(6, 4, 6, 4);
        button->layout()->setSpacing(2);
        button->setToolTip(QStringLiteral("Alt+%1").arg(i + 1));
        button->setFocusPolicy(Qt::TabFocus);
        connect(
            button, &QPushButton::clicked, this, [this, i] { m_session.setStep(static_cast<DeskSession::Step>(i)); });
        m_buttons.append(button);
    }
    arrange();
}

void StepBar::refresh()
{
    for (int i = 0; i < m_buttons.size(); ++i) {
        const auto step = static_cast<DeskSession::Step>(i);
        const bool done = m_session.stepDone(step);
        const bool now = m_session.step() == step;
        setLook(m_buttons[i], "step",
            now        ? QStringLiteral("now")
                : done ? QStringLiteral("done")
                       : QStringLiteral("open"));
        m_buttons[i]->setKey(done ? QStringLiteral("✓") : QStringLiteral(" "));
        m_buttons[i]->setAccessibleDescription(done ? tr("Done") : tr("Open"));
    }
}

void StepBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

QSize StepBar::minimumSizeHint() const
{
    int widest = 0;
    for (const KeyButton *button : m_buttons)
        widest = std::max(widest, button->sizeHint().width());
    return { widest, layout()->minimumSize().height() };
}

void StepBar::arrange()
{
    int all = (static_cast<int>(m_buttons.size()) - 1) * m_grid->spacing();
    for (const KeyButton *button : m_buttons)
        all += button->sizeHint().width();
    const int widest = minimumSizeHint().width();
    const int perRow = width() >= all ? 6 : width() >= 3 * widest + 2 * m_grid->spacing() ? 3 : 2;
    if (perRow == m_perRow)
        return;
    m_perRow = perRow;
    for (int i = 0; i < m_buttons.size(); ++i) {
        m_grid->addWidget(m_buttons[i], i / perRow, i % perRow);
        m_grid->setColumnStretch(i, i >= perRow ? 0 : perRow < 6 ? 1 : m_buttons[i]->sizeHint().width());
    }
}

} // namespace kikitori
