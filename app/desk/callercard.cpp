// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "desk/callercard.h"

#include "desk/desksession.h"
#include "look/keycap.h"
#include "look/look.h"
#include "desk/numbers.h"
#include "look/urgencychip.h"
#include "wording/wording.h"

#include <QLabel>
#include <QVBoxLayout>

namespace kikitori {

namespace {
constexpr int kMostShown = 4;

/// 今日 19:52, or 8月3日 for another day.
QString dayOf(const QDateTime &utc, const QDateTime &now, int offsetMinutes, const QString &today)
{
    const QDateTime local = utc.toOffsetFromUtc(offsetMinutes * 60);
    if (local.date() == now.toOffsetFromUtc(offsetMinutes * 60).date())
        return today + u' ' + local.toString(QStringLiteral("HH:mm"));
    return local.toString(QStringLiteral("M/d HH:mm"));
}
}

CallerCard::CallerCard(DeskSession &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
{
    setProperty("look", QStringLiteral("card"));
    setAccessibleName(tr("Caller"));
    auto *box = new QVBoxLayout(this);
    space(box, 12, 4);
    box->addWidget(makeLabel("caption", this, tr("Caller")));
    box->addWidget(m_number = makeText("number", this));
    box->addWidget(m_place = makeText("small", this));
    m_warning = new QFrame(this);
    m_warning->setProperty("look", QStringLiteral("warn"));
    auto *warning = new QVBoxLayout(m_warning);
    space(warning, 8, 0);
    warning->addWidget(m_warningText = makeText("body", m_warning));
    box->addWidget(m_warning);
    box->addWidget(m_earlierTitle = makeText("caption", this));
    m_earlier = new QVBoxLayout;
    space(m_earlier, 0, 8);
    box->addLayout(m_earlier);
    box->addWidget(m_look = makeKeyHint({ QStringLiteral("P") }, tr("See it, and what was advised"), this));
}

void CallerCard::refresh()
{
    const QString number = m_session.call().callerNumber;
    const bool withheld = number.isEmpty() || number == QLatin1String("anonymous");
    say(m_number, withheld ? tr("Number withheld") : readable(number, m_session.program()));
    const QString place = withheld ? QString() : m_session.program().placeOf(number);
    sayOrHide(m_place, place.isEmpty() ? QString() : tr("%1 (by area code)").arg(place));
    const auto again = m_session.repeat();
    m_warning->setVisible(again.has_value());
    if (again) {
        say(m_warningText,
            tr("Call %1 within %2 hours. Ask first whether it has become worse.").arg(again->calls).arg(again->hours));
    }
    const int earlier = static_cast<int>(m_session.earlier().size());
    sayOrHide(m_earlierTitle,
        withheld      ? QString()
            : earlier ? tr("Earlier cases of this number: %n", nullptr, earlier)
                      : tr("No earlier case of this number"));
    m_look->setVisible(earlier > 0 && m_session.hasCase());
    showEarlier();
}

void CallerCard::showEarlier()
{
    QStringList ids;
    for (const CaseSummary &one : m_session.earlier())
        ids << one.id;
    if (ids == m_shown)
        return;
    m_shown = ids;
    while (QLayoutItem *item = m_earlier->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const CaseSummary &one : m_session.earlier()) {
        if (m_earlier->count() == kMostShown)
            break;
        auto *row = new QWidget(this);
        auto *line = new QHBoxLayout(row);
        space(line, 0, 8);
        auto *chip = new UrgencyChip(row);
        if (one.finalUrgency)
            chip->setUrgency(one.finalUrgency);
        else
            chip->setText(QStringLiteral("–"));
        line->addWidget(chip, 0, Qt::AlignTop);
        auto *words = new QVBoxLayout;
        space(words, 0, 0);
        const QString what = one.protocolTitle.isEmpty() ? one.content : one.protocolTitle;
        words->addWidget(makeText("body", row,
            dayOf(one.openedAt, m_session.clock().now(), m_session.record().offsetMinutes, tr("Today"))
                + QStringLiteral("\u3000") + what.left(40)));
        const Disposition *result = m_session.program().disposition(one.disposition);
        if (result)
            words->addWidget(makeText("small", row, result->label));
        line->addLayout(words, 1);
        m_earlier->addWidget(row);
    }
}

} // namespace kikitori
