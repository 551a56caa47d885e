// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "guard/guardedstore.h"

#include "guard/looks.h"
#include "guard/writing.h"

#include <QJsonArray>

#include <algorithm>

namespace kikitori {

namespace {
constexpr int kEarlierAtMost = 1000; ///< as many are looked through for those of the person's programs

QString listOf(const CaseQuery &query)
{
    const auto ms = [](const QDateTime &time) { return time.isValid() ? QString::number(time.toMSecsSinceEpoch()) : QString(); };
    return QStringList { query.program, ms(query.from), ms(query.to), query.words }.join(QChar(0x1f));
}

QJsonArray idsOf(const std::vector<CaseSummary> &cases)
{
    QJsonArray ids;
    for (const CaseSummary &each : cases)
        ids.append(each.id);
    return ids;
}

bool namesSeen(const Entry &entry)
{
    return entry.stream == Stream::Case && !entry.body.value(QLatin1String("over")).toArray().isEmpty();
}

/// Figures count how many callers there were, not who.
void hideCallers(Ledger &ledger)
{
    QHash<QString, QString> alias;
    for (CallRecord &call : ledger.calls) {
        const bool shown = std::any_of(call.callerNumber.cbegin(), call.callerNumber.cend(), [](QChar c) { return c.isDigit(); });
        if (!shown) {
            call.callerNumber.clear();
            continue;
        }
        QString &known = alias[call.callerNumber];
        if (known.isEmpty())
            known = call.program + QLatin1Char(':') + QString::number(alias.size());
        call.callerNumber = known;
    }
}
}

/// Lives as long as the store object or an answer under way, whichever goes last.
class GuardedStore::Guard : public std::enable_shared_from_this<GuardedStore::Guard> {
public:
    Guard(Staff person, Place here, Journal &to, CaseShelf &from, const Clock &time)
        : staff(std::move(person))
        , place(std::move(here))
        , journal(to)
        , shelf(from)
        , clock(time)
        , looks(time)
    {
    }
    [[nodiscard]] Entry audit(const char *kind, const QString &subject, const QString &program, QJsonObject body = {}) const
    {
        Entry entry;
        entry.id = QUuid::createUuid();
        entry.stream = Stream::Audit;
        entry.subject = subject.isEmpty() ? place.desk : subject; // with nobody signed in it is the desk that asked
        entry.kind = QLatin1String(kind);
        entry.body = std::move(body);
        entry.at = clock.now();
        entry.offsetMinutes = place.offsetMinutes;
        entry.author = staff.id;
        entry.desk = place.desk;
        entry.program = program;
        return entry;
    }
    template<class T>
    void refuse(const QString &act, QObject *context, Reply<T> reply)
    {
        journal.append({ audit(kind::Refused, staff.id, {}, { { QStringLiteral("act"), act } }) }, context,
            [act, reply = std::move(reply)](const Result<> &kept) {
                reply(kept ? fail(Fault::NotAllowed, act) : tl::make_unexpected(kept.error()));
            });
    }
    /// True when `act` is theirs and so is the program; else it is refused and the reply under way.
    template<class T>
    bool allows(Act act, const QString &program, QObject *context, const Reply<T> &reply)
    {
        if (!staff.may(act))
            refuse(codeOf(act), context, reply);
        else if (!program.isEmpty() && !mayProgram(staff, program))
            refuse(QStringLiteral("program"), context, reply);
        else
            return true;
        return false;
    }
    /// Answers with `answer` when the look is kept, else with the fault that it was not.
    template<class T>
    void answerNoted(Entry look, T answer, QObject *context, Reply<T> reply, std::function<void()> seen = {})
    {
        journal.append({ std::move(look) }, context,
            [answer = std::move(answer), reply = std::move(reply), seen = std::move(seen)](const Result<> &kept) mutable {
                if (!kept)
                    return reply(tl::make_unexpected(kept.error()));
                if (seen)
                    seen();
                reply(std::move(answer));
            });
    }
    void keepTheirs(std::vector<CaseSummary> &cases) const
    {
        std::erase_if(cases, [this](const CaseSummary &each) { return !mayProgram(staff, each.program); });
    }
    void findNow(CaseQuery query, QObject *context, Reply<CasePage> reply);
    void showCase(CaseFile file, QObject *context, Reply<CaseFile> reply);
    /// Looks at the cases whose values the entries from `next` on replace; appends all when nothing is settled unasked.
    void appendSettling(std::vector<Entry> entries, std::size_t next, QObject *context, Reply<> reply);

    const Staff staff;
    const Place place;
    Journal &journal;
    CaseShelf &shelf;
    const Clock &clock;
    Looks looks;
};

void GuardedStore::Guard::findNow(CaseQuery query, QObject *context, Reply<CasePage> reply)
{
    const bool countsOnly = query.limit <= 0;
    const auto self = shared_from_this();
    shelf.find(std::move(query), context, [self, countsOnly, reply = std::move(reply)](Result<CasePage> page) {
        if (page && countsOnly)
            page->cases.clear();
        if (page)
            self->keepTheirs(page->cases);
        reply(std::move(page));
    });
}

void GuardedStore::Guard::showCase(CaseFile file, QObject *context, Reply<CaseFile> reply)
{
    for (RecordingInfo &each : file.recordings)
        each.key.clear();
    const QString caseId = file.record.id;
    if (looks.caseInSight(caseId))
        return reply(std::move(file));
    Entry look = audit(kind::Viewed, caseId, file.record.program, { { QStringLiteral("what"), QStringLiteral("case") } });
    answerNoted<CaseFile>(std::move(look), std::move(file), context, std::move(reply),
        [self = shared_from_this(), caseId] { self->looks.caseSeen(caseId); });
}

void GuardedStore::Guard::appendSettling(std::vector<Entry> entries, std::size_t next, QObject *context, Reply<> reply)
{
    while (next < entries.size() && !namesSeen(entries[next]))
        ++next;
    if (next == entries.size())
        return journal.append(std::move(entries), context, std::move(reply));
    const QString caseId = entries[next].subject;
    shelf.caseFile(caseId, context,
        [self = shared_from_this(), entries = std::move(entries), next, context, reply = std::move(reply)](
            const Result<CaseFile> &file) mutable {
            if (!file && file.error().fault != Fault::CaseUnknown)
                return reply(tl::make_unexpected(file.error()));
            if (file && !self->staff.may(Act::TakeCalls) && !mayProgram(self->staff, file->record.program))
                return self->refuse(QStringLiteral("program"), context, std::move(reply));
            if (file && file->record.registers.contested(registerOf(entries[next])) && !self->staff.may(Act::SettleConflict))
                return self->refuse(codeOf(Act::SettleConflict), context, std::move(reply));
            self->appendSettling(std::move(entries), next + 1, context, std::move(reply));
        });
}

GuardedStore::GuardedStore(Staff staff, Place place, Journal &journal, CaseShelf &shelf, const Clock &clock)
    : m_guard(std::make_shared<Guard>(std::move(staff), std::move(place), journal, shelf, clock))
{
}

GuardedStore::~GuardedStore() = default;

const Staff &GuardedStore::staff() const
{
    return m_guard->staff;
}

void GuardedStore::append(std::vector<Entry> entries, QObject *context, Reply<> reply)
{
    for (const Entry &entry : entries) {
        if (const auto refusal = refusalOf(entry, m_guard->staff, m_guard->place.desk))
            return m_guard->refuse(refusal->act, context, std::move(reply));
    }
    if (context)
        m_guard->appendSettling(std::move(entries), 0, context, std::move(reply));
    else
        m_guard->journal.append(std::move(entries), nullptr, {});
}

void GuardedStore::openCase(Entry opened, QString prefix, QObject *context, Reply<QString> reply)
{
    if (const auto refusal = refusalOf(opened, m_guard->staff, m_guard->place.desk))
        return m_guard->refuse(refusal->act, context, std::move(reply));
    m_guard->journal.openCase(std::move(opened), std::move(prefix), context, std::move(reply));
}

void GuardedStore::find(CaseQuery query, QObject *context, Reply<CasePage> reply)
{
    if (!m_guard->allows(Act::ReadCases, query.program, context, reply))
        return;
    if (!m_guard->staff.programs.isEmpty())
        query.programs = m_guard->staff.programs;
    const QString list = listOf(query);
    const bool nobodyShown = query.limit <= 0 && query.words.isEmpty();
    if (nobodyShown || m_guard->looks.listInSight(list))
        return m_guard->findNow(std::move(query), context, std::move(reply));
    const bool search = !query.words.isEmpty(); // the words themselves would be personal data in the audit
    Entry look = m_guard->audit(search ? kind::Searched : kind::Viewed, m_guard->staff.id, query.program,
        search ? QJsonObject {} : QJsonObject { { QStringLiteral("what"), QStringLiteral("list") } });
    if (query.from.isValid())
        look.body.insert(QStringLiteral("from"), query.from.toUTC().toString(Qt::ISODate));
    m_guard->journal.append({ std::move(look) }, context,
        [guard = m_guard, query = std::move(query), list, context, reply = std::move(reply)](const Result<> &kept) mutable {
            if (!kept)
                return reply(tl::make_unexpected(kept.error()));
            guard->looks.listSeen(list);
            guard->findNow(std::move(query), context, std::move(reply));
        });
}

void GuardedStore::caseFile(QString caseId, QObject *context, Reply<CaseFile> reply)
{
    if (!m_guard->allows(Act::ReadCases, {}, context, reply))
        return;
    m_guard->shelf.caseFile(
        caseId, context, [guard = m_guard, context, reply = std::move(reply)](Result<CaseFile> file) mutable {
            if (!file)
                return reply(std::move(file));
            if (guard->allows(Act::ReadCases, file->record.program, context, reply))
                guard->showCase(std::move(*file), context, std::move(reply));
        });
}

void GuardedStore::earlierCases(QString callerNumber, int most, QObject *context, Reply<std::vector<CaseSummary>> reply)
{
    if (!m_guard->allows(Act::ReadCases, {}, context, reply))
        return;
    const int asked = m_guard->staff.programs.isEmpty() ? most : std::max(most, kEarlierAtMost);
    m_guard->shelf.earlierCases(std::move(callerNumber), asked, context,
        [guard = m_guard, most, context, reply = std::move(reply)](Result<std::vector<CaseSummary>> cases) mutable {
            if (!cases)
                return reply(std::move(cases));
            guard->keepTheirs(*cases);
            if (cases->size() > static_cast<std::size_t>(std::max(0, most)))
                cases->resize(static_cast<std::size_t>(std::max(0, most)));
            // That nobody is known under a number is an answer too.
            Entry look = guard->audit(kind::Viewed, guard->staff.id, {},
                { { QStringLiteral("what"), QStringLiteral("earlier-cases") }, { QStringLiteral("cases"), idsOf(*cases) } });
            guard->answerNoted<std::vector<CaseSummary>>(std::move(look), std::move(*cases), context, std::move(reply));
        });
}

void GuardedStore::openCases(QString desk, QObject *context, Reply<std::vector<CaseSummary>> reply)
{
    if (!m_guard->allows(Act::WriteCase, {}, context, reply))
        return;
    m_guard->shelf.openCases(std::move(desk), context,
        [guard = m_guard, context, reply = std::move(reply)](Result<std::vector<CaseSummary>> cases) mutable {
            if (cases)
                guard->keepTheirs(*cases);
            if (!cases || cases->empty())
                return reply(std::move(cases));
            Entry look = guard->audit(kind::Viewed, guard->staff.id, {},
                { { QStringLiteral("what"), QStringLiteral("open-cases") }, { QStringLiteral("cases"), idsOf(*cases) } });
            guard->answerNoted<std::vector<CaseSummary>>(std::move(look), std::move(*cases), context, std::move(reply));
        });
}

void GuardedStore::recording(QString recordingId, QObject *context, Reply<RecordingInfo> reply)
{
    if (!m_guard->allows(Act::PlayRecording, {}, context, reply))
        return;
    m_guard->shelf.recording(
        recordingId, context, [guard = m_guard, context, reply = std::move(reply)](Result<RecordingInfo> info) mutable {
            if (!info)
                return reply(std::move(info));
            if (!guard->allows(Act::PlayRecording, info->program, context, reply))
                return;
            Entry look = guard->audit(kind::Played, info->caseId.isEmpty() ? info->id : info->caseId, info->program,
                { { QStringLiteral("recording"), info->id } });
            guard->answerNoted<RecordingInfo>(std::move(look), std::move(*info), context, std::move(reply));
        });
}

void GuardedStore::ledger(QString program, QDateTime from, QDateTime to, QObject *context, Reply<Ledger> reply)
{
    if (!m_guard->allows(Act::SeeReports, program, context, reply))
        return;
    const bool hide = !m_guard->staff.may(Act::ReadCases);
    m_guard->shelf.ledger(
        std::move(program), std::move(from), std::move(to), context, [hide, reply = std::move(reply)](Result<Ledger> ledger) {
            if (ledger && hide)
                hideCallers(*ledger);
            reply(std::move(ledger));
        });
}

} // namespace kikitori
