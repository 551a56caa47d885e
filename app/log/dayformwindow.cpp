// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/dayformwindow.h"

#include "base/localday.h"
#include "look/flowlayout.h"
#include "look/look.h"
#include "reports/dayworkbook.h"
#include "wording/wording.h"

#include <QApplication>
#include <QDateEdit>
#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace kikitori {

DayFormWindow::DayFormWindow(Settings settings, Staff reader, const Programs &programs, CaseShelf &shelf, Journal &journal,
    const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_settings(std::move(settings))
    , m_style(LogStyle::from(Theme(Theme::modeOf(QApplication::palette()))))
    , m_programs(programs)
    , m_shelf(shelf)
    , m_clock(clock)
    , m_audit(journal, clock, std::move(reader), m_settings.desk, m_settings.offsetMinutes)
{
    setObjectName(QStringLiteral("formRoot"));
    setAttribute(Qt::WA_StyledBackground);
    setWindowTitle(tr("Day form"));
    if (!m_settings.write)
        m_settings.write = &writeDayWorkbook;
    build();
    setStyle(m_style);
    wireKeys();
}

void DayFormWindow::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    m_pages = new QStackedWidget(this);
    m_model = new DayFormModel(this);
    m_delegate = new DayFormDelegate(m_style, this);
    m_table = new QTableView(m_pages);
    m_table->setObjectName(QStringLiteral("form"));
    m_table->setAccessibleName(tr("Day form by hour"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(m_delegate);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(1);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMinimumSectionSize(1);
    m_table->horizontalHeader()->setResizeContentsPrecision(-1); // all hours, also those below the edge
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(DayFormModel::Picture, QHeaderView::Stretch);
    QLabel *refused = makeText("calm", m_pages, tr("Your role does not see the day form. A lead can write it for you."));
    refused->setObjectName(QStringLiteral("refused"));
    refused->setAlignment(Qt::AlignCenter);
    m_pages->addWidget(m_table);
    m_pages->addWidget(refused);
    m_pages->setCurrentIndex(m_audit.reader().may(Act::SeeReports) ? 0 : 1);
    column->addWidget(m_pages, 1);
    m_say = makeText("body", this);
    m_say->setObjectName(QStringLiteral("formSays"));
    m_say->setMargin(10);
    m_say->hide();
    column->addWidget(m_say);
}

QWidget *DayFormWindow::buildHead()
{
    auto *head = new QWidget(this);
    auto *row = new FlowLayout(head, 8, 6);
    row->setContentsMargins(16, 10, 16, 10);
    m_title = makeLabel("number", head);
    m_title->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    row->addWidget(m_title);
    const auto button = [&](const QString &text, const QString &name, int days) {
        auto *b = new QToolButton(head);
        b->setText(text);
        b->setAccessibleName(name);
        b->setFocusPolicy(Qt::TabFocus);
        connect(b, &QToolButton::clicked, this, [this, days] { m_day->setDate(m_day->date().addDays(days)); });
        row->addWidget(b);
    };
    button(QStringLiteral("◀  ["), tr("Previous day"), -1);
    m_day = new QDateEdit(dayAt(m_clock.now(), m_settings.offsetMinutes), head);
    m_day->setDisplayFormat(tr("yyyy-MM-dd (ddd)"));
    m_day->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_day->setKeyboardTracking(false);
    m_day->setAccessibleName(tr("Day"));
    connect(m_day, &QDateEdit::dateChanged, this, &DayFormWindow::ask);
    row->addWidget(m_day);
    button(QStringLiteral("▶  ]"), tr("Next day"), 1);
    m_export = new QPushButton(tr("Write as Excel file  Ctrl+E"), head);
    m_export->setProperty("look", QStringLiteral("primary"));
    m_export->setEnabled(false);
    m_export->setVisible(m_audit.reader().may(Act::ExportReport));
    connect(m_export, &QPushButton::clicked, this, &DayFormWindow::exportForm);
    row->addWidget(m_export);
    auto *back = new QPushButton(tr("Back  Esc"), head);
    connect(back, &QPushButton::clicked, this, [this] {
        Q_EMIT left();
        close();
    });
    row->addWidget(back);
    return head;
}

void DayFormWindow::wireKeys()
{
    const auto key = [this](const QKeySequence &sequence, auto act) {
        connect(new QShortcut(sequence, this), &QShortcut::activated, this, act);
    };
    key(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { exportForm(); });
    key(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), [this] { exportElsewhere(); });
    key(QKeySequence(Qt::Key_BracketLeft), [this] { m_day->setDate(m_day->date().addDays(-1)); });
    key(QKeySequence(Qt::Key_BracketRight), [this] { m_day->setDate(m_day->date().addDays(1)); });
    key(QKeySequence(Qt::Key_Escape), [this] {
        Q_EMIT left();
        close();
    });
}

void DayFormWindow::setStyle(const LogStyle &style)
{
    m_style = style;
    style.theme.dress(this, QStringLiteral("log"));
    m_delegate->setStyle(style);
    fitRows();
    m_table->viewport()->update();
}

void DayFormWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitRows();
}

/// The whole day on one screen where that can be read, and no empty half where there is room.
void DayFormWindow::fitRows()
{
    layout()->activate();
    const int room = m_table->height() - m_table->horizontalHeader()->sizeHint().height() - 2 * m_table->frameWidth();
    m_table->verticalHeader()->setDefaultSectionSize(qBound(m_style.px(1.45), room / 26, m_style.px(2.2)));
}

void DayFormWindow::showDay(const QString &programId, QDate day)
{
    m_program = programId;
    const QSignalBlocker quiet(m_day);
    m_day->setDate(day);
    ask();
    m_table->setFocus();
}

void DayFormWindow::ask()
{
    const Program *program = m_programs.byId(m_program);
    if (!program || !m_audit.reader().may(Act::SeeReports))
        return;
    m_title->setText(tr("Day form  %1  (%2 lines)").arg(program->name).arg(program->lines));
    m_export->setEnabled(false);
    m_figures.reset();
    say({});
    const int round = ++m_round;
    const QDateTime from = startOfDay(m_day->date(), m_settings.offsetMinutes);
    m_shelf.ledger(m_program, from, from.addDays(1), this, [this, round](Result<Ledger> ledger) {
        if (round != m_round)
            return;
        if (ledger)
            return take(std::move(*ledger));
        m_model->clear();
        say(sentenceFor(ledger.error()), true);
    });
}

void DayFormWindow::take(Ledger ledger)
{
    const Program *program = m_programs.byId(m_program);
    m_figures = countDay(ledger, m_day->date(), program->lines, m_settings.offsetMinutes, m_clock.now());
    m_figures->program = m_program;
    m_model->setFigures(*m_figures);
    m_export->setEnabled(true);
}

QString DayFormWindow::suggestedName() const
{
    return QStringLiteral("%1-nippyo-%2.xlsx").arg(m_program, m_day->date().toString(Qt::ISODate));
}

void DayFormWindow::exportForm()
{
    if (m_settings.folder.isEmpty())
        return exportElsewhere();
    if (m_figures && m_audit.reader().may(Act::ExportReport))
        writeTo(QDir(m_settings.folder).filePath(suggestedName()));
}

void DayFormWindow::exportElsewhere()
{
    if (!m_figures || !m_audit.reader().may(Act::ExportReport))
        return;
    auto *dialog = new QFileDialog(this, tr("Where should the day form go?"), m_settings.folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Excel workbook (*.xlsx)"));
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    dialog->selectFile(suggestedName());
    connect(dialog, &QFileDialog::fileSelected, this, &DayFormWindow::writeTo);
    dialog->open();
}

void DayFormWindow::writeTo(const QString &path)
{
    const Program *program = m_programs.byId(m_program);
    if (!program || !m_figures)
        return;
    m_export->setEnabled(false);
    const auto write = [this, path, figures = *m_figures, copy = *program] {
        m_background.run<Result<>>([write = m_settings.write, figures, copy, path] { return write(figures, copy, path); },
            [this, path](Result<> written) {
                m_export->setEnabled(m_figures.has_value());
                if (!written)
                    return say(sentenceFor(written.error()), true);
                say(tr("Written to %1").arg(QDir::toNativeSeparators(path)));
                Q_EMIT exported(path);
            });
    };
    const QJsonObject body { { QStringLiteral("form"), QStringLiteral("day") }, { QStringLiteral("day"), m_figures->day.toString(Qt::ISODate) } };
    const Entry out = m_audit.entry(Stream::Audit, m_audit.reader().id, QLatin1String(kind::Exported), m_program, body);
    m_audit.write(out, this, write, [this](const Error &error) {
        m_export->setEnabled(m_figures.has_value());
        say(tr("The form was not written, because it could not be written down that you took it out. %1").arg(sentenceFor(error)), true);
    });
}

void DayFormWindow::say(const QString &sentence, bool warn)
{
    setLook(m_say, "look", warn ? QStringLiteral("alarm") : QStringLiteral("body"));
    sayOrHide(m_say, sentence);
    fitRows();
}

} // namespace kikitori
