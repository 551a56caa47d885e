// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "log/logstyle.h"

#include <QStyledItemDelegate>

namespace kikitori {

/// Paints a row of the case list: the urgency as mark, word and colour, an arrow where the nurse decided otherwise,
/// and the words that were searched for. Thread: GUI. Owner: LogWindow.
class CaseDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit CaseDelegate(LogStyle style, QObject *parent = nullptr);
    void setStyle(const LogStyle &style) { m_style = style; }
    void setWords(const QString &words) { m_words = words; }
    [[nodiscard]] const QString &words() const { return m_words; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintText(QPainter *painter, QRect box, const QString &text, const QFont &font, bool marked) const;
    [[nodiscard]] QString inSight(const QString &text, const QFontMetrics &metrics, int width) const;

    LogStyle m_style;
    QString m_words;
};

} // namespace kikitori
