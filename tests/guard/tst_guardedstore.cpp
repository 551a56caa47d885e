// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "guard/stage.h"

#include <gtest/gtest.h>

#include <memory>

using namespace kikitori;
using namespace kikitori::test;

namespace {
class Guarded : public ::testing::Test {
protected:
    void sit(std::initializer_list<Role> roles, QStringList programs = {})
    {
        guard = std::make_unique<GuardedStore>(person(roles, std::move(programs)), GuardedStore::Place { say("01"), 540 }, store, store, clock);
    }
    [[nodiscard]] QStringList kindsOfAudit() const
    {
        QStringList kinds;
        for (const Entry &entry : store.audit())
            kinds << entry.kind;
        return kinds;
    }
    /// Asks and waits for the one answer.
    std::optional<Fault> look(const QString &caseId)
    {
        Told told;
        guard->caseFile(caseId, &told.context, told.reply<CaseFile>([this](const CaseFile &file) { shown = file; }));
        EXPECT_TRUE(told.wait());
        return told.fault;
    }
    std::optional<Fault> list(CaseQuery query = {})
    {
        Told told;
        guard->find(std::move(query), &told.context, told.reply<CasePage>([this](const CasePage &answer) { page = answer; }));
        EXPECT_TRUE(told.wait());
        return told.fault;
    }
    std::optional<Fault> hear(const QString &recordingId)
    {
        Told told;
        guard->recording(recordingId, &told.context, told.reply<RecordingInfo>([this](const RecordingInfo &info) { heard = info; }));
        EXPECT_TRUE(told.wait());
        return told.fault;
    }
    std::optional<Fault> figures(const QString &program)
    {
        Told told;
        guard->ledger(program, {}, {}, &told.context, told.reply<Ledger>([this](const Ledger &answer) { ledger = answer; }));
        EXPECT_TRUE(told.wait());
        return told.fault;
    }
    std::optional<Fault> write(std::vector<Entry> entries)
    {
        Told told;
        guard->append(std::move(entries), &told.context, told.done());
        EXPECT_TRUE(told.wait());
        subject = told.subject;
        return told.fault;
    }
    std::optional<Fault> begin(const Entry &opened)
    {
        Told told;
        guard->openCase(opened, say("K"), &told.context, told.reply<QString>());
        EXPECT_TRUE(told.wait());
        return told.fault;
    }
    std::optional<Fault> summaries(bool open)
    {
        Told told;
        const auto take = told.reply<std::vector<CaseSummary>>([this](const std::vector<CaseSummary> &answer) { found = answer; });
        if (open)
            guard->openCases(say("01"), &told.context, take);
        else
            guard->earlierCases(say("0888251299"), 10, &told.context, take);
        EXPECT_TRUE(told.wait());
        return told.fault;
    }

    FakeStore store;
    ManualClock clock { QDateTime::fromSecsSinceEpoch(1795190400, Qt::UTC) };
    std::unique_ptr<GuardedStore> guard;
    std::optional<CaseFile> shown;
    CasePage page;
    std::optional<RecordingInfo> heard;
    Ledger ledger;
    std::vector<CaseSummary> found;
    QString subject;
};

struct Who {
    const char *letter;
    std::initializer_list<Role> roles;
};
// One letter a role, and "-" for somebody without any.
const Who kWho[] = { { "N", { Role::Nurse } }, { "O", { Role::Operator } }, { "D", { Role::Doctor } }, { "L", { Role::Lead } },
    { "T", { Role::Trainer } }, { "C", { Role::Client } }, { "A", { Role::Administrator } }, { "-", {} } };
}

TEST_F(Guarded, everyRoleAtEveryDoorOfLooking)
{
    const struct {
        const char *door;
        const char *open; ///< to whom
        std::function<std::optional<Fault>()> ask;
    } doors[] = {
        { "find", "NODLT", [this] { return list(); } },
        { "caseFile", "NODLT", [this] { return look(say("case-here")); } },
        { "earlierCases", "NODLT", [this] { return summaries(false); } },
        { "openCases", "NODL", [this] { return summaries(true); } },
        { "recording", "DLT", [this] { return hear(say("rec-here")); } },
        { "ledger", "LC", [this] { return figures(kHere); } },
        { "openCase", "NODL", [this] { return begin(entryOf(Stream::Case, kind::Opened, say("new"))); } },
    };
    for (const auto &door : doors) {
        for (const Who &who : kWho) {
            SCOPED_TRACE(std::string(door.door) + " " + who.letter);
            store.asked.clear();
            store.kept.clear();
            sit(who.roles);
            const bool open = std::string(door.open).find(who.letter) != std::string::npos;
            const auto fault = door.ask();
            EXPECT_EQ(fault, open ? std::nullopt : std::optional(Fault::NotAllowed));
            EXPECT_EQ(store.asked.contains(say(door.door)), open) << "nothing is even asked for";
            EXPECT_EQ(kindsOfAudit().contains(say("refused")), !open);
        }
    }
}

TEST_F(Guarded, everyRoleAtEveryKindOfWriting)
{
    const struct {
        Stream stream;
        const char *kind;
        const char *open;
    } rows[] = {
        { Stream::Case, kind::Opened, "NODL" },
        { Stream::Case, kind::Emergency, "NODL" },
        { Stream::Case, kind::Complaint, "NODL" },
        { Stream::Case, kind::Answered, "NODL" },
        { Stream::Case, kind::Decision, "NODL" },
        { Stream::Case, kind::Field, "NODL" },
        { Stream::Case, kind::Closed, "NODL" },
        { Stream::Case, kind::Joined, "NODL" },
        { Stream::Case, kind::Parted, "NODL" },
        { Stream::Case, kind::Erased, "LA" },
        { Stream::Call, kind::Ringing, "NODLTCA-" },
        { Stream::Call, kind::Ended, "NODLTCA-" },
        { Stream::Call, kind::CallAnswered, "NODL" },
        { Stream::Call, kind::TransferDone, "NODL" },
        { Stream::Call, kind::WrappedUp, "NODL" },
        { Stream::Recording, kind::RecordingStarted, "NODL" },
        { Stream::Recording, kind::RecordingFinished, "NODLTCA-" },
        { Stream::Recording, kind::RecordingFailed, "NODLTCA-" },
        { Stream::Agent, kind::SignedIn, "NODLTCA-" },
        { Stream::Agent, kind::State, "NODLTCA-" },
        { Stream::Agent, kind::SignedOut, "NODLTCA-" },
        { Stream::Audit, kind::Viewed, "NODLT" },
        { Stream::Audit, kind::Searched, "NODLT" },
        { Stream::Audit, kind::Played, "DLT" },
        { Stream::Audit, kind::Printed, "LC" },
        { Stream::Audit, kind::Exported, "LC" },
        { Stream::Audit, kind::ScreenLocked, "NODLTCA-" },
        { Stream::Audit, kind::ScreenUnlocked, "NODLTCA-" },
        { Stream::Audit, kind::PeopleChanged, "A" },
        { Stream::Audit, kind::KeysChanged, "A" },
        { Stream::Audit, kind::BackedUp, "A" },
        { Stream::Audit, kind::Restored, "A" },
        { Stream::Audit, kind::HoldSet, "LA" },
        { Stream::Audit, kind::HoldLifted, "LA" },
        { Stream::Audit, kind::Purged, "LA" },
        { Stream::Audit, "unheard-of", "" },
    };
    for (const auto &row : rows) {
        for (const Who &who : kWho) {
            SCOPED_TRACE(std::string(row.kind) + " " + who.letter);
            store.kept.clear();
            sit(who.roles);
            const Entry entry = entryOf(row.stream, row.kind, say(row.stream == Stream::Agent ? "p01" : "case-here"));
            const bool open = std::string(row.open).find(who.letter) != std::string::npos;
            EXPECT_EQ(write({ entry }), open ? std::nullopt : std::optional(Fault::NotAllowed));
            ASSERT_EQ(store.kept.size(), 1u);
            EXPECT_EQ(store.kept[0].id == entry.id, open);
            EXPECT_EQ(store.kept[0].kind == say("refused"), !open);
        }
    }
}

TEST_F(Guarded, nobodyWritesInAnothersNameOrForAnotherDesk)
{
    sit({ Role::Lead, Role::Administrator });
    const auto refused = [&](Stream stream, const char *kind, void (*forge)(Entry &), const char *why) {
        Entry forged = entryOf(stream, kind, say(stream == Stream::Agent ? "p01" : "case-here"));
        forge(forged);
        store.kept.clear();
        EXPECT_EQ(write({ entryOf(Stream::Case, kind::Complaint, say("case-here")), forged }), Fault::NotAllowed) << why;
        EXPECT_EQ(subject, say(why));
        ASSERT_EQ(store.kept.size(), 1u) << "all or none";
        EXPECT_EQ(store.kept[0].kind, say("refused"));
        EXPECT_EQ(store.kept[0].author, say("p01"));
        EXPECT_EQ(store.kept[0].body.value(say("act")).toString(), say(why));
    };
    refused(Stream::Case, kind::Field, [](Entry &e) { e.author = say("p02"); }, "author");
    refused(Stream::Call, kind::Ringing, [](Entry &e) { e.author = {}; }, "author");
    refused(Stream::Audit, kind::Exported, [](Entry &e) { e.author = say("p02"); }, "author");
    refused(Stream::Case, kind::Field, [](Entry &e) { e.desk = say("02"); }, "desk");
    refused(Stream::Audit, kind::Viewed, [](Entry &e) { e.desk = {}; }, "desk");
    refused(Stream::Agent, kind::SignedOut, [](Entry &e) { e.subject = say("p02"); }, "subject");
    Entry opened = entryOf(Stream::Case, kind::Opened, say("new"));
    opened.author = say("p02");
    EXPECT_EQ(begin(opened), Fault::NotAllowed);
    EXPECT_FALSE(store.asked.contains(say("openCase")));
}

TEST_F(Guarded, anEmptySeatWritesDownTheCallsThatRingAndNothingElse)
{
    guard = std::make_unique<GuardedStore>(Staff {}, GuardedStore::Place { say("01"), 540 }, store, store, clock);
    const auto nobodys = [](Stream stream, const char *kind) {
        Entry entry = entryOf(stream, kind, say("call-1"));
        entry.author = {};
        return entry;
    };
    EXPECT_EQ(write({ nobodys(Stream::Call, kind::Ringing) }), std::nullopt);
    EXPECT_EQ(write({ nobodys(Stream::Call, kind::Ended) }), std::nullopt);
    EXPECT_EQ(write({ nobodys(Stream::Call, kind::CallAnswered) }), Fault::NotAllowed);
    EXPECT_EQ(write({ nobodys(Stream::Agent, kind::SignedIn) }), Fault::NotAllowed);
    EXPECT_EQ(look(say("case-here")), Fault::NotAllowed);
    EXPECT_EQ(store.audit().back().subject, say("01")) << "an entry has a subject: the desk";
}

TEST_F(Guarded, aLookIsWrittenDownBeforeItIsAnswered)
{
    sit({ Role::Lead });
    const auto check = [&](const char *what, const std::function<void()> &ask, const char *kind, const QString &whose) {
        SCOPED_TRACE(what);
        store.kept.clear();
        store.asked.clear();
        ask();
        const auto audit = store.audit();
        ASSERT_EQ(audit.size(), 1u);
        EXPECT_EQ(audit[0].kind, say(kind));
        EXPECT_EQ(audit[0].subject, whose);
        EXPECT_EQ(audit[0].author, say("p01"));
        EXPECT_EQ(audit[0].desk, say("01"));
        EXPECT_EQ(audit[0].at, clock.now());
    };
    // The answer asks whether the audit was kept at that moment.
    const auto keptBefore = [&](const char *kind) {
        EXPECT_TRUE(!store.kept.empty() && store.kept.back().kind == say(kind)) << kind;
    };
    Told told;
    check("list", [&] { guard->find({}, &told.context, told.reply<CasePage>([&](const CasePage &) { keptBefore("viewed"); })); told.wait(); }, "viewed", say("p01"));
    check("case", [&] { Told t; guard->caseFile(say("case-here"), &t.context, t.reply<CaseFile>([&](const CaseFile &) { keptBefore("viewed"); })); t.wait(); }, "viewed", say("case-here"));
    check("recording", [&] { Told t; guard->recording(say("rec-here"), &t.context, t.reply<RecordingInfo>([&](const RecordingInfo &) { keptBefore("played"); })); t.wait(); }, "played", say("case-here"));
    check("earlier", [&] { Told t; guard->earlierCases(say("0888"), 10, &t.context, t.reply<std::vector<CaseSummary>>([&](const auto &) { keptBefore("viewed"); })); t.wait(); }, "viewed", say("p01"));
    EXPECT_EQ(store.audit()[0].body.value(say("cases")).toArray(), (QJsonArray { say("case-here"), say("case-else") })) << "whose data";
    check("open", [&] { Told t; guard->openCases(say("01"), &t.context, t.reply<std::vector<CaseSummary>>([&](const auto &) { keptBefore("viewed"); })); t.wait(); }, "viewed", say("p01"));
}

TEST_F(Guarded, whatCannotBeWrittenDownIsNotShown)
{
    sit({ Role::Lead });
    store.fullForAudit = true;
    EXPECT_EQ(list(), Fault::DiskFull);
    EXPECT_FALSE(store.asked.contains(say("find")));
    EXPECT_EQ(look(say("case-here")), Fault::DiskFull);
    EXPECT_FALSE(shown);
    EXPECT_EQ(hear(say("rec-here")), Fault::DiskFull);
    EXPECT_FALSE(heard);
    EXPECT_EQ(summaries(false), Fault::DiskFull);
    EXPECT_EQ(summaries(true), Fault::DiskFull);
    EXPECT_TRUE(found.empty());
    store.fullForAudit = false;
    EXPECT_EQ(list(), std::nullopt);
    EXPECT_EQ(look(say("case-here")), std::nullopt);
    EXPECT_EQ(kindsOfAudit(), (QStringList { say("viewed"), say("viewed") })) << "a look that failed is no look yet";
}

TEST_F(Guarded, aRefusalThatCannotBeWrittenDownStillShowsNothing)
{
    sit({ Role::Client });
    store.fullForAudit = true;
    EXPECT_EQ(look(say("case-here")), Fault::DiskFull);
    EXPECT_FALSE(shown);
}

TEST_F(Guarded, whatStaysInSightIsOneLook)
{
    sit({ Role::Lead });
    CaseQuery today;
    today.from = QDateTime::fromSecsSinceEpoch(1795100400, Qt::UTC);
    EXPECT_EQ(list(today), std::nullopt);
    CaseQuery next = today;
    next.beforeOpened = today.from.addSecs(60);
    next.limit = 500;
    EXPECT_EQ(list(next), std::nullopt);
    CaseQuery red = today;
    red.urgency = Urgency::Red;
    EXPECT_EQ(list(red), std::nullopt);
    EXPECT_EQ(kindsOfAudit(), QStringList { say("viewed") }) << "pages, filters and refreshes of one day";
    EXPECT_EQ(store.audit()[0].body.value(say("what")).toString(), say("list"));
    EXPECT_EQ(store.audit()[0].body.value(say("from")).toString(), today.from.toString(Qt::ISODate)) << "which day was seen";
    CaseQuery yesterday = today;
    yesterday.from = today.from.addDays(-1);
    EXPECT_EQ(list(yesterday), std::nullopt);
    EXPECT_EQ(kindsOfAudit().size(), 2) << "another day is other people";
    CaseQuery search = today;
    search.words = say("胸痛 09012345678");
    EXPECT_EQ(list(search), std::nullopt);
    EXPECT_EQ(list(search), std::nullopt);
    ASSERT_EQ(kindsOfAudit(), (QStringList { say("viewed"), say("viewed"), say("searched") }));
    EXPECT_FALSE(QString::fromUtf8(canonicalBody(store.audit().back())).contains(say("胸"))) << "no words in the audit";
    clock.advance(11 * 60 * 1000);
    EXPECT_EQ(list(search), std::nullopt);
    EXPECT_EQ(kindsOfAudit().size(), 4) << "it had left their sight";
}

TEST_F(Guarded, aCaseThatIsRefreshedIsOneLookAndOneOpenedAgainIsAnother)
{
    sit({ Role::Lead });
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(look(say("case-here")), std::nullopt);
        clock.advance(9 * 60 * 1000);
    }
    EXPECT_EQ(store.audit().size(), 1u);
    EXPECT_EQ(look(say("case-else")), std::nullopt);
    EXPECT_EQ(look(say("case-here")), std::nullopt);
    EXPECT_EQ(store.audit().size(), 3u);
    clock.advance(11 * 60 * 1000);
    EXPECT_EQ(look(say("case-here")), std::nullopt);
    EXPECT_EQ(store.audit().size(), 4u);
}

TEST_F(Guarded, countingShowsNobodyAndIsNoLook)
{
    sit({ Role::Nurse });
    CaseQuery count;
    count.limit = 0;
    EXPECT_EQ(list(count), std::nullopt);
    EXPECT_TRUE(store.audit().empty());
    EXPECT_TRUE(page.cases.empty()) << "even if the store gave some";
    EXPECT_EQ(page.total, 2);
    count.words = say("胸痛");
    EXPECT_EQ(list(count), std::nullopt);
    EXPECT_EQ(kindsOfAudit(), QStringList { say("searched") }) << "a word that is found tells something";
    sit({ Role::Client });
    EXPECT_EQ(list(count), Fault::NotAllowed);
}

TEST_F(Guarded, programsNarrowEveryDoor)
{
    sit({ Role::Lead }, { kHere });
    EXPECT_EQ(list(), std::nullopt);
    EXPECT_EQ(store.query.programs, QStringList { kHere });
    ASSERT_EQ(page.cases.size(), 1u);
    EXPECT_EQ(page.cases[0].program, kHere);
    CaseQuery other;
    other.program = kElsewhere;
    EXPECT_EQ(list(other), Fault::NotAllowed);
    CaseQuery forged;
    forged.programs = { kElsewhere };
    EXPECT_EQ(list(forged), std::nullopt);
    EXPECT_EQ(store.query.programs, QStringList { kHere }) << "a window cannot widen it";
    EXPECT_EQ(look(say("case-here")), std::nullopt);
    shown.reset();
    EXPECT_EQ(look(say("case-else")), Fault::NotAllowed);
    EXPECT_FALSE(shown);
    EXPECT_EQ(hear(say("rec-here")), std::nullopt);
    heard.reset();
    EXPECT_EQ(hear(say("rec-else")), Fault::NotAllowed);
    EXPECT_FALSE(heard);
    EXPECT_EQ(figures(kHere), std::nullopt);
    EXPECT_EQ(figures(kElsewhere), Fault::NotAllowed);
    EXPECT_EQ(summaries(false), std::nullopt);
    EXPECT_EQ(found.size(), 1u);
    EXPECT_EQ(summaries(true), std::nullopt);
    EXPECT_EQ(found.size(), 1u);
    EXPECT_EQ(store.audit().back().body.value(say("cases")).toArray(), QJsonArray { say("case-here") });
}

TEST_F(Guarded, programsNeverRefuseWhatWasSaidInACall)
{
    sit({ Role::Nurse }, { kHere });
    EXPECT_EQ(begin(entryOf(Stream::Case, kind::Opened, say("new"), {}, kElsewhere)), std::nullopt) << "the exchange sent the call here";
    EXPECT_EQ(write({ entryOf(Stream::Case, kind::Complaint, say("new"), {}, kElsewhere) }), std::nullopt);
    sit({ Role::Doctor }, { kHere });
    EXPECT_EQ(write({ entryOf(Stream::Case, kind::Field, say("case-here")) }), std::nullopt);
    EXPECT_EQ(write({ entryOf(Stream::Case, kind::Field, say("case-else"), {}, kElsewhere) }), Fault::NotAllowed) << "takes no calls";
    EXPECT_EQ(begin(entryOf(Stream::Case, kind::Opened, say("new"), {}, kElsewhere)), Fault::NotAllowed);
}

TEST_F(Guarded, aKeyLeavesByRecordingOnly)
{
    sit({ Role::Lead });
    EXPECT_EQ(look(say("case-here")), std::nullopt);
    ASSERT_TRUE(shown);
    ASSERT_EQ(shown->recordings.size(), 1u);
    EXPECT_TRUE(shown->recordings[0].key.isEmpty());
    EXPECT_EQ(shown->recordings[0].ms, 1000);
    EXPECT_EQ(hear(say("rec-here")), std::nullopt);
    EXPECT_EQ(heard->key, QByteArray(32, 'k'));
}

TEST_F(Guarded, whoSeesFiguresOnlySeesNoNumbers)
{
    sit({ Role::Client });
    EXPECT_EQ(figures(kHere), std::nullopt);
    QStringList numbers;
    for (const CallRecord &call : ledger.calls)
        numbers << call.callerNumber;
    EXPECT_EQ(numbers, (QStringList { say("kochi-7119:1"), QString(), say("kochi-7119:2"), say("kochi-7119:1") })) << "told apart, no more";
    sit({ Role::Lead });
    EXPECT_EQ(figures(kHere), std::nullopt);
    EXPECT_EQ(ledger.calls[0].callerNumber, say("0888251299"));
}

TEST_F(Guarded, aConflictIsSettledByWhoMay)
{
    const auto part = [](const char *desk, const char *value) {
        Entry entry = entryOf(Stream::Case, kind::Field, say("case-here"), { { say("name"), say("age") }, { say("value"), say(value) } });
        entry.desk = say(desk);
        entry.seq = 2;
        return entry;
    };
    const Entry one = part("02", "71"), other = part("03", "17");
    const auto over = [](std::initializer_list<Entry> named, const char *name) {
        QJsonArray ids;
        for (const Entry &each : named)
            ids.append(each.id.toString(QUuid::WithoutBraces));
        return entryOf(Stream::Case, kind::Field, say("case-here"), { { say("name"), say(name) }, { say("value"), say("71") }, { say("over"), ids } });
    };
    store.caseEntries = { one };
    sit({ Role::Nurse });
    EXPECT_EQ(write({ over({ one }, "age") }), std::nullopt) << "what one saw one may replace";
    store.caseEntries = { one, other };
    EXPECT_EQ(write({ over({ one, other }, "age") }), Fault::NotAllowed);
    EXPECT_EQ(subject, say("settle-conflict"));
    EXPECT_EQ(write({ over({ other }, "age") }), Fault::NotAllowed) << "nor half of it";
    EXPECT_EQ(write({ over({ one }, "notes") }), std::nullopt) << "another register";
    EXPECT_EQ(write({ entryOf(Stream::Case, kind::Complaint, say("case-here")), over({ one, other }, "age") }), Fault::NotAllowed);
    EXPECT_NE(store.kept.back().kind, say("complaint")) << "all or none";
    sit({ Role::Doctor });
    EXPECT_EQ(write({ over({ one, other }, "age") }), Fault::NotAllowed);
    sit({ Role::Lead });
    EXPECT_EQ(write({ over({ one, other }, "age") }), std::nullopt);
}

TEST_F(Guarded, theAnswerIsDroppedWhenTheAskerIsGone)
{
    sit({ Role::Lead });
    int told = 0;
    const auto count = [&told](const auto &) { ++told; };
    // Gone before the look is kept, and gone between the look and the answer.
    for (const int rounds : { 0, 1 }) {
        for (const int door : { 0, 1, 2, 3, 4, 5 }) {
            auto context = std::make_unique<QObject>();
            switch (door) {
            case 0:
                guard->find({}, context.get(), count);
                break;
            case 1:
                guard->caseFile(say("case-here"), context.get(), count);
                break;
            case 2:
                guard->recording(say("rec-here"), context.get(), count);
                break;
            case 3:
                guard->earlierCases(say("0888"), 5, context.get(), count);
                break;
            case 4:
                guard->append({ entryOf(Stream::Case, kind::Field, say("case-here"), { { say("over"), QJsonArray { say("x") } } }) }, context.get(), count);
                break;
            default:
                guard->append({ entryOf(Stream::Audit, kind::PeopleChanged, say("p02")) }, context.get(), count);
            }
            if (rounds == 1)
                QCoreApplication::sendPostedEvents(context.get());
            const int before = told;
            context.reset();
            QCoreApplication::processEvents();
            EXPECT_EQ(told, before) << door;
        }
    }
}

TEST_F(Guarded, theGuardMayGoWhileAnAnswerIsUnderWay)
{
    sit({ Role::Lead });
    Told told;
    guard->caseFile(say("case-here"), &told.context, told.reply<CaseFile>());
    guard.reset();
    EXPECT_TRUE(told.wait());
    EXPECT_EQ(told.fault, std::nullopt);
    EXPECT_EQ(kindsOfAudit(), QStringList { say("viewed") });
}

TEST_F(Guarded, withoutAnAskerWhatIsTheirsIsWrittenAndWhatIsNotIsRefused)
{
    sit({ Role::Nurse });
    const Entry mine = entryOf(Stream::Case, kind::Complaint, say("case-here"));
    guard->append({ mine }, nullptr, {});
    ASSERT_EQ(store.kept.size(), 1u);
    EXPECT_EQ(store.kept[0].id, mine.id);
    guard->append({ entryOf(Stream::Audit, kind::Exported, say("p01")) }, nullptr, {});
    EXPECT_EQ(kindsOfAudit(), QStringList { say("refused") });
    guard->openCase(entryOf(Stream::Case, kind::Opened, say("new")), say("K"), nullptr, {});
    EXPECT_TRUE(store.asked.contains(say("openCase")));
}
