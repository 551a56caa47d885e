// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace kikitori {

/// The keys that act now, the most needed first; whole hints are left out where the width ends, none is cut.
/// Thread: GUI. Owner: DeskWindow.
class KeyBar final : public QFrame {
    Q_OBJECT
public:
    struct Hint {
        QStringList keys;
        QString text;
        friend bool operator==(const Hint &, const Hint &) = default;
    };
    explicit KeyBar(QWidget *parent = nullptr);
    void setHints(const QList<Hint> &hints);
    /// At the right: whether the shared store has everything.
    void setShareStatus(const QString &words);
    /// Something of it needs a person's look: F10 tells more.
    void setShareAlarm(bool alarm);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    QHBoxLayout *m_row = nullptr;
    QLabel *m_share = nullptr;
    QWidget *m_details = nullptr;
    QList<Hint> m_hints;
    QList<QWidget *> m_shown;
};

} // namespace kikitori
