// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/deskscripts.h"

#include "desk/desksession.h"
#include "desk/numbers.h"
#include "wording/wording.h"

#include <QJsonObject>
#include <QUuid>

#include <algorithm>

namespace kikitori {

namespace {

QString text(const Entry &entry, const char *key)
{
    return entry.body.value(QLatin1String(key)).toString();
}

QString wordsOf(const ScriptStep &step, const QString &choice)
{
    for (const ScriptChoice &one : step.choices) {
        if (one.code == choice)
            return one.text;
    }
    return {};
}

/// Questions with this answer, of the emergency checks and of all runs.
QString questionsAnswered(const DeskSession &session, Answer wanted)
{
    QStringList questions;
    for (const EmergencyCheck &check : session.pack().emergency) {
        const auto &answers = session.record().emergency;
        if (answers.contains(check.code) && answers.value(check.code) == wanted)
            questions << check.question;
    }
    for (const TriageRun *run : session.runs()) {
        for (const TriageRun::Asked &one : run->asked()) {
            if (one.answer == wanted)
                questions << one.question.text;
        }
    }
    for (QString &question : questions)
        question = DeskScripts::tr("“%1”").arg(question);
    return questions.join(QStringLiteral("、"));
}

QMap<QString, QString> labelsOf(const Program &program)
{
    QMap<QString, QString> labels {
        { QStringLiteral("program"), DeskScripts::tr("service") },
        { QStringLiteral("agent"), DeskScripts::tr("your name") },
        { QStringLiteral("caller"), DeskScripts::tr("caller's number") },
        { QStringLiteral("number"), DeskScripts::tr("case number") },
        { QStringLiteral("complaint"), DeskScripts::tr("complaint") },
        { QStringLiteral("urgency"), DeskScripts::tr("urgency") },
        { QStringLiteral("protocol"), DeskScripts::tr("symptom") },
        { QStringLiteral("findings"), DeskScripts::tr("what was answered yes") },
        { QStringLiteral("unknowns"), DeskScripts::tr("what could not be told") },
        { QStringLiteral("time"), DeskScripts::tr("time of the call") },
        { QStringLiteral("destination"), DeskScripts::tr("fire department of the place") },
    };
    for (const FieldSpec &field : program.fields)
        labels.insert(field.name, field.label);
    return labels;
}

} // namespace

DeskScripts::DeskScripts(DeskSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session, &DeskSession::changed, this, &DeskScripts::follow);
}

void DeskScripts::setBook(ScriptBook book)
{
    m_book = std::move(book);
    m_case.clear();
    follow();
    Q_EMIT changed();
}

std::vector<const Script *> DeskScripts::find(const QString &typed) const
{
    const QString wanted = typed.trimmed();
    std::vector<const Script *> found;
    for (const Script *script : m_book.scriptsFor(m_session.program().id)) {
        const auto holds = [&wanted](const QString &one) { return one.contains(wanted, Qt::CaseInsensitive); };
        if (wanted.isEmpty() || holds(script->title) || std::any_of(script->words.begin(), script->words.end(), holds))
            found.push_back(script);
    }
    return found;
}

QMap<QString, QString> DeskScripts::facts() const
{
    const CaseRecord &record = m_session.record();
    QMap<QString, QString> facts = record.fields;
    const auto urgency = m_session.finalUrgency();
    const Destination *ambulance = m_session.ambulance();
    facts.insert(QStringLiteral("program"), m_session.program().name);
    facts.insert(QStringLiteral("agent"), m_session.hand().staff.name);
    facts.insert(QStringLiteral("caller"), readable(record.callerNumber, m_session.program()));
    facts.insert(QStringLiteral("number"), record.number);
    facts.insert(QStringLiteral("complaint"), record.complaint);
    facts.insert(QStringLiteral("urgency"), urgency ? tr("%1, %2").arg(wordFor(*urgency), m_session.pack().urgencyMeaning(*urgency)) : QString());
    facts.insert(QStringLiteral("protocol"), record.protocolTitle);
    facts.insert(QStringLiteral("findings"), questionsAnswered(m_session, Answer::Yes));
    facts.insert(QStringLiteral("unknowns"), questionsAnswered(m_session, Answer::Unknown));
    facts.insert(QStringLiteral("time"), timeOfDay(record.openedAt, record.offsetMinutes));
    facts.insert(QStringLiteral("destination"), ambulance ? ambulance->label : QString());
    return facts;
}

QString DeskScripts::labelOf(const QString &place) const
{
    return labelsOf(m_session.program()).value(place, place);
}

QString DeskScripts::spoken(const QString &words) const
{
    return filledIn(words, facts(), labelsOf(m_session.program()));
}

void DeskScripts::begin(const QString &scriptId)
{
    const Script *script = m_book.script(scriptId);
    if (!script || !m_session.hasCase())
        return;
    if (m_run)
        putAway();
    m_runId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_run.emplace(*script);
    m_case = m_session.record().id;
    write(kind::ScriptStarted,
        { { QStringLiteral("script"), script->id }, { QStringLiteral("title"), script->title }, { QStringLiteral("book"), m_book.id },
            { QStringLiteral("bookVersion"), m_book.version }, { QStringLiteral("bookHash"), m_book.hash } });
    Q_EMIT changed();
}

void DeskScripts::leave(const QString &choice, const QString &typed)
{
    const ScriptStep *step = m_run ? m_run->current() : nullptr;
    if (!step)
        return;
    const QString code = step->code;
    // As it was said, with what the case knew at that moment: nobody can make that up again later.
    const QString said = spoken(step->say.isEmpty() ? step->ask : step->say);
    const QString answer = wordsOf(*step, choice);
    if (!m_run->leave(choice, typed, m_session.clock().now()))
        return;
    write(kind::ScriptSaid,
        { { QStringLiteral("step"), code }, { QStringLiteral("said"), said }, { QStringLiteral("choice"), choice },
            { QStringLiteral("answer"), answer }, { QStringLiteral("text"), typed } });
    fill();
    if (m_run->ended()) {
        const QString next = m_run->jumpsTo();
        write(kind::ScriptEnded, { { QStringLiteral("step"), code } });
        m_run.reset();
        if (!next.isEmpty()) {
            begin(next);
            return;
        }
    }
    Q_EMIT changed();
}

void DeskScripts::back()
{
    if (!m_run || !m_run->back(m_session.clock().now()))
        return;
    write(kind::ScriptBack, { { QStringLiteral("step"), m_run->current()->code } });
    Q_EMIT changed();
}

void DeskScripts::putAway()
{
    if (!m_run)
        return;
    write(kind::ScriptEnded, { { QStringLiteral("step"), m_run->current() ? m_run->current()->code : QString() } });
    m_run.reset();
    Q_EMIT changed();
}

void DeskScripts::write(const char *kind, QJsonObject body)
{
    const QString title = m_run->script().title;
    body.insert(QStringLiteral("run"), m_runId);
    m_session.writeScript(kind, body, title);
}

/// What the path fills goes into the record where the program has such a field; what a person typed there later stays.
void DeskScripts::fill()
{
    const auto filled = m_run->fields();
    const auto &last = m_run->path().back();
    const ScriptStep *step = m_run->script().step(last.step);
    QStringList names;
    if (!step->field.isEmpty() && !last.text.trimmed().isEmpty())
        names << step->field;
    for (const ScriptChoice &choice : step->choices) {
        if (choice.code == last.choice)
            names << choice.fills.keys();
    }
    for (const QString &name : std::as_const(names)) {
        if (m_session.program().field(name))
            m_session.setField(name, filled.value(name));
    }
}

void DeskScripts::follow()
{
    if (m_case == m_session.record().id)
        return;
    m_case = m_session.record().id;
    m_run.reset();
    replay();
    Q_EMIT changed();
}

void DeskScripts::replay()
{
    for (const DeskSession::FlowLine &line : m_session.flow()) {
        const Entry &entry = line.entry;
        if (entry.kind == QLatin1String(kind::ScriptStarted)) {
            const Script *script = m_book.script(text(entry, "script"));
            m_runId = text(entry, "run");
            m_run.reset();
            // Steps of another version need not be there any more: such a script is begun anew by the person.
            if (script && text(entry, "bookHash") == m_book.hash)
                m_run.emplace(*script);
        }
        if (!m_run || text(entry, "run") != m_runId)
            continue;
        if (entry.kind == QLatin1String(kind::ScriptSaid))
            m_run->leave(text(entry, "choice"), text(entry, "text"), entry.at);
        else if (entry.kind == QLatin1String(kind::ScriptBack))
            m_run->back(entry.at);
        else if (entry.kind == QLatin1String(kind::ScriptEnded))
            m_run.reset();
    }
    if (m_run && m_run->ended())
        m_run.reset();
}

} // namespace kikitori
