// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/entrywriter.h"

#include "store/callindex.h"
#include "store/caseindex.h"
#include "store/entryrows.h"
#include "store/statement.h"
#include "store/transaction.h"

namespace kikitori {

namespace {
constexpr int kCasesInHand = 16;

Result<> checkWhole(const Entry &entry)
{
    const char *missing = entry.id.isNull() ? "id"
        : entry.subject.isEmpty()           ? "subject"
        : entry.kind.isEmpty()              ? "kind"
        : !entry.at.isValid()               ? "time"
                                            : nullptr;
    if (missing)
        return fail(Fault::EntryRefused, QString::fromLatin1(missing), QStringLiteral("an entry has none"));
    return {};
}

/// The number aside: it is given here, and the entry that is sent again may not have it yet.
bool sameButNumber(Entry one, Entry other)
{
    one.body.remove(QStringLiteral("number"));
    other.body.remove(QStringLiteral("number"));
    return one.stream == other.stream && one.subject == other.subject && one.kind == other.kind
        && canonicalBody(one) == canonicalBody(other);
}

tl::unexpected<Error> idTaken()
{
    return fail(Fault::EntryRefused, QStringLiteral("id"), QStringLiteral("the id stands for another entry"));
}
}

EntryWriter::EntryWriter(Connection &connection, QString desk)
    : m_connection(connection)
    , m_desk(std::move(desk))
{
}

Result<> EntryWriter::within(const std::function<Result<>()> &work)
{
    auto transaction = Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    m_changed.clear();
    m_chain.reset();
    m_added = 0;
    auto done = forgetIfOthersWrote();
    if (done)
        done = work();
    if (done && m_chain)
        done = keepChain(m_connection, *m_chain);
    if (done)
        done = transaction->commit();
    if (!done)
        return done;
    if (m_known.size() > kCasesInHand)
        m_known.clear();
    m_known.insert(m_changed);
    return {};
}

Result<> EntryWriter::forgetIfOthersWrote()
{
    // Another program may have written to a case in hand, or erased in it. The number is another one for this connection
    // when any other one has committed since.
    Statement ask(m_connection, "PRAGMA data_version");
    return ask.step().map([&](bool) {
        if (ask.number(0) != m_version)
            m_known.clear();
        m_version = ask.number(0);
    });
}

Result<int> EntryWriter::append(std::vector<Entry> entries)
{
    return within([&] { return appendAll(entries); }).map([this] { return m_added; });
}

Result<QString> EntryWriter::openCase(Entry opened, const QString &prefix)
{
    if (opened.stream != Stream::Case || opened.kind != QLatin1String(kind::Opened))
        return fail(Fault::EntryRefused, QStringLiteral("kind"), QStringLiteral("a case begins with its opening"));
    QString number;
    const auto done = within([&] { return appendFirst(opened, prefix).map([&](const QString &given) { number = given; }); });
    return done.map([&] { return number; });
}

Result<QString> EntryWriter::appendFirst(Entry &opened, const QString &prefix)
{
    const auto known = findEntry(m_connection, opened.id);
    if (!known)
        return tl::make_unexpected(known.error());
    if (*known) {
        if (!sameButNumber(**known, opened))
            return idTaken();
        return (*known)->body.value(QLatin1String("number")).toString();
    }
    if (const auto whole = checkWhole(opened); !whole)
        return tl::make_unexpected(whole.error());
    if (opened.desk.isEmpty())
        opened.desk = m_desk;
    const QString day = opened.at.toOffsetFromUtc(opened.offsetMinutes * 60).date().toString(QStringLiteral("yyyyMMdd"));
    auto number = nextCaseNumber(m_connection, prefix, opened.desk, day);
    if (!number)
        return number;
    opened.body.insert(QStringLiteral("number"), *number);
    const auto added = appendOne(opened);
    if (!added)
        return tl::make_unexpected(added.error());
    if (opened.seq != 1)
        return fail(Fault::EntryRefused, QStringLiteral("subject"), QStringLiteral("the case is open already"));
    return number;
}

Result<> EntryWriter::appendAll(std::vector<Entry> &entries)
{
    for (Entry &entry : entries) {
        if (const auto one = appendOne(entry); !one)
            return one;
    }
    return {};
}

Result<> EntryWriter::appendOne(Entry &entry)
{
    if (const auto whole = checkWhole(entry); !whole)
        return tl::make_unexpected(whole.error());
    const auto known = findEntry(m_connection, entry.id);
    if (!known)
        return tl::make_unexpected(known.error());
    if (*known)
        return sameButNumber(**known, entry) ? Result<>() : idTaken();
    const auto last = lastSeq(m_connection, entry.stream, entry.subject);
    if (!last)
        return tl::make_unexpected(last.error());
    entry.seq = *last + 1;
    entry.at = entry.at.toUTC();
    return chained()
        .and_then([&] { return insertEntry(m_connection, entry, *m_chain); })
        .and_then([&] { return project(entry); })
        .map([this] { ++m_added; });
}

Result<> EntryWriter::chained()
{
    if (m_chain)
        return {};
    // Read again in each transaction: another program may have written here meanwhile.
    return readChain(m_connection).map([this](Chain chain) { m_chain = std::move(chain); });
}

Result<> EntryWriter::project(const Entry &entry)
{
    switch (entry.stream) {
    case Stream::Case:
        return projectCase(entry);
    case Stream::Call:
        return refold(Stream::Call, entry.subject);
    case Stream::Agent:
        return writePresence(m_connection, entry);
    case Stream::Recording:
        return writeRecordingRow(m_connection, entry);
    case Stream::Audit:
        break;
    }
    return {};
}

Result<> EntryWriter::projectCase(const Entry &entry)
{
    auto record = caseBefore(entry);
    if (!record)
        return tl::make_unexpected(record.error());
    record->apply(entry);
    return writeRow(*record);
}

Result<> EntryWriter::writeRow(const CaseRecord &record)
{
    m_changed.insert(record.id, record);
    return record.erased ? removeCaseRow(m_connection, record.id) : writeCaseRow(m_connection, record);
}

Result<CaseRecord> EntryWriter::caseBefore(const Entry &entry)
{
    if (entry.seq == 1)
        return CaseRecord {};
    for (const auto *records : { &m_changed, &m_known }) {
        const auto found = records->constFind(entry.subject);
        if (found != records->constEnd())
            return *found;
    }
    return entriesOf(m_connection, Stream::Case, entry.subject).map([&](std::vector<Entry> entries) {
        entries.pop_back(); // `entry` itself: its seq is the highest
        return CaseRecord::fold(entries);
    });
}

} // namespace kikitori
