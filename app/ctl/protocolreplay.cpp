// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "base/localday.h"
#include "catalogue/change/replay.h"
#include "ctl/packat.h"
#include "ctl/protocolchange.h"
#include "guard/guardedstore.h"
#include "wording/wording.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kikitori {

namespace {

constexpr int kJapanMinutes = 540;
constexpr int kAPage = 200; // cases
constexpr int kSayEvery = 500; // cases

QString colour(const std::optional<Urgency> &urgency)
{
    return urgency ? wordFor(*urgency) : QCoreApplication::translate("ctl", "open");
}

QJsonValue code(const std::optional<Urgency> &urgency)
{
    return urgency ? QJsonValue(codeOf(*urgency)) : QJsonValue(QJsonValue::Null);
}

/// Reads the cases of a period page by page; each look is written down by the guard. Owner: protocolReplay.
class Reading {
public:
    Reading(Context &context, GuardedStore &guard, CaseQuery query, std::function<void(int)> done)
        : m_context(context)
        , m_guard(guard)
        , m_query(std::move(query))
        , m_done(std::move(done))
    {
        m_query.limit = kAPage;
    }
    void nextPage()
    {
        m_guard.find(m_query, QCoreApplication::instance(), [this](const Result<CasePage> &page) {
            if (!page)
                return m_done(m_context.failed(page.error()));
            if (page->cases.empty())
                return m_done(ExitCode::Done);
            m_page = page->cases;
            m_query.beforeOpened = m_page.back().openedAt;
            m_query.beforeId = m_page.back().id;
            nextCase(0);
        });
    }
    [[nodiscard]] const std::vector<CaseRecord> &records() const { return m_records; }

private:
    void nextCase(size_t index)
    {
        if (index == m_page.size())
            return nextPage();
        m_guard.caseFile(m_page[index].id, QCoreApplication::instance(), [this, index](const Result<CaseFile> &file) {
            if (!file)
                return m_done(m_context.failed(file.error()));
            m_records.push_back(file->record);
            if (m_records.size() % kSayEvery == 0)
                m_context.err << QCoreApplication::translate("ctl", "%1 cases read …").arg(m_records.size()) << Qt::endl;
            nextCase(index + 1);
        });
    }

    Context &m_context;
    GuardedStore &m_guard;
    CaseQuery m_query;
    std::function<void(int)> m_done;
    std::vector<CaseSummary> m_page;
    std::vector<CaseRecord> m_records;
};

Result<CaseQuery> periodFrom(const Words &words)
{
    CaseQuery query;
    const auto day = [&words](const char *name) { return QDate::fromString(words.option(QLatin1String(name)), Qt::ISODate); };
    for (const char *name : { "from", "to" }) {
        if (words.has(QLatin1String(name)) && !day(name).isValid())
            return fail(Fault::BadArgument, QStringLiteral("--") + QLatin1String(name), words.option(QLatin1String(name)));
    }
    if (day("from").isValid())
        query.from = startOfDay(day("from"), kJapanMinutes);
    if (day("to").isValid())
        query.to = startOfDay(day("to").addDays(1), kJapanMinutes); // a person names the last day
    query.program = words.option(QStringLiteral("program"));
    return query;
}

QString questionText(const Pack &before, const Pack &after, const QString &protocol, const QString &code)
{
    for (const Pack *pack : { &after, &before }) {
        const Protocol *found = pack->protocol(protocol);
        if (const auto question = found ? found->question(code) : std::nullopt)
            return question->text;
    }
    return code.isEmpty() ? QCoreApplication::translate("ctl", "all answered, none of these") : code;
}

QString titleOf(const Pack &before, const Pack &after, const QString &id)
{
    for (const Pack *pack : { &after, &before }) {
        if (const Protocol *protocol = pack->protocol(id))
            return protocol->title;
    }
    return QCoreApplication::translate("ctl", "emergency checks");
}

QJsonObject asJson(const Replay &replay)
{
    QJsonArray rows;
    for (const Redecided &row : replay.cases) {
        if (!row.rose() && !row.fell())
            continue;
        rows.append(QJsonObject { { QStringLiteral("case"), row.number }, { QStringLiteral("before"), code(row.before) },
            { QStringLiteral("after"), code(row.after) }, { QStringLiteral("stored"), code(row.stored) },
            { QStringLiteral("protocol"), row.protocol }, { QStringLiteral("question"), row.question },
            { QStringLiteral("dropped"), row.dropped }, { QStringLiteral("opened"), row.opened },
            { QStringLiteral("missing"), row.missing } });
    }
    QJsonArray table;
    for (const auto &[pair, count] : replay.table)
        table.append(QJsonObject { { QStringLiteral("before"), code(pair.first) }, { QStringLiteral("after"), code(pair.second) },
            { QStringLiteral("cases"), count } });
    return { { QStringLiteral("cases"), int(replay.cases.size()) }, { QStringLiteral("up"), replay.up },
        { QStringLiteral("down"), replay.down }, { QStringLiteral("same"), replay.same }, { QStringLiteral("other"), replay.other },
        { QStringLiteral("different"), replay.different }, { QStringLiteral("table"), table }, { QStringLiteral("moved"), rows } };
}

void print(Context &context, const Replay &replay, const Pack &before, const Pack &after)
{
    QTextStream &out = context.out;
    for (const auto &[pair, count] : replay.table) {
        if (pair.first != pair.second)
            out << (pair.second > pair.first ? "▲ " : "▼ ") << colour(pair.first) << " → " << colour(pair.second) << '\t' << count << '\n';
    }
    for (const auto &[key, moved] : replay.byQuestion)
        out << titleOf(before, after, key.first) << '\t' << questionText(before, after, key.first, key.second) << "\t▲ " << moved.up
            << "\t▼ " << moved.down << '\n';
    for (const Redecided &row : replay.cases) {
        if (row.fell()) // each is named: somebody would have been told to wait longer
            out << "▼ " << row.number << '\t' << colour(row.before) << " → " << colour(row.after) << '\n';
    }
    out << QCoreApplication::translate("ctl", "%1 cases decided again: %2 the same, ▲ %3 higher, ▼ %4 lower; %5 without a protocol")
               .arg(replay.cases.size())
               .arg(replay.same)
               .arg(replay.up)
               .arg(replay.down)
               .arg(replay.other)
        << Qt::endl;
    if (replay.different > 0)
        out << QCoreApplication::translate("ctl", "In %1 cases the first pack decides otherwise than was stored: they were decided by another version.")
                   .arg(replay.different)
            << Qt::endl;
}

} // namespace

int protocolReplay(Context &context, const Words &words)
{
    const auto before = packAt(words.at(1));
    if (!before)
        return context.failed(before.error());
    const auto after = packAt(words.at(2));
    if (!after)
        return context.failed(after.error());
    const auto period = periodFrom(words);
    if (!period)
        return context.failed(period.error());
    if (const auto in = context.signIn(words.option(QStringLiteral("as")), Act::ReadCases); !in)
        return context.failed(in.error());
    GuardedStore guard(context.staff(), { context.home.settings().desk, kJapanMinutes }, context.store(), context.store(), context.clock);
    std::unique_ptr<Reading> reading;
    const int read = context.wait([&](const std::function<void(int)> &done) {
        reading = std::make_unique<Reading>(context, guard, *period, done);
        reading->nextPage();
    });
    if (read != ExitCode::Done)
        return read;
    const Replay done = replay(reading->records(), *before, *after);
    if (words.has(QStringLiteral("json")))
        context.out << QJsonDocument(asJson(done)).toJson(QJsonDocument::Compact) << Qt::endl;
    else
        print(context, done, *before, *after);
    return ExitCode::Done;
}

} // namespace kikitori
