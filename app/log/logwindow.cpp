// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/logwindow.h"

#include "base/localday.h"
#include "log/casedelegate.h"
#include "log/caselistmodel.h"
#include "log/filterbar.h"
#include "look/look.h"
#include "wording/wording.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QTableView>

namespace kikitori {

namespace {
constexpr int openMs = 120;
constexpr int refreshMs = 500;

LogNames namesOf(const LogWindow::Settings &settings)
{
    return { settings.staffNames, settings.checkNames, settings.packNames, settings.offsetMinutes };
}
}

LogWindow::LogWindow(Settings settings, Staff reader, const Programs &programs, CaseShelf &shelf, Journal &journal,
    const Clock &clock, std::unique_ptr<Playback> playback, QWidget *parent)
    : QWidget(parent)
    , m_settings(std::move(settings))
    , m_style(LogStyle::from(Theme(Theme::modeOf(QApplication::palette()))))
    , m_programs(programs)
    , m_shelf(shelf)
    , m_clock(clock)
    , m_audit(journal, clock, std::move(reader), m_settings.desk, m_settings.offsetMinutes)
    , m_names(namesOf(m_settings))
{
    setObjectName(QStringLiteral("logRoot"));
    setAttribute(Qt::WA_StyledBackground);
    setWindowTitle(tr("Case log"));
    if (!m_settings.readRecording)
        m_settings.readRecording = &readRecording;
    if (const auto own = readersPrograms(); own.size() == 1)
        m_program = own.front()->id;
    build(playback ? std::move(playback) : std::make_unique<SinkPlayback>());
    m_opening.setSingleShot(true);
    m_opening.setInterval(openMs);
    connect(&m_opening, &QTimer::timeout, this, [this] { openNow(m_wanted, false); });
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshMs);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        if (!m_audit.reader().may(Act::ReadCases))
            return askSummary();
        if (m_model->isLoading())
            return m_refresh.start(); // its answer may be older than what was committed
        m_model->refresh();
        askSummary();
        if (!m_detail->caseId().isEmpty())
            openNow(m_detail->caseId(), true);
    });
    setStyle(m_style);
    wireKeys();
}

LogWindow::~LogWindow() = default;

void LogWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_filter->setToday(dayAt(m_clock.now(), m_settings.offsetMinutes));
    arrange();
    if (!m_audit.reader().may(Act::ReadCases)) {
        askSummary();
        return;
    }
    m_table->setFocus();
    if (m_model->rowCount() > 0)
        return refresh();
    ask();
    askSummary();
}

void LogWindow::ask()
{
    if (!m_audit.reader().may(Act::ReadCases))
        return;
    CaseQuery query = m_filter->query();
    query.program = m_program;
    m_delegate->setWords(query.words);
    m_model->ask(query);
}

void LogWindow::showListState(bool first)
{
    const int total = m_model->total();
    const QLocale locale;
    if (total == 0)
        m_count->setText(m_model->query().words.isEmpty() ? tr("No cases here.") : tr("Nothing found. Fewer words, or all days (D)?"));
    else
        m_count->setText(tr("%1 of %2 cases")
                             .arg(locale.toString(m_model->rowCount()), m_model->totalIsLeast() ? locale.toString(total) + QLatin1Char('+') : locale.toString(total)));
    if (first)
        m_table->scrollToTop();
    const int row = m_model->rowOf(m_detail->caseId());
    if (row >= 0 && m_table->currentIndex().row() != row) {
        const QSignalBlocker quiet(m_table->selectionModel());
        m_table->setCurrentIndex(m_model->index(row, 0));
        m_table->viewport()->update();
    }
}

void LogWindow::currentChanged()
{
    const CaseSummary *summary = m_model->at(m_table->currentIndex().row());
    if (!summary || summary->id == m_detail->caseId())
        return;
    if (isNarrow() && !m_detailInFront)
        return; // nobody would see it: walking is not opening here, Enter is
    m_wanted = summary->id;
    m_opening.start();
}

void LogWindow::openCase(const QString &caseId)
{
    m_wanted = caseId;
    openNow(caseId, false);
}

/// `again`: the case that is open anyhow, because something in it may have changed.
void LogWindow::openNow(const QString &caseId, bool again)
{
    if (caseId.isEmpty() || !m_audit.reader().may(Act::ReadCases))
        return;
    m_shelf.caseFile(caseId, this, [this, caseId, again](Result<CaseFile> file) {
        if (again ? caseId != m_detail->caseId() : caseId != m_wanted)
            return; // another case was chosen meanwhile
        if (!file) {
            if (!again)
                m_detail->clear(tr("The case stays closed. %1").arg(sentenceFor(file.error())));
            return;
        }
        say({});
        m_detail->show(*file);
    });
}

void LogWindow::play(qint64 ms)
{
    const QString recordingId = m_detail->recording().recordingId();
    if (recordingId.isEmpty() || !m_audit.reader().may(Act::PlayRecording))
        return;
    m_shelf.recording(recordingId, this, [this, recordingId, ms](const Result<RecordingInfo> &info) {
        if (recordingId != m_detail->recording().recordingId())
            return; // another case was chosen meanwhile
        if (!info)
            return say(tr("It is not played. %1").arg(sentenceFor(info.error())));
        say({});
        m_detail->recording().start(*info, ms);
    });
}

void LogWindow::settle(const QString &kind, const QJsonObject &body)
{
    const QString caseId = m_detail->caseId();
    m_audit.write(m_audit.entry(Stream::Case, caseId, kind, m_detail->program(), body), this,
        [this, caseId] {
            openNow(caseId, true);
            m_model->refresh();
        },
        [this](const Error &error) { say(tr("It is not settled. %1").arg(sentenceFor(error))); });
}

void LogWindow::refresh()
{
    if (isVisible() && !m_refresh.isActive())
        m_refresh.start();
}

void LogWindow::say(const QString &sentence)
{
    sayOrHide(m_say, sentence);
}

void LogWindow::sayFault(const Error &error)
{
    say(sentenceFor(error));
}

std::vector<const Program *> LogWindow::readersPrograms() const
{
    const QStringList &own = m_audit.reader().programs;
    std::vector<const Program *> found;
    for (const Program &program : m_programs.all()) {
        if (own.isEmpty() || own.contains(program.id))
            found.push_back(&program);
    }
    return found;
}

std::vector<const Program *> LogWindow::chosenPrograms() const
{
    auto chosen = readersPrograms();
    std::erase_if(chosen, [this](const Program *program) { return !m_program.isEmpty() && program->id != m_program; });
    return chosen;
}

// --- the day in figures ---------------------------------------------------------------------------------------------

void LogWindow::askSummary()
{
    const int round = ++m_summaryRound;
    CaseQuery day;
    day.from = startOfDay(m_filter->day(), m_settings.offsetMinutes);
    day.to = day.from.addDays(1);
    day.program = m_program;
    if (m_audit.reader().may(Act::ReadCases))
        askCounts(day);
    if (!m_audit.reader().may(Act::SeeReports))
        return;
    m_ledger = {};
    const auto chosen = chosenPrograms();
    m_ledgersOpen = static_cast<int>(chosen.size());
    for (const Program *program : chosen)
        askLedger(program->id, day.from, day.to, round);
}

void LogWindow::askLedger(const QString &programId, QDateTime from, QDateTime to, int round)
{
    m_shelf.ledger(programId, from, to, this, [this, round](Result<Ledger> ledger) {
        if (round != m_summaryRound)
            return;
        if (!ledger) {
            m_summary->clear();
            return sayFault(ledger.error());
        }
        m_ledger.calls.insert(m_ledger.calls.end(), ledger->calls.begin(), ledger->calls.end());
        m_ledger.presences.insert(m_ledger.presences.end(), ledger->presences.begin(), ledger->presences.end());
        if (--m_ledgersOpen > 0)
            return;
        int lines = 0;
        for (const Program *program : chosenPrograms())
            lines += program->lines;
        const QDateTime now = m_clock.now().toOffsetFromUtc(m_settings.offsetMinutes * 60);
        const QDate day = m_filter->day();
        m_summary->setFigures(countDay(m_ledger, day, lines, m_settings.offsetMinutes, m_clock.now()), now.date() == day ? now.time().hour() : -1);
    });
}

void LogWindow::askCounts(CaseQuery query)
{
    const int round = m_summaryRound;
    query.limit = 0; // figures only: nobody is looked at
    m_counts = {};
    for (int i = 0; i <= 5; ++i) { // the sixth question is for all of them, decided or not
        query.urgency = i < 5 ? std::optional(Urgency(i)) : std::nullopt;
        m_shelf.find(query, this, [this, i, round](Result<CasePage> page) {
            if (round != m_summaryRound || !page)
                return;
            if (i < 5) {
                m_counts.by[size_t(i)] = page->total;
                return;
            }
            m_counts.all = page->total;
            m_summary->setUrgencies(m_counts);
            m_filter->setCounts(m_counts);
        });
    }
}

} // namespace kikitori
