// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "look/urgencychip.h"

#include "look/look.h"
#include "look/theme.h"
#include "wording/wording.h"

namespace kikitori {

UrgencyChip::UrgencyChip(QWidget *parent)
    : QLabel(parent)
{
    setProperty("look", QStringLiteral("chip"));
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignCenter);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setUrgency(std::nullopt);
}

void UrgencyChip::setUrgency(std::optional<Urgency> urgency, const QString &more)
{
    const QString word = urgency ? markAndWord(urgency) : tr("Not yet decided");
    say(this, more.isEmpty() ? word : word + QStringLiteral("\u3000") + more);
    setLook(this, "urgency", lookOf(urgency));
    setAccessibleName(tr("Urgency: %1").arg(text()));
}

void UrgencyChip::setLarge()
{
    setProperty("look", QStringLiteral("verdict"));
    setWordWrap(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

QString markAndWord(std::optional<Urgency> urgency)
{
    return urgency ? markFor(*urgency) + u' ' + wordFor(*urgency) : QStringLiteral("–");
}

} // namespace kikitori
