// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QWidget>

namespace kikitori {

/// One step of the consultation in the middle column. Thread: GUI. Owner: DeskWindow.
class Panel : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// Reads the session again; called on every change while this panel is in sight, so it must be cheap.
    virtual void refresh() = 0;
    /// Where the focus belongs when this step begins.
    virtual void takeFocus() { setFocus(Qt::OtherFocusReason); }
    /// Space and Enter outside of a text field; false when the panel has nothing to confirm.
    virtual bool confirm() { return false; }
    /// Shift and Space: everything that Space would confirm one by one.
    virtual bool confirmAll() { return false; }
    /// A digit outside of a text field, 0–9.
    virtual bool digit(int) { return false; }
    /// Up and down outside of a text field.
    virtual void moveCurrent(int) { }

    /// How high the column is; a panel may leave out what is only helpful to fit into it.
    virtual void setRoom(int) { }

Q_SIGNALS:
    /// The window must bring this into sight.
    void wantsVisible(QWidget *widget);
};

} // namespace kikitori
