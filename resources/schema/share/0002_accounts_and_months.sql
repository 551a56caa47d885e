-- SPDX-FileCopyrightText: 2026 The Kikitori authors
-- SPDX-License-Identifier: BSD-3-Clause
--
-- The shared store, version 2: an account for each login, entries in monthly partitions beside a ledger of ids, hashes
-- that the server computes itself, reading for desks with a safe horizon, lives of the server, erasure.
--
-- server_seq: base_seq + (xid - base_xid) * 10000 + place in the batch, so its order is the order of the transactions'
-- numbers. A reader that stops before the oldest transaction still running can then miss nothing, whoever commits first.

do $$
begin
    if (select pg_catalog.pg_encoding_to_char(d.encoding) from pg_catalog.pg_database d
        where d.datname = pg_catalog.current_database()) <> 'UTF8' then
        raise exception 'the database of the shared store must be encoded in UTF8';
    end if;
    if not exists (select from pg_catalog.pg_roles where rolname = 'kikitori_lead') then
        create role kikitori_lead nologin;
    end if;
    if not exists (select from pg_catalog.pg_roles where rolname = 'kikitori_eraser') then
        create role kikitori_eraser nologin;
    end if;
end
$$;

drop view kikitori.case_current, kikitori.call_current;
drop function kikitori.append_entries(uuid[], json);
drop function kikitori.append_entry(uuid, text, text, text, bigint, text, timestamptz, integer, text, text, jsonb, bytea);
drop function kikitori.desk_counts(text);
alter table kikitori.entry rename to entry_of_version_1;
drop index kikitori.entry_by_subject, kikitori.entry_by_desk, kikitori.case_by_time, kikitori.call_by_time;

-- ---- who is who --------------------------------------------------------------------------------------------------

create table kikitori.account (
    login name primary key,
    kind text not null check (kind in ('desk', 'report', 'lead', 'eraser')),
    desk text check (desk ~ '^[0-9]{2}$'),
    programs text[] not null default '{}',
    since timestamptz not null default pg_catalog.clock_timestamp(),
    check ((kind = 'desk') = (desk is not null))
);
-- Two machines that write as one desk would give the same numbers twice.
create unique index account_of_desk on kikitori.account (desk) where kind = 'desk';

-- The one who connected, whatever role was taken since.
create function kikitori.own_account() returns kikitori.account
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
    own kikitori.account;
begin
    select a.* into own from kikitori.account a where a.login = session_user;
    if not found then
        raise exception 'this login has no account in the shared store: kikitorictl share account add'
            using errcode = 'insufficient_privilege';
    end if;
    return own;
end
$$;

create function kikitori.own_desk() returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
    own kikitori.account := kikitori.own_account();
begin
    if own.kind <> 'desk' then
        raise exception 'this login is not the account of a desk' using errcode = 'insufficient_privilege';
    end if;
    return own.desk;
end
$$;

create function kikitori.own_programs() returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp
return (kikitori.own_account()).programs;

-- The desks that serve one of the same programs: what belongs to no program (who is at a desk) is theirs to read.
create function kikitori.own_desks() returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp
return (select coalesce(array_agg(a.desk), '{}') from kikitori.account a
        where a.kind = 'desk' and a.programs && kikitori.own_programs());

-- ---- entries -----------------------------------------------------------------------------------------------------

-- json, not jsonb: it keeps the very bytes that the desk hashed. No default partition: an entry whose month has none
-- makes its month (make_month), or is refused.
create table kikitori.entry (
    server_seq bigint not null,
    id uuid not null,
    desk text not null check (desk <> ''),
    stream text not null check (stream in ('case', 'call', 'agent', 'recording', 'audit')),
    subject text not null check (subject <> ''),
    seq bigint not null check (seq > 0),
    kind text not null check (kind <> ''),
    at timestamptz not null,
    offset_min integer not null check (offset_min between -1080 and 1080),
    author text not null,
    program text not null,
    body json not null check (pg_catalog.jsonb_typeof(body::jsonb) = 'object'),
    hash bytea not null check (pg_catalog.octet_length(hash) = 32),
    received_at timestamptz not null default pg_catalog.clock_timestamp(),
    erased_by text, -- the certificate; the body is then empty, the hash is that of what was
    primary key (server_seq, at)
) partition by range (at);
create index entry_by_subject on kikitori.entry (stream, subject, seq);
create index entry_by_desk on kikitori.entry (desk) include (hash);
create index case_turns on kikitori.entry (desk, subject, seq, server_seq) include (kind)
    where stream = 'case' and kind in ('opened', 'closed', 'reopened');
create index case_by_time on kikitori.entry (program, at) where stream = 'case' and kind = 'opened';
create index call_by_time on kikitori.entry (program, at) where stream = 'call' and kind = 'ringing';

-- What makes sending twice harmless: a partitioned table cannot have ids that are unique over all months.
create table kikitori.entry_id (
    id uuid primary key,
    server_seq bigint not null,
    at timestamptz not null, -- the partition
    desk text not null
);

create table kikitori.erasure (
    certificate text not null,
    login name not null,
    done_at timestamptz not null default pg_catalog.clock_timestamp(),
    entries bigint not null,
    digest text not null
);

-- Months in which bodies were erased and whose files still hold the old bytes: kikitorictl share rewrite.
create table kikitori.rewrite_due (
    month date primary key
);

create function kikitori.make_month(month date) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
    part text := 'entry_' || to_char(month, 'YYYY_MM');
    first timestamptz := date_trunc('month', month::timestamp) at time zone 'UTC';
    next timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC';
begin
    perform pg_advisory_xact_lock(7119003);
    if to_regclass('kikitori.' || part) is not null then
        return;
    end if;
    -- Made apart and attached: "partition of" would lock all readers and writers out.
    execute format('create table kikitori.%I (like kikitori.entry including all)', part);
    execute format('alter table kikitori.%I enable row level security', part);
    execute format('alter table kikitori.entry attach partition kikitori.%I for values from (%L) to (%L)', part, first, next);
end
$$;

-- The months that a batch needs and that are not there. Reads the raw text, for one entry that cannot be read must not
-- stop the others; a month too many does no harm. A clock gone wild makes no month: its entries are refused, and stay at
-- the desk for a person to see.
create function kikitori.make_months(batch json) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
    month date;
begin
    for month in
        select distinct (hit[1] || '-01')::date
        from regexp_matches(batch::text, '"at":"([12][0-9]{3}-(?:0[1-9]|1[0-2]))-', 'g') as hit
    loop
        if month between '2020-01-01' and now() + interval '5 years' then
            perform kikitori.make_month(month);
        end if;
    end loop;
end
$$;

-- Exact: a double holds milliseconds until the year 280000.
create function kikitori.ms_of(at timestamptz) returns bigint
language sql stable strict parallel safe
return (pg_catalog.date_part('epoch', at) * 1000)::bigint;

-- The value that the desks compute: app/cases/entry.h, hashOf().
create function kikitori.entry_hash(id uuid, stream text, subject text, seq bigint, kind text, at timestamptz,
                                    offset_min integer, author text, desk text, program text, body text) returns bytea
language sql stable strict parallel safe
return pg_catalog.sha256(pg_catalog.convert_to(
    '36:' || id::text || ',' || pg_catalog.octet_length(stream) || ':' || stream || ','
    || pg_catalog.octet_length(subject) || ':' || subject || ','
    || pg_catalog.octet_length(seq::text) || ':' || seq::text || ','
    || pg_catalog.octet_length(kind) || ':' || kind || ','
    || pg_catalog.octet_length(kikitori.ms_of(at)::text) || ':' || kikitori.ms_of(at)::text || ','
    || pg_catalog.octet_length(offset_min::text) || ':' || offset_min::text || ','
    || pg_catalog.octet_length(author) || ':' || author || ','
    || pg_catalog.octet_length(desk) || ':' || desk || ','
    || pg_catalog.octet_length(program) || ':' || program || ','
    || pg_catalog.octet_length(body) || ':' || body || ',', 'UTF8'));

create function kikitori.digest_of(hashes bytea[]) returns text
language sql immutable set search_path = pg_catalog, pg_temp
as $$
    select lpad(to_hex(coalesce(bit_xor(('x' || encode(substr(h, 1, 8), 'hex'))::bit(64)::bigint), 0)), 16, '0')
        || lpad(to_hex(coalesce(bit_xor(('x' || encode(substr(h, 9, 8), 'hex'))::bit(64)::bigint), 0)), 16, '0')
        || lpad(to_hex(coalesce(bit_xor(('x' || encode(substr(h, 17, 8), 'hex'))::bit(64)::bigint), 0)), 16, '0')
        || lpad(to_hex(coalesce(bit_xor(('x' || encode(substr(h, 25, 8), 'hex'))::bit(64)::bigint), 0)), 16, '0')
    from unnest(hashes) as h
$$;

-- ---- lives of the server -----------------------------------------------------------------------------------------

-- A restored server runs in another cluster, another timeline or another database: any of them begins a new life by
-- itself when the next desk connects. Restored over the same database, it is told: kikitorictl share restored.
alter table kikitori.server_epoch
    add column base_seq bigint not null default 0,
    add column base_xid bigint not null default 0,
    add column place text not null default '';

create function kikitori.place_of_server() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
return (select s.system_identifier || '/' || c.timeline_id || '/' || d.oid
        from pg_control_system() s, pg_control_checkpoint() c, pg_database d where d.datname = current_database());

create function kikitori.begin_life() returns uuid
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
    made uuid;
begin
    perform pg_advisory_xact_lock(7119002); -- no append is under way
    update kikitori.server_epoch
    set epoch = gen_random_uuid(), since = clock_timestamp(), place = kikitori.place_of_server(),
        base_seq = (select coalesce(max(e.server_seq), 0) from kikitori.entry e),
        base_xid = pg_current_xact_id()::text::bigint
    returning epoch into made;
    return made;
end
$$;

-- Which life this is; asked by every desk as it connects.
create function kikitori.current_epoch() returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    life kikitori.server_epoch;
    here text := kikitori.place_of_server();
begin
    select s.* into life from kikitori.server_epoch s;
    if life.place <> here then
        perform pg_advisory_xact_lock(7119002);
        select s.* into life from kikitori.server_epoch s;
        if life.place <> here then
            return kikitori.begin_life();
        end if;
    end if;
    return life.epoch;
end
$$;

-- Up to this number every entry is in or will never be.
create function kikitori.horizon() returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp
return (select s.base_seq + (pg_snapshot_xmin(pg_current_snapshot())::text::bigint - s.base_xid) * 10000
        from kikitori.server_epoch s);

-- A desk has read further than this server has come: it was set back without anybody saying so.
create function kikitori.note_setback(seen bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform kikitori.own_desk();
    perform pg_advisory_xact_lock(7119002);
    if seen <= kikitori.horizon() then
        return false;
    end if;
    perform kikitori.begin_life();
    return true;
end
$$;

-- ---- appending ---------------------------------------------------------------------------------------------------

-- The good case: all of them are new, whole and this desk's own; written by two statements. Anything else is an error,
-- and append_entries then looks at each.
create function kikitori.append_at_once(own text, seq_before bigint, ids uuid[], batch json) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
    written bigint;
begin
    with given as materialized (
        select g.*
        from rows from (unnest(ids), json_to_recordset(batch) as (desk text, stream text, subject text, seq bigint,
                kind text, at timestamptz, offset_min integer, author text, program text, body json, hash text))
            with ordinality as g (id, desk, stream, subject, seq, kind, at, offset_min, author, program, body, hash, place)
        where g.desk = own
          and kikitori.entry_hash(g.id, g.stream, g.subject, g.seq, g.kind, g.at, g.offset_min, g.author, g.desk, g.program,
                                  g.body::text) = decode(g.hash, 'hex')
    ), listed as (
        insert into kikitori.entry_id (id, server_seq, at, desk)
        select g.id, seq_before + g.place, g.at, g.desk from given g
    )
    insert into kikitori.entry
        (server_seq, id, desk, stream, subject, seq, kind, at, offset_min, author, program, body, hash)
    select seq_before + g.place, g.id, g.desk, g.stream, g.subject, g.seq, g.kind, g.at, g.offset_min, g.author, g.program,
           g.body, decode(g.hash, 'hex')
    from given g;
    get diagnostics written = row_count;
    if written <> cardinality(ids) then
        raise exception 'not all of them fit' using errcode = 'data_exception';
    end if;
end
$$;

-- One entry: 'accepted', also when it is there already with the same hash, or 'refused: why' when it can never be taken.
-- The reason names the state only, never a value.
create function kikitori.append_one(own text, new_seq bigint, new_id uuid, item json) returns text
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
    known kikitori.entry_id;
    known_hash bytea;
begin
    if new_id is null then
        return 'refused: no id';
    elsif coalesce(item ->> 'subject', '') = '' then
        return 'refused: no subject';
    elsif coalesce(item ->> 'desk', '') = '' then
        return 'refused: no desk';
    elsif item ->> 'desk' <> own then
        return 'refused: an entry of another desk';
    elsif item ->> 'at' is null then
        return 'refused: no time';
    end if;
    select i.* into known from kikitori.entry_id i where i.id = new_id;
    if found then
        select e.hash into known_hash from kikitori.entry e where e.server_seq = known.server_seq and e.at = known.at;
        if not found then
            -- Its row was lost behind our back: it is written again.
            delete from kikitori.entry_id i where i.id = new_id;
        elsif encode(known_hash, 'hex') = item ->> 'hash' then
            return 'accepted';
        else
            return 'refused: another entry has this id';
        end if;
    end if;
    if kikitori.entry_hash(new_id, item ->> 'stream', item ->> 'subject', (item ->> 'seq')::bigint, item ->> 'kind',
            (item ->> 'at')::timestamptz, (item ->> 'offset_min')::integer, item ->> 'author', item ->> 'desk',
            item ->> 'program', (item -> 'body')::text) = decode(item ->> 'hash', 'hex') is not true then
        return 'refused: the hash does not fit';
    end if;
    perform kikitori.append_at_once(own, new_seq - 1, array[new_id], ('[' || item::text || ']')::json);
    return 'accepted';
end
$$;

create function kikitori.append_each(own text, seq_before bigint, ids uuid[], batch json)
    returns table (entry_id uuid, verdict text)
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
    item json;
    place integer := 0;
begin
    for item in select value from json_array_elements(batch) loop
        place := place + 1;
        entry_id := ids[place];
        for attempt in 1 .. 2 loop
            begin
                verdict := kikitori.append_one(own, seq_before + place, entry_id, item);
                exit;
            exception
                -- Somebody wrote this very entry since we looked: look again.
                when unique_violation then
                    verdict := 'later: ' || sqlstate;
                -- No month takes it.
                when check_violation then
                    verdict := 'refused: ' || sqlstate;
                    exit;
                when data_exception or integrity_constraint_violation or program_limit_exceeded then
                    verdict := 'refused: ' || sqlstate;
                    exit;
                when others then
                    verdict := 'later: ' || sqlstate;
                    exit;
            end;
        end loop;
        return next;
    end loop;
end
$$;

-- Appends a batch in one round trip and one transaction of its own: the ids, and in the same order an array of objects
-- with the names of the other columns, at in ISO 8601 UTC, hash in hex. Each gets its own answer: 'accepted',
-- 'refused: why' (never), 'later: SQLSTATE' (not now). What hits the whole batch (no space, a lock, shutting down)
-- stays an error: the desk tries again.
create function kikitori.append_entries(ids uuid[], batch json) returns table (entry_id uuid, verdict text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    own text := kikitori.own_desk();
    seq_before bigint;
begin
    if cardinality(ids) > 10000 then
        raise exception 'no more than 10000 entries at once' using errcode = 'invalid_parameter_value';
    end if;
    if pg_current_xact_id_if_assigned() is not null then
        -- Its numbers would be older than those of a transaction that a reader has seen the end of.
        raise exception 'an append is a transaction of its own' using errcode = 'active_sql_transaction';
    end if;
    perform pg_advisory_xact_lock_shared(7119002); -- no new life begins meanwhile
    select s.base_seq + (pg_current_xact_id()::text::bigint - s.base_xid) * 10000 into strict seq_before
    from kikitori.server_epoch s;
    perform pg_notify('kikitori_news', own);
    for attempt in 1 .. 2 loop
        begin
            perform kikitori.append_at_once(own, seq_before, ids, batch);
            return query select given, 'accepted' from unnest(ids) as given;
            return;
        exception
            when check_violation then
                if attempt = 1 then
                    perform kikitori.make_months(batch);
                end if;
            when others then
                if left(sqlstate, 2) in ('40', '53', '55', '57', '58') then
                    raise;
                end if;
                perform kikitori.make_months(batch);
                exit;
        end;
    end loop;
    if json_array_length(batch) <> cardinality(ids) then
        raise exception 'as many ids as entries are needed' using errcode = 'invalid_parameter_value';
    end if;
    return query select * from kikitori.append_each(own, seq_before, ids, batch);
end
$$;

-- ---- what a desk may ask -----------------------------------------------------------------------------------------

create function kikitori.must_be_own(of_desk text) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
    if of_desk is distinct from kikitori.own_desk() then
        raise exception 'a desk asks about itself only' using errcode = 'insufficient_privilege';
    end if;
end
$$;

-- What the server truly holds of a desk, counted from the rows, not from the ledger. digest: XOR of the hashes, hex.
create function kikitori.desk_counts(of_desk text, out entries bigint, out digest text, out open_cases bigint,
                                     out closed_cases bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform kikitori.must_be_own(of_desk);
    select count(*),
           lpad(to_hex(coalesce(bit_xor(('x' || encode(substr(e.hash, 1, 8), 'hex'))::bit(64)::bigint), 0)), 16, '0')
           || lpad(to_hex(coalesce(bit_xor(('x' || encode(substr(e.hash, 9, 8), 'hex'))::bit(64)::bigint), 0)), 16, '0')
           || lpad(to_hex(coalesce(bit_xor(('x' || encode(substr(e.hash, 17, 8), 'hex'))::bit(64)::bigint), 0)), 16, '0')
           || lpad(to_hex(coalesce(bit_xor(('x' || encode(substr(e.hash, 25, 8), 'hex'))::bit(64)::bigint), 0)), 16, '0')
    into entries, digest
    from kikitori.entry e where e.desk = of_desk;
    select count(*) filter (where t.kind <> 'closed'), count(*) filter (where t.kind = 'closed')
    into open_cases, closed_cases
    from (select distinct on (e.subject) e.kind
          from kikitori.entry e
          where e.desk = of_desk and e.stream = 'case' and e.kind in ('opened', 'closed', 'reopened')
          order by e.subject, e.seq desc, e.server_seq desc) t;
end
$$;

-- What other desks of the account's programs wrote, after a number, in order. The first row has no id: its server_seq is
-- the horizon. `after` 0 begins with the last `days` days.
create function kikitori.pull_entries(after bigint, days integer, most integer)
    returns table (server_seq bigint, id uuid, desk text, stream text, subject text, seq bigint, kind text, at_ms bigint,
                   offset_min integer, author text, program text, body text, hash text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    own text := kikitori.own_desk();
    programs text[] := kikitori.own_programs();
    neighbours text[] := kikitori.own_desks();
    safe bigint := kikitori.horizon();
    since timestamptz := case when after <= 0 then now() - make_interval(days => days) else '-infinity' end;
begin
    return query select safe, null::uuid, null, null, null, null::bigint, null, null::bigint, null::integer, null, null,
                        null, null;
    return query
        select e.server_seq, e.id, e.desk, e.stream, e.subject, e.seq, e.kind, kikitori.ms_of(e.at),
               e.offset_min, e.author, e.program, e.body::text, encode(e.hash, 'hex')
        from kikitori.entry e
        where e.server_seq > after and e.server_seq <= safe and e.at >= since and e.desk <> own and e.stream <> 'audit'
          and (e.program = any (programs) or e.program = '' and e.desk = any (neighbours)) and e.erased_by is null
        order by e.server_seq limit most;
end
$$;

-- All that is held of the desk, erased or not, in the order of the ids.
create function kikitori.known_entries(of_desk text, after uuid, most integer) returns table (id uuid, hash text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    perform kikitori.must_be_own(of_desk);
    return query
        select i.id, encode(e.hash, 'hex')
        from kikitori.entry_id i
        join kikitori.entry e on e.server_seq = i.server_seq and e.at = i.at
        where i.desk = of_desk and (after is null or i.id > after)
        order by i.id limit most;
end
$$;

-- The desk's own entries, all streams.
create function kikitori.fetch_entries(ids uuid[])
    returns table (server_seq bigint, id uuid, desk text, stream text, subject text, seq bigint, kind text, at_ms bigint,
                   offset_min integer, author text, program text, body text, hash text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    own text := kikitori.own_desk();
begin
    return query
        select e.server_seq, e.id, e.desk, e.stream, e.subject, e.seq, e.kind, kikitori.ms_of(e.at),
               e.offset_min, e.author, e.program, e.body::text, encode(e.hash, 'hex')
        from kikitori.entry_id i
        join kikitori.entry e on e.server_seq = i.server_seq and e.at = i.at
        where i.id = any (ids) and i.desk = own and e.erased_by is null
        order by e.server_seq;
end
$$;

-- The hashes, computed now from what the rows hold.
create function kikitori.read_back(ids uuid[]) returns table (id uuid, hash text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    own text := kikitori.own_desk();
    programs text[] := kikitori.own_programs();
    neighbours text[] := kikitori.own_desks();
begin
    return query
        select e.id, encode(kikitori.entry_hash(e.id, e.stream, e.subject, e.seq, e.kind, e.at, e.offset_min, e.author, e.desk,
                                                e.program, e.body::text), 'hex')
        from kikitori.entry_id i
        join kikitori.entry e on e.server_seq = i.server_seq and e.at = i.at
        where i.id = any (ids) and e.erased_by is null
          and (e.desk = own or e.program = any (programs) or e.program = '' and e.desk = any (neighbours));
end
$$;

-- ---- erasing -----------------------------------------------------------------------------------------------------

-- Destroys what was said in these cases, calls and recordings; id, place and hash stay, so that counts and digests
-- agree on. What was done, for the certificate.
create function kikitori.purge_subjects(subjects text[], of_certificate text)
    returns table (stream text, subject text, entries bigint, digest text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    own kikitori.account := kikitori.own_account();
begin
    if own.kind <> 'eraser' then
        raise exception 'this login is not the account of an eraser' using errcode = 'insufficient_privilege';
    elsif coalesce(of_certificate, '') = '' then
        raise exception 'an erasure needs its certificate' using errcode = 'invalid_parameter_value';
    end if;
    return query
        with erased as (
            update kikitori.entry e set body = '{}', erased_by = of_certificate
            where e.stream in ('case', 'call', 'recording') and e.subject = any (subjects) and e.erased_by is null
              and e.kind <> 'erased' -- it tells a desk that was away what became of the rest
              and e.program = any (own.programs)
            returning e.stream, e.subject, e.hash, e.at
        ), due as (
            insert into kikitori.rewrite_due (month)
            select distinct date_trunc('month', x.at at time zone 'UTC')::date from erased x
            on conflict do nothing
        ), noted as (
            insert into kikitori.erasure (certificate, login, entries, digest)
            select of_certificate, own.login, count(*), kikitori.digest_of(array_agg(x.hash)) from erased x
        )
        select x.stream, x.subject, count(*), kikitori.digest_of(array_agg(x.hash))
        from erased x group by x.stream, x.subject order by x.stream, x.subject;
end
$$;

-- ---- the entries of version 1 ------------------------------------------------------------------------------------

-- jsonb lost the bytes; this writes them as the desks do: keys sorted, no spaces.
create function kikitori.bytes_of_version_1(value jsonb) returns text
language sql immutable set search_path = pg_catalog, pg_temp
as $$
    select case jsonb_typeof(value)
        when 'object' then
            '{' || coalesce((select string_agg(to_json(m.key)::text || ':' || kikitori.bytes_of_version_1(m.value), ','
                                               order by m.key collate "C") from jsonb_each(value) m), '') || '}'
        when 'array' then
            '[' || coalesce((select string_agg(kikitori.bytes_of_version_1(m.value), ',' order by m.ordinality)
                             from jsonb_array_elements(value) with ordinality m), '') || ']'
        else value::text
    end
$$;

select kikitori.make_month(m.month)
from (select distinct pg_catalog.date_trunc('month', at at time zone 'UTC')::date as month
      from kikitori.entry_of_version_1) m;
insert into kikitori.entry_id (id, server_seq, at, desk)
select id, server_seq, at, desk from kikitori.entry_of_version_1;
insert into kikitori.entry
    (server_seq, id, desk, stream, subject, seq, kind, at, offset_min, author, program, body, hash, received_at)
select server_seq, id, desk, stream, subject, seq, kind, at, offset_min, author, program,
       kikitori.bytes_of_version_1(body)::json, hash, received_at
from kikitori.entry_of_version_1;
drop table kikitori.entry_of_version_1;
drop function kikitori.bytes_of_version_1(jsonb);

-- The life goes on with the same epoch; its numbers go on after those of version 1.
update kikitori.server_epoch
set place = kikitori.place_of_server(), base_xid = pg_catalog.pg_current_xact_id()::text::bigint,
    base_seq = (select coalesce(pg_catalog.max(e.server_seq), 0) from kikitori.entry e);

-- The views of version 1, read with the rights of the one who asks, in the order of every desk: (seq, desk).
-- One row a case, folded from its entries; the record of requirement K9.
create view kikitori.case_current with (security_invoker = true) as
select o.subject as id,
       o.body ->> 'number' as number,
       o.program,
       o.desk,
       o.author as receiver,
       o.at as opened_at,
       o.at at time zone 'UTC' + make_interval(mins => o.offset_min) as opened_local,
       f.closed_at,
       o.body ->> 'call' as call_id,
       o.body ->> 'caller' as caller_number,
       o.body ->> 'called' as called_number,
       o.body ->> 'pack' as pack,
       o.body ->> 'packVersion' as pack_version,
       o.body ->> 'packHash' as pack_hash,
       f.opening_said_by,
       f.complaint,
       f.protocol_urgency,
       f.protocol_title,
       f.decided_urgency,
       case when f.decided_urgency is not null then f.decision_reason end as decision_reason,
       coalesce(f.decided_urgency, f.protocol_urgency) as final_urgency,
       f.fields ->> 'age' as age,
       f.fields ->> 'sex' as sex,
       f.fields ->> 'relation' as relation,
       f.fields ->> 'municipality' as municipality,
       f.fields ->> 'content' as content,
       f.fields ->> 'result' as result,
       f.fields ->> 'doctor' as doctor,
       f.fields ->> 'infectious' as infectious,
       f.fields,
       f.revision
from kikitori.entry o
cross join lateral (
    select count(*) as revision,
           (array_agg(case e.kind when 'closed' then e.at end order by e.seq desc, e.desk desc, e.server_seq desc)
                filter (where e.kind in ('closed', 'reopened')))[1] as closed_at,
           (array_agg(e.body ->> 'by' order by e.seq desc, e.desk desc, e.server_seq desc)
                filter (where e.kind = 'opening-said'))[1] as opening_said_by,
           (array_agg(e.body ->> 'text' order by e.seq desc, e.desk desc, e.server_seq desc)
                filter (where e.kind = 'complaint'))[1] as complaint,
           (array_agg(e.body ->> 'urgency' order by e.seq desc, e.desk desc, e.server_seq desc)
                filter (where e.kind = 'verdict'))[1] as protocol_urgency,
           (array_agg(e.body ->> 'title' order by e.seq desc, e.desk desc, e.server_seq desc)
                filter (where e.kind = 'verdict'))[1] as protocol_title,
           (array_agg(e.body ->> 'urgency' order by e.seq desc, e.desk desc, e.server_seq desc)
                filter (where e.kind = 'decision'))[1] as decided_urgency,
           (array_agg(e.body ->> 'reason' order by e.seq desc, e.desk desc, e.server_seq desc)
                filter (where e.kind = 'decision'))[1] as decision_reason,
           coalesce(jsonb_object_agg(e.body ->> 'name', e.body -> 'value' order by e.seq, e.desk, e.server_seq)
                filter (where e.kind = 'field' and e.body ->> 'name' is not null), '{}') as fields
    from kikitori.entry e
    where e.stream = 'case' and e.subject = o.subject
) f
where o.stream = 'case' and o.kind = 'opened' and o.seq = 1;

-- One row a call, answered or not.
create view kikitori.call_current with (security_invoker = true) as
select r.subject as id,
       r.program,
       r.desk,
       f.agent,
       r.body ->> 'caller' as caller_number,
       r.body ->> 'called' as called_number,
       f.case_id,
       r.at as rang_at,
       r.at at time zone 'UTC' + make_interval(mins => r.offset_min) as rang_local,
       f.answered_at,
       f.ended_at,
       f.wrapped_up_at,
       f.end_reason,
       f.transferred_to,
       f.ended_at - f.answered_at as talk,
       case when f.answered_at is not null then f.wrapped_up_at - f.ended_at end as wrap_up
from kikitori.entry r
cross join lateral (
    select min(e.at) filter (where e.kind = 'answered') as answered_at,
           (array_agg(e.author order by e.seq, e.desk, e.server_seq) filter (where e.kind = 'answered'))[1] as agent,
           (array_agg(e.body ->> 'case' order by e.seq, e.desk, e.server_seq) filter (where e.kind = 'answered'))[1] as case_id,
           (array_agg(e.at order by e.seq desc, e.desk desc, e.server_seq desc) filter (where e.kind = 'ended'))[1] as ended_at,
           (array_agg(e.body ->> 'reason' order by e.seq desc, e.desk desc, e.server_seq desc)
                filter (where e.kind = 'ended'))[1] as end_reason,
           (array_agg(e.at order by e.seq desc, e.desk desc, e.server_seq desc)
                filter (where e.kind = 'wrapped-up'))[1] as wrapped_up_at,
           (array_agg(e.body ->> 'to' order by e.seq desc, e.desk desc, e.server_seq desc)
                filter (where e.kind = 'transfer-done'))[1] as transferred_to
    from kikitori.entry e
    where e.stream = 'call' and e.subject = r.subject
) f
where r.stream = 'call' and r.kind = 'ringing' and r.seq = 1;

-- ---- who may what ------------------------------------------------------------------------------------------------

-- Not forced on the owner: the functions above run as the owner and look at the account themselves.
alter table kikitori.entry enable row level security;
alter table kikitori.entry_id enable row level security;
alter table kikitori.account enable row level security;
alter table kikitori.erasure enable row level security;
alter table kikitori.rewrite_due enable row level security;
alter table kikitori.server_epoch enable row level security;
alter table kikitori.schema_version enable row level security;
create policy reports_read on kikitori.entry for select to kikitori_report
    using (stream in ('case', 'call') and program = any ((select kikitori.own_programs())::text[]));
create policy leads_read on kikitori.entry for select to kikitori_lead
    using (stream <> 'audit' and (program = any ((select kikitori.own_programs())::text[])
           or program = '' and desk = any ((select kikitori.own_desks())::text[])));

revoke all on all tables in schema kikitori from public, kikitori_desk, kikitori_report;
revoke all on all functions in schema kikitori from public, kikitori_desk, kikitori_report;
grant usage on schema kikitori to kikitori_desk, kikitori_report, kikitori_lead, kikitori_eraser;
grant execute on function kikitori.share_version() to kikitori_desk, kikitori_report, kikitori_lead, kikitori_eraser;
grant execute on function kikitori.current_epoch(), kikitori.note_setback(bigint), kikitori.own_desk(), kikitori.append_entries(uuid[], json),
    kikitori.desk_counts(text), kikitori.pull_entries(bigint, integer, integer),
    kikitori.known_entries(text, uuid, integer), kikitori.fetch_entries(uuid[]), kikitori.read_back(uuid[])
    to kikitori_desk;
grant execute on function kikitori.own_programs(), kikitori.own_desks() to kikitori_report, kikitori_lead;
grant select on kikitori.entry, kikitori.case_current, kikitori.call_current to kikitori_report, kikitori_lead;
grant execute on function kikitori.purge_subjects(text[], text) to kikitori_eraser;
