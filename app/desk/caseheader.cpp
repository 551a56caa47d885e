// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/caseheader.h"

#include "desk/desksession.h"
#include "look/flowlayout.h"
#include "look/look.h"
#include "look/urgencychip.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace kikitori {

QString ageBandWord(int band)
{
    switch (static_cast<AgeBand>(band)) {
    case AgeBand::Adult:
        return CaseHeader::tr("adult");
    case AgeBand::Child:
        return CaseHeader::tr("child");
    case AgeBand::Any:
        break;
    }
    return {};
}

namespace {

QString titled(const Protocol &protocol)
{
    const QString band = ageBandWord(static_cast<int>(protocol.ages));
    return band.isEmpty() ? protocol.title : protocol.title + QStringLiteral("（%1）").arg(band);
}

} // namespace

CaseHeader::CaseHeader(DeskSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
{
    m_box = new QBoxLayout(QBoxLayout::LeftToRight, this);
    space(m_box, 0, 8);
    auto *left = new QVBoxLayout;
    space(left, 0, 2);
    left->addWidget(m_title = makeText("title", this));
    left->addWidget(m_about = makeText("small", this));
    m_runs = new QWidget(this);
    new FlowLayout(m_runs, 4);
    left->addWidget(m_runs);
    m_right = new QVBoxLayout;
    space(m_right, 0, 2);
    m_right->addWidget(m_verdict = new UrgencyChip(this), 0, Qt::AlignRight);
    m_right->addWidget(m_note = makeLabel("small", this), 0, Qt::AlignRight);
    m_verdict->setLarge();
    m_verdict->setWordWrap(false);
    m_box->addLayout(left, 1);
    m_box->addLayout(m_right);
}

QString CaseHeader::titleNow() const
{
    const auto runs = m_session.runs();
    switch (m_session.step()) {
    case DeskSession::Step::Opening:
        return tr("Opening statement");
    case DeskSession::Step::Emergency:
        return tr("Emergency check");
    case DeskSession::Step::Complaint:
        return tr("What is wrong, in the caller's words");
    case DeskSession::Step::Checklist:
        return m_session.currentRun() < 0 ? tr("No symptom chosen yet")
                                          : titled(runs[static_cast<size_t>(m_session.currentRun())]->protocol());
    case DeskSession::Step::Result:
        return tr("Result and advice");
    case DeskSession::Step::Disposition:
        return tr("How the case ends");
    }
    return {};
}

void CaseHeader::refresh()
{
    say(m_title, titleNow());
    const Pack &pack = m_session.pack();
    QStringList about { pack.name + u' ' + pack.version };
    if (m_session.patientAge() >= 0)
        about << tr("age %1").arg(m_session.patientAge());
    for (const FieldSpec &field : m_session.program().fields) {
        const QString value = m_session.record().fields.value(field.name);
        if (field.kind == FieldKind::Sex && !value.isEmpty())
            about << value;
    }
    say(m_about, about.join(QStringLiteral(" ・ ")));
    const auto urgency = m_session.finalUrgency();
    m_verdict->setUrgency(urgency, urgency ? pack.urgencyMeaning(*urgency) : QString());
    const bool own = m_session.record().decidedUrgency.has_value();
    const int openRed = m_session.openRed();
    QStringList notes;
    if (own)
        notes << tr("Nurse's decision (protocol: %1)").arg(markAndWord(m_session.protocolUrgency()));
    if (openRed > 0)
        notes << tr("%n red questions not answered", nullptr, openRed);
    say(m_note, notes.join(QStringLiteral(" ・ ")));
    setLook(m_note, "look", openRed > 0 ? QStringLiteral("alarm") : QStringLiteral("small"));
    refreshRuns();
    arrange();
}

void CaseHeader::refreshRuns()
{
    const auto runs = m_session.runs();
    QStringList titles;
    for (const TriageRun *run : runs)
        titles << titled(run->protocol()) + u'\u3000' + markAndWord(run->standing().urgency);
    const bool shown = runs.size() > 1 && m_session.step() == DeskSession::Step::Checklist;
    m_runs->setVisible(shown);
    if (titles.size() != m_shownRuns.size()) {
        while (QLayoutItem *item = m_runs->layout()->takeAt(0)) {
            item->widget()->deleteLater();
            delete item;
        }
        for (int i = 0; i < titles.size(); ++i) {
            auto *button = new QPushButton(titles[i], m_runs);
            button->setProperty("look", QStringLiteral("segment"));
            button->setCheckable(true);
            button->setFocusPolicy(Qt::NoFocus);
            connect(button, &QPushButton::clicked, this, [this, i] { m_session.setCurrentRun(i); });
            m_runs->layout()->addWidget(button);
        }
    }
    m_shownRuns = titles;
    for (int i = 0; i < titles.size(); ++i) {
        auto *button = qobject_cast<QPushButton *>(m_runs->layout()->itemAt(i)->widget());
        if (button->text() != titles[i])
            button->setText(titles[i]);
        button->setChecked(i == m_session.currentRun());
    }
}

void CaseHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void CaseHeader::arrange()
{
    // The verdict keeps its words: where the title would be squeezed, it goes below.
    const int right = std::max(m_verdict->sizeHint().width(), m_note->sizeHint().width());
    const int title = m_title->fontMetrics().horizontalAdvance(m_title->text());
    const bool beside = right + std::min(title, width() / 2) + 16 <= width();
    const auto direction = beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (m_box->direction() != direction)
        m_box->setDirection(direction);
}

} // namespace kikitori
