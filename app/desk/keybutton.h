// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QPushButton>

class QLabel;

namespace kikitori {

class KeyCap;

/// A button that says what it does, on what, and with which key. Thread: GUI. Owner: its parent widget.
class KeyButton final : public QPushButton {
    Q_OBJECT
public:
    /// `look` as in the style sheet: "plain", "primary", "danger", "quiet", "tri-yes" …
    KeyButton(const QString &text, const QString &key, const char *look, QWidget *parent = nullptr);
    void setWords(const QString &text, const QString &note = {});
    void setKey(const QString &key);
    /// Shows or hides the key without changing the button's width.
    void showKey(bool shown);
    /// Long words break into lines instead of asking for width.
    void setWrapping(bool wrapping);
    [[nodiscard]] QString words() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

private:
    QLabel *m_text = nullptr;
    QLabel *m_note = nullptr;
    KeyCap *m_key = nullptr;
    bool m_keyComesAndGoes = false;
};

} // namespace kikitori
