-- The library of precedents: cases of the house, and beside which provisions of its negotiations they are remembered (ADR 0032).
CREATE TABLE precedent (
    id           UUID         NOT NULL PRIMARY KEY,
    lock_version BIGINT       NOT NULL,
    name         VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    conflict     VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    parties      VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    began        VARCHAR(10)  NOT NULL COMMENT 'ISO 8601, as exact as it is known: a year, a month or a day',
    concluded    VARCHAR(10)  NOT NULL COMMENT 'from here the years of the outcomes count',
    instruments  TEXT         CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'a line each: kind | date | name',
    terms        TEXT         CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    outcomes     TEXT         CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'a line each: years | verdict | sentence',
    lesson       TEXT         CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    sources      TEXT         CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'a line each: citation | address',
    shelved      BOOLEAN      NOT NULL COMMENT 'put away: no new links',
    changed_at   DATETIME(6)  NOT NULL,
    UNIQUE KEY precedent_name (name)
);

CREATE TABLE precedent_history (
    id UUID NOT NULL,
    rev BIGINT NOT NULL,
    revtype TINYINT NULL,
    name VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    conflict VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    parties VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    began VARCHAR(10) NULL,
    concluded VARCHAR(10) NULL,
    instruments TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    terms TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    outcomes TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    lesson TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    sources TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    shelved BOOLEAN NULL,
    changed_at DATETIME(6) NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT precedent_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);

-- A row is put in and ended, and never changes between: it is its own history.
CREATE TABLE precedent_link (
    id           UUID         NOT NULL PRIMARY KEY,
    lock_version BIGINT       NOT NULL,
    negotiation  UUID         NOT NULL,
    provision    UUID         NOT NULL COMMENT 'of a plan; kept where the provision is deleted',
    precedent    UUID         NOT NULL,
    note         VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'why it is remembered there',
    delegation   UUID         NULL COMMENT 'null: put there by a facilitator',
    person       UUID         NOT NULL,
    at           DATETIME(6)  NOT NULL,
    ended_at     DATETIME(6)  NULL,
    once         VARCHAR(80)  NULL COMMENT 'set while it stands: provision and precedent',
    UNIQUE KEY precedent_link_once (once),
    KEY precedent_link_beside (negotiation, provision),
    KEY precedent_link_of (precedent),
    CONSTRAINT precedent_link_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id),
    CONSTRAINT precedent_link_by_person FOREIGN KEY (person) REFERENCES person (id),
    CONSTRAINT precedent_link_of_precedent FOREIGN KEY (precedent) REFERENCES precedent (id),
    CONSTRAINT precedent_link_of_delegation FOREIGN KEY (delegation) REFERENCES delegation (id)
);
