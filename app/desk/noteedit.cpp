// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/noteedit.h"

namespace kikitori {

NoteEdit::NoteEdit(int lines, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_lines(lines)
{
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize NoteEdit::sizeHint() const
{
    const QMargins edge = contentsMargins();
    const int height = fontMetrics().lineSpacing() * m_lines + edge.top() + edge.bottom()
        + 2 * qRound(document()->documentMargin()) + 8;
    return { fontMetrics().averageCharWidth() * 12, height };
}

} // namespace kikitori
