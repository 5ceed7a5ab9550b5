-- Contested words of a text, from the version that opened them to the one that settled them. What is written in them stands in the text.
CREATE TABLE bracket (
    id           UUID        NOT NULL PRIMARY KEY COMMENT 'as in the marks of the text',
    lock_version BIGINT      NOT NULL,
    plan         UUID        NOT NULL,
    provision    UUID        NOT NULL COMMENT 'in whose words it stands or stood last',
    opened       INT         NOT NULL COMMENT 'the version that opened it',
    opened_at    DATETIME(6) NOT NULL,
    opened_round UUID        NULL COMMENT 'the round that decided that version',
    closed       INT         NULL COMMENT 'the version in which it is no more',
    closed_at    DATETIME(6) NULL,
    ended        VARCHAR(20) NULL COMMENT 'VOTE, AGREEMENT, WITHDRAWAL',
    KEY bracket_of_plan (plan, closed),
    CONSTRAINT bracket_in_plan FOREIGN KEY (plan) REFERENCES plan (id)
);

CREATE TABLE bracket_history (
    id UUID NOT NULL,
    rev BIGINT NOT NULL,
    revtype TINYINT NULL,
    plan UUID NULL,
    provision UUID NULL,
    opened INT NULL,
    opened_at DATETIME(6) NULL,
    opened_round UUID NULL,
    closed INT NULL,
    closed_at DATETIME(6) NULL,
    ended VARCHAR(20) NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT bracket_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);

-- What one delegation says of one bracket: the words it stands behind, and those that it consents to keep
CREATE TABLE bracket_position (
    id           UUID        NOT NULL PRIMARY KEY,
    lock_version BIGINT      NOT NULL,
    bracket      UUID        NOT NULL,
    delegation   UUID        NOT NULL,
    behind       MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'canonical JSON: words, since when, by which amendment',
    consent      MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'the words it consents to keep',
    consented_at DATETIME(6) NULL,
    UNIQUE KEY bracket_position_of (bracket, delegation),
    CONSTRAINT bracket_position_in_bracket FOREIGN KEY (bracket) REFERENCES bracket (id),
    CONSTRAINT bracket_position_of_delegation FOREIGN KEY (delegation) REFERENCES delegation (id)
);

CREATE TABLE bracket_position_history (
    id UUID NOT NULL,
    rev BIGINT NOT NULL,
    revtype TINYINT NULL,
    bracket UUID NULL,
    delegation UUID NULL,
    behind MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    consent MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    consented_at DATETIME(6) NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT bracket_position_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);
