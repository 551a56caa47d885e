// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/timedlines.h"

#include "look/look.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace kikitori {

TimedLines::TimedLines(QWidget *parent)
    : QFrame(parent)
{
    setProperty("look", QStringLiteral("card"));
    m_box = new QVBoxLayout(this);
    space(m_box, 8, 0);
}

void TimedLines::setLines(const std::vector<Line> &lines)
{
    while (m_rows.size() < lines.size()) {
        Row one;
        m_box->addWidget(one.row = new QFrame(this));
        one.row->setProperty("look", QStringLiteral("row"));
        one.row->setProperty("first", true);
        auto *row = new QHBoxLayout(one.row);
        space(row, 4, 12);
        row->addWidget(one.time = makeLabel("small", one.row), 0, Qt::AlignVCenter);
        row->addWidget(one.text = makeText("read", one.row), 1);
        m_rows.push_back(one);
    }
    const int width = fontMetrics().horizontalAdvance(QStringLiteral("00:00:00"));
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const Row &one = m_rows[i];
        one.row->setVisible(i < lines.size());
        if (i >= lines.size())
            continue;
        one.time->setMinimumWidth(width);
        say(one.time, lines[i].time);
        setLook(one.text, "look", QString::fromLatin1(lines[i].look));
        say(one.text, lines[i].text);
        one.row->setAccessibleName(lines[i].text);
    }
    m_shown = static_cast<int>(lines.size());
    mark();
}

QWidget *TimedLines::moveCurrent(int by)
{
    m_current += by;
    mark();
    return m_shown ? m_rows[static_cast<size_t>(m_current)].row : nullptr;
}

QWidget *TimedLines::begin()
{
    return moveCurrent(-m_current);
}

void TimedLines::mark()
{
    m_current = std::clamp(m_current, 0, std::max(0, m_shown - 1));
    for (size_t i = 0; i < m_rows.size(); ++i)
        setLook(m_rows[i].row, "current", static_cast<int>(i) == m_current);
}

} // namespace kikitori
