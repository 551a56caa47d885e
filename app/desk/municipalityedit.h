// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "programs/program.h"

#include <QLineEdit>
#include <QPointer>

class QListWidget;

namespace kikitori {

/// Where the patient is: typed in kanji or kana, completed from the program's list, which opens below the field.
/// Enter takes the marked one, ↑↓ mark another. Thread: GUI. Owner: RecordForm.
class MunicipalityEdit final : public QLineEdit {
    Q_OBJECT
public:
    explicit MunicipalityEdit(const Program &program, QWidget *parent = nullptr);
    ~MunicipalityEdit() override;

Q_SIGNALS:
    /// What stands in the field, each time it changed by hand.
    void entered(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void offer();
    void take(int row);
    void place();

    const Program &m_program;
    QPointer<QListWidget> m_list; ///< child of the window, so that the column cannot cut it
};

} // namespace kikitori
