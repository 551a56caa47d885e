// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// How the case log window is put together, and its keys.
#include "log/logwindow.h"

#include "base/localday.h"
#include "log/casedelegate.h"
#include "log/caselistmodel.h"
#include "log/filterbar.h"
#include "look/flowlayout.h"
#include "look/keycap.h"
#include "look/look.h"
#include "look/urgencypaint.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

namespace kikitori {

namespace {
constexpr int seekMs = 5000;
constexpr double narrowEms = 74;
}

void LogWindow::build(std::unique_ptr<Playback> playback)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildBar());
    m_summary = new DaySummary(m_style, this);
    m_summary->setVisible(m_audit.reader().may(Act::SeeReports));
    column->addWidget(m_summary);
    m_pages = new QStackedWidget(this);
    m_splitter = new QSplitter(Qt::Horizontal, m_pages);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(buildList());
    m_detail = new CaseDetail(m_style, m_names, m_programs,
        { m_settings.recordingsFolder, m_settings.readRecording, m_audit.reader().may(Act::PlayRecording) },
        m_audit.reader().may(Act::SettleConflict), std::move(playback), m_splitter);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    QLabel *refused = makeText("calm", m_pages,
        tr("Your role does not read case records. The day form (Ctrl+E) is open to whoever reports; for a case, ask a lead."));
    refused->setObjectName(QStringLiteral("refused"));
    refused->setAlignment(Qt::AlignCenter);
    m_pages->addWidget(m_splitter);
    m_pages->addWidget(refused);
    m_pages->setCurrentIndex(m_audit.reader().may(Act::ReadCases) ? 0 : 1);
    column->addWidget(m_pages, 1);
    column->addWidget(buildFoot());
    connect(&m_detail->recording(), &RecordingPane::wantsToPlay, this, &LogWindow::play);
    connect(&m_detail->conflicts(), &ConflictBand::taken, this, &LogWindow::settle);
}

QWidget *LogWindow::buildBar()
{
    auto *bar = new QWidget(this);
    bar->setObjectName(QStringLiteral("bar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 6, 16, 6);
    row->setSpacing(12);
    auto *title = new QLabel(tr("Case log"), bar);
    title->setObjectName(QStringLiteral("title"));
    row->addWidget(title);
    const auto chip = [&](const QString &id, const QString &text, const QString &name) {
        auto *b = new QToolButton(bar);
        b->setText(text);
        b->setAccessibleName(tr("Program %1").arg(text));
        b->setToolTip(name);
        b->setCheckable(true);
        b->setChecked(id == m_program);
        b->setProperty("program", id);
        b->setFocusPolicy(Qt::TabFocus);
        connect(b, &QToolButton::clicked, this, [this, id] { chooseProgram(id); });
        row->addWidget(b);
        m_programChips += b;
    };
    const auto own = readersPrograms();
    if (own.size() != 1)
        chip({}, tr("All programs"), tr("All programs"));
    for (const Program *program : own)
        chip(program->id, program->shortName, program->name);
    row->addStretch(1);
    m_who = new QLabel(m_audit.reader().name, bar);
    m_who->setTextFormat(Qt::PlainText);
    row->addWidget(m_who);
    return bar;
}

QWidget *LogWindow::buildList()
{
    m_listSide = new QWidget(m_splitter);
    auto *column = new QVBoxLayout(m_listSide);
    column->setContentsMargins(16, 8, 12, 4);
    column->setSpacing(6);
    const QDate today = dayAt(m_clock.now(), m_settings.offsetMinutes);
    m_filter = new FilterBar(m_style, m_settings.staffNames, today, m_settings.offsetMinutes, m_listSide);
    column->addWidget(m_filter);
    m_model = new CaseListModel(m_shelf, m_programs, m_settings.staffNames, m_settings.offsetMinutes, this);
    m_delegate = new CaseDelegate(m_style, this);
    m_table = new QTableView(m_listSide);
    m_table->setObjectName(QStringLiteral("cases"));
    m_table->setAccessibleName(tr("Cases, newest first"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(m_delegate);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(CaseListModel::ContentColumn, QHeaderView::Stretch);
    column->addWidget(m_table, 1);
    m_count = makeText("small", m_listSide);
    m_count->setObjectName(QStringLiteral("count"));
    column->addWidget(m_count);
    connect(m_filter, &FilterBar::asked, this, &LogWindow::ask);
    connect(m_filter, &FilterBar::dayChanged, this, &LogWindow::askSummary);
    connect(m_filter, &FilterBar::searchLeft, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_model, &CaseListModel::answered, this, &LogWindow::showListState);
    connect(m_model, &CaseListModel::failed, this, &LogWindow::sayFault);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LogWindow::currentChanged);
    connect(m_table, &QTableView::activated, this, [this] {
        m_detailInFront = true;
        currentChanged();
        arrange();
        m_detail->focusLines();
    });
    return m_listSide;
}

QWidget *LogWindow::buildFoot()
{
    auto *foot = new QFrame(this);
    foot->setObjectName(QStringLiteral("keyBar"));
    auto *row = new FlowLayout(foot, 20, 4);
    row->setContentsMargins(16, 4, 16, 4);
    QList<std::pair<QStringList, QString>> keys;
    if (m_audit.reader().may(Act::ReadCases)) {
        keys = { { { QStringLiteral("J"), QStringLiteral("K") }, tr("next, previous") },
            { { QStringLiteral("Enter") }, tr("into the case") }, { { QStringLiteral("/") }, tr("search") },
            { { QStringLiteral("1–5"), QStringLiteral("0") }, tr("urgency") } };
    }
    if (m_audit.reader().may(Act::PlayRecording))
        keys += { { { QStringLiteral("Space") }, tr("play, pause") },
            { { QStringLiteral("←"), QStringLiteral("→") }, tr("5 seconds") } };
    if (m_programChips.size() > 1)
        keys.append({ { QStringLiteral("P") }, tr("program") });
    if (m_audit.reader().may(Act::SeeReports))
        keys.append({ { QStringLiteral("Ctrl+E") }, tr("day form") });
    keys.append({ { QStringLiteral("Esc") }, tr("back") });
    for (const auto &[caps, what] : std::as_const(keys))
        row->addWidget(makeKeyHint(caps, what, foot));
    m_say = makeLabel("hint", foot);
    m_say->setObjectName(QStringLiteral("say"));
    m_say->hide();
    row->addWidget(m_say);
    m_kept = new QLabel(tr("Opening, searching, playing and exporting are all written down"), foot);
    m_kept->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_kept->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    row->addWidget(m_kept);
    return foot;
}

void LogWindow::key(const QKeySequence &sequence, std::function<void()> act)
{
    auto *shortcut = new QShortcut(sequence, this);
    connect(shortcut, &QShortcut::activated, this, [act = std::move(act)] { act(); });
}

void LogWindow::wireKeys()
{
    const auto plain = [this](Qt::Key k, auto act) { key(QKeySequence(k), std::function<void()>(std::move(act))); };
    if (m_audit.reader().may(Act::ReadCases)) {
        plain(Qt::Key_J, [this] { step(1); });
        plain(Qt::Key_K, [this] { step(-1); });
        plain(Qt::Key_Slash, [this] { m_detailInFront = false; arrange(); m_filter->focusSearch(); });
        plain(Qt::Key_D, [this] { m_filter->toggleAllDays(); });
        plain(Qt::Key_A, [this] { m_filter->focusAgent(); });
        plain(Qt::Key_0, [this] { m_filter->toggleUrgency(-1); });
        for (int i = 0; i < 5; ++i)
            plain(Qt::Key(Qt::Key_1 + i), [this, i] { m_filter->toggleUrgency(4 - i); });
        plain(Qt::Key_Left, [this] { m_detail->recording().seekBy(-seekMs); });
        plain(Qt::Key_Right, [this] { m_detail->recording().seekBy(seekMs); });
        plain(Qt::Key_Space, [this] { onSpace(); });
    }
    plain(Qt::Key_BracketLeft, [this] { m_filter->previousDay(); });
    plain(Qt::Key_BracketRight, [this] { m_filter->nextDay(); });
    plain(Qt::Key_T, [this] { m_filter->goToday(); });
    plain(Qt::Key_P, [this] { nextProgram(); });
    plain(Qt::Key_Escape, [this] { onEscape(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_E), [this] {
        const auto chosen = chosenPrograms();
        const QString program = chosen.empty() ? m_program : chosen.front()->id;
        if (m_audit.reader().may(Act::SeeReports))
            Q_EMIT dayFormAsked(program, m_filter->day());
        else
            say(tr("Your role does not see the day form. A lead can write it for you."));
    });
}

void LogWindow::onSpace()
{
    // A shortcut comes before the focused button; Space on a button must still press it.
    if (auto *button = qobject_cast<QAbstractButton *>(focusWidget()))
        button->click();
    else
        m_detail->recording().toggle();
}

void LogWindow::onEscape()
{
    if (m_filter->isAncestorOf(focusWidget()))
        return m_table->setFocus();
    if (m_detailInFront) {
        m_detailInFront = false;
        arrange();
        m_table->setFocus();
        return;
    }
    Q_EMIT left();
    close();
}

void LogWindow::step(int by)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const int now = m_table->currentIndex().row();
    const int row = now < 0 ? 0 : qBound(0, now + by, rows - 1);
    m_table->setCurrentIndex(m_model->index(row, 0));
    if (row == rows - 1 && m_model->canFetchMore({}))
        m_model->fetchMore({});
}

void LogWindow::chooseProgram(const QString &id)
{
    m_program = id;
    for (QAbstractButton *chip : std::as_const(m_programChips))
        chip->setChecked(chip->property("program").toString() == id);
    m_summary->clear();
    ask();
    askSummary();
}

void LogWindow::nextProgram()
{
    for (qsizetype i = 0; i < m_programChips.size(); ++i) {
        if (m_programChips.at(i)->isChecked())
            return chooseProgram(m_programChips.at((i + 1) % m_programChips.size())->property("program").toString());
    }
}

bool LogWindow::isNarrow() const
{
    return width() < m_style.px(narrowEms);
}

/// Beside each other where there is room, else one in front of the other.
void LogWindow::arrange()
{
    const bool narrow = isNarrow();
    m_summary->setCompact(narrow || height() < m_style.px(46));
    m_kept->setVisible(!narrow);
    m_table->verticalHeader()->setDefaultSectionSize(m_style.px(narrow ? 2.2 : 2.5));
    m_listSide->setVisible(!narrow || !m_detailInFront);
    m_detail->setVisible(!narrow || m_detailInFront);
    const int detail = qBound(m_style.px(31), width() * 35 / 100, m_style.px(44));
    if (!narrow)
        m_splitter->setSizes({ width() - detail, detail });
    const int list = narrow ? width() : width() - detail;
    const bool tight = list < m_style.px(68);
    m_table->setColumnHidden(CaseListModel::ReceiverColumn, list < m_style.px(50));
    m_table->setColumnHidden(CaseListModel::MunicipalityColumn, list < m_style.px(44));
    const bool allDays = !m_model->query().from.isValid();
    m_table->setColumnWidth(CaseListModel::TimeColumn, m_style.px(allDays ? 8 : 4.6));
    m_table->setColumnWidth(CaseListModel::UrgencyColumn, urgencyChipSize(m_style.theme, Urgency::Orange).width() + m_style.px(1.2));
    m_table->setColumnWidth(CaseListModel::ProtocolColumn, m_style.px(tight ? 9 : 11));
    m_table->setColumnWidth(CaseListModel::MunicipalityColumn, m_style.px(6.2));
    m_table->setColumnWidth(CaseListModel::ResultColumn, m_style.px(tight ? 7.5 : 11));
    m_table->setColumnWidth(CaseListModel::ReceiverColumn, m_style.px(6.2));
}

void LogWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void LogWindow::setStyle(const LogStyle &style)
{
    m_style = style;
    style.theme.dress(this, QStringLiteral("log"));
    m_summary->setStyle(style);
    m_filter->setStyle(style);
    m_delegate->setStyle(style);
    m_detail->setStyle(style);
    arrange();
}

} // namespace kikitori
