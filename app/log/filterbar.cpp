// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/filterbar.h"

#include "base/localday.h"
#include "look/flowlayout.h"
#include "look/urgencypaint.h"
#include "wording/wording.h"

#include <QComboBox>
#include <QDateEdit>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace kikitori {

namespace {
constexpr int typingMs = 150;
}

FilterBar::FilterBar(const LogStyle &style, const QHash<QString, QString> &staffNames, QDate today, int offsetMinutes, QWidget *parent)
    : QWidget(parent)
    , m_today(today)
    , m_offsetMinutes(offsetMinutes)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto *first = new FlowLayout(nullptr, 8, 6);
    auto *second = new FlowLayout(nullptr, 8, 6);
    column->addLayout(first);
    column->addLayout(second);
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setClearButtonEnabled(true);
    m_search->setPlaceholderText(tr("/  Search: content, complaint, place, number"));
    m_search->setAccessibleName(tr("Search words"));
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_search->installEventFilter(this);
    first->addWidget(m_search);
    buildDays(first);
    buildUrgencies(second);
    buildAgents(second, staffNames);
    setStyle(style);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingMs);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, &FilterBar::asked);
}

void FilterBar::buildAgents(QLayout *row, const QHash<QString, QString> &staffNames)
{
    m_agent = new QComboBox(this);
    m_agent->setObjectName(QStringLiteral("agent"));
    m_agent->setAccessibleName(tr("Receiver"));
    m_agent->setToolTip(tr("Receiver (A)"));
    m_agent->addItem(tr("All receivers  A"), QString());
    QList<std::pair<QString, QString>> people;
    for (auto it = staffNames.begin(); it != staffNames.end(); ++it)
        people.append({ it.value(), it.key() });
    std::sort(people.begin(), people.end());
    for (const auto &[name, id] : std::as_const(people))
        m_agent->addItem(name, id);
    row->addWidget(m_agent);
    connect(m_agent, &QComboBox::currentIndexChanged, this, &FilterBar::asked);
}

void FilterBar::setStyle(const LogStyle &style)
{
    m_search->setMinimumWidth(style.px(12));
    m_agent->setMinimumWidth(style.px(9));
    for (int i = 0; i < 5; ++i) {
        const QPixmap mark = urgencyMark(style.theme, Urgency(i));
        m_chips[i]->setIcon(mark);
        m_chips[i]->setIconSize(mark.deviceIndependentSize().toSize());
    }
}

QToolButton *FilterBar::button(QLayout *row, const QString &text, const QString &key, const QString &name)
{
    auto *b = new QToolButton(this);
    b->setText(key.isEmpty() ? text : text + QStringLiteral("  ") + key);
    b->setAccessibleName(text);
    b->setObjectName(name);
    b->setFocusPolicy(Qt::TabFocus);
    row->addWidget(b);
    return b;
}

void FilterBar::buildDays(QLayout *row)
{
    auto *previous = button(row, QStringLiteral("◀"), QStringLiteral("["), QStringLiteral("previousDay"));
    previous->setAccessibleName(tr("Previous day"));
    m_day = new QDateEdit(m_today, this);
    m_day->setObjectName(QStringLiteral("day"));
    m_day->setAccessibleName(tr("Day"));
    m_day->setDisplayFormat(tr("yyyy-MM-dd (ddd)"));
    m_day->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_day->setKeyboardTracking(false);
    row->addWidget(m_day);
    auto *next = button(row, QStringLiteral("▶"), QStringLiteral("]"), QStringLiteral("nextDay"));
    next->setAccessibleName(tr("Next day"));
    auto *today = button(row, tr("Today"), QStringLiteral("T"), QStringLiteral("today"));
    m_allDays = button(row, tr("All days"), QStringLiteral("D"), QStringLiteral("allDays"));
    m_allDays->setCheckable(true);
    connect(previous, &QToolButton::clicked, this, &FilterBar::previousDay);
    connect(next, &QToolButton::clicked, this, &FilterBar::nextDay);
    connect(today, &QToolButton::clicked, this, &FilterBar::goToday);
    connect(m_allDays, &QToolButton::clicked, this, &FilterBar::asked);
    connect(m_day, &QDateEdit::dateChanged, this, [this] {
        m_allDays->setChecked(false);
        Q_EMIT dayChanged();
        Q_EMIT asked();
    });
}

void FilterBar::buildUrgencies(QLayout *row)
{
    m_anyUrgency = button(row, tr("All"), {}, QStringLiteral("anyUrgency"));
    m_anyUrgency->setToolTip(tr("All urgencies (key 0)"));
    m_anyUrgency->setAccessibleName(tr("All urgencies"));
    m_anyUrgency->setProperty("pill", true);
    m_anyUrgency->setCheckable(true);
    m_anyUrgency->setChecked(true);
    connect(m_anyUrgency, &QToolButton::clicked, this, [this] { toggleUrgency(-1); });
    for (int i = 4; i >= 0; --i) {
        const Urgency urgency = Urgency(i);
        auto *chip = button(row, wordFor(urgency), {}, QStringLiteral("urgency-") + codeOf(urgency));
        chip->setAccessibleName(wordFor(urgency));
        chip->setToolTip(tr("Only %1 (key %2)").arg(wordFor(urgency)).arg(5 - i));
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setProperty("pill", true);
        chip->setCheckable(true);
        m_chips[i] = chip;
        connect(chip, &QToolButton::clicked, this, [this, i] { toggleUrgency(i); });
    }
}

CaseQuery FilterBar::query() const
{
    CaseQuery query;
    if (!m_allDays->isChecked()) {
        query.from = startOfDay(day(), m_offsetMinutes);
        query.to = query.from.addDays(1);
    }
    query.urgency = m_urgency;
    query.receiver = m_agent->currentData().toString();
    query.words = words();
    return query;
}

QDate FilterBar::day() const
{
    return m_day->date();
}

QString FilterBar::words() const
{
    return m_search->text().simplified();
}

void FilterBar::setDay(QDate day)
{
    m_day->setDate(day);
}

void FilterBar::setCounts(const UrgencyCounts &counts)
{
    for (int i = 0; i < 5; ++i) {
        m_chips[i]->setText(QStringLiteral("%1 %2").arg(wordFor(Urgency(i))).arg(counts.by[size_t(i)]));
    }
    m_anyUrgency->setText(tr("All %1").arg(counts.all));
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilterBar::previousDay()
{
    setDay(day().addDays(-1));
}

void FilterBar::nextDay()
{
    setDay(day().addDays(1));
}

void FilterBar::goToday()
{
    if (m_allDays->isChecked()) {
        m_allDays->setChecked(false);
        if (day() == m_today)
            Q_EMIT asked();
    }
    setDay(m_today);
}

void FilterBar::toggleAllDays()
{
    m_allDays->toggle();
    Q_EMIT asked();
}

void FilterBar::toggleUrgency(int urgency)
{
    const bool same = m_urgency && int(*m_urgency) == urgency;
    m_urgency = urgency < 0 || same ? std::nullopt : std::optional(Urgency(urgency));
    for (int i = 0; i < 5; ++i)
        m_chips[i]->setChecked(m_urgency && int(*m_urgency) == i);
    m_anyUrgency->setChecked(!m_urgency);
    Q_EMIT asked();
}

void FilterBar::focusAgent()
{
    m_agent->setFocus(Qt::ShortcutFocusReason);
    m_agent->showPopup();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept(); // else the window's Esc would come first
        return true;
    }
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) {
            Q_EMIT searchLeft();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace kikitori
