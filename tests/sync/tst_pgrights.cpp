// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// Who may do what in the shared store: every kind of login tries every door, the expected answer written out.
#include "pgworld.h"

using namespace kikitori;
using namespace kikitori::test;

namespace {

/// A door, and who may pass: d(esk), r(eport), l(ead), e(raser). Everybody else gets 42501.
struct Door {
    const char *words;
    const char *who;
};

const Door kDoors[] = {
    // Tables: nobody writes; entries are read by reports and leads only.
    { "select * from kikitori.entry", "rl" },
    { "select * from kikitori.entry_2026_11", "" }, // the month of the tests
    { "select * from kikitori.case_current", "rl" },
    { "select * from kikitori.call_current", "rl" },
    { "select * from kikitori.entry_id", "" },
    { "select * from kikitori.account", "" },
    { "select * from kikitori.erasure", "" },
    { "select * from kikitori.rewrite_due", "" },
    { "select * from kikitori.server_epoch", "" },
    { "select * from kikitori.schema_version", "" },
    { "delete from kikitori.entry", "" },
    { "delete from kikitori.entry_2026_11", "" },
    { "delete from kikitori.entry_id", "" },
    { "update kikitori.entry set kind = 'x'", "" },
    { "update kikitori.account set programs = '{kochi-7119}'", "" },
    { "update kikitori.server_epoch set epoch = gen_random_uuid()", "" },
    { "insert into kikitori.entry_id (id) values (gen_random_uuid())", "" },
    { "insert into kikitori.entry (id) values (gen_random_uuid())", "" },
    { "insert into kikitori.account (login, kind) values (session_user, 'eraser')", "" },
    { "truncate kikitori.entry", "" },
    { "drop table kikitori.entry", "" },
    { "drop schema kikitori cascade", "" },
    { "create table kikitori.mine (x int)", "" },
    { "alter table kikitori.entry disable row level security", "" },
    { "lock table kikitori.entry in access exclusive mode", "" },
    // Functions.
    { "select * from kikitori.share_version()", "drle" },
    { "select kikitori.current_epoch()", "d" },
    { "select kikitori.note_setback(0)", "d" },
    { "select * from kikitori.append_entries('{}', '[]')", "d" },
    { "select * from kikitori.desk_counts('01')", "d" },
    { "select * from kikitori.pull_entries(0, 30, 10)", "d" },
    { "select * from kikitori.known_entries('01', null, 10)", "d" },
    { "select * from kikitori.fetch_entries('{}')", "d" },
    { "select * from kikitori.read_back('{}')", "d" },
    { "select kikitori.own_desk()", "d" },
    { "select kikitori.own_programs()", "rl" },
    { "select kikitori.own_desks()", "rl" },
    { "select kikitori.own_account()", "" },
    { "select * from kikitori.purge_subjects('{}', 'certificate')", "e" },
    { "select kikitori.begin_life()", "" },
    { "select kikitori.horizon()", "" },
    { "select kikitori.place_of_server()", "" },
    { "select kikitori.make_month('2026-01-01')", "" },
    { "select kikitori.make_months('[]')", "" },
    { "select kikitori.append_at_once('01', 0, '{}', '[]')", "" },
    { "select kikitori.append_one('01', 0, null, '{}')", "" },
    { "select * from kikitori.append_each('01', 0, '{}', '[]')", "" },
    { "select kikitori.must_be_own('01')", "" },
    { "select kikitori.digest_of('{}')", "" },
    { "select kikitori.ms_of(now())", "" },
    { "select kikitori.entry_hash(gen_random_uuid(), '', '', 1, '', now(), 0, '', '', '', '')", "" },
    // Becoming somebody else.
    { "set role kikitori_eraser", "e" },
    { "set role kikitori", "" },
    { "set session authorization desk02", "" },
    { "grant kikitori_eraser to desk01", "" },
    { "create role more login", "" },
    { "alter role desk01 superuser", "" },
    { "copy (select 1) to program 'true'", "" },
    { "select pg_read_file('postgresql.conf')", "" },
};

class PgRights : public PgWorld {
protected:
    void SetUp() override
    {
        PgWorld::SetUp();
        prepare();
        Sql(m_admin).ask(QStringLiteral("do $$ begin create role stranger login; exception when duplicate_object then null; end $$"));
        ASSERT_TRUE(desk()->push(wholeCase()));
    }
    void tries(const char *user, char letter)
    {
        for (const Door &door : kDoors) {
            Sql sql(as(QString::fromLatin1(user)));
            sql.ask(QStringLiteral("begin; ") + QString::fromLatin1(door.words));
            const bool may = QByteArray(door.who).contains(letter);
            EXPECT_EQ(sql.state, may ? QString() : QStringLiteral("42501")) << user << ": " << door.words;
        }
    }
    QString seenBy(const char *user, const char *words) { return Sql(as(QString::fromLatin1(user))).one(QString::fromLatin1(words)); }
};

} // namespace

TEST_F(PgRights, ADeskPassesItsDoorsAndNoOther)
{
    tries("desk01", 'd');
}

TEST_F(PgRights, AReportPassesItsDoorsAndNoOther)
{
    tries("report01", 'r');
}

TEST_F(PgRights, ALeadPassesItsDoorsAndNoOther)
{
    tries("lead01", 'l');
}

TEST_F(PgRights, AnEraserPassesItsDoorsAndNoOther)
{
    tries("eraser01", 'e');
}

TEST_F(PgRights, AStrangerPassesNone)
{
    tries("stranger", '-');
}

TEST_F(PgRights, EveryFunctionAndTableOfTheSchemaIsInTheList)
{
    // A door that somebody adds must be written into the list above, with who may pass.
    QByteArray list;
    for (const Door &door : kDoors)
        list += QByteArray(door.words) + '\n';
    Sql sql(m_admin);
    const auto functions = sql.ask(QStringLiteral("select distinct proname from pg_proc where pronamespace = 'kikitori'::regnamespace"));
    EXPECT_GE(functions.size(), 20);
    for (const QStringList &row : functions)
        EXPECT_TRUE(list.contains("kikitori." + row[0].toLatin1() + '(')) << qPrintable(row[0]);
    for (const QStringList &row : sql.ask(QStringLiteral("select relname from pg_class where relnamespace = 'kikitori'::regnamespace"
                                                        " and relkind in ('r', 'p', 'v')")))
        EXPECT_TRUE(list.contains("from kikitori." + row[0].toLatin1())) << qPrintable(row[0]);
}

TEST_F(PgRights, ADeskAppendsAsItselfOnly)
{
    const auto outcome = desk()->push({ entryOf(QStringLiteral("k1"), 1),
        entryOf(QStringLiteral("k2"), 1, kind::Field, {}, Stream::Case, QStringLiteral("02")) });
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->accepted.size(), 1u);
    ASSERT_EQ(outcome->refused.size(), 1u);
    EXPECT_EQ(outcome->refused.front().second, QStringLiteral("an entry of another desk"));
    EXPECT_EQ(desk()->counts(QStringLiteral("02")).error().fault, Fault::ShareRefused);
    EXPECT_EQ(desk()->known(QStringLiteral("02"), {}, 10).error().fault, Fault::ShareRefused);
}

TEST_F(PgRights, RowsAreSeenOfOnesOwnProgramsAndStreamsOnly)
{
    Entry other = entryOf(QStringLiteral("k9"), 1, kind::Opened, {}, Stream::Case, QStringLiteral("09"));
    other.program = QStringLiteral("iwate-7119");
    Entry agent = entryOf(QStringLiteral("ns01"), 1, kind::SignedIn, {}, Stream::Agent, QStringLiteral("09"));
    agent.program.clear();
    ASSERT_TRUE(desk(QStringLiteral("09"))->push({ other, agent }));
    agent.id = QUuid::createUuid();
    agent.desk = QStringLiteral("01");
    ASSERT_TRUE(desk()->push({ agent, entryOf(QStringLiteral("ns01"), 2, kind::Viewed, {}, Stream::Audit) }));
    const char *all = "select count(*), string_agg(distinct stream, ',' order by stream), string_agg(distinct desk, ',') from kikitori.entry";
    EXPECT_EQ(Sql(m_admin).one(QString::fromLatin1(all)), QStringLiteral("19|agent,audit,case|01,09"));
    EXPECT_EQ(seenBy("report01", all), QStringLiteral("15|case|01"));
    EXPECT_EQ(seenBy("lead01", all), QStringLiteral("16|agent,case|01"));
    EXPECT_EQ(seenBy("report01", "select count(*) from kikitori.case_current"), QStringLiteral("1"));
    EXPECT_EQ(seenBy("lead01", "select count(*) from kikitori.case_current"), QStringLiteral("1"));
}

TEST_F(PgRights, AnAccountThatWasTakenAwayIsShutOutAtOnce)
{
    auto remote = desk();
    ASSERT_TRUE(remote->push(wholeCase()));
    ASSERT_TRUE(removeShareAccount(m_admin, QStringLiteral("desk01")));
    EXPECT_EQ(remote->push(wholeCase()).error().fault, Fault::ShareRefused) << "the connection that is open";
    EXPECT_EQ(openPgRemote(as(QStringLiteral("desk01"))).error().fault, Fault::ShareRefused) << "a new one";
    EXPECT_EQ(rows(), 30);
    EXPECT_EQ(removeShareAccount(m_admin, QStringLiteral("desk01")).error().fault, Fault::BadArgument);
}

TEST_F(PgRights, AccountsAreListedChangedAndCheckedBeforeTheyAreMade)
{
    const auto accounts = shareAccounts(m_admin);
    ASSERT_TRUE(accounts);
    ASSERT_EQ(accounts->size(), 6u);
    EXPECT_EQ(accounts->front().login, QStringLiteral("desk01"));
    EXPECT_EQ(accounts->front().programs, QStringList { QStringLiteral("kochi-7119") });
    const auto faultOf = [&](const char *login, const char *kind, const char *number) {
        const auto added = addShareAccount(m_admin,
            { QString::fromLatin1(login), QString::fromLatin1(kind), QString::fromLatin1(number), {} });
        return added ? QString() : added.error().subject;
    };
    EXPECT_EQ(faultOf("desk03", "desk", "01"), QStringLiteral("--desk")) << "two machines as one desk";
    EXPECT_EQ(faultOf("desk03", "desk", "3"), QStringLiteral("--desk"));
    EXPECT_EQ(faultOf("desk03", "report", "03"), QStringLiteral("--desk"));
    EXPECT_EQ(faultOf("desk03", "king", ""), QStringLiteral("--kind"));
    EXPECT_EQ(faultOf("desk03; drop", "desk", "03"), QStringLiteral("--login"));
    EXPECT_EQ(faultOf("kikitori", "desk", "03"), QStringLiteral("--login")) << "an administrator is above the rules";
    EXPECT_EQ(Sql(m_admin).one(QStringLiteral("select count(*) from pg_roles where rolname = 'desk03'")), QStringLiteral("0"));
    // From a desk to a report: the old role is gone.
    EXPECT_EQ(faultOf("desk02", "report", ""), QString());
    EXPECT_EQ(openPgRemote(as(QStringLiteral("desk02"))).error().fault, Fault::ShareRefused);
    EXPECT_EQ(seenBy("desk02", "select count(*) from kikitori.case_current"), QStringLiteral("0")) << "no program, no row";
}

TEST_F(PgRights, APasswordReachesTheServerSealedOnly)
{
    Sql sql(m_admin);
    sql.ask(QStringLiteral("alter database %1 set log_statement = 'all'").arg(m_admin.section(QStringLiteral("dbname="), -1)));
    const ShareAccount account { QStringLiteral("report07"), QStringLiteral("report"), {}, {} };
    ASSERT_TRUE(addShareAccount(m_admin, account, QStringLiteral("aikotoba-4711-\"'")));
    EXPECT_TRUE(sql.one(QStringLiteral("select rolpassword from pg_authid where rolname = 'report07'")).startsWith(QLatin1String("SCRAM-SHA-256$")));
    const QString log = sql.one(QStringLiteral("select count(*) filter (where line like '%report07%') > 0, count(*) filter (where line like"
                                               " '%aikotoba%') from regexp_split_to_table(pg_read_file('server.log'), E'\\n') line"
                                               " where line not like '%regexp_split%'"));
    EXPECT_EQ(log, QStringLiteral("t|0"));
    ASSERT_TRUE(removeShareAccount(m_admin, account.login));
    EXPECT_EQ(sql.one(QStringLiteral("select rolcanlogin, rolpassword from pg_authid where rolname = 'report07'")), QStringLiteral("f|∅"));
}

TEST_F(PgRights, AnErasureLeavesIdPlaceAndHashAndNoWord)
{
    const auto entries = wholeCase();
    const auto others = wholeCase();
    auto remote = desk();
    ASSERT_TRUE(remote->push(entries));
    ASSERT_TRUE(remote->push(others));
    const auto before = remote->counts(QStringLiteral("01"));
    const auto erased = eraseInShare(as(QStringLiteral("eraser01")), { entries.front().subject, QStringLiteral("unknown\",{}") },
        QStringLiteral("C-2026-001"));
    ASSERT_TRUE(erased) << qPrintable(erased.error().subject + erased.error().detail);
    ASSERT_EQ(erased->size(), 1u);
    EXPECT_EQ(erased->front().subject, entries.front().subject);
    EXPECT_EQ(erased->front().entries, 15);
    QByteArray sum(64, '0');
    for (const Entry &entry : entries)
        sum = xorHex(sum, hashOf(entry));
    EXPECT_EQ(erased->front().digest, sum);
    const auto after = remote->counts(QStringLiteral("01"));
    EXPECT_EQ(after->entries, before->entries);
    EXPECT_EQ(after->digest, before->digest);
    EXPECT_EQ(remote->known(QStringLiteral("01"), {}, 100)->size(), 45u);
    EXPECT_EQ(remote->fetch({ entries[0].id, others[0].id })->size(), 1u) << "what is gone cannot be fetched";
    EXPECT_EQ(remote->readBack({ entries[0].id, others[0].id })->size(), 1u) << "nor proven";
    EXPECT_EQ(remote->push(entries)->accepted.size(), 15u) << "sent again, it stays erased";
    Sql sql(m_admin);
    EXPECT_EQ(sql.one(QStringLiteral("select count(*) from kikitori.entry where erased_by = 'C-2026-001' and body::text = '{}'")),
        QStringLiteral("15"));
    EXPECT_EQ(sql.one(QStringLiteral("select certificate, login, entries from kikitori.erasure")),
        QStringLiteral("C-2026-001|eraser01|15"));
    // Only of its own programs.
    addAccount({ QStringLiteral("eraser02"), QStringLiteral("eraser"), {}, { QStringLiteral("iwate-7119") } });
    EXPECT_TRUE(eraseInShare(as(QStringLiteral("eraser02")), { others.front().subject }, QStringLiteral("C-2"))->empty());
    EXPECT_EQ(eraseInShare(as(QStringLiteral("eraser01")), { others.front().subject }, {}).error().fault, Fault::ShareUnreachable);
}

TEST_F(PgRights, AfterTheRewriteNoFileOfTheServerHoldsTheErasedWords)
{
    // A word that stands in no index and in no other row.
    const QString secret = QStringLiteral("himitsu-4711-kotoba");
    const Entry entry = entryOf(QStringLiteral("k-secret"), 1, kind::Field, field("content", secret));
    ASSERT_TRUE(desk()->push({ entry }));
    Sql sql(m_admin);
    const auto isInFile = [&] {
        sql.ask(QStringLiteral("checkpoint"));
        return sql.one(QStringLiteral("select position(convert_to('%1', 'UTF8') in pg_read_binary_file(pg_relation_filepath("
                                      "'kikitori.entry_2026_11'))) > 0").arg(secret));
    };
    EXPECT_EQ(isInFile(), QStringLiteral("t"));
    ASSERT_TRUE(eraseInShare(as(QStringLiteral("eraser01")), { entry.subject }, QStringLiteral("C-1")));
    EXPECT_EQ(isInFile(), QStringLiteral("t")) << "the old row is still there";
    EXPECT_EQ(rewriteErased(m_admin).value_or(-1), 1);
    EXPECT_EQ(isInFile(), QStringLiteral("f"));
    EXPECT_EQ(rewriteErased(m_admin).value_or(-1), 0);
    EXPECT_TRUE(desk()->push(wholeCase()));
}
