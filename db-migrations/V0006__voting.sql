-- Rounds, and the ballots cast in them. Ballots are only ever added: casting again adds another, and the last one before the close counts.
CREATE TABLE round (
    id              UUID         NOT NULL PRIMARY KEY,
    lock_version    BIGINT       NOT NULL,
    negotiation     UUID         NOT NULL,
    number          INT          NOT NULL COMMENT 'from 1 in each negotiation',
    title           VARCHAR(200) NOT NULL,
    state           VARCHAR(20)  NOT NULL COMMENT 'PREPARED, OPEN, CLOSED, PROCLAIMED or ANNULLED',
    repeats         UUID         NULL COMMENT 'the round whose equal division this second vote is to decide',
    rules           MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'the rule set in canonical JSON',
    rules_hash      CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    electorate      MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'frozen at the opening, canonical JSON',
    electorate_hash CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    timer_seconds   INT          NULL COMMENT 'null: no timer',
    deadline        DATETIME(6)  NULL COMMENT 'opening plus timer',
    prepared_at     DATETIME(6)  NOT NULL,
    opened_at       DATETIME(6)  NULL,
    closed_at       DATETIME(6)  NULL,
    closed_late     BOOLEAN      NOT NULL COMMENT 'the house was down at the deadline and closed the round when it started again',
    proclaimed_at   DATETIME(6)  NULL,
    annulled_at     DATETIME(6)  NULL,
    verdict         VARCHAR(20)  NULL COMMENT 'known from the close',
    chair_adopts    BOOLEAN      NULL COMMENT 'how the chair decided where the rules let the chair decide',
    annul_reason    TEXT         NULL,
    annul_asked_by  UUID         NULL COMMENT 'the facilitator who asked; another must agree',
    UNIQUE KEY round_number (negotiation, number),
    KEY round_by_deadline (state, deadline),
    CONSTRAINT round_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id)
);

CREATE TABLE round_subject (
    round    UUID        NOT NULL,
    position INT         NOT NULL,
    kind     VARCHAR(20) NOT NULL,
    subject  UUID        NOT NULL,
    PRIMARY KEY (round, position),
    KEY round_subject_of (subject),
    CONSTRAINT round_subject_in_round FOREIGN KEY (round) REFERENCES round (id)
);

CREATE TABLE ballot (
    round      UUID        NOT NULL,
    delegation UUID        NOT NULL,
    sequence   INT         NOT NULL COMMENT 'from 1 for each delegation; the greatest counts. Two at once cannot get the same',
    id         UUID        NOT NULL COMMENT 'given by the voter''s screen, so that sending again is not casting again',
    choice     VARCHAR(10) NOT NULL,
    person     UUID        NOT NULL,
    cast_at    DATETIME(6) NOT NULL,
    PRIMARY KEY (round, delegation, sequence),
    UNIQUE KEY ballot_once (round, id),
    CONSTRAINT ballot_in_round FOREIGN KEY (round) REFERENCES round (id)
);
