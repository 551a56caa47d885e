// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/formpage.h"

#include "desk/signinform.h"
#include "look/look.h"

#include <QApplication>
#include <QVBoxLayout>

namespace kikitori {

namespace {
constexpr int kMargin = 24;
}

FormPage::FormPage(SignInForm *form, const Theme &theme, QWidget *window)
    : QScrollArea(window)
    , m_form(form)
{
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("ground"));
    auto *outer = new QVBoxLayout(content);
    space(outer, kMargin, 0);
    m_column = new QWidget(content);
    m_column->setFixedWidth(theme.px(440));
    m_box = new QVBoxLayout(m_column);
    space(m_box, 0, 12);
    auto *middle = new QHBoxLayout; // not an alignment: the column's height must be that of its own width
    space(middle, 0, 0);
    middle->addStretch(1);
    middle->addWidget(m_column);
    middle->addStretch(1);
    outer->addStretch(2);
    outer->addLayout(middle);
    outer->addStretch(3);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidget(content);
    auto *whole = new QVBoxLayout(window);
    space(whole, 0, 0);
    whole->addWidget(this);
    // A turn later: what takes the focus may only just have been shown.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now && m_column->isAncestorOf(now))
            ensureWidgetVisible(now, 0, kMargin);
    }, Qt::QueuedConnection);
}

void FormPage::fit()
{
    const int around = m_column->sizeHint().height() - m_form->sizeHint().height() + 2 * kMargin;
    m_form->setRoom(height() - around);
}

void FormPage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

} // namespace kikitori
