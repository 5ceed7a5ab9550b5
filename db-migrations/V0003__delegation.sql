-- Negotiations, the delegations at their tables, and who sits where.
CREATE TABLE negotiation (
    id                 UUID         NOT NULL PRIMARY KEY,
    lock_version       BIGINT       NOT NULL,
    slug               VARCHAR(60)  NOT NULL,
    name               VARCHAR(200) NOT NULL,
    description        TEXT         NOT NULL,
    open_to_all        BOOLEAN      NOT NULL COMMENT 'marked public: everybody signed in may read it',
    co_sponsors        INT          NOT NULL COMMENT 'delegations beside the proposer that a proposal needs',
    amendment_deadline DATETIME(6)  NULL,
    substance_rules    VARCHAR(60)  NOT NULL COMMENT 'name of the rule set for substance',
    procedure_rules    VARCHAR(60)  NOT NULL,
    whole_text_rules   VARCHAR(60)  NOT NULL,
    made_at            DATETIME(6)  NOT NULL,
    UNIQUE KEY negotiation_slug (slug)
);

CREATE TABLE negotiation_history (
    id UUID NOT NULL,
    rev BIGINT NOT NULL,
    revtype TINYINT NULL,
    slug VARCHAR(60) NULL,
    name VARCHAR(200) NULL,
    description TEXT NULL,
    open_to_all BOOLEAN NULL,
    co_sponsors INT NULL,
    amendment_deadline DATETIME(6) NULL,
    substance_rules VARCHAR(60) NULL,
    procedure_rules VARCHAR(60) NULL,
    whole_text_rules VARCHAR(60) NULL,
    made_at DATETIME(6) NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT negotiation_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);

CREATE TABLE delegation (
    id           UUID         NOT NULL PRIMARY KEY,
    lock_version BIGINT       NOT NULL,
    negotiation  UUID         NOT NULL,
    name         VARCHAR(120) NOT NULL,
    short_name   VARCHAR(12)  NOT NULL,
    kind         VARCHAR(20)  NOT NULL COMMENT 'PARTY, GUARANTOR, CONTRIBUTOR or OBSERVER',
    weight       INT          NOT NULL,
    entitled     BOOLEAN      NOT NULL COMMENT 'has a vote',
    position     INT          NOT NULL COMMENT 'order at the table',
    UNIQUE KEY delegation_name (negotiation, name),
    UNIQUE KEY delegation_short_name (negotiation, short_name),
    CONSTRAINT delegation_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id)
);

CREATE TABLE delegation_history (
    id UUID NOT NULL,
    rev BIGINT NOT NULL,
    revtype TINYINT NULL,
    negotiation UUID NULL,
    name VARCHAR(120) NULL,
    short_name VARCHAR(12) NULL,
    kind VARCHAR(20) NULL,
    weight INT NULL,
    entitled BOOLEAN NULL,
    position INT NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT delegation_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);

CREATE TABLE seat (
    id           UUID        NOT NULL PRIMARY KEY,
    lock_version BIGINT      NOT NULL,
    negotiation  UUID        NOT NULL,
    person       UUID        NOT NULL,
    delegation   UUID        NULL COMMENT 'null for facilitators, and for observers without an organisation',
    capacity     VARCHAR(20) NOT NULL,
    active       BOOLEAN     NOT NULL,
    granted_at   DATETIME(6) NOT NULL,
    UNIQUE KEY seat_once (negotiation, person),
    KEY seat_holder (person),
    CONSTRAINT seat_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id),
    CONSTRAINT seat_of_person FOREIGN KEY (person) REFERENCES person (id),
    CONSTRAINT seat_of_delegation FOREIGN KEY (delegation) REFERENCES delegation (id)
);

CREATE TABLE seat_history (
    id UUID NOT NULL,
    rev BIGINT NOT NULL,
    revtype TINYINT NULL,
    negotiation UUID NULL,
    person UUID NULL,
    delegation UUID NULL,
    capacity VARCHAR(20) NULL,
    active BOOLEAN NULL,
    granted_at DATETIME(6) NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT seat_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);
