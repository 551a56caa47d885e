// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "look/keycap.h"

#include "look/look.h"

#include <QHBoxLayout>

namespace kikitori {

KeyCap::KeyCap(const QString &key, QWidget *parent)
    : QLabel(key, parent)
{
    setProperty("look", QStringLiteral("key"));
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignCenter);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

QWidget *makeKeyHint(const QStringList &keys, const QString &text, QWidget *parent)
{
    auto *hint = new QWidget(parent);
    auto *row = new QHBoxLayout(hint);
    space(row, 0, 4);
    for (const QString &key : keys)
        row->addWidget(new KeyCap(key, hint));
    if (!text.isEmpty())
        row->addWidget(makeLabel("hint", hint, text));
    return hint;
}

} // namespace kikitori
