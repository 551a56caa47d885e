// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "log/conflictband.h"

#include "log/conflictwords.h"
#include "look/look.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace kikitori {

namespace {
constexpr int kKeys = 9;

const Entry *entryOf(const CaseFile &file, const QUuid &id)
{
    const auto found = std::find_if(file.entries.begin(), file.entries.end(), [&](const Entry &entry) { return entry.id == id; });
    return found == file.entries.end() ? nullptr : &*found;
}

QByteArray headsOf(const std::vector<CaseRecord::Conflict> &conflicts)
{
    QByteArray heads;
    for (const auto &conflict : conflicts) {
        for (const auto &value : conflict.values)
            heads += value.entry.toRfc4122();
    }
    return heads;
}
}

ConflictBand::ConflictBand(bool maySettle, QWidget *parent)
    : QFrame(parent)
    , m_maySettle(maySettle)
{
    setObjectName(QStringLiteral("conflictBand"));
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(12, 8, 12, 8);
    m_column->setSpacing(6);
    QLabel *head = makeText("body", this, tr("The records of two desks differ"));
    head->setObjectName(QStringLiteral("conflictHead"));
    m_column->addWidget(head);
    m_column->addWidget(makeText("small", this,
        maySettle ? tr("Both are kept. Until one is taken, the highest urgency counts, and of the rest what was written last.")
                  : tr("Both are kept. Until a lead takes one, the highest urgency counts, and of the rest what was written last.")));
    hide();
}

void ConflictBand::clear()
{
    delete m_rows;
    m_rows = nullptr;
    m_shown.clear();
    hide();
}

void ConflictBand::show(const CaseFile &file, const EntryWords &words)
{
    const auto conflicts = file.record.conflicts();
    const QByteArray heads = headsOf(conflicts);
    if (!heads.isEmpty() && heads == m_shown)
        return;
    clear();
    if (conflicts.empty())
        return;
    m_shown = heads;
    m_keys = 0;
    m_rows = new QWidget(this);
    auto *column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    const ConflictWords said(file, words);
    for (const auto &conflict : conflicts) {
        column->addWidget(makeText("caption", m_rows, said.label(conflict.reg)));
        for (const auto &value : conflict.values) {
            addValue(column, said.value(conflict.reg, value.value), said.source(value), entryOf(file, value.entry),
                file.record.allHeads(conflict.reg));
        }
    }
    m_column->addWidget(m_rows);
    QFrame::show();
}

void ConflictBand::addValue(QVBoxLayout *column, const QString &value, const QString &source, const Entry *entry, const QJsonArray &all)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(makeText("body", m_rows, value));
    texts->addWidget(makeText("small", m_rows, source));
    row->addLayout(texts, 1);
    if (m_maySettle && entry) {
        ++m_keys;
        auto *take = new QPushButton(m_rows);
        take->setFocusPolicy(Qt::TabFocus);
        take->setText(m_keys <= kKeys ? tr("Take this  Ctrl+%1").arg(m_keys) : tr("Take this"));
        take->setAccessibleName(tr("Take this: %1, %2").arg(value, source));
        if (m_keys <= kKeys)
            take->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + m_keys)));
        QJsonObject body = entry->body;
        body.insert(QStringLiteral("over"), all);
        connect(take, &QPushButton::clicked, this, [this, kind = entry->kind, body] { Q_EMIT taken(kind, body); });
        row->addWidget(take, 0, Qt::AlignTop);
    }
    column->addLayout(row);
}

} // namespace kikitori
