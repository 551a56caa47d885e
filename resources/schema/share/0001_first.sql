-- SPDX-FileCopyrightText: 2026 The Kikitori authors
-- SPDX-License-Identifier: BSD-3-Clause
--
-- The shared store, version 1 (PostgreSQL 15 or newer). Applied in one transaction by `kikitorictl share init`.
-- Desks append entries by functions and read nothing but their own counts; reports read views. Nobody changes a row.

create schema if not exists kikitori;
revoke all on schema kikitori from public;

-- Roles belong to the whole cluster: another database of it may have made them already.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'kikitori_desk') then
        create role kikitori_desk nologin;
    end if;
    if not exists (select from pg_catalog.pg_roles where rolname = 'kikitori_report') then
        create role kikitori_report nologin;
    end if;
end
$$;

create table kikitori.schema_version (
    version integer primary key,
    applied_at timestamptz not null default pg_catalog.clock_timestamp()
);

-- Which life of the server this is: whoever restores a backup gives it a new epoch, so that desks compare and re-send.
create table kikitori.server_epoch (
    only_row boolean primary key default true check (only_row),
    epoch uuid not null default pg_catalog.gen_random_uuid(),
    since timestamptz not null default pg_catalog.clock_timestamp()
);
insert into kikitori.server_epoch default values;

create table kikitori.entry (
    id uuid primary key,
    server_seq bigint generated always as identity unique,
    -- A reader that follows server_seq must stop before the oldest transaction still running: numbers are given
    -- before they are committed.
    written_by xid8 not null default pg_catalog.pg_current_xact_id(),
    desk text not null check (desk <> ''),
    stream text not null check (stream in ('case', 'call', 'agent', 'recording', 'audit')),
    subject text not null check (subject <> ''),
    seq bigint not null check (seq > 0),
    kind text not null check (kind <> ''),
    at timestamptz not null,
    offset_min integer not null check (offset_min between -1080 and 1080),
    author text not null,
    program text not null,
    body jsonb not null check (pg_catalog.jsonb_typeof(body) = 'object'),
    hash bytea not null check (pg_catalog.octet_length(hash) = 32),
    received_at timestamptz not null default pg_catalog.clock_timestamp()
);
create index entry_by_subject on kikitori.entry (stream, subject, seq, server_seq);
create index entry_by_desk on kikitori.entry (desk) include (hash);
create index case_by_time on kikitori.entry (program, at) where stream = 'case' and kind = 'opened';
create index call_by_time on kikitori.entry (program, at) where stream = 'call' and kind = 'ringing';

-- Appends one entry. Answers 'accepted', also when it is there already with the same hash, or 'refused: why' when it
-- can never be taken. Any other trouble (no space, shutting down …) stays an error: the desk then tries again. The
-- reason names the state only, never a value.
create function kikitori.append_entry(
    new_id uuid, new_desk text, new_stream text, new_subject text, new_seq bigint, new_kind text, new_at timestamptz,
    new_offset_min integer, new_author text, new_program text, new_body jsonb, new_hash bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    known bytea;
begin
    if new_id is null then
        return 'refused: no id';
    elsif coalesce(new_subject, '') = '' then
        return 'refused: no subject';
    elsif coalesce(new_desk, '') = '' then
        return 'refused: no desk';
    end if;
    insert into kikitori.entry (id, desk, stream, subject, seq, kind, at, offset_min, author, program, body, hash)
    values (new_id, new_desk, new_stream, new_subject, new_seq, new_kind, new_at, new_offset_min,
            coalesce(new_author, ''), coalesce(new_program, ''), new_body, new_hash)
    on conflict (id) do nothing;
    if found then
        return 'accepted';
    end if;
    select e.hash into strict known from kikitori.entry e where e.id = new_id;
    if known = new_hash then
        return 'accepted';
    end if;
    return 'refused: another entry has this id';
exception
    when data_exception or integrity_constraint_violation or program_limit_exceeded then
        return 'refused: ' || sqlstate;
end
$$;

-- Appends a batch in one round trip: the ids, and in the same order an array of objects with the names of the other
-- columns, at in ISO 8601, hash in hex. Each gets its own answer; one that cannot be read does not stop the others.
-- (Hence json and not jsonb, and the ids apart: one forbidden character makes jsonb refuse the whole batch, and an
-- object that holds it cannot even be asked for its id.)
create function kikitori.append_entries(ids uuid[], batch json) returns table (entry_id uuid, verdict text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    item json;
    place integer := 0;
begin
    if json_array_length(batch) <> cardinality(ids) then
        raise exception 'as many ids as entries are needed' using errcode = 'invalid_parameter_value';
    end if;
    for item in select value from json_array_elements(batch) loop
        place := place + 1;
        entry_id := ids[place];
        begin
            verdict := kikitori.append_entry(
                entry_id, item ->> 'desk', item ->> 'stream', item ->> 'subject', (item ->> 'seq')::bigint,
                item ->> 'kind', (item ->> 'at')::timestamptz, (item ->> 'offset_min')::integer, item ->> 'author',
                item ->> 'program', (item -> 'body')::text::jsonb, decode(item ->> 'hash', 'hex'));
        exception
            when data_exception then
                verdict := 'refused: ' || sqlstate;
        end;
        return next;
    end loop;
end
$$;

-- What the server truly holds of a desk, counted from the rows. digest: XOR of the hashes, hex.
create function kikitori.desk_counts(of_desk text, out entries bigint, out digest text, out open_cases bigint,
                                     out closed_cases bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    with folded as (
        select count(*) as n,
               coalesce(bit_xor(('x' || encode(substr(hash, 1, 8), 'hex'))::bit(64)::bigint), 0) as a,
               coalesce(bit_xor(('x' || encode(substr(hash, 9, 8), 'hex'))::bit(64)::bigint), 0) as b,
               coalesce(bit_xor(('x' || encode(substr(hash, 17, 8), 'hex'))::bit(64)::bigint), 0) as c,
               coalesce(bit_xor(('x' || encode(substr(hash, 25, 8), 'hex'))::bit(64)::bigint), 0) as d
        from kikitori.entry where desk = of_desk
    ), last_turn as (
        select distinct on (subject) kind = 'closed' as closed
        from kikitori.entry
        where desk = of_desk and stream = 'case' and kind in ('opened', 'closed', 'reopened')
        order by subject, seq desc, server_seq desc
    )
    select n,
           lpad(to_hex(a), 16, '0') || lpad(to_hex(b), 16, '0') || lpad(to_hex(c), 16, '0') || lpad(to_hex(d), 16, '0'),
           (select count(*) from last_turn where not closed), (select count(*) from last_turn where closed)
    from folded
$$;

-- What a desk asks first.
create function kikitori.share_version(out version integer, out epoch uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select (select max(v.version) from kikitori.schema_version v), (select s.epoch from kikitori.server_epoch s)
$$;

-- One row a case, folded from its entries in order; the record of requirement K9.
create view kikitori.case_current as
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
           (array_agg(case e.kind when 'closed' then e.at end order by e.seq desc, e.server_seq desc)
                filter (where e.kind in ('closed', 'reopened')))[1] as closed_at,
           (array_agg(e.body ->> 'by' order by e.seq desc, e.server_seq desc)
                filter (where e.kind = 'opening-said'))[1] as opening_said_by,
           (array_agg(e.body ->> 'text' order by e.seq desc, e.server_seq desc)
                filter (where e.kind = 'complaint'))[1] as complaint,
           (array_agg(e.body ->> 'urgency' order by e.seq desc, e.server_seq desc)
                filter (where e.kind = 'verdict'))[1] as protocol_urgency,
           (array_agg(e.body ->> 'title' order by e.seq desc, e.server_seq desc)
                filter (where e.kind = 'verdict'))[1] as protocol_title,
           (array_agg(e.body ->> 'urgency' order by e.seq desc, e.server_seq desc)
                filter (where e.kind = 'decision'))[1] as decided_urgency,
           (array_agg(e.body ->> 'reason' order by e.seq desc, e.server_seq desc)
                filter (where e.kind = 'decision'))[1] as decision_reason,
           coalesce(jsonb_object_agg(e.body ->> 'name', e.body -> 'value' order by e.seq, e.server_seq)
                filter (where e.kind = 'field' and e.body ->> 'name' is not null), '{}') as fields
    from kikitori.entry e
    where e.stream = 'case' and e.subject = o.subject
) f
where o.stream = 'case' and o.kind = 'opened' and o.seq = 1;

-- One row a call, answered or not.
create view kikitori.call_current as
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
           (array_agg(e.author order by e.seq, e.server_seq) filter (where e.kind = 'answered'))[1] as agent,
           (array_agg(e.body ->> 'case' order by e.seq, e.server_seq) filter (where e.kind = 'answered'))[1] as case_id,
           (array_agg(e.at order by e.seq desc, e.server_seq desc) filter (where e.kind = 'ended'))[1] as ended_at,
           (array_agg(e.body ->> 'reason' order by e.seq desc, e.server_seq desc)
                filter (where e.kind = 'ended'))[1] as end_reason,
           (array_agg(e.at order by e.seq desc, e.server_seq desc)
                filter (where e.kind = 'wrapped-up'))[1] as wrapped_up_at,
           (array_agg(e.body ->> 'to' order by e.seq desc, e.server_seq desc)
                filter (where e.kind = 'transfer-done'))[1] as transferred_to
    from kikitori.entry e
    where e.stream = 'call' and e.subject = r.subject
) f
where r.stream = 'call' and r.kind = 'ringing' and r.seq = 1;

revoke all on all tables in schema kikitori from public;
revoke all on all functions in schema kikitori from public;
grant usage on schema kikitori to kikitori_desk, kikitori_report;
grant execute on function
    kikitori.append_entry(uuid, text, text, text, bigint, text, timestamptz, integer, text, text, jsonb, bytea),
    kikitori.append_entries(uuid[], json), kikitori.desk_counts(text), kikitori.share_version() to kikitori_desk;
grant execute on function kikitori.share_version() to kikitori_report;
grant select on kikitori.case_current, kikitori.call_current to kikitori_report;
