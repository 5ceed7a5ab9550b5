-- Amendments bound together, amendments that stand only with another, and articles closed until everything is agreed.
CREATE TABLE amendment_package (
    id           UUID         NOT NULL PRIMARY KEY,
    lock_version BIGINT       NOT NULL,
    negotiation  UUID         NOT NULL,
    number       INT          NOT NULL COMMENT 'in the negotiation, from 1',
    delegation   UUID         NOT NULL COMMENT 'that leads it',
    title        VARCHAR(150) NOT NULL,
    reason       TEXT         NOT NULL,
    status       VARCHAR(20)  NOT NULL,
    members      LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'canonical JSON: the amendments in order, and who agreed to what',
    round        UUID         NULL COMMENT 'the round that decided it',
    composed_at  DATETIME(6)  NOT NULL,
    changed_at   DATETIME(6)  NOT NULL,
    UNIQUE KEY amendment_package_number (negotiation, number),
    KEY amendment_package_by_status (negotiation, status),
    CONSTRAINT amendment_package_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id),
    CONSTRAINT amendment_package_of_delegation FOREIGN KEY (delegation) REFERENCES delegation (id)
);

CREATE TABLE amendment_package_history (
    id UUID NOT NULL,
    rev BIGINT NOT NULL,
    revtype TINYINT NULL,
    negotiation UUID NULL,
    number INT NULL,
    delegation UUID NULL,
    title VARCHAR(150) NULL,
    reason TEXT NULL,
    status VARCHAR(20) NULL,
    members LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    round UUID NULL,
    composed_at DATETIME(6) NULL,
    changed_at DATETIME(6) NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT amendment_package_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);

-- The last number given in each negotiation
CREATE TABLE amendment_package_number (
    negotiation UUID NOT NULL PRIMARY KEY,
    last        INT  NOT NULL,
    CONSTRAINT amendment_package_number_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id)
);

-- An amendment that stands only if another one is adopted
CREATE TABLE proviso (
    id           UUID        NOT NULL PRIMARY KEY,
    lock_version BIGINT      NOT NULL,
    negotiation  UUID        NOT NULL,
    amendment    UUID        NOT NULL COMMENT 'that stands only',
    requires     UUID        NOT NULL COMMENT 'if this amendment is adopted',
    delegation   UUID        NOT NULL COMMENT 'that stated it',
    status       VARCHAR(20) NOT NULL,
    stated_at    DATETIME(6) NOT NULL,
    changed_at   DATETIME(6) NOT NULL,
    KEY proviso_by_status (negotiation, status),
    CONSTRAINT proviso_of_amendment FOREIGN KEY (amendment) REFERENCES amendment (id),
    CONSTRAINT proviso_requires FOREIGN KEY (requires) REFERENCES amendment (id),
    CONSTRAINT proviso_of_delegation FOREIGN KEY (delegation) REFERENCES delegation (id)
);

CREATE TABLE proviso_history (
    id UUID NOT NULL,
    rev BIGINT NOT NULL,
    revtype TINYINT NULL,
    negotiation UUID NULL,
    amendment UUID NULL,
    requires UUID NULL,
    delegation UUID NULL,
    status VARCHAR(20) NULL,
    stated_at DATETIME(6) NULL,
    changed_at DATETIME(6) NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT proviso_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);

ALTER TABLE plan
    ADD COLUMN as_a_whole     BOOLEAN     NOT NULL DEFAULT TRUE COMMENT 'whether nothing in it is agreed until everything is',
    ADD COLUMN agreed_version INT         NULL COMMENT 'the version that was agreed as a whole',
    ADD COLUMN agreed_at      DATETIME(6) NULL;

ALTER TABLE plan_history
    ADD COLUMN as_a_whole BOOLEAN NULL,
    ADD COLUMN agreed_version INT NULL,
    ADD COLUMN agreed_at DATETIME(6) NULL;

ALTER TABLE article
    MODIFY COLUMN status VARCHAR(20) NOT NULL COMMENT 'OPEN, AGREED, REJECTED, CLOSED or FINAL',
    ADD COLUMN closed_at         DATETIME(6)  NULL,
    ADD COLUMN closed_by         VARCHAR(120) NULL COMMENT 'name of the person who closed it or proclaimed that it is',
    ADD COLUMN closed_why        TEXT         NULL,
    ADD COLUMN closed_round      UUID         NULL COMMENT 'the round that closed it, if one did',
    ADD COLUMN reopen_by         UUID         NULL COMMENT 'the person who asks that it be opened again',
    ADD COLUMN reopen_name       VARCHAR(120) NULL,
    ADD COLUMN reopen_delegation UUID         NULL COMMENT 'the delegation that asks; none where a facilitator does',
    ADD COLUMN reopen_why        TEXT         NULL,
    ADD COLUMN reopen_at         DATETIME(6)  NULL;

ALTER TABLE article_history
    ADD COLUMN closed_at DATETIME(6) NULL,
    ADD COLUMN closed_by VARCHAR(120) NULL,
    ADD COLUMN closed_why TEXT NULL,
    ADD COLUMN closed_round UUID NULL,
    ADD COLUMN reopen_by UUID NULL,
    ADD COLUMN reopen_name VARCHAR(120) NULL,
    ADD COLUMN reopen_delegation UUID NULL,
    ADD COLUMN reopen_why TEXT NULL,
    ADD COLUMN reopen_at DATETIME(6) NULL;
