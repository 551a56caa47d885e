// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/casedetail.h"

#include "log/casefacts.h"
#include "look/flowlayout.h"
#include "look/keycap.h"
#include "look/look.h"
#include "look/urgencychip.h"
#include "wording/wording.h"

#include <QGridLayout>
#include <QLabel>
#include <QListView>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace kikitori {

CaseDetail::CaseDetail(LogStyle style, LogNames names, const Programs &programs, RecordingPane::Settings recording,
    bool maySettle, std::unique_ptr<Playback> playback, QWidget *parent)
    : QWidget(parent)
    , m_names(std::move(names))
    , m_programs(programs)
{
    setObjectName(QStringLiteral("detail"));
    setAttribute(Qt::WA_StyledBackground);
    m_conflicts = new ConflictBand(maySettle, this);
    build(style, std::move(recording), std::move(playback));
    connect(m_recording, &RecordingPane::loaded, this, [this](qint64 ms) { m_model->setRecording(m_recordedFrom, ms); });
    connect(m_recording, &RecordingPane::moved, this, &CaseDetail::showHeard);
    connect(m_lines, &QListView::activated, this, &CaseDetail::hear);
    connect(m_lines, &QListView::clicked, this, &CaseDetail::hear);
    clear({});
}

QWidget *CaseDetail::buildHead(QWidget *parent)
{
    auto *head = new QWidget(parent);
    auto *row = new FlowLayout(head, 12, 2);
    m_number = makeLabel("number", head);
    m_number->setObjectName(QStringLiteral("caseNumber"));
    m_urgency = new UrgencyChip(head);
    m_decision = makeLabel("body", head);
    m_decision->setObjectName(QStringLiteral("decision"));
    row->addWidget(m_number);
    row->addWidget(m_urgency);
    row->addWidget(m_decision);
    return head;
}

/// What to do while nothing is open. No case opens by itself: to open one is a look that is written down.
QWidget *CaseDetail::buildEmpty()
{
    auto *empty = new QWidget(this);
    auto *column = new QVBoxLayout(empty);
    space(column, 24, 16);
    column->addStretch(1);
    column->addWidget(m_says = makeText("calm", empty));
    m_says->setObjectName(QStringLiteral("nothingOpened"));
    m_says->setAlignment(Qt::AlignCenter);
    m_keys = new QWidget(empty);
    m_keys->setObjectName(QStringLiteral("emptyKeys"));
    auto *below = new QVBoxLayout(m_keys);
    space(below, 0, 16);
    auto *keys = new QGridLayout;
    keys->setHorizontalSpacing(12);
    keys->setVerticalSpacing(8);
    const std::pair<QStringList, QString> hints[] = {
        { { QStringLiteral("J"), QStringLiteral("K") }, tr("open the next, the previous") },
        { { QStringLiteral("Enter") }, tr("into the case: answers, recording, changes") },
        { { QStringLiteral("/") }, tr("search the words of a case") },
        { { QStringLiteral("["), QStringLiteral("]") }, tr("the day before, the day after") } };
    for (const auto &[caps, what] : hints) {
        const int row = keys->rowCount();
        keys->addWidget(makeKeyHint(caps, {}, m_keys), row, 0, Qt::AlignRight | Qt::AlignVCenter);
        keys->addWidget(makeLabel("hint", m_keys, what), row, 1, Qt::AlignLeft | Qt::AlignVCenter);
    }
    keys->setColumnStretch(0, 2);
    keys->setColumnStretch(1, 3);
    below->addLayout(keys);
    QLabel *note = makeText("small", m_keys, tr("Each case opened is written down with your name."));
    note->setAlignment(Qt::AlignCenter);
    below->addWidget(note);
    column->addWidget(m_keys);
    column->addStretch(1);
    return empty;
}

void CaseDetail::build(LogStyle style, RecordingPane::Settings recording, std::unique_ptr<Playback> playback)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(m_empty = buildEmpty(), 1);
    m_top = new QWidget(this);
    m_top->setObjectName(QStringLiteral("detailTop"));
    m_top->setAttribute(Qt::WA_StyledBackground);
    m_topColumn = new QVBoxLayout(m_top);
    m_topColumn->setContentsMargins(16, 12, 16, 10);
    m_topColumn->setSpacing(8);
    m_topColumn->addWidget(buildHead(m_top));
    m_warn = makeText("alarm", m_top);
    m_warn->setObjectName(QStringLiteral("caseWarns"));
    m_topColumn->addWidget(m_warn);
    m_recording = new RecordingPane(style, std::move(recording), std::move(playback), m_top);
    m_topColumn->addWidget(m_recording);
    outer->addWidget(m_top);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    outer->addWidget(m_scroll, 1);
    auto *body = new QWidget;
    body->setObjectName(QStringLiteral("detailBody"));
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(16, 10, 16, 12);
    m_column->setSpacing(8);
    m_column->addWidget(m_conflicts);
    m_facts = new CaseFacts(m_names, body);
    m_column->addWidget(m_facts);
    m_model = new CaseLines(m_names.offsetMinutes, this);
    m_delegate = new CaseLineDelegate(style, this);
    m_lines = new QListView(body);
    m_lines->setObjectName(QStringLiteral("lines"));
    m_lines->setAccessibleName(tr("Answers and changes"));
    m_lines->setModel(m_model);
    m_lines->setItemDelegate(m_delegate);
    m_lines->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_lines->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_lines->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_lines->setResizeMode(QListView::Adjust);
    m_column->addWidget(m_lines);
    m_column->addStretch(1);
    m_scroll->setWidget(body);
    connect(m_lines->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now, const QModelIndex &before) {
        if (!before.isValid())
            return; // only the focus came; what is in sight stays
        const QPoint at = m_lines->mapTo(m_scroll->widget(), m_lines->visualRect(now).center());
        m_scroll->ensureVisible(at.x(), at.y(), 0, m_style.px(3));
    });
    setStyle(style);
}

void CaseDetail::setStyle(const LogStyle &style)
{
    m_style = style;
    m_recording->setStyle(style);
    m_delegate->setStyle(style);
    arrange();
    fitLines();
}

void CaseDetail::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
    fitLines();
}

/// Where the window is low, the recording scrolls with the rest.
void CaseDetail::arrange()
{
    const bool low = height() < m_style.px(38);
    QVBoxLayout *home = low ? m_column : m_topColumn;
    if (home->indexOf(m_recording) >= 0)
        return;
    (low ? m_topColumn : m_column)->removeWidget(m_recording);
    home->insertWidget(low ? 0 : home->count(), m_recording);
}

/// As tall as its lines: there is one thing that scrolls, not a list within a page.
void CaseDetail::fitLines()
{
    QStyleOptionViewItem option;
    option.widget = m_lines;
    int tall = 2 * m_lines->frameWidth();
    for (int row = 0; row < m_model->rowCount(); ++row)
        tall += m_delegate->sizeHint(option, m_model->index(row)).height();
    m_lines->setFixedHeight(qMax(tall, 1));
    m_lines->doItemsLayout();
}

void CaseDetail::clear(const QString &sentence)
{
    m_caseId.clear();
    m_program.clear();
    m_recording->clear();
    m_model->setLines({}, {});
    m_facts->clear();
    m_conflicts->clear();
    m_scroll->hide();
    m_top->hide();
    say(m_says, sentence.isEmpty() ? tr("No case is open.") : sentence);
    m_keys->setVisible(sentence.isEmpty());
    m_empty->show();
}

void CaseDetail::show(const CaseFile &file)
{
    const bool same = file.record.id == m_caseId;
    const CaseRecord &record = file.record;
    const Program *program = m_programs.byId(record.program);
    const EntryWords words(m_names, program);
    m_caseId = record.id;
    m_program = record.program;
    m_number->setText(record.number);
    m_urgency->setUrgency(record.finalUrgency());
    showDecision(record, words);
    m_conflicts->show(file, words);
    m_facts->show(file, program);
    m_model->setLines(words.answers(file.entries), words.revisions(file.entries));
    m_empty->hide();
    m_top->show();
    m_scroll->show();
    fitLines();
    if (same)
        return; // it is being listened to; only the record grew
    m_heard = -1;
    m_delegate->setHeard(-1);
    m_scroll->verticalScrollBar()->setValue(0);
    m_recordedFrom = file.call.answeredAt;
    markMoments(file);
    m_recording->show(file.recordings, file.call);
}

void CaseDetail::showDecision(const CaseRecord &record, const EntryWords &words)
{
    const QString protocol = tr("Protocol %1").arg(words.urgency(record.protocolUrgency));
    m_decision->setText(record.decidedUrgency ? tr("%1 → nurse %2").arg(protocol, words.urgency(record.decidedUrgency)) : protocol);
    QStringList notes;
    if (record.erased)
        notes += tr("What this case said was erased. Its number, times and urgency remain.");
    if (!record.decisionReason.isEmpty())
        notes += tr("Reason: %1").arg(record.decisionReason);
    if (!record.openRedReason.isEmpty())
        notes += tr("Closed with red questions open: %1").arg(record.openRedReason);
    setLook(m_warn, "look", record.openRedReason.isEmpty() ? QStringLiteral("body") : QStringLiteral("alarm"));
    sayOrHide(m_warn, notes.join(QLatin1Char('\n')));
}

void CaseDetail::markMoments(const CaseFile &file)
{
    std::vector<Waveform::Moment> moments;
    QString before;
    for (const Entry &entry : file.entries) {
        QString word;
        if (entry.kind == QLatin1String(kind::OpeningSaid))
            word = tr("opening");
        else if (entry.kind == QLatin1String(kind::Emergency))
            word = tr("emergency");
        else if (entry.kind == QLatin1String(kind::Complaint))
            word = tr("complaint");
        else if (entry.kind == QLatin1String(kind::RunStarted))
            word = entry.body.value(QLatin1String("title")).toString();
        else if (entry.kind == QLatin1String(kind::Decision))
            word = tr("decision");
        else if (entry.kind == QLatin1String(kind::AdviceSaid))
            word = tr("advice");
        const qint64 ms = file.call.answeredAt.isValid() ? file.call.answeredAt.msecsTo(entry.at) : -1;
        if (!word.isEmpty() && word != before && ms >= 0)
            moments.push_back({ ms, word });
        if (!word.isEmpty())
            before = word;
    }
    m_recording->setMoments(std::move(moments));
}

void CaseDetail::hear(const QModelIndex &index)
{
    const qint64 ms = index.data(CaseLines::PlayRole).toLongLong();
    if (ms >= 0)
        m_recording->askToPlay(ms);
}

void CaseDetail::showHeard(qint64 ms)
{
    const int row = ms < 0 ? -1 : m_model->rowHeard(ms);
    if (row == m_heard)
        return;
    m_heard = row;
    m_delegate->setHeard(row);
    m_lines->viewport()->update();
}

void CaseDetail::focusLines()
{
    m_lines->setFocus(Qt::ShortcutFocusReason);
}

} // namespace kikitori
