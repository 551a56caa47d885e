// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/scriptpanel.h"

#include "desk/complaintpanel.h"
#include "desk/deskscripts.h"
#include "desk/keybutton.h"
#include "desk/timedlines.h"
#include "look/keycap.h"
#include "look/look.h"
#include "wording/wording.h"

#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace kikitori {

namespace {

constexpr int kMostRows = 12;
constexpr int kMostChoices = 9;
constexpr size_t kPathShown = 4; // steps that were read last
constexpr int kJapanMinutes = 540;

QString kindWord(ScriptKind kind)
{
    switch (kind) {
    case ScriptKind::Opening: return ScriptPanel::tr("Opening");
    case ScriptKind::Closing: return ScriptPanel::tr("Closing");
    case ScriptKind::Doctor: return ScriptPanel::tr("Doctor");
    case ScriptKind::Ambulance: return ScriptPanel::tr("119");
    case ScriptKind::Complaint: return ScriptPanel::tr("Complaint about us");
    case ScriptKind::Prank: return ScriptPanel::tr("Prank, silence");
    case ScriptKind::SuicideRisk: return ScriptPanel::tr("Risk of suicide");
    case ScriptKind::Abuse: return ScriptPanel::tr("Abuse, violence");
    case ScriptKind::ForeignLanguage: return ScriptPanel::tr("Foreign language");
    case ScriptKind::Hearing: return ScriptPanel::tr("Hearing, speech");
    case ScriptKind::FirstAid: return ScriptPanel::tr("First aid");
    case ScriptKind::Inquiry: return ScriptPanel::tr("Inquiry");
    case ScriptKind::Outbound: return ScriptPanel::tr("Outbound");
    }
    return {};
}

} // namespace

ScriptPanel::ScriptPanel(DeskScripts &scripts, QWidget *parent)
    : Panel(parent)
    , m_scripts(scripts)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Script"));
    auto *box = new QVBoxLayout(this);
    space(box, 0, 8);
    auto *head = new QHBoxLayout;
    space(head, 0, 12);
    head->addWidget(m_caption = makeText("strong", this), 1);
    head->addWidget(makeKeyHint({ QStringLiteral("D"), QStringLiteral("Esc") }, tr("Back to the questions"), this));
    box->addLayout(head);
    box->addWidget(m_sample = makeText("small", this));
    buildList();
    buildStep();
    box->addWidget(m_list);
    box->addWidget(m_open);
    box->addStretch(1);
    connect(&m_scripts, &DeskScripts::changed, this, [this] {
        if (!isVisible())
            return;
        refresh();
        takeFocus();
    });
}

void ScriptPanel::buildList()
{
    m_list = new QWidget(this);
    auto *box = new QVBoxLayout(m_list);
    space(box, 0, 8);
    m_search = new QLineEdit(m_list);
    m_search->setObjectName(QStringLiteral("scriptSearch"));
    m_search->setAccessibleName(tr("Find a script"));
    m_search->setPlaceholderText(tr("What is it about?"));
    m_search->installEventFilter(this);
    box->addWidget(m_search);
    box->addWidget(m_none = makeText("small", m_list));
    for (int i = 0; i < kMostRows; ++i) {
        auto *row = new FoundRow(m_list);
        connect(row, &FoundRow::picked, this, [this, i] { begin(i); });
        box->addWidget(row);
        m_rows.append(row);
    }
    connect(m_search, &QLineEdit::textEdited, this, [this] {
        m_current = 0;
        refreshList();
    });
}

void ScriptPanel::buildStep()
{
    m_open = new QWidget(this);
    auto *box = new QVBoxLayout(m_open);
    space(box, 0, 8);
    box->addWidget(m_path = new TimedLines(m_open));
    auto *card = new QFrame(m_open);
    card->setProperty("look", QStringLiteral("card"));
    auto *lines = new QVBoxLayout(card);
    space(lines, 20, 12);
    lines->addWidget(makeLabel("caption", card, tr("Read aloud")));
    lines->addWidget(m_say = makeText("opening", card));
    lines->addWidget(m_ask = makeText("opening", card));
    box->addWidget(card);
    m_noteFrame = new QFrame(m_open);
    m_noteFrame->setProperty("look", QStringLiteral("warn"));
    auto *note = new QVBoxLayout(m_noteFrame);
    space(note, 10, 0);
    note->addWidget(m_note = makeText("body", m_noteFrame));
    box->addWidget(m_noteFrame);
    box->addWidget(m_fieldLabel = makeText("caption", m_open));
    m_field = new QLineEdit(m_open);
    m_field->setObjectName(QStringLiteral("scriptField"));
    m_field->installEventFilter(this);
    box->addWidget(m_field);
    for (int i = 0; i < kMostChoices; ++i) {
        auto *choice = new KeyButton({}, QString::number(i + 1), "plain", m_open);
        choice->setWrapping(true);
        connect(choice, &QPushButton::clicked, this, [this, i] { digit(i + 1); });
        box->addWidget(choice);
        m_choices.append(choice);
    }
    m_on = new KeyButton(tr("Read, go on"), QStringLiteral("Space"), "primary", m_open);
    m_on->setWrapping(true);
    connect(m_on, &QPushButton::clicked, this, &ScriptPanel::confirm);
    box->addWidget(m_on);
}

void ScriptPanel::refresh()
{
    const ScriptRun *run = m_scripts.inHand();
    say(m_caption, run ? tr("Script: %1").arg(run->script().title) : tr("Scripts"));
    sayOrHide(m_sample, m_scripts.book().sample ? m_scripts.book().notice : QString());
    m_list->setVisible(!run);
    m_open->setVisible(run != nullptr);
    if (run)
        refreshStep();
    else
        refreshList();
}

void ScriptPanel::refreshList()
{
    const auto found = m_scripts.find(m_search->text());
    m_shownStep.clear();
    sayOrHide(m_none, found.empty() ? tr("No script for this. Try another word.")
            : static_cast<int>(found.size()) > kMostRows
            ? tr("%1 scripts; type a word to see fewer.").arg(found.size())
            : QString());
    for (int i = 0; i < m_rows.size(); ++i) {
        const bool there = i < static_cast<int>(found.size());
        m_rows[i]->setVisible(there);
        if (!there)
            continue;
        const Script &script = *found[static_cast<size_t>(i)];
        m_rows[i]->setFound(script.title, kindWord(script.kind), script.words.mid(0, 5).join(QStringLiteral("　")).toHtmlEscaped());
        m_rows[i]->setCurrent(i == m_current);
    }
}

void ScriptPanel::refreshStep()
{
    const ScriptRun &run = *m_scripts.inHand();
    const ScriptStep *step = run.current();
    if (!step)
        return;
    sayOrHide(m_say, m_scripts.spoken(step->say));
    sayOrHide(m_ask, m_scripts.spoken(step->ask));
    m_noteFrame->setVisible(!step->note.isEmpty());
    say(m_note, m_scripts.spoken(step->note));
    const bool typed = !step->field.isEmpty();
    m_fieldLabel->setVisible(typed);
    m_field->setVisible(typed);
    const QString here = run.script().id + u'/' + step->code;
    if (typed && here != m_shownStep) {
        const QString label = m_scripts.labelOf(step->field);
        say(m_fieldLabel, label);
        m_field->setAccessibleName(label);
        m_field->setText(m_scripts.facts().value(step->field));
    }
    m_shownStep = here;
    showChoices(*step);
    m_on->setKey(typed ? QStringLiteral("Enter") : QStringLiteral("Space"));
    m_on->setVisible(step->choices.empty() || typed);
    showPath();
}

void ScriptPanel::showChoices(const ScriptStep &step)
{
    for (int i = 0; i < m_choices.size(); ++i) {
        const bool there = i < static_cast<int>(step.choices.size());
        m_choices[i]->setVisible(there);
        if (there)
            m_choices[i]->setWords(step.choices[static_cast<size_t>(i)].text);
    }
}

void ScriptPanel::showPath()
{
    const ScriptRun &run = *m_scripts.inHand();
    const auto &path = run.path();
    std::vector<TimedLines::Line> lines;
    for (size_t i = path.size() > kPathShown ? path.size() - kPathShown : 0; i < path.size(); ++i) {
        const ScriptStep *step = run.script().step(path[i].step);
        QString answer = path[i].text;
        for (const ScriptChoice &choice : step->choices) {
            if (choice.code == path[i].choice)
                answer = choice.text;
        }
        const QString asked = m_scripts.spoken(step->ask.isEmpty() ? step->say : step->ask);
        lines.push_back({ timeOfDay(path[i].at, kJapanMinutes), answer.isEmpty() ? asked : tr("%1 — %2").arg(asked, answer), "small" });
    }
    m_path->setVisible(!lines.empty());
    m_path->setLines(lines);
}

void ScriptPanel::takeFocus()
{
    const ScriptRun *run = m_scripts.inHand();
    const ScriptStep *step = run ? run->current() : nullptr;
    if (!run)
        m_search->setFocus(Qt::OtherFocusReason);
    else if (step && !step->field.isEmpty() && step->choices.empty())
        m_field->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

bool ScriptPanel::confirm()
{
    const ScriptRun *run = m_scripts.inHand();
    const ScriptStep *step = run ? run->current() : nullptr;
    if (!step || (!step->choices.empty() && step->field.isEmpty()))
        return false;
    leave({});
    return true;
}

void ScriptPanel::leave(const QString &choice)
{
    const ScriptStep *step = m_scripts.inHand()->current();
    m_scripts.leave(choice, step->field.isEmpty() ? QString() : m_field->text().trimmed());
}

bool ScriptPanel::digit(int number)
{
    const ScriptRun *run = m_scripts.inHand();
    const ScriptStep *step = run ? run->current() : nullptr;
    if (!step || number < 1 || number > static_cast<int>(step->choices.size()))
        return false;
    leave(step->choices[static_cast<size_t>(number - 1)].code);
    return true;
}

void ScriptPanel::moveCurrent(int by)
{
    if (!m_scripts.inHand())
        setCurrent(m_current + by);
}

void ScriptPanel::setCurrent(int index)
{
    const int most = std::min(static_cast<int>(m_scripts.find(m_search->text()).size()), kMostRows) - 1;
    m_current = std::clamp(index, 0, std::max(0, most));
    for (int i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setCurrent(i == m_current);
    Q_EMIT wantsVisible(m_rows[m_current]);
}

void ScriptPanel::begin(int index)
{
    const auto found = m_scripts.find(m_search->text());
    if (index < 0 || index >= static_cast<int>(found.size()))
        return;
    const QString id = found[static_cast<size_t>(index)]->id;
    m_search->clear();
    m_current = 0;
    m_scripts.begin(id);
}

bool ScriptPanel::eventFilter(QObject *watched, QEvent *event)
{
    if ((watched != m_search && watched != m_field) || event->type() != QEvent::KeyPress)
        return Panel::eventFilter(watched, event);
    const auto *pressed = static_cast<QKeyEvent *>(event);
    const bool enter = pressed->key() == Qt::Key_Return || pressed->key() == Qt::Key_Enter;
    if (enter && !(pressed->modifiers() & Qt::ControlModifier)) {
        if (watched == m_search)
            begin(m_current);
        else
            confirm();
        return true;
    }
    if (watched == m_search && (pressed->key() == Qt::Key_Up || pressed->key() == Qt::Key_Down)) {
        setCurrent(m_current + (pressed->key() == Qt::Key_Up ? -1 : 1));
        return true;
    }
    return Panel::eventFilter(watched, event);
}

} // namespace kikitori
