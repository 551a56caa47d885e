// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/readbackpanel.h"

#include "desk/desksession.h"
#include "desk/timedlines.h"
#include "look/keycap.h"
#include "look/look.h"
#include "wording/wording.h"

#include <QLabel>
#include <QVBoxLayout>

namespace kikitori {

namespace {

constexpr char kSpoken[] = "opening";
constexpr char kNote[] = "small"; ///< for the nurse, not to be read

/// The sentences in the order in which they are said.
class ReadBack {
public:
    explicit ReadBack(const DeskSession &session)
        : m_session(session)
    {
    }
    std::vector<TimedLines::Line> lines()
    {
        if (!m_session.record().complaint.isEmpty())
            add(lastOf(kind::Complaint), kSpoken, ReadBackPanel::tr("You told me: “%1”.").arg(m_session.record().complaint));
        emergency(Answer::Yes);
        emergency(Answer::Unknown);
        for (const TriageRun *run : m_session.runs()) {
            add(begun(*run), kSpoken, ReadBackPanel::tr("I asked you about %1.").arg(run->protocol().title));
            answered(*run, Answer::Yes);
            answered(*run, Answer::Unknown);
            weighed(*run);
        }
        result();
        return std::move(m_lines);
    }

private:
    void add(const QDateTime &at, const char *look, const QString &text)
    {
        m_lines.push_back({ at.isValid() ? timeOfDay(at, m_session.record().offsetMinutes) : QString(), text, look });
    }
    QString sentence(const QString &question, Answer answer) const
    {
        return answer == Answer::Yes ? ReadBackPanel::tr("“%1” You answered yes.").arg(question)
                                     : ReadBackPanel::tr("“%1” That could not be told.").arg(question);
    }
    QDateTime lastOf(const char *kind, const char *name = nullptr, const QString &value = {}) const
    {
        QDateTime at;
        for (const DeskSession::FlowLine &line : m_session.flow()) {
            if (line.entry.kind == QLatin1String(kind) && (!name || line.entry.body.value(QLatin1String(name)).toString() == value))
                at = line.at;
        }
        return at;
    }
    QDateTime begun(const TriageRun &run) const { return lastOf(kind::RunStarted, "protocol", run.protocol().id); }
    static QDateTime givenAt(const TriageRun &run, const QString &code)
    {
        QDateTime at;
        for (const TriageRun::Given &given : run.history()) {
            if (given.item == code)
                at = given.at;
        }
        return at;
    }
    void emergency(Answer wanted)
    {
        const auto &answers = m_session.record().emergency;
        for (const EmergencyCheck &check : m_session.pack().emergency) {
            if (answers.contains(check.code) && answers.value(check.code) == wanted)
                add(lastOf(kind::Emergency, "check", check.code), kSpoken, sentence(check.question, wanted));
        }
    }
    void answered(const TriageRun &run, Answer wanted)
    {
        for (const TriageRun::Asked &one : run.asked()) {
            if (one.answer == wanted)
                add(givenAt(run, one.question.code), kSpoken, sentence(one.question.text, wanted));
        }
    }
    void weighed(const TriageRun &run)
    {
        for (const Modifier &modifier : run.protocol().modifiers) {
            if (modifier.least && run.answerTo(modifier.code) == Answer::Yes)
                add(givenAt(run, modifier.code), kNote, ReadBackPanel::tr("Weighed, not to be read: %1").arg(modifier.text));
        }
    }
    void result()
    {
        const auto urgency = m_session.finalUrgency();
        add(lastOf(kind::Verdict), kSpoken,
            urgency ? ReadBackPanel::tr("From what you told me, this is: %1.").arg(m_session.pack().urgencyMeaning(*urgency))
                    : ReadBackPanel::tr("I have some more questions."));
    }

    const DeskSession &m_session;
    std::vector<TimedLines::Line> m_lines;
};

} // namespace

ReadBackPanel::ReadBackPanel(DeskSession &session, QWidget *parent)
    : Panel(parent)
    , m_session(session)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Reading back"));
    auto *box = new QVBoxLayout(this);
    space(box, 0, 8);
    auto *head = new QHBoxLayout;
    space(head, 0, 12);
    head->addWidget(makeText("caption", this, tr("Read back to the caller: what was understood")), 1);
    head->addWidget(makeKeyHint({ QStringLiteral("R"), QStringLiteral("Esc") }, tr("Back to the questions"), this));
    box->addLayout(head);
    box->addWidget(m_lines = new TimedLines(this));
    box->addStretch(1);
}

void ReadBackPanel::refresh()
{
    m_lines->setLines(ReadBack(m_session).lines());
}

void ReadBackPanel::takeFocus()
{
    Panel::takeFocus();
    if (QWidget *row = m_lines->begin())
        Q_EMIT wantsVisible(row);
}

void ReadBackPanel::moveCurrent(int by)
{
    if (QWidget *row = m_lines->moveCurrent(by))
        Q_EMIT wantsVisible(row);
}

bool ReadBackPanel::confirm()
{
    moveCurrent(1);
    return true;
}

} // namespace kikitori
