// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QStringList>
#include <QWidget>

class QPushButton;

namespace kikitori {

/// One of a few choices, all in sight. Keys while it has the focus: ←→ choose, 1–9 choose, Backspace takes the choice
/// back. Thread: GUI. Owner: its parent widget.
class Segmented final : public QWidget {
    Q_OBJECT
public:
    Segmented(const QString &name, const QStringList &values, QWidget *parent = nullptr);
    void setValue(const QString &value);
    [[nodiscard]] QString value() const { return m_value; }

Q_SIGNALS:
    void chosen(const QString &value);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(const QString &value);

    QString m_name;
    QStringList m_values;
    QList<QPushButton *> m_buttons;
    QString m_value;
};

} // namespace kikitori
