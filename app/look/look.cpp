// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "look/look.h"

#include <QBoxLayout>
#include <QLabel>
#include <QStyle>

namespace kikitori {

void setLook(QWidget *widget, const char *name, const QVariant &value)
{
    if (widget->property(name) == value)
        return;
    const bool dressed = widget->testAttribute(Qt::WA_WState_Polished);
    widget->setProperty(name, value);
    if (!dressed)
        return;
    const auto redraw = [](QWidget *w) {
        w->style()->unpolish(w);
        w->style()->polish(w);
        w->updateGeometry();
    };
    redraw(widget);
    for (QWidget *child : widget->findChildren<QWidget *>())
        redraw(child);
}

QLabel *makeLabel(const char *look, QWidget *parent, const QString &text)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("look", QString::fromLatin1(look));
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel *makeText(const char *look, QWidget *parent, const QString &text)
{
    QLabel *label = makeLabel(look, parent, text);
    label->setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    label->setSizePolicy(policy);
    return label;
}

void say(QLabel *label, const QString &text)
{
    if (label->text() != text)
        label->setText(text);
}

void sayOrHide(QLabel *label, const QString &text)
{
    say(label, text);
    label->setVisible(!text.isEmpty());
}

void space(QBoxLayout *layout, int margin, int spacing)
{
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(spacing);
}

} // namespace kikitori
