-- What delegations owe under the provisions of a plan, and the provisions that guarantee something (ADR 0031).
CREATE TABLE commitment (
    id            UUID         NOT NULL PRIMARY KEY,
    lock_version  BIGINT       NOT NULL,
    negotiation   UUID         NOT NULL,
    plan          UUID         NOT NULL,
    provision     UUID         NOT NULL,
    delegation    UUID         NOT NULL COMMENT 'that owes it',
    beneficiaries TEXT         NOT NULL COMMENT 'JSON list of delegations; empty for everybody who signs',
    text          TEXT         NOT NULL,
    instruments   VARCHAR(200) NOT NULL COMMENT 'JSON list',
    backing       UUID         NULL COMMENT 'the delegation that is asked to stand behind it',
    backed        BOOLEAN      NOT NULL COMMENT 'whether it said that it does',
    state         VARCHAR(20)  NOT NULL,
    reason        TEXT         NULL COMMENT 'why it was withdrawn',
    entered_by    UUID         NOT NULL,
    entered_name  VARCHAR(200) NOT NULL,
    entered_at    DATETIME(6)  NOT NULL,
    KEY commitment_of_plan_by_time (plan, entered_at),
    KEY commitment_by_delegation (negotiation, delegation, state),
    KEY commitment_by_backing (negotiation, backing),
    CONSTRAINT commitment_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id),
    CONSTRAINT commitment_of_plan FOREIGN KEY (plan) REFERENCES plan (id),
    CONSTRAINT commitment_of_delegation FOREIGN KEY (delegation) REFERENCES delegation (id)
);

CREATE TABLE commitment_history (
    id            UUID         NOT NULL,
    rev           BIGINT       NOT NULL,
    revtype       TINYINT      NULL,
    negotiation   UUID         NULL,
    plan          UUID         NULL,
    provision     UUID         NULL,
    delegation    UUID         NULL,
    beneficiaries TEXT         NULL,
    text          TEXT         NULL,
    instruments   VARCHAR(200) NULL,
    backing       UUID         NULL,
    backed        BOOLEAN      NULL,
    state         VARCHAR(20)  NULL,
    reason        TEXT         NULL,
    entered_by    UUID         NULL,
    entered_name  VARCHAR(200) NULL,
    entered_at    DATETIME(6)  NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT commitment_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);

CREATE TABLE guarantee (
    id           UUID        NOT NULL PRIMARY KEY,
    lock_version BIGINT      NOT NULL,
    negotiation  UUID        NOT NULL,
    plan         UUID        NOT NULL,
    provision    UUID        NOT NULL,
    marked       BOOLEAN     NOT NULL COMMENT 'whether it counts as a guarantee now',
    reason       TEXT        NOT NULL COMMENT 'why it was marked so, or why no longer',
    response     MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'JSON: what follows where it is called on; null while nothing is said',
    excuse       TEXT        NULL COMMENT 'why it may be voted on without that',
    changed_at   DATETIME(6) NOT NULL,
    UNIQUE KEY guarantee_of_provision (provision),
    KEY guarantee_of_plan_by_time (plan, changed_at),
    CONSTRAINT guarantee_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id),
    CONSTRAINT guarantee_of_plan FOREIGN KEY (plan) REFERENCES plan (id)
);

CREATE TABLE guarantee_history (
    id           UUID        NOT NULL,
    rev          BIGINT      NOT NULL,
    revtype      TINYINT     NULL,
    negotiation  UUID        NULL,
    plan         UUID        NULL,
    provision    UUID        NULL,
    marked       BOOLEAN     NULL,
    reason       TEXT        NULL,
    response     MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    excuse       TEXT        NULL,
    changed_at   DATETIME(6) NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT guarantee_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);
