// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk/panel.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace kikitori {

class DeskSession;
class FoundRow;

/// The complaint in the caller's words, and the protocols that it finds as it is typed; Enter begins the marked one,
/// ↑↓ mark another. Further symptoms are further protocols of the same case. Thread: GUI. Owner: DeskWindow.
class ComplaintPanel final : public Panel {
    Q_OBJECT
public:
    explicit ComplaintPanel(DeskSession &session, QWidget *parent = nullptr);
    void refresh() override;
    void takeFocus() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setCurrent(int index);
    void begin(int index);

    DeskSession &m_session;
    QLineEdit *m_edit = nullptr;
    QLabel *m_hint = nullptr;
    QList<FoundRow *> m_rows;
    QString m_case;
    QString m_foundFor;
    int m_current = 0;
};

/// One protocol found: title, whom it is for, and the words that matched. Thread: GUI. Owner: ComplaintPanel.
class FoundRow final : public QFrame {
    Q_OBJECT
public:
    explicit FoundRow(QWidget *parent = nullptr);
    /// `marked` may hold <b> around what matched.
    void setFound(const QString &title, const QString &about, const QString &marked);
    void setCurrent(bool current);

Q_SIGNALS:
    void picked();

protected:
    void mousePressEvent(QMouseEvent *event) override;

private:
    QLabel *m_title = nullptr;
    QLabel *m_about = nullptr;
    QLabel *m_words = nullptr;
    QWidget *m_key = nullptr;
};

} // namespace kikitori
