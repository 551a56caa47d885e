// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/complaintpanel.h"

#include "desk/caseheader.h"
#include "desk/desksession.h"
#include "look/keycap.h"
#include "look/look.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace kikitori {

namespace {
constexpr int kMostRows = 8;

/// The protocol's words with those that matched first and marked.
QString markedWords(const Protocol &protocol, const QStringList &matched)
{
    QStringList words;
    for (const QString &word : matched.mid(0, 3))
        words << QStringLiteral("<b><u>%1</u></b>").arg(word.toHtmlEscaped());
    for (const QString &word : protocol.words) {
        if (words.size() >= 5)
            break;
        if (!matched.contains(word))
            words << word.toHtmlEscaped();
    }
    return words.join(QStringLiteral("　"));
}
}

ComplaintPanel::ComplaintPanel(DeskSession &session, QWidget *parent)
    : Panel(parent)
    , m_session(session)
{
    auto *box = new QVBoxLayout(this);
    space(box, 0, 8);
    m_edit = new QLineEdit(this);
    m_edit->setObjectName(QStringLiteral("complaint"));
    m_edit->setAccessibleName(tr("Complaint in the caller's words"));
    m_edit->setPlaceholderText(tr("As the caller says it"));
    m_edit->installEventFilter(this);
    box->addWidget(m_edit);
    box->addWidget(m_hint = makeText("small", this));
    for (int i = 0; i < kMostRows; ++i) {
        auto *row = new FoundRow(this);
        connect(row, &FoundRow::picked, this, [this, i] { begin(i); });
        row->hide();
        box->addWidget(row);
        m_rows.append(row);
    }
    box->addStretch(1);
    connect(m_edit, &QLineEdit::textEdited, &m_session, &DeskSession::setComplaint);
    setFocusProxy(m_edit);
}

void ComplaintPanel::takeFocus()
{
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->selectAll();
}

void ComplaintPanel::refresh()
{
    const QString complaint = m_session.record().complaint;
    if (m_edit->text() != complaint)
        m_edit->setText(complaint);
    const auto &found = m_session.found();
    if (m_foundFor != complaint || m_case != m_session.record().id) {
        m_foundFor = complaint;
        m_case = m_session.record().id;
        m_current = 0;
    }
    const QString nothing = complaint.trimmed().isEmpty()
        ? tr("Type what the caller says, such as “my chest feels tight”.")
        : tr("Nothing found. Try the part of the body, or another word.");
    say(m_hint,
        found.empty() ? nothing : tr("↑ ↓ choose, Enter begins the questions. More symptoms can be added later."));
    for (int i = 0; i < m_rows.size(); ++i) {
        const Protocol *protocol = i < static_cast<int>(found.size())
            ? m_session.pack().protocol(found[static_cast<size_t>(i)].protocolId)
            : nullptr;
        m_rows[i]->setVisible(protocol != nullptr);
        if (!protocol)
            continue;
        QStringList about;
        for (const QString &part : { ageBandWord(static_cast<int>(protocol->ages)), protocol->group }) {
            if (!part.isEmpty())
                about << part;
        }
        const auto runs = m_session.runs();
        if (std::any_of(
                runs.begin(), runs.end(), [&](const TriageRun *run) { return run->protocol().id == protocol->id; }))
            about << tr("begun ✓");
        m_rows[i]->setFound(protocol->title, about.join(QStringLiteral(" ・ ")),
            markedWords(*protocol, found[static_cast<size_t>(i)].matched));
        m_rows[i]->setCurrent(i == m_current);
    }
}

void ComplaintPanel::setCurrent(int index)
{
    const int most = std::min(static_cast<int>(m_session.found().size()), kMostRows) - 1;
    m_current = std::clamp(index, 0, std::max(0, most));
    for (int i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setCurrent(i == m_current);
    Q_EMIT wantsVisible(m_rows[m_current]);
}

void ComplaintPanel::begin(int index)
{
    const auto &found = m_session.found();
    if (index >= 0 && index < static_cast<int>(found.size()))
        m_session.startProtocol(found[static_cast<size_t>(index)].protocolId);
}

bool ComplaintPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Up:
            setCurrent(m_current - 1);
            return true;
        case Qt::Key_Down:
            setCurrent(m_current + 1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!(static_cast<QKeyEvent *>(event)->modifiers() & Qt::ControlModifier)) {
                begin(m_current);
                return true;
            }
            break;
        default:
            break;
        }
    }
    return Panel::eventFilter(watched, event);
}

FoundRow::FoundRow(QWidget *parent)
    : QFrame(parent)
{
    setProperty("look", QStringLiteral("card"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    auto *words = new QVBoxLayout;
    space(words, 0, 0);
    auto *head = new QHBoxLayout;
    space(head, 0, 12);
    head->addWidget(m_title = makeLabel("question", this));
    head->addWidget(m_about = makeText("small", this), 1);
    words->addLayout(head);
    words->addWidget(m_words = makeText("small", this));
    m_words->setTextFormat(Qt::RichText);
    row->addLayout(words, 1);
    row->addWidget(m_key = new KeyCap(QStringLiteral("Enter"), this), 0, Qt::AlignVCenter);
}

void FoundRow::setFound(const QString &title, const QString &about, const QString &marked)
{
    say(m_title, title);
    say(m_about, about);
    say(m_words, marked);
    setAccessibleName(title + u' ' + about);
}

void FoundRow::setCurrent(bool current)
{
    setLook(this, "look", current ? QStringLiteral("row") : QStringLiteral("card"));
    setLook(this, "first", true);
    setLook(this, "current", current);
    m_key->setVisible(current);
}

void FoundRow::mousePressEvent(QMouseEvent *)
{
    Q_EMIT picked();
}

} // namespace kikitori
