// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>
#include <QVariant>

class QBoxLayout;
class QLabel;
class QWidget;

namespace kikitori {

/// Names how a widget is drawn by the style sheet (property `name`), and draws it and its children anew when that
/// changed. Thread: GUI.
void setLook(QWidget *widget, const char *name, const QVariant &value);
/// A label of a look: "caption", "small", "body", "question", "title", "number" …
[[nodiscard]] QLabel *makeLabel(const char *look, QWidget *parent, const QString &text = {});
/// The same, wrapping at its width.
[[nodiscard]] QLabel *makeText(const char *look, QWidget *parent, const QString &text = {});
/// Sets the text only when it is another one, so that nothing flickers or loses its selection.
void say(QLabel *label, const QString &text);
/// Sets text and shows the label, or hides it when the text is empty.
void sayOrHide(QLabel *label, const QString &text);
/// Margins all round and spacing, in the 4 px grid.
void space(QBoxLayout *layout, int margin, int spacing);

} // namespace kikitori
