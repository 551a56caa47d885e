// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/checklistpanel.h"

#include "desk/askfirstbar.h"
#include "desk/desksession.h"
#include "desk/keybutton.h"
#include "desk/questionrow.h"
#include "look/look.h"
#include "look/theme.h"
#include "look/urgencychip.h"
#include "wording/wording.h"

#include <QFrame>
#include <QLabel>
#include <QResizeEvent>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>

namespace kikitori {

namespace {
constexpr int kChildBelow = 16; ///< years; research/protocol.md §1.1

QString wordsFor(const Branch &branch)
{
    QStringList words;
    if (branch.urgency)
        words << markAndWord(branch.urgency);
    if (branch.to == Branch::To::Node)
        words << ChecklistPanel::tr("next question");
    else if (branch.to == Branch::To::Items)
        words << ChecklistPanel::tr("the list below");
    else if (!branch.urgency)
        words << ChecklistPanel::tr("end");
    return words.join(u' ');
}

/// はい → ◆ 赤 ・ いいえ → next question …
QString leadsOf(const Node &node)
{
    QStringList words;
    for (const Answer answer : { Answer::Yes, Answer::No, Answer::Unknown })
        words << wordFor(answer) + QStringLiteral(" → ") + wordsFor(node.branch(answer));
    return words.join(QStringLiteral("\u3000"));
}
}

ChecklistPanel::ChecklistPanel(DeskSession &session, QWidget *parent)
    : Panel(parent)
    , m_session(session)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Questions of the protocol"));
    auto *box = new QVBoxLayout(this);
    space(box, 0, 8);
    box->addWidget(m_askFirst = new AskFirstBar(session, this));
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
    m_next = new KeyButton(tr("Go on to the result"), QStringLiteral("Enter"), "primary", this);
    m_next->setFocusPolicy(Qt::TabFocus);
    connect(m_next, &QPushButton::clicked, this, &ChecklistPanel::confirm);
    box->addWidget(m_next);
    box->addStretch(1);
    m_fitting.setSingleShot(true); // a turn later: what is shown and hidden must not begin a layout inside a layout
    connect(&m_fitting, &QTimer::timeout, this, &ChecklistPanel::fit);
}

const TriageRun *ChecklistPanel::run() const
{
    const int current = m_session.currentRun();
    return current < 0 ? nullptr : m_session.runs()[static_cast<size_t>(current)];
}

QFrame *ChecklistPanel::addGroup(const char *look, const QString &word, const QString &meaning)
{
    auto *group = new QFrame(this);
    group->setProperty("look", QStringLiteral("group"));
    auto *line = new QHBoxLayout(group);
    space(line, 1, 0);
    auto *tag = new QFrame(group);
    tag->setProperty("look", QStringLiteral("tag"));
    tag->setProperty("tag", QString::fromLatin1(look));
    auto *words = new QVBoxLayout(tag);
    space(words, 4, 0);
    words->addStretch(1);
    // A colour's word is short and stays whole; the others break where the type is large.
    const bool colour = urgencyOf(QString::fromLatin1(look)).has_value();
    QLabel *head = colour ? makeLabel("tag-word", tag, word) : makeText("tag-word", tag, word);
    for (QLabel *label : { head, makeText("tag-note", tag, meaning) }) {
        label->setAlignment(Qt::AlignCenter);
        label->setVisible(!label->text().isEmpty());
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

QFrame *ChecklistPanel::addColour(Urgency urgency)
{
    return addGroup(
        lookOf(urgency).toLatin1().constData(), markFor(urgency) + u' ' + wordFor(urgency), m_session.pack().urgencyMeaning(urgency));
}

/// The centre's own words, told apart from the protocol's.
QStringList ChecklistPanel::localNotes(const QString &part) const
{
    QStringList notes;
    for (const QString &note : m_session.localNotes(run()->protocol().id, part))
        notes << tr("Our note: %1").arg(note);
    return notes;
}

QuestionRow *ChecklistPanel::addRow(QFrame *rows, const Question &question, const QString &lead)
{
    static const QHash<Question::Of, QString> lists { { Question::Of::Tree, QStringLiteral("tree/") },
        { Question::Of::Items, QStringLiteral("items/") }, { Question::Of::Modifiers, QStringLiteral("modifiers/") } };
    QStringList help = localNotes(lists.value(question.of) + question.code);
    if (!question.help.isEmpty())
        help.prepend(question.help);
    auto *row = new QuestionRow(question.code, lead, question.text, help.join(u'\n'), rows->layout()->isEmpty(), rows);
    row->setUnknownMeans(question.unknownMeans);
    connect(row, &QuestionRow::answered, &m_session, &DeskSession::answerItem);
    connect(row, &QuestionRow::touched, &m_session, &DeskSession::setCurrentItem);
    rows->layout()->addWidget(row);
    m_rows.insert(question.code, row);
    return row;
}

void ChecklistPanel::build(const Protocol &protocol)
{
    while (QLayoutItem *item = m_groups->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_rows.clear();
    m_notYet = nullptr;
    m_proposed = m_otherFacts = nullptr;
    m_factsPlaced.reset();
    const bool facts = std::any_of(protocol.modifiers.begin(), protocol.modifiers.end(), [](const Modifier &one) { return one.least.has_value(); });
    if (facts)
        m_proposed = addGroup("fact", tr("Weigh"), {});
    buildTree(protocol);
    buildItems(protocol);
    if (facts) {
        m_otherFacts = addGroup("fact", tr("Weigh"), tr("if it applies"));
        buildFacts(protocol);
    }
}

void ChecklistPanel::buildFacts(const Protocol &protocol)
{
    for (const Modifier &modifier : protocol.modifiers) {
        if (const auto question = modifier.least ? protocol.question(modifier.code) : std::nullopt)
            addRow(m_otherFacts, *question, {})->setLeads(tr("Yes: at least %1").arg(markAndWord(modifier.least)));
    }
}

/// What is proposed or holds stands above the red questions; the rest must not push those down.
void ChecklistPanel::placeFacts()
{
    QStringList above;
    const auto facts = m_session.weighed();
    for (const DeskTriage::Weighed &one : facts) {
        if (one.stands())
            above << one.modifier.code;
    }
    if (!m_proposed || m_factsPlaced == above)
        return;
    m_factsPlaced = above;
    for (const DeskTriage::Weighed &one : facts) {
        if (QuestionRow *row = m_rows.value(one.modifier.code)) {
            QFrame *rows = above.contains(one.modifier.code) ? m_proposed : m_otherFacts;
            setLook(row, "first", false);
            rows->layout()->addWidget(row); // takes it away from where it was, and keeps their order
            row->show();
        }
    }
    for (QFrame *rows : { m_proposed, m_otherFacts }) {
        rows->parentWidget()->setVisible(!rows->layout()->isEmpty());
        if (!rows->layout()->isEmpty())
            setLook(rows->layout()->itemAt(0)->widget(), "first", true);
    }
    m_fitting.start();
}

void ChecklistPanel::buildTree(const Protocol &protocol)
{
    if (protocol.tree.empty())
        return;
    QFrame *rows = addGroup("path", tr("In order"), {});
    for (const Node &node : protocol.tree) { // branches lead down, so the path keeps this order
        if (const auto question = protocol.question(node.code))
            addRow(rows, *question, {});
    }
}

void ChecklistPanel::buildItems(const Protocol &protocol)
{
    if (protocol.items.empty())
        return;
    if (!protocol.tree.empty())
        m_groups->addWidget(m_notYet = makeText("small", this, tr("Not needed on this path. They may be answered all the same.")));
    QFrame *rows = nullptr;
    int number = 0;
    for (size_t i = 0; i < protocol.items.size(); ++i) {
        const Item &item = protocol.items[i];
        if (i == 0 || item.urgency != protocol.items[i - 1].urgency)
            rows = addColour(item.urgency);
        if (const auto question = protocol.question(item.code))
            addRow(rows, *question, QString::number(++number));
    }
    // A protocol with a floor has no all-clear: none of these is still that colour.
    rows = addColour(protocol.floor);
    QLabel *none = makeText("question", rows,
        protocol.floor == Urgency::White ? tr("None of these: tell what to do at home, and when to call again")
                                         : tr("None of these: still to be seen, and when to call again"));
    none->setContentsMargins(12, 5, 12, 5);
    rows->layout()->addWidget(none);
}

void ChecklistPanel::refreshPrompts(const TriageRun &run)
{
    QStringList prompts;
    const AgeBand ages = run.protocol().ages;
    const int age = m_session.patientAge();
    if (age >= 0 && ages != AgeBand::Any && (age < kChildBelow) != (ages == AgeBand::Child))
        prompts << (ages == AgeBand::Child ? tr("These questions are for children. Press / and find those for adults.")
                                           : tr("These questions are for adults. Press / and find those for children."));
    for (const Modifier &modifier : run.promptsFor(age, m_session.record().fields.value(QStringLiteral("history")))) {
        if (!modifier.least) // those that decide have a row of their own
            prompts << modifier.text;
    }
    prompts << localNotes({});
    say(m_promptText, prompts.join(u'\n'));
    m_prompts->setVisible(!prompts.isEmpty());
}

void ChecklistPanel::refreshFacts()
{
    placeFacts();
    bool keyGiven = false; // the key M acts on the first open one, proposed ones first
    const auto facts = m_session.weighed();
    const bool anyRaised = std::any_of(facts.begin(), facts.end(), [](const auto &one) { return one.raised && !one.answer; });
    for (const DeskTriage::Weighed &one : facts) {
        QuestionRow *row = m_rows.value(one.modifier.code);
        if (!row)
            continue;
        const bool next = !keyGiven && !one.answer && (one.raised || !anyRaised);
        keyGiven = keyGiven || next;
        row->setKey(next ? QStringLiteral("M") : QString());
        row->setProposed(one.raised && !one.answer);
        row->setAnswer(one.answer);
    }
}

void ChecklistPanel::refreshRows()
{
    const Protocol &protocol = run()->protocol();
    const auto asked = m_session.asked();
    QSet<QString> onPath;
    for (const TriageRun::Asked &one : asked)
        onPath.insert(one.question.code);
    for (const Node &node : protocol.tree) {
        if (QuestionRow *row = m_rows.value(node.code))
            row->setVisible(onPath.contains(node.code));
    }
    int place = 0;
    bool needed = true;
    for (const TriageRun::Asked &one : asked) {
        QuestionRow *row = m_rows.value(one.question.code);
        if (!row)
            continue;
        row->setNeeded(one.needed);
        row->setAnswer(one.answer);
        if (one.question.of == Question::Of::Tree) {
            row->setLead(QString::number(++place));
            row->setLeads(one.answer ? QString() : leadsOf(*protocol.node(one.question.code)));
        } else {
            needed = needed && one.needed;
        }
    }
    if (m_notYet)
        m_notYet->setVisible(!needed);
    for (QuestionRow *row : std::as_const(m_rows)) {
        const bool current = row->code() == m_session.currentItem();
        row->setCurrent(current);
        if (current && m_visibleItem != row->code()) {
            m_visibleItem = row->code();
            Q_EMIT wantsVisible(row);
        }
    }
}

void ChecklistPanel::refresh()
{
    const TriageRun *now = run();
    m_empty->setVisible(!now);
    m_askFirst->refresh();
    const QString key = now ? now->protocol().id + m_session.record().id + m_session.pack().hash : QString();
    if (key != m_built) {
        m_built = key;
        m_visibleItem.clear();
        if (now) {
            build(now->protocol());
            m_fitting.start();
        }
    }
    m_next->setVisible(finished());
    if (!now) {
        m_prompts->hide();
        return;
    }
    refreshPrompts(*now);
    refreshFacts();
    refreshRows();
}

bool ChecklistPanel::finished() const
{
    return m_session.protocolUrgency() == Urgency::Red || m_session.stepDone(DeskSession::Step::Checklist);
}

bool ChecklistPanel::confirm()
{
    if (!finished())
        return false;
    m_session.setStep(DeskSession::Step::Result);
    return true;
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
    if (QuestionRow *row = m_rows.value(m_session.currentItem()))
        Q_EMIT wantsVisible(row);
}

void ChecklistPanel::moveCurrent(int by)
{
    m_session.moveItem(by);
}

} // namespace kikitori
