// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/timedlines.h"

#include "look/look.h"

#include <QLabel>
#include <QVBoxLayout>

namespace kikitori {

TimedLines::TimedLines(QWidget *parent)
    : QFrame(parent)
{
    setProperty("look", QStringLiteral("card"));
    m_box = new QVBoxLayout(this);
    space(m_box, 16, 8);
}

void TimedLines::setLines(const std::vector<Line> &lines)
{
    while (m_rows.size() < lines.size()) {
        Row one;
        m_box->addWidget(one.row = new QWidget(this));
        auto *row = new QHBoxLayout(one.row);
        space(row, 0, 12);
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
    }
}

} // namespace kikitori
