// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace kikitori {

class SignInForm;
class Theme;

/// A sign-in form with what stands above and below it, in the middle of a window; it scrolls where the window is small,
/// and what has the focus is always in sight. Thread: GUI. Owner: its window.
class FormPage final : public QScrollArea {
    Q_OBJECT
public:
    /// Fills `window`. The form is put into the column by whoever builds it.
    FormPage(SignInForm *form, const Theme &theme, QWidget *window);
    [[nodiscard]] QWidget *column() const { return m_column; }
    [[nodiscard]] QVBoxLayout *box() const { return m_box; }
    /// After something was shown or hidden: no more people than there is room for.
    void fit();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    SignInForm *m_form;
    QWidget *m_column = nullptr;
    QVBoxLayout *m_box = nullptr;
};

} // namespace kikitori
