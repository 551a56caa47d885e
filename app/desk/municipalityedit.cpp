// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/municipalityedit.h"

#include <QKeyEvent>
#include <QListWidget>

#include <algorithm>

namespace kikitori {

namespace {
constexpr int kMostRows = 6;
}

MunicipalityEdit::MunicipalityEdit(const Program &program, QWidget *parent)
    : QLineEdit(parent)
    , m_program(program)
{
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        Q_EMIT entered(text);
        offer();
    });
}

MunicipalityEdit::~MunicipalityEdit()
{
    delete m_list;
}

void MunicipalityEdit::offer()
{
    const QStringList names = m_program.municipalitiesLike(text().trimmed());
    if (!m_list) {
        m_list = new QListWidget(window());
        m_list->setFocusPolicy(Qt::NoFocus);
        m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { take(m_list->row(item)); });
    }
    m_list->clear();
    m_list->addItems(names);
    if (names.isEmpty() || (names.size() == 1 && names.front() == text())) {
        m_list->hide();
        return;
    }
    m_list->setCurrentRow(0);
    m_list->show();
    place();
    m_list->raise();
}

void MunicipalityEdit::place()
{
    const int rows = std::min(kMostRows, m_list->count());
    const int height = rows * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth() + 4;
    QPoint at = mapTo(window(), rect().bottomLeft() + QPoint(0, 2));
    if (at.y() + height > window()->height())
        at = mapTo(window(), QPoint(0, -height - 2));
    m_list->setGeometry(QRect(at, QSize(width(), height)));
}

void MunicipalityEdit::take(int row)
{
    const QListWidgetItem *item = m_list ? m_list->item(row) : nullptr;
    if (!item)
        return;
    setText(item->text());
    m_list->hide();
    Q_EMIT entered(text());
}

void MunicipalityEdit::keyPressEvent(QKeyEvent *event)
{
    const bool open = m_list && m_list->isVisible();
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up) {
        if (!open)
            offer();
        else
            m_list->setCurrentRow(
                std::clamp(m_list->currentRow() + (event->key() == Qt::Key_Down ? 1 : -1), 0, m_list->count() - 1));
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && open)
        take(m_list->currentRow());
    QLineEdit::keyPressEvent(event);
}

void MunicipalityEdit::focusOutEvent(QFocusEvent *event)
{
    // Leaving with Tab takes the marked one too: half a name helps nobody. What matches nothing stays as typed.
    if (m_list && m_list->isVisible() && !text().trimmed().isEmpty() && event->reason() == Qt::TabFocusReason)
        take(m_list->currentRow());
    if (m_list)
        m_list->hide();
    QLineEdit::focusOutEvent(event);
}

void MunicipalityEdit::hideEvent(QHideEvent *event)
{
    if (m_list)
        m_list->hide();
    QLineEdit::hideEvent(event);
}

} // namespace kikitori
