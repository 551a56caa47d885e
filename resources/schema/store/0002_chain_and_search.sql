-- SPDX-FileCopyrightText: 2026 The Kikitori authors
-- SPDX-License-Identifier: BSD-3-Clause
-- Schema 2: entries of several desks, the chain over one's own, the turn of what waits, the case log by row and by words.
-- app/store/secondschema.cpp fills what SQL alone cannot: the links and the words.

ALTER TABLE outbox RENAME TO outbox_1;
ALTER TABLE entry RENAME TO entry_1;

-- Never changed, save by erasing: body and secret are emptied then, and erased_ms says when; hash and link stay.
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
    link BLOB CHECK (length(link) = 32), -- SHA-256(link of the one written here before, hash); NULL: received, not written here
    erased_ms INTEGER
) STRICT;
INSERT INTO entry (position, id, stream, subject, seq, kind, at_ms, offset_min, author, desk, program, body, secret, hash)
    SELECT position, id, stream, subject, seq, kind, at_ms, offset_min, author, desk, program, body, secret, hash
    FROM entry_1 ORDER BY position;
-- Not unique: a desk that was restored may have given a number twice, and both entries stay.
CREATE INDEX entry_place ON entry (stream, subject, seq, desk);
CREATE INDEX entry_hold ON entry (kind) WHERE kind IN ('hold-set', 'hold-lifted');

-- What the shared store has not acknowledged. state: 0 waits, 1 set aside. due_ms: not before; NULL: now.
CREATE TABLE outbox (
    entry INTEGER PRIMARY KEY REFERENCES entry (position),
    added_ms INTEGER NOT NULL,
    state INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    due_ms INTEGER
) STRICT;
INSERT INTO outbox (entry, added_ms, state, reason, attempts)
    SELECT entry, added_ms, state, reason, attempts FROM outbox_1 ORDER BY entry;
-- Those whose turn is now, in the order of `entry` (the row's own number ends every index); the postponed by their time;
-- the set aside.
CREATE INDEX outbox_now ON outbox (state) WHERE state = 0 AND due_ms IS NULL;
CREATE INDEX outbox_due ON outbox (due_ms) WHERE state = 0 AND due_ms IS NOT NULL;
CREATE INDEX outbox_aside ON outbox (state) WHERE state = 1;

DROP TABLE outbox_1;
DROP TABLE entry_1;

-- chain_*: the end of the chain, so that a cut end shows. share_*: how far the shared store was read (epoch NULL: never).
-- contradictions: received entries that were kept out.
INSERT INTO meta (name, value) VALUES ('chain_head', zeroblob(32)), ('chain_entries', 0),
    ('share_epoch', NULL), ('share_position', 0), ('contradictions', 0);

ALTER TABLE case_index RENAME TO case_index_1;
DROP INDEX case_newest;
DROP INDEX case_caller;
DROP INDEX case_open;
-- row: opened_ms * 256 + n, so that newest first is the order of the rows, and of every index below, which ends with it.
CREATE TABLE case_index (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
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
    in_conflict INTEGER NOT NULL DEFAULT 0,
    in_words INTEGER NOT NULL DEFAULT 0, -- 1: case_words has its words; 0: they are looked through one by one
    words TEXT NOT NULL -- what is searched, in the form in which words are compared
) STRICT;
INSERT INTO case_index (row, id, number, program, desk, receiver, opened_ms, closed_ms, caller, protocol_urgency,
        final_urgency, titles, content, municipality, disposition, words)
    -- Each at its time or right after the one before, whichever is later; times beyond any calendar at its end.
    SELECT n + max(first - n) OVER (ORDER BY n), id, number, program, desk, receiver,
        opened_ms, closed_ms, caller, protocol_urgency, final_urgency, titles, content, municipality, disposition, words
    FROM (SELECT *, row_number() OVER (ORDER BY opened_ms, id) AS n,
              max(-8640000000000000, min(8640000000000000, opened_ms)) * 256 AS first FROM case_index_1);
DROP TABLE case_index_1;
CREATE INDEX case_program ON case_index (program);
CREATE INDEX case_receiver ON case_index (receiver);
CREATE INDEX case_urgency ON case_index (final_urgency);
CREATE INDEX case_municipality ON case_index (municipality);
CREATE INDEX case_caller ON case_index (caller);
CREATE INDEX case_open ON case_index (desk) WHERE closed_ms IS NULL;
CREATE INDEX case_not_in_words ON case_index (in_words) WHERE in_words = 0;

-- A closed case's words by pairs of letters, and what it is filtered by (docs/adr/0011-search.md, store/wordindex.h). Holds no text of its own; what is
-- deleted is taken out of its pages at once.
CREATE VIRTUAL TABLE case_words USING fts5 (tokens, content = '', columnsize = 0, tokenize = 'ascii');
INSERT INTO case_words (case_words, rank) VALUES ('secure-delete', 1);
