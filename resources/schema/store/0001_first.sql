-- SPDX-FileCopyrightText: 2026 The Kikitori authors
-- SPDX-License-Identifier: BSD-3-Clause
-- The local store of one desk, schema 1. Times are milliseconds since 1970 UTC. `entry` is the truth; the tables named
-- *_index are folded from it in the same transaction and can be built again from it.

PRAGMA application_id = 1263227219; -- "KKTS"

CREATE TABLE meta (
    name TEXT PRIMARY KEY NOT NULL,
    value ANY
) STRICT, WITHOUT ROWID;
INSERT INTO meta (name, value) VALUES ('acknowledged', 0), ('digest', zeroblob(32));

-- Everything that happened, in the order in which it was written here. Never changed.
CREATE TABLE entry (
    position INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    stream INTEGER NOT NULL,
    subject TEXT NOT NULL CHECK (subject <> ''),
    seq INTEGER NOT NULL CHECK (seq > 0),
    kind TEXT NOT NULL CHECK (kind <> ''),
    at_ms INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    author TEXT NOT NULL,
    desk TEXT NOT NULL,
    program TEXT NOT NULL,
    body TEXT NOT NULL,
    secret BLOB,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    UNIQUE (stream, subject, seq)
) STRICT;

-- What the shared store has not acknowledged. state: 0 waits, 1 set aside.
CREATE TABLE outbox (
    entry INTEGER PRIMARY KEY REFERENCES entry (position),
    added_ms INTEGER NOT NULL,
    state INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The last case number given, by desk and local day.
CREATE TABLE case_number (
    desk TEXT NOT NULL,
    day TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (desk, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_index (
    id TEXT PRIMARY KEY NOT NULL,
    number TEXT NOT NULL,
    program TEXT NOT NULL,
    desk TEXT NOT NULL,
    receiver TEXT NOT NULL,
    opened_ms INTEGER NOT NULL,
    closed_ms INTEGER,
    caller TEXT NOT NULL,
    protocol_urgency INTEGER,
    final_urgency INTEGER,
    titles TEXT NOT NULL,
    content TEXT NOT NULL,
    municipality TEXT NOT NULL,
    disposition TEXT NOT NULL,
    words TEXT NOT NULL -- what is searched, in the form in which words are compared
) STRICT;
CREATE INDEX case_newest ON case_index (opened_ms, id);
CREATE INDEX case_caller ON case_index (caller, opened_ms);
CREATE INDEX case_open ON case_index (desk, opened_ms) WHERE closed_ms IS NULL;

CREATE TABLE call_index (
    id TEXT PRIMARY KEY NOT NULL,
    program TEXT NOT NULL,
    desk TEXT NOT NULL,
    agent TEXT NOT NULL,
    caller TEXT NOT NULL,
    called TEXT NOT NULL,
    case_id TEXT NOT NULL,
    rang_ms INTEGER,
    answered_ms INTEGER,
    ended_ms INTEGER,
    wrapped_ms INTEGER,
    end_reason TEXT NOT NULL,
    transferred_to TEXT NOT NULL
) STRICT;
CREATE INDEX call_rang ON call_index (program, rang_ms);
CREATE INDEX call_agent ON call_index (agent, rang_ms);

CREATE TABLE presence_index (
    id INTEGER PRIMARY KEY,
    staff TEXT NOT NULL,
    desk TEXT NOT NULL,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER
) STRICT;
CREATE INDEX presence_open ON presence_index (staff, desk) WHERE to_ms IS NULL;
CREATE INDEX presence_from ON presence_index (from_ms);

CREATE TABLE recording_index (
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    file TEXT NOT NULL,
    ms INTEGER NOT NULL DEFAULT 0,
    finished INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX recording_case ON recording_index (case_id);
CREATE INDEX recording_call ON recording_index (call_id);
