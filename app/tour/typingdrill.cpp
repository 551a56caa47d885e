// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tour/typingdrill.h"

#include "desk/desksession.h"
#include "tour/playedkeys.h"

#include <QApplication>
#include <QWidget>

#include <cstdio>

namespace kikitori {

namespace {
const QString kField = QStringLiteral("content");
}

TypingDrill::TypingDrill(DeskSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_beat.setInterval(15);
    connect(&m_beat, &QTimer::timeout, this, &TypingDrill::beat);
}

void TypingDrill::start()
{
    m_beat.start();
}

void TypingDrill::say(const QString &line)
{
    std::fputs((line + QLatin1Char('\n')).toUtf8().constData(), stdout);
    std::fflush(stdout);
}

bool TypingDrill::focusField()
{
    const FieldSpec *field = m_session.program().field(kField);
    for (QWidget *widget : QApplication::allWidgets()) {
        if (field && widget->accessibleName() == field->label && widget->isVisible())
            widget->setFocus();
    }
    const QWidget *focus = QApplication::focusWidget();
    return field && focus && focus->accessibleName() == field->label;
}

void TypingDrill::beat()
{
    if (!m_session.unfinishedKnown())
        return;
    if (!m_session.hasCase()) {
        if (!m_asked && !m_session.unfinished().empty()) {
            m_asked = true;
            m_session.reopenUnfinished(m_session.unfinished().front().id);
        } else if (m_session.unfinished().empty() && m_session.state() == DeskSession::State::Away) {
            m_session.goReady();
        } else if (m_session.state() == DeskSession::State::Ringing) {
            m_session.answerCall();
        }
        return;
    }
    const QString now = m_session.record().fields.value(kField);
    if (!m_typing) {
        // The case may be there a moment before its window is: what was typed until then would go elsewhere.
        m_typing = focusField();
        if (m_typing) {
            say(QStringLiteral("case %1").arg(m_session.record().id));
            say(QStringLiteral("found %1").arg(now));
            PlayedKeys::press(Qt::Key_End, Qt::ControlModifier);
        }
        return;
    }
    if (m_session.saved() == DeskSession::Saved::Saved && now != m_said && !now.isEmpty()) {
        m_said = now;
        say(QStringLiteral("acknowledged %1").arg(now));
    }
    PlayedKeys::press(Qt::Key_A + (m_key++ % 26));
}

} // namespace kikitori
