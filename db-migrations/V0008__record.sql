-- The record: every accepted act, once, as bytes that are never changed. One log for each negotiation, and one (id zero) for the house.
-- The application's account may INSERT and SELECT in all tables here but record_head, which it also updates; the list of grants stands
-- in src/docs/operations.md.

-- One row a log; locked FOR UPDATE as the last lock of a transaction that appends.
CREATE TABLE record_head (
    log  UUID            NOT NULL PRIMARY KEY COMMENT 'the negotiation; zero for the house',
    size BIGINT UNSIGNED NOT NULL COMMENT 'entries in the log',
    edge VARBINARY(2016) NOT NULL COMMENT 'roots of the complete subtrees, the largest first: 32 bytes each',
    root BINARY(32)      NOT NULL COMMENT 'RFC 6962 root',
    at   DATETIME(3)     NULL     COMMENT 'when the last entry was appended: no later entry is earlier'
);

CREATE TABLE record_entry (
    log          UUID            NOT NULL,
    idx          BIGINT UNSIGNED NOT NULL COMMENT 'consecutive from 0',
    bytes        BLOB            NOT NULL COMMENT 'canonical JSON; what is hashed',
    leaf         BINARY(32)      NOT NULL COMMENT 'RFC 6962 leaf hash of bytes',
    -- What is below repeats bytes, for filtering only
    at           DATETIME(3)     NOT NULL,
    topic        VARCHAR(20)     NOT NULL COMMENT 'the type up to its dot',
    person       UUID            NULL,
    delegation   UUID            NULL,
    idem         VARCHAR(64)     NOT NULL,
    PRIMARY KEY (log, idx),
    UNIQUE KEY record_entry_idem (idem, log),
    KEY record_entry_at (log, at),
    KEY record_entry_topic (log, topic, idx),
    KEY record_entry_person (log, person, idx),
    KEY record_entry_delegation (log, delegation, idx),
    CONSTRAINT record_entry_log FOREIGN KEY (log) REFERENCES record_head (log)
);

-- Which entries speak of a thing: as subject, as round, or among their public fields.
CREATE TABLE record_mention (
    log   UUID            NOT NULL,
    thing UUID            NOT NULL,
    idx   BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (log, thing, idx)
);

-- Content that is kept apart from its entry, which holds the commitment to it. Erasing a row leaves the record whole.
CREATE TABLE record_payload (
    log        UUID            NOT NULL,
    idx        BIGINT UNSIGNED NOT NULL,
    salt       BINARY(32)      NOT NULL,
    content    LONGBLOB        NOT NULL,
    media_type VARCHAR(100)    NOT NULL,
    PRIMARY KEY (log, idx)
);

-- Hashes of the tree above the leaves: the roots of whole tiles of 256 (C2SP tlog-tiles).
CREATE TABLE record_node (
    log   UUID             NOT NULL,
    level TINYINT UNSIGNED NOT NULL COMMENT 'level of tiles: 1 hashes 256 leaves, 2 hashes 65536',
    idx   BIGINT UNSIGNED  NOT NULL,
    hash  BINARY(32)       NOT NULL,
    PRIMARY KEY (log, level, idx)
);
