// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/checklistpanel.h"

#include "desk/desksession.h"
#include "look/look.h"
#include "desk/questionrow.h"
#include "look/theme.h"
#include "wording/wording.h"

#include <QFrame>
#include <QLabel>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace kikitori {

ChecklistPanel::ChecklistPanel(DeskSession &session, QWidget *parent)
    : Panel(parent)
    , m_session(session)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Questions of the protocol"));
    auto *box = new QVBoxLayout(this);
    space(box, 0, 8);
    m_prompts = new QFrame(this);
    m_prompts->setProperty("look", QStringLiteral("warn"));
    auto *prompts = new QVBoxLayout(m_prompts);
    space(prompts, 8, 0);
    prompts->addWidget(m_promptText = makeText("body", m_prompts));
    box->addWidget(m_prompts);
    box->addWidget(m_empty = makeText("question", this, tr("Press / and type what the caller says.")));
    m_groups = new QVBoxLayout;
    space(m_groups, 0, 8);
    box->addLayout(m_groups);
    box->addStretch(1);
    m_fitting.setSingleShot(true); // a turn later: what is shown and hidden must not begin a layout inside a layout
    connect(&m_fitting, &QTimer::timeout, this, &ChecklistPanel::fit);
}

const TriageRun *ChecklistPanel::run() const
{
    const int current = m_session.currentRun();
    return current < 0 ? nullptr : m_session.runs()[static_cast<size_t>(current)];
}

QFrame *ChecklistPanel::addGroup(int value)
{
    const auto urgency = static_cast<Urgency>(value);
    auto *group = new QFrame(this);
    group->setProperty("look", QStringLiteral("group"));
    auto *line = new QHBoxLayout(group);
    space(line, 1, 0);
    auto *tag = new QFrame(group);
    tag->setProperty("look", QStringLiteral("tag"));
    tag->setProperty("tag", lookOf(urgency));
    auto *words = new QVBoxLayout(tag);
    space(words, 4, 0);
    words->addStretch(1);
    QLabel *word = makeLabel("tag-word", tag, markFor(urgency) + u' ' + wordFor(urgency));
    QLabel *meaning = makeText("tag-note", tag, m_session.pack().urgencyMeaning(urgency));
    for (QLabel *label : { word, meaning }) {
        label->setAlignment(Qt::AlignCenter);
        words->addWidget(label);
    }
    words->addStretch(1);
    line->addWidget(tag, 2);
    auto *rows = new QFrame(group);
    space(new QVBoxLayout(rows), 0, 0);
    line->addWidget(rows, 19);
    m_groups->addWidget(group);
    return rows;
}

void ChecklistPanel::build(const TriageRun &run)
{
    while (QLayoutItem *item = m_groups->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_rows.clear();
    int colour = -1;
    QFrame *rows = nullptr;
    for (const Item &item : run.protocol().items) {
        const bool first = static_cast<int>(item.urgency) != colour;
        if (first) {
            colour = static_cast<int>(item.urgency);
            rows = addGroup(colour);
        }
        auto *row =
            new QuestionRow(item.code, QString::number(m_rows.size() + 1), item.question, item.help, first, rows);
        connect(row, &QuestionRow::answered, &m_session, &DeskSession::answerItem);
        connect(row, &QuestionRow::touched, &m_session, &DeskSession::setCurrentItem);
        rows->layout()->addWidget(row);
        m_rows.append(row);
    }
    // A protocol with a floor has no all-clear: none of these is still that colour.
    const Urgency floor = run.protocol().floor;
    {
        rows = addGroup(static_cast<int>(floor));
        QLabel *none = makeText("question", rows,
            floor == Urgency::White ? tr("None of these: tell what to do at home, and when to call again")
                                    : tr("None of these: still to be seen, and when to call again"));
        none->setContentsMargins(12, 5, 12, 5);
        rows->layout()->addWidget(none);
    }
}

void ChecklistPanel::refresh()
{
    const TriageRun *now = run();
    m_empty->setVisible(!now);
    const QString key = now ? now->protocol().id + m_session.record().id + m_session.pack().hash : QString();
    if (key != m_built) {
        m_built = key;
        m_visibleItem.clear();
        if (now) {
            build(*now);
            m_fitting.start();
        }
    }
    QStringList prompts;
    if (now) {
        for (const Modifier &modifier :
            now->promptsFor(m_session.patientAge(), m_session.record().fields.value(QStringLiteral("history"))))
            prompts << modifier.text;
    }
    say(m_promptText, prompts.join(u'\n'));
    m_prompts->setVisible(!prompts.isEmpty());
    if (!now)
        return;
    for (QuestionRow *row : std::as_const(m_rows)) {
        row->setAnswer(now->answerTo(row->code()));
        const bool current = row->code() == m_session.currentItem();
        row->setCurrent(current);
        if (current && m_visibleItem != row->code()) {
            m_visibleItem = row->code();
            Q_EMIT wantsVisible(row);
        }
    }
}

void ChecklistPanel::setRoom(int height)
{
    m_room = height;
    m_fitting.start();
}

void ChecklistPanel::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        m_fitting.start();
}

void ChecklistPanel::fit()
{
    // All helps stand there when the whole sheet is in sight with them; else only that of the current question.
    for (QuestionRow *row : std::as_const(m_rows))
        row->setHelpAlways(true);
    const bool fits = m_room > 0 && layout()->heightForWidth(width()) <= m_room;
    for (QuestionRow *row : std::as_const(m_rows))
        row->setHelpAlways(fits);
    showCurrent();
}

void ChecklistPanel::takeFocus()
{
    Panel::takeFocus();
    showCurrent();
}

void ChecklistPanel::showCurrent()
{
    for (QuestionRow *row : std::as_const(m_rows)) {
        if (row->code() == m_session.currentItem())
            Q_EMIT wantsVisible(row);
    }
}

void ChecklistPanel::moveCurrent(int by)
{
    m_session.moveItem(by);
}

} // namespace kikitori
