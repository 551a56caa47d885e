// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/closebar.h"

#include "desk/desksession.h"
#include "look/flowlayout.h"
#include "desk/keybutton.h"
#include "look/look.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace kikitori {

namespace {

constexpr qsizetype kMostOnLine = 3;

QString wordFor(const DeskSession::Missing &missing, bool decided)
{
    switch (missing.what) {
    case DeskSession::Missing::What::OpeningSaid:
        return CloseBar::tr("Opening statement");
    case DeskSession::Missing::What::Emergency:
        return CloseBar::tr("Emergency check");
    case DeskSession::Missing::What::Field:
        return missing.label;
    case DeskSession::Missing::What::OpenRed:
        return CloseBar::tr("Red not answered");
    case DeskSession::Missing::What::Decision:
        return decided ? CloseBar::tr("Reason of the decision") : CloseBar::tr("Urgency");
    case DeskSession::Missing::What::Weigh:
        return CloseBar::tr("Fact to weigh");
    }
    return {};
}

} // namespace

CloseBar::CloseBar(DeskSession &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
{
    auto *box = new QVBoxLayout(this);
    space(box, 0, 8);
    m_warn = new QFrame(this);
    m_warn->setProperty("look", QStringLiteral("warn"));
    auto *warn = new QVBoxLayout(m_warn);
    space(warn, 8, 4);
    m_things = new QWidget(m_warn);
    new FlowLayout(m_things, 4);
    warn->addWidget(m_things);
    m_reason = new QLineEdit(m_warn);
    m_reason->setPlaceholderText(tr("Why red questions stay open"));
    m_reason->setAccessibleName(m_reason->placeholderText());
    connect(m_reason, &QLineEdit::textEdited, &m_session, &DeskSession::setOpenRedReason);
    warn->addWidget(m_reason);
    box->addWidget(m_warn);
    m_close = new KeyButton(tr("Close the case"), QStringLiteral("Ctrl Enter"), "primary", this);
    m_close->setWrapping(true);
    connect(m_close, &QPushButton::clicked, &m_session, &DeskSession::closeCase);
    box->addWidget(m_close);
}

void CloseBar::refresh()
{
    const auto missing = m_session.missing();
    QStringList words;
    bool openRed = m_session.openRed() > 0 && !m_session.record().openRedReason.isEmpty();
    for (const auto &one : missing) {
        words << wordFor(one, m_session.record().decidedUrgency.has_value());
        openRed = openRed || one.what == DeskSession::Missing::What::OpenRed;
    }
    // On the line the question can still be asked; the reason is for afterwards.
    const bool reason = openRed && !m_session.callOnLine();
    m_reason->setVisible(reason);
    if (m_reason->text() != m_session.record().openRedReason)
        m_reason->setText(m_session.record().openRedReason);
    m_warn->setVisible(!missing.empty() || reason);
    m_close->setEnabled(missing.empty() && !m_session.callOnLine());
    m_close->setWords(
        tr("Close the case"), missing.empty() && m_session.callOnLine() ? tr("After hanging up") : QString());
    // Early in a call most of it is missing, and nobody wants to read that: the first few are enough.
    const qsizetype most = m_session.callOnLine() && words.size() > kMostOnLine + 1 ? kMostOnLine : words.size();
    const QStringList shown = words.mid(0, most) << QString::number(words.size() - most);
    if (shown == m_shown)
        return;
    m_shown = shown;
    while (QLayoutItem *item = m_things->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_things->layout()->addWidget(makeLabel("strong", m_things, tr("Before closing:")));
    for (int i = 0; i < most; ++i) {
        auto *button =
            new KeyButton(words[i], i < 9 ? QStringLiteral("Ctrl %1").arg(i + 1) : QString(), "quiet", m_things);
        button->layout()->setContentsMargins(4, 1, 4, 1);
        button->setFocusPolicy(Qt::NoFocus);
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // the key stands beside its word
        connect(button, &QPushButton::clicked, this, [this, i] { Q_EMIT wanted(i); });
        m_things->layout()->addWidget(button);
        button->show();
    }
    if (most < words.size())
        m_things->layout()->addWidget(
            makeLabel("small", m_things, tr("and %n more", nullptr, static_cast<int>(words.size() - most))));
}

bool CloseBar::focusReason()
{
    if (!m_reason->isVisible())
        return false;
    m_reason->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace kikitori
