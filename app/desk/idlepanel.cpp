// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/idlepanel.h"

#include "desk/desksession.h"
#include "look/flowlayout.h"
#include "desk/keybutton.h"
#include "look/look.h"
#include "desk/numbers.h"
#include "wording/wording.h"

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

#include <array>

namespace kikitori {

namespace {
constexpr std::array<const char *, 4> kReasons { "break", "meeting", "training", "other" };

QString wordOfReason(const QString &reason)
{
    if (reason == QLatin1String("break"))
        return IdlePanel::tr("Break");
    if (reason == QLatin1String("meeting"))
        return IdlePanel::tr("Meeting");
    if (reason == QLatin1String("training"))
        return IdlePanel::tr("Training");
    if (reason == QLatin1String("other"))
        return IdlePanel::tr("Other");
    return reason;
}
}

IdlePanel::IdlePanel(DeskSession &session, QWidget *parent)
    : Panel(parent)
    , m_session(session)
{
    setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    space(row, 12, 0);
    auto *box = new QVBoxLayout;
    space(box, 0, 12);
    row->addStretch(1);
    row->addLayout(box, 3);
    row->addStretch(1);
    box->addStretch(2);
    box->addWidget(m_ringing = makeText("title", this));
    box->addWidget(m_state = makeText("huge", this));
    box->addWidget(m_about = makeText("question", this));
    m_main = new KeyButton({}, QStringLiteral("F3"), "primary", this);
    m_main->setFocusPolicy(Qt::TabFocus);
    m_main->setWrapping(true);
    box->addWidget(m_main);
    m_decline = new KeyButton(tr("Decline"), QStringLiteral("F12"), "plain", this);
    m_decline->setFocusPolicy(Qt::TabFocus);
    box->addWidget(m_decline, 0, Qt::AlignHCenter);
    m_reasons = new QWidget(this);
    auto *reasons = new FlowLayout(m_reasons, 8);
    reasons->addWidget(makeLabel("caption", m_reasons, tr("Go away for:")));
    for (size_t i = 0; i < kReasons.size(); ++i) {
        auto *button = new KeyButton(wordOfReason(QLatin1String(kReasons[i])), QString::number(i + 1), "plain", this);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QPushButton::clicked, this, [this, i] { digit(static_cast<int>(i) + 1); });
        reasons->addWidget(button);
    }
    box->addWidget(m_reasons);
    m_unfinished = new QFrame(this);
    m_unfinished->setProperty("look", QStringLiteral("card"));
    m_unfinishedRows = new QVBoxLayout(m_unfinished);
    space(m_unfinishedRows, 12, 8);
    box->addWidget(m_unfinished);
    box->addStretch(3);
    connect(m_main, &QPushButton::clicked, this, &IdlePanel::confirm);
    connect(m_decline, &QPushButton::clicked, &m_session, &DeskSession::hangUp);
    for (QLabel *label : { m_state, m_ringing, m_about })
        label->setAlignment(Qt::AlignCenter);
}

void IdlePanel::refresh()
{
    const auto state = m_session.state();
    const bool ringing = state == DeskSession::State::Ringing;
    m_decline->setVisible(ringing);
    refreshReasons();
    refreshUnfinished();
    m_ringing->setVisible(ringing);
    if (ringing) {
        refreshRinging();
    } else if (state == DeskSession::State::Ready) {
        say(m_state, tr("Ready"));
        say(m_about, tr("The next call rings here. Answer with Enter or F1."));
        m_main->hide();
    } else {
        say(m_state,
            m_session.awayReason().isEmpty() ? tr("Away") : tr("Away: %1").arg(wordOfReason(m_session.awayReason())));
        say(m_about, tr("No call comes to this desk."));
        m_main->show();
        m_main->setWords(tr("Go ready"));
        m_main->setKey(QStringLiteral("F3"));
        setLook(m_main, "look", QStringLiteral("primary"));
    }
}

void IdlePanel::refreshRinging()
{
    const CallInfo &call = m_session.call();
    const Program &program = m_session.program();
    const bool withheld = call.callerNumber.isEmpty() || call.callerNumber == QLatin1String("anonymous");
    say(m_state, withheld ? tr("Number withheld") : readable(call.callerNumber, program));
    say(m_ringing, program.name + QStringLiteral("\u3000") + program.shortName);
    say(m_about,
        m_session.repeatCount() > 1
            ? tr("Call %1 within %2 hours").arg(m_session.repeatCount()).arg(program.repeatHours)
            : program.placeOf(call.callerNumber));
    m_main->show();
    m_main->setWords(tr("Answer"));
    m_main->setKey(QStringLiteral("Enter"));
    setLook(m_main, "look", QStringLiteral("go"));
}

void IdlePanel::refreshReasons()
{
    m_reasons->setVisible(m_session.state() == DeskSession::State::Ready);
}

void IdlePanel::refreshUnfinished()
{
    m_unfinished->setVisible(m_session.state() == DeskSession::State::Away && !m_session.unfinished().empty());
    QStringList ids;
    for (const CaseSummary &one : m_session.unfinished())
        ids << one.id;
    if (ids == m_shown)
        return;
    m_shown = ids;
    while (QLayoutItem *item = m_unfinishedRows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_unfinishedRows->addWidget(
        makeText("strong", m_unfinished, tr("Cases not closed yet. Nothing was lost; go on where it stopped.")));
    for (qsizetype i = 0; i < ids.size() && i < 9; ++i) {
        const CaseSummary &one = m_session.unfinished()[static_cast<size_t>(i)];
        const QString when = timeOfDay(one.openedAt, m_session.record().offsetMinutes);
        auto *button =
            new KeyButton(one.number + QStringLiteral("\u3000") + when, QString::number(i + 1), "plain", m_unfinished);
        button->setWords(button->words(), one.content.left(40));
        button->setWrapping(true);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QPushButton::clicked, this, [this, i] { digit(static_cast<int>(i) + 1); });
        m_unfinishedRows->addWidget(button);
    }
}

bool IdlePanel::confirm()
{
    if (m_session.state() == DeskSession::State::Ringing)
        m_session.answerCall();
    else if (m_session.state() == DeskSession::State::Away)
        m_session.goReady();
    return true;
}

bool IdlePanel::digit(int digit)
{
    if (m_session.state() == DeskSession::State::Ready && digit >= 1 && digit <= static_cast<int>(kReasons.size()))
        m_session.goAway(QString::fromLatin1(kReasons[static_cast<size_t>(digit) - 1]));
    else if (m_session.state() == DeskSession::State::Away && digit >= 1
        && digit <= static_cast<int>(m_session.unfinished().size()))
        m_session.reopenUnfinished(m_session.unfinished()[static_cast<size_t>(digit) - 1].id);
    else
        return false;
    return true;
}

void IdlePanel::toggleReady()
{
    if (m_session.state() == DeskSession::State::Away)
        m_session.goReady();
    else if (m_session.state() == DeskSession::State::Ready)
        m_session.goAway(QString::fromLatin1(kReasons.front()));
}

} // namespace kikitori
