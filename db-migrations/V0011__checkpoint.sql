-- What was signed of each record, and what was handed out of it. All of it is only ever added to.

-- Every checkpoint that was published (C2SP tlog-checkpoint), as the note that was signed, without witnesses.
CREATE TABLE record_checkpoint (
    log  UUID            NOT NULL,
    size BIGINT UNSIGNED NOT NULL,
    note BLOB            NOT NULL COMMENT 'signed note; what is verified',
    at   DATETIME(3)     NOT NULL COMMENT 'when it was signed',
    PRIMARY KEY (log, size)
);

-- Signatures of witnesses (C2SP tlog-cosignature) under checkpoints.
CREATE TABLE record_cosignature (
    log     UUID            NOT NULL,
    size    BIGINT UNSIGNED NOT NULL,
    witness VARCHAR(200)    NOT NULL COMMENT 'name of its key',
    line    VARCHAR(500)    NOT NULL COMMENT 'the line of the note',
    at      DATETIME(3)     NOT NULL,
    PRIMARY KEY (log, size, witness)
);

-- Who took which receipt away.
CREATE TABLE record_receipt (
    id     UUID            NOT NULL PRIMARY KEY,
    log    UUID            NOT NULL,
    idx    BIGINT UNSIGNED NOT NULL COMMENT 'the entry',
    size   BIGINT UNSIGNED NOT NULL COMMENT 'of the checkpoint that proves it',
    person UUID            NOT NULL,
    at     DATETIME(3)     NOT NULL,
    KEY record_receipt_entry (log, idx)
);
