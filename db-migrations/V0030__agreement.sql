-- What a plan becomes once its whole text is agreed: signed, in force, carried out or not, and called on (ADR 0031).
CREATE TABLE agreement (
    id           UUID        NOT NULL PRIMARY KEY,
    lock_version BIGINT      NOT NULL,
    negotiation  UUID        NOT NULL,
    plan         UUID        NOT NULL,
    version      INT         NOT NULL COMMENT 'of the text that was agreed',
    clause       TEXT        NOT NULL COMMENT 'JSON: when it enters into force',
    deposits     MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'JSON list: signatures and ratifications',
    begun_at     DATETIME(6) NOT NULL,
    UNIQUE KEY agreement_on_plan (plan),
    CONSTRAINT agreement_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id),
    CONSTRAINT agreement_of_plan FOREIGN KEY (plan) REFERENCES plan (id)
);

CREATE TABLE agreement_history (
    id           UUID        NOT NULL,
    rev          BIGINT      NOT NULL,
    revtype      TINYINT     NULL,
    negotiation  UUID        NULL,
    plan         UUID        NULL,
    version      INT         NULL,
    clause       TEXT        NULL,
    deposits     MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    begun_at     DATETIME(6) NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT agreement_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);

-- Written once, never changed: the latest of a provision is how it stands, all of them are how it went
CREATE TABLE assessment (
    id          UUID         NOT NULL PRIMARY KEY,
    agreement   UUID         NOT NULL,
    provision   UUID         NOT NULL,
    level       INT          NOT NULL COMMENT '0 not begun, 1 minimal, 2 intermediate, 3 full',
    evidence    TEXT         NOT NULL,
    responsible UUID         NULL COMMENT 'the delegation that answers for it',
    by_name     VARCHAR(200) NOT NULL,
    at          DATETIME(6)  NOT NULL,
    KEY assessment_by_time (agreement, at),
    CONSTRAINT assessment_of_agreement FOREIGN KEY (agreement) REFERENCES agreement (id)
);

CREATE TABLE incident (
    id            UUID         NOT NULL PRIMARY KEY,
    lock_version  BIGINT       NOT NULL,
    negotiation   UUID         NOT NULL,
    plan          UUID         NOT NULL,
    provision     UUID         NOT NULL COMMENT 'the guarantee that is called on',
    text          TEXT         NOT NULL,
    delegation    UUID         NULL COMMENT 'that reports it; null for a facilitator',
    reported_name VARCHAR(200) NOT NULL,
    reported_at   DATETIME(6)  NOT NULL,
    state         VARCHAR(20)  NOT NULL,
    finding       TEXT         NULL,
    found_at      DATETIME(6)  NULL,
    response      MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'JSON: the response plan as it was at the finding',
    done          MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'JSON list: which steps were taken',
    ended_at      DATETIME(6)  NULL,
    KEY incident_by_time (plan, reported_at),
    KEY incident_by_state (negotiation, state),
    CONSTRAINT incident_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id),
    CONSTRAINT incident_of_plan FOREIGN KEY (plan) REFERENCES plan (id)
);

CREATE TABLE incident_history (
    id            UUID         NOT NULL,
    rev           BIGINT       NOT NULL,
    revtype       TINYINT      NULL,
    negotiation   UUID         NULL,
    plan          UUID         NULL,
    provision     UUID         NULL,
    text          TEXT         NULL,
    delegation    UUID         NULL,
    reported_name VARCHAR(200) NULL,
    reported_at   DATETIME(6)  NULL,
    state         VARCHAR(20)  NULL,
    finding       TEXT         NULL,
    found_at      DATETIME(6)  NULL,
    response      MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    done          MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    ended_at      DATETIME(6)  NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT incident_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);
