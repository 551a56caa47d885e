// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/entrywriter.h"

#include "store/callindex.h"
#include "store/caseindex.h"
#include "store/entryrows.h"
#include "store/statement.h"

#include <set>

// The second half of EntryWriter: what other desks wrote.
namespace kikitori {

namespace {
bool isWhole(const Entry &entry)
{
    return !entry.id.isNull() && !entry.subject.isEmpty() && !entry.kind.isEmpty() && entry.at.isValid() && entry.seq > 0;
}

enum class Meets { Nothing, Itself, Another };

Result<Meets> meet(Connection &connection, const Entry &entry)
{
    Statement ask(connection, "SELECT hash = ? FROM entry WHERE id = ?");
    ask.with(QByteArray::fromHex(hashOf(entry)), entry.id.toRfc4122());
    return ask.step().map([&](bool there) {
        return !there ? Meets::Nothing : ask.number(0) != 0 ? Meets::Itself : Meets::Another;
    });
}
}

Result<bool> EntryWriter::receiveOne(const Entry &entry, Taken &taken)
{
    const auto met = isWhole(entry) ? meet(m_connection, entry) : Result<Meets>(Meets::Another);
    if (!met)
        return tl::make_unexpected(met.error());
    if (*met == Meets::Another)
        ++taken.contradicting;
    if (*met != Meets::Nothing)
        return false;
    return insertReceived(m_connection, entry)
        .and_then([&] {
            const bool presence = entry.stream == Stream::Agent;
            return presence ? writeReceivedPresence(m_connection, entry) : Result<>();
        })
        .and_then([&] {
            const bool ownCase =
                entry.stream == Stream::Case && entry.kind == QLatin1String(kind::Opened) && entry.desk == m_desk;
            return ownCase ? neverGiveAgain(m_connection, m_desk, entry.body.value(QLatin1String("number")).toString())
                           : Result<>();
        })
        .map([] { return true; });
}

Result<EntryWriter::Taken> EntryWriter::receive(std::vector<Entry> entries)
{
    Taken taken;
    std::set<std::pair<Stream, QString>> touched;
    for (Entry &entry : entries) {
        entry.at = entry.at.toUTC();
        const auto fresh = receiveOne(entry, taken);
        if (!fresh)
            return tl::make_unexpected(fresh.error());
        if (!*fresh)
            continue;
        touched.emplace(entry.stream, entry.subject);
        ++m_added;
        taken.fresh.push_back(std::move(entry));
    }
    for (const auto &[stream, subject] : touched) {
        if (const auto folded = refold(stream, subject); !folded)
            return tl::make_unexpected(folded.error());
    }
    return taken;
}

Result<> EntryWriter::refold(Stream stream, const QString &subject)
{
    if (stream == Stream::Agent || stream == Stream::Audit)
        return {};
    const auto entries = entriesOf(m_connection, stream, subject);
    if (!entries)
        return tl::make_unexpected(entries.error());
    if (stream == Stream::Call)
        return writeCallRow(m_connection, CallRecord::fold(*entries));
    if (stream == Stream::Case)
        return writeRow(CaseRecord::fold(*entries));
    for (const Entry &entry : *entries) {
        if (const auto written = writeRecordingRow(m_connection, entry); !written)
            return written;
    }
    return {};
}

} // namespace kikitori
