// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// What the station itself writes down: who came in and how, who was refused, when nobody was there.
#include "station/workstation.h"

#include "wording/wording.h"

namespace kikitori {

Entry Workstation::auditEntry(const QString &author, const QString &subject, const char *kind, QJsonObject body) const
{
    Entry out;
    out.id = QUuid::createUuid();
    out.stream = Stream::Audit;
    out.subject = subject;
    out.kind = QLatin1String(kind);
    out.body = std::move(body);
    out.at = m_clock.now();
    out.author = author;
    out.desk = m_home.settings().desk;
    return out;
}

void Workstation::audit(const char *kind, QJsonObject body)
{
    m_seat.journal->append({ auditEntry(m_seat.staff.id, m_seat.staff.id, kind, std::move(body)) }, this, [this](const Result<> &written) {
        if (!written)
            m_floor.tell(sentenceFor(written.error()));
    });
}

void Workstation::auditSignIn(const Entrance::Let &let)
{
    if (let.breakGlass)
        audit(kind::BreakGlassUsed);
}

void Workstation::auditRefusals()
{
    m_entrance.takeRefusals(this, [this, seat = m_seat](const Result<std::shared_ptr<Entrance::Refusals>> &refusals) {
        if (!refusals || (*refusals)->all.empty())
            return;
        std::vector<Entry> entries;
        for (const Entrance::Refused &one : (*refusals)->all) {
            Entry entry = auditEntry(seat.staff.id, one.staffId, kind::SignInRefused, { { QStringLiteral("why"), one.why } });
            entry.at = one.at;
            entries.push_back(std::move(entry));
        }
        seat.journal->append(entries, this, [this, taken = *refusals](const Result<> &written) {
            taken->written = written.has_value();
            if (written)
                Q_EMIT refusalsWritten();
        });
    });
}

void Workstation::auditBackup(const BackupRound::Made &made)
{
    // The desk did it, whoever is there: written by the store's own hand.
    const Entry entry = auditEntry({}, m_home.settings().desk, kind::BackedUp,
        { { QStringLiteral("file"), made.file }, { QStringLiteral("sha256"), QString::fromLatin1(made.sha256) }, { QStringLiteral("entries"), made.entries } });
    if (m_cellar.isOpen())
        m_cellar.journal()->append({ entry }, this, [](const Result<> &) {});
    if (made.secondMissed)
        m_floor.tell(sentenceFor(*made.secondMissed));
}

} // namespace kikitori
