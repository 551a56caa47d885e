// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "desk.h"

#include "base/clock.h"
#include "store/erasing/eraser.h"
#include "store/erasing/purgesource.h"
#include "store/statement.h"

#include <QDir>
#include <QHash>

namespace kikitori::test {

inline const QString kProgram = QStringLiteral("kochi-7119");
inline const QDate kToday(2026, 11, 21); ///< the day after moment(0)

/// A desk with cases, calls and recordings, what the shared store holds of them, and an eraser over the store.
struct PurgeStage {
    Desk desk;
    QString recordings = desk.folder.filePath(QStringLiteral("recordings"));
    ManualClock clock { moment(86'400) };
    QHash<QUuid, QByteArray> shared; ///< id → hash, as the server would compute them
    std::unique_ptr<Connection> connection;
    std::unique_ptr<Eraser> eraser;

    PurgeStage()
    {
        EXPECT_TRUE(QDir().mkpath(recordings));
        EXPECT_TRUE(desk.open());
    }

    /// A closed case with a call and a recording of `bytes` bytes.
    void addCase(const QString &id, const QString &words, qint64 second = 0, int bytes = 5000)
    {
        ASSERT_TRUE(desk.openCase(opened(id, QStringLiteral("0888251299"), second)));
        const QString call = QStringLiteral("call-") + id;
        const QString sound = QStringLiteral("rec-") + id;
        Entry started = entry(Stream::Recording, sound, kind::RecordingStarted,
            { { QStringLiteral("call"), call }, { QStringLiteral("case"), id },
                { QStringLiteral("file"), QString(sound + QStringLiteral(".kr")) } },
            second);
        started.secret = QByteArray(32, 's');
        ASSERT_TRUE(desk.append(
            { entry(Stream::Call, call, kind::Ringing, { { QStringLiteral("caller"), QStringLiteral("0888251299") } }, second),
                entry(Stream::Call, call, kind::CallAnswered, { { QStringLiteral("case"), id } }, second), started,
                entry(Stream::Recording, sound, kind::RecordingFinished,
                    { { QStringLiteral("ms"), 1000 }, { QStringLiteral("bytes"), bytes },
                        { QStringLiteral("sha256"), QString(64, QLatin1Char('a')) } },
                    second + 1),
                field(id, "content", words, second + 2), field(id, "notes", words + QStringLiteral("です"), second + 3),
                entry(Stream::Call, call, kind::Ended, {}, second + 4), entry(Stream::Case, id, kind::Closed, {}, second + 5) }));
        QFile file(fileOf(id));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(bytes, 'x'));
    }
    [[nodiscard]] QString fileOf(const QString &id) const
    {
        return recordings + QStringLiteral("/rec-") + id + QStringLiteral(".kr");
    }

    /// Sends all that waits: afterwards the shared store holds it.
    void shareAll()
    {
        const auto outbox = desk.store->outbox();
        ASSERT_TRUE(outbox);
        const auto pending = (*outbox)->pending(100'000, clock.now());
        ASSERT_TRUE(pending);
        std::vector<QUuid> ids;
        for (const Entry &sent : *pending) {
            shared.insert(sent.id, hashOf(sent));
            ids.push_back(sent.id);
        }
        ASSERT_TRUE((*outbox)->acknowledged(ids));
    }
    [[nodiscard]] Outbox::Counts counts() const { return (*desk.store->outbox())->counts().value(); }

    void openEraser(char key = 'k')
    {
        eraser.reset();
        connection = Connection::open(desk.path, keyOf(key), Connection::Access::Existing).value();
        connection->trust();
        auto made = Eraser::over(*connection, { QStringLiteral("01"), recordings, 540 }, clock);
        ASSERT_TRUE(made) << made.error().detail.toStdString();
        eraser = std::move(*made);
    }
    void closeEraser()
    {
        eraser.reset();
        connection.reset();
    }

    [[nodiscard]] static QDate dueTomorrow(const PurgeUnit &unit) { return unit.opened.addDays(1); }
    [[nodiscard]] std::vector<PurgeItem> plan(
        QDate today = kToday, const DueOn &due = dueTomorrow, const QStringList &fields = {})
    {
        auto units = purgeUnitsOf(*connection, kProgram, fields).value();
        const Holds holds = readHolds(*connection).value();
        for (PurgeUnit &unit : units) {
            if (mayGo(unit, due, holds, today))
                unit.lines = purgeLinesOf(*connection, unit).value();
        }
        return planPurge(std::move(units), due, holds, shared, today);
    }
    [[nodiscard]] static PurgeOrder order() { return { kProgram, QStringLiteral("ld01"), QStringLiteral("ad01"), false }; }
    /// Everything that the plan lets go, case by case, as kikitorictl does. The first fault ends it.
    [[nodiscard]] Result<PurgeRun> purge(const std::vector<PurgeItem> &items, const std::function<bool()> &goOn = {})
    {
        const auto run = eraser->begin(order());
        if (!run)
            return run;
        for (const auto &together : togetherOf(items)) {
            if (goOn && !goOn())
                return fail(Fault::Cancelled);
            if (const auto done = eraser->erase(*run, together); !done)
                return tl::make_unexpected(done.error());
        }
        return eraser->wipeFiles(*run, goOn).and_then([&] { return eraser->foldLog(); }).map([&] { return *run; });
    }
    [[nodiscard]] Result<> finish(const PurgeRun &run)
    {
        Entry purged =
            entry(Stream::Audit, QStringLiteral("ld01"), kind::Purged, { { QStringLiteral("certificate"), run.number } });
        return eraser->finish(run, { purged });
    }
    [[nodiscard]] qint64 number(const char *sql) const
    {
        Statement ask(*connection, sql);
        return ask.step() ? ask.number(0) : -1;
    }
};

} // namespace kikitori::test
