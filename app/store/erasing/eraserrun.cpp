// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/erasing/eraser.h"

#include "base/localday.h"
#include "store/entryrows.h"
#include "store/erasing/wipe.h"
#include "store/statement.h"
#include "store/transaction.h"

#include <QJsonDocument>

#include <algorithm>

// The second half of Eraser: the run around the erasing, its files and what it came to.
namespace kikitori {

namespace {
const QString kRun = QStringLiteral("purge-run");
const QString kFile = QStringLiteral("erasing:");

QString asText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject asObject(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

Result<> keepMeta(Connection &connection, const QString &name, const QString &value)
{
    return Statement(connection, "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)").with(name, value).run();
}

QJsonObject objectOf(const PurgeRun &run)
{
    return { { QStringLiteral("program"), run.order.program }, { QStringLiteral("orderedBy"), run.order.orderedBy },
        { QStringLiteral("approvedBy"), run.order.approvedBy }, { QStringLiteral("withoutShare"), run.order.withoutShare },
        { QStringLiteral("number"), run.number }, { QStringLiteral("startedAt"), run.startedAt.toString(Qt::ISODateWithMs) },
        { QStringLiteral("after"), run.after } };
}

PurgeRun runOf(const QJsonObject &object)
{
    PurgeRun run;
    run.order = { object.value(QLatin1String("program")).toString(), object.value(QLatin1String("orderedBy")).toString(),
        object.value(QLatin1String("approvedBy")).toString(), object.value(QLatin1String("withoutShare")).toBool() };
    run.number = object.value(QLatin1String("number")).toString();
    run.startedAt = QDateTime::fromString(object.value(QLatin1String("startedAt")).toString(), Qt::ISODateWithMs);
    run.after = object.value(QLatin1String("after")).toInteger();
    run.interrupted = true;
    return run;
}

/// The next number of the desk's certificates on a local day; kept in `meta`, apart from the numbers of the cases.
Result<QString> nextNumber(Connection &connection, const QString &desk, QDate day)
{
    const QString stamp = day.toString(QStringLiteral("yyyyMMdd"));
    Statement next(connection,
        "INSERT INTO meta (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value");
    const auto row = next.with(QString(QStringLiteral("certificate:") + stamp)).step();
    if (!row)
        return tl::make_unexpected(row.error());
    const qint64 number = next.number(0);
    return next.run().map([&] {
        return QStringLiteral("E-%1-%2%3").arg(stamp, desk, QString::number(number).rightJustified(2, QLatin1Char('0')));
    });
}

constexpr std::pair<ErasedFile::Outcome, const char *> kOutcomes[] = {
    { ErasedFile::Outcome::Pending, "pending" },
    { ErasedFile::Outcome::Gone, "gone" },
    { ErasedFile::Outcome::WasMissing, "missing" },
    { ErasedFile::Outcome::Elsewhere, "elsewhere" },
};

QString codeOf(ErasedFile::Outcome outcome)
{
    for (const auto &[known, code] : kOutcomes) {
        if (known == outcome)
            return QLatin1String(code);
    }
    return {};
}

ErasedFile fileOf(const QString &name, const QJsonObject &object)
{
    ErasedFile file;
    file.recording = name.mid(kFile.size());
    file.file = object.value(QLatin1String("file")).toString();
    file.sha256 = object.value(QLatin1String("sha256")).toString().toLatin1();
    file.bytes = object.value(QLatin1String("bytes")).toInteger();
    file.why = object.value(QLatin1String("why")).toString();
    for (const auto &[outcome, code] : kOutcomes) {
        if (object.value(QLatin1String("outcome")).toString() == QLatin1String(code))
            file.outcome = outcome;
    }
    return file;
}

struct PutDown {
    QString name;
    QJsonObject what;
};

Result<std::vector<PutDown>> allPutDown(Connection &connection)
{
    Statement ask(connection, "SELECT name, value FROM meta WHERE name >= 'erasing:' AND name < 'erasing;' ORDER BY name");
    return ask.all([](const Statement &row) { return PutDown { row.text(0), asObject(row.text(1)) }; });
}

void wipeOne(const QString &folder, QJsonObject &what)
{
    const QString name = what.value(QLatin1String("file")).toString();
    const auto path = recordingPath(folder, name);
    const auto wiped = name.isEmpty() ? Result<Wiped>(Wiped::WasMissing)
        : path                        ? wipeFile(*path)
                                      : tl::make_unexpected(path.error());
    what.insert(QStringLiteral("why"), wiped ? QString() : wiped.error().detail);
    if (wiped)
        what.insert(QStringLiteral("outcome"),
            codeOf(*wiped == Wiped::Gone ? ErasedFile::Outcome::Gone : ErasedFile::Outcome::WasMissing));
}
}

Result<std::optional<PurgeRun>> Eraser::unfinished()
{
    Statement ask(m_connection, "SELECT value FROM meta WHERE name = ?");
    return ask.with(kRun).step().map(
        [&](bool there) { return there ? std::optional(runOf(asObject(ask.text(0)))) : std::nullopt; });
}

Result<PurgeRun> Eraser::begin(const PurgeOrder &order)
{
    if (order.approvedBy.isEmpty() || order.orderedBy.isEmpty() || order.approvedBy == order.orderedBy)
        return fail(Fault::SecondPersonNeeded);
    auto transaction = Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const auto known = unfinished();
    if (!known)
        return tl::make_unexpected(known.error());
    if (*known && (*known)->order == order)
        return **known;
    if (*known)
        return fail(Fault::StoreBusy, (*known)->number, QStringLiteral("a purge is not finished"));
    PurgeRun run { order, {}, m_clock.now(), 0, false };
    const auto number = nextNumber(m_connection, m_place.desk, dayAt(run.startedAt, m_place.offsetMinutes));
    if (!number)
        return tl::make_unexpected(number.error());
    run.number = *number;
    Statement last(m_connection, "SELECT coalesce(max(position), 0) FROM entry");
    const auto row = last.step();
    if (!row)
        return tl::make_unexpected(row.error());
    run.after = last.number(0);
    return last.run()
        .and_then([&] { return keepMeta(m_connection, kRun, asText(objectOf(run))); })
        .and_then([&] { return transaction->commit(); })
        .map([&] { return run; });
}

Result<> Eraser::wipeFiles(const PurgeRun &run, const std::function<bool()> &goOn)
{
    auto all = allPutDown(m_connection);
    if (!all)
        return tl::make_unexpected(all.error());
    for (PutDown &file : *all) {
        if (file.what.value(QLatin1String("outcome")).toString() != codeOf(ErasedFile::Outcome::Pending))
            continue;
        if (goOn && !goOn())
            return fail(Fault::Cancelled);
        wipeOne(m_place.recordings, file.what);
        file.what.insert(QStringLiteral("by"), run.number);
        if (const auto kept = keepMeta(m_connection, file.name, asText(file.what)); !kept)
            return kept;
    }
    return {};
}

Result<bool> Eraser::hasFilesToWipe()
{
    return allPutDown(m_connection).map([](const std::vector<PutDown> &all) {
        return std::any_of(all.begin(), all.end(),
            [](const PutDown &file) { return fileOf(file.name, file.what).outcome == ErasedFile::Outcome::Pending; });
    });
}

Result<> Eraser::foldLog()
{
    Statement fold(m_connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    const auto row = fold.step();
    if (!row)
        return tl::make_unexpected(row.error());
    if (fold.number(0) != 0)
        return fail(Fault::StoreBusy, {}, QStringLiteral("somebody else reads the store"));
    return {};
}

Result<std::vector<ErasedFile>> Eraser::filesPutDown(const QString &number)
{
    return allPutDown(m_connection).map([&](const std::vector<PutDown> &all) {
        std::vector<ErasedFile> files;
        for (const PutDown &file : all) {
            const bool ours = file.what.value(QLatin1String("certificate")).toString() == number
                || file.what.value(QLatin1String("by")).toString() == number;
            if (ours)
                files.push_back(fileOf(file.name, file.what));
        }
        return files;
    });
}

namespace {
struct Told {
    Stream stream = Stream::Case;
    QString subject;
    QJsonObject body;
    QDateTime at;
};

Result<std::vector<Told>> toldBy(Connection &connection, const PurgeRun &run)
{
    Statement ask(connection,
        "SELECT stream, subject, body, at_ms FROM entry WHERE position > ? AND kind = 'erased' AND erased_ms IS NULL"
        " AND json_extract(body, '$.certificate') = ? ORDER BY position");
    return ask.with(run.after, run.number).all([](const Statement &row) {
        return Told { static_cast<Stream>(row.number(0)), row.text(1), asObject(row.text(2)), row.time(3) };
    });
}

Result<> addHashes(Connection &connection, const Told &told, std::vector<QByteArray> &hashes)
{
    const Stream stream = told.stream == Stream::Audit ? Stream::Case : told.stream;
    Statement ask(connection, "SELECT hash FROM entry WHERE stream = ? AND subject = ? AND erased_ms = ?");
    return ask.with(stream, told.subject, told.at)
        .all([](const Statement &row) { return row.bytes(0).toHex(); })
        .map([&](const std::vector<QByteArray> &some) { hashes.insert(hashes.end(), some.begin(), some.end()); });
}

void count(ErasedSummary &summary, const Told &told)
{
    const QString number = told.body.value(QLatin1String("number")).toString();
    const QDate day = QDate::fromString(told.body.value(QLatin1String("day")).toString(), Qt::ISODate);
    summary.from = summary.from.isValid() ? std::min(summary.from, day) : day;
    summary.to = summary.to.isValid() ? std::max(summary.to, day) : day;
    summary.calls += told.stream == Stream::Call;
    summary.recordings += told.stream == Stream::Recording;
    summary.casesWithFields += told.stream == Stream::Audit;
    summary.cases += told.stream == Stream::Case;
    if (told.stream != Stream::Audit)
        summary.subjects << told.subject;
    if (told.stream == Stream::Case)
        summary.caseNumbers << (number.isEmpty() ? told.subject : number);
}
}

Result<ErasedSummary> Eraser::summaryOf(const PurgeRun &run)
{
    ErasedSummary summary;
    const auto told = toldBy(m_connection, run);
    if (!told)
        return tl::make_unexpected(told.error());
    for (const Told &one : *told) {
        count(summary, one);
        if (const auto done = addHashes(m_connection, one, summary.hashes); !done)
            return tl::make_unexpected(done.error());
    }
    summary.caseNumbers.sort();
    summary.subjects.sort();
    summary.subjects.removeDuplicates();
    std::sort(summary.hashes.begin(), summary.hashes.end());
    return filesPutDown(run.number).map([&](std::vector<ErasedFile> files) {
        summary.files = std::move(files);
        for (const ErasedFile &file : summary.files)
            summary.recordingBytes += file.bytes;
        return summary;
    });
}

Result<> Eraser::append(const std::vector<Entry> &entries)
{
    auto chain = readChain(m_connection);
    if (!chain)
        return tl::make_unexpected(chain.error());
    for (Entry entry : entries) {
        const auto last = lastSeq(m_connection, entry.stream, entry.subject);
        if (!last)
            return tl::make_unexpected(last.error());
        entry.seq = *last + 1;
        if (const auto done = insertEntry(m_connection, entry, *chain); !done)
            return done;
    }
    return keepChain(m_connection, *chain);
}

Result<> Eraser::finish(const PurgeRun &run, const std::vector<Entry> &told)
{
    auto transaction = Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    return append(told)
        .and_then([&] { return Statement(m_connection, "DELETE FROM meta WHERE name = ?").with(kRun).run(); })
        .and_then([&] {
            // What could not be removed stays put down for the next run.
            Statement settle(m_connection,
                "DELETE FROM meta WHERE name >= 'erasing:' AND name < 'erasing;' AND json_extract(value, '$.outcome') <> "
                "'pending'"
                " AND ?1 IN (json_extract(value, '$.certificate'), json_extract(value, '$.by'))");
            return settle.with(run.number).run();
        })
        .and_then([&] { return transaction->commit(); });
}

} // namespace kikitori
