-- Machines that hang on the wall of a room: each begins with a code that a facilitator reads aloud, and is then known by a secret of its own.
CREATE TABLE room_display (
    id              UUID        NOT NULL PRIMARY KEY,
    lock_version    BIGINT      NOT NULL,
    negotiation     UUID        NOT NULL,
    name            VARCHAR(60) NOT NULL,
    language        VARCHAR(5)  NULL COMMENT 'what it speaks; null: as the machine does',
    theme           VARCHAR(10) NULL COMMENT 'light or dark; null: as the machine does',
    code_hash       VARBINARY(32) NOT NULL COMMENT 'SHA-256 of the code, which is used once',
    code_expires_at DATETIME(6) NOT NULL,
    made_by         UUID        NOT NULL,
    made_at         DATETIME(6) NOT NULL,
    secret_hash     VARBINARY(32) NULL COMMENT 'SHA-256 of what the machine keeps; null while the code was not used',
    opened_at       DATETIME(6) NULL,
    ends_at         DATETIME(6) NULL COMMENT 'when it ends by itself',
    ended_at        DATETIME(6) NULL,
    UNIQUE KEY room_display_by_secret (secret_hash),
    KEY room_display_by_code (code_hash),
    KEY room_display_of_negotiation (negotiation, made_at),
    CONSTRAINT room_display_in_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id)
);
