-- Amendments from draft to decision.
CREATE TABLE amendment (
    id             UUID         NOT NULL PRIMARY KEY,
    lock_version   BIGINT       NOT NULL,
    negotiation    UUID         NOT NULL,
    number         INT          NULL COMMENT 'in the negotiation; none for a draft, so that drafts leave no gaps to be counted',
    plan           UUID         NOT NULL,
    article        UUID         NOT NULL COMMENT 'the article it was begun on',
    parent         UUID         NULL COMMENT 'the amendment that it amends',
    delegation     UUID         NOT NULL,
    first_proposer UUID         NULL COMMENT 'the delegation that proposed it before another took it over',
    status         VARCHAR(20)  NOT NULL,
    title          VARCHAR(150) NOT NULL,
    reason         TEXT         NOT NULL,
    version        INT          NOT NULL COMMENT 'of the plan, on which it is expressed',
    changes        LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'canonical JSON',
    parent_changes LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'of a sub-amendment: the changes of its parent that its own are made on',
    co_sponsors    TEXT         NOT NULL COMMENT 'identities of delegations, separated by spaces, in the order in which they joined',
    begun_at       DATETIME(6)  NOT NULL,
    changed_at     DATETIME(6)  NOT NULL,
    filed_at       DATETIME(6)  NULL COMMENT 'when it was put before everybody',
    remark         TEXT         NULL COMMENT 'JSON: what last happened to it, and why',
    UNIQUE KEY amendment_number (negotiation, number),
    KEY amendment_of_plan_by_status (plan, status),
    KEY amendment_of_parent (parent),
    CONSTRAINT amendment_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id),
    CONSTRAINT amendment_to_plan FOREIGN KEY (plan) REFERENCES plan (id),
    CONSTRAINT amendment_of_delegation FOREIGN KEY (delegation) REFERENCES delegation (id),
    CONSTRAINT amendment_to_amendment FOREIGN KEY (parent) REFERENCES amendment (id)
);

CREATE TABLE amendment_history (
    id UUID NOT NULL,
    rev BIGINT NOT NULL,
    revtype TINYINT NULL,
    negotiation UUID NULL,
    number INT NULL,
    plan UUID NULL,
    article UUID NULL,
    parent UUID NULL,
    delegation UUID NULL,
    first_proposer UUID NULL,
    status VARCHAR(20) NULL,
    title VARCHAR(150) NULL,
    reason TEXT NULL,
    version INT NULL,
    changes LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    parent_changes LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    co_sponsors TEXT NULL,
    begun_at DATETIME(6) NULL,
    changed_at DATETIME(6) NULL,
    filed_at DATETIME(6) NULL,
    remark TEXT NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT amendment_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);

-- The last number given in each negotiation
CREATE TABLE amendment_number (
    negotiation UUID NOT NULL PRIMARY KEY,
    last        INT  NOT NULL,
    CONSTRAINT amendment_number_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id)
);
