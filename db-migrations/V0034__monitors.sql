-- Who watches how an agreement is kept and by whose proposal, and what its signatories reserve (ADR 0038).
CREATE TABLE mission (
    id           UUID        NOT NULL PRIMARY KEY,
    lock_version BIGINT      NOT NULL,
    negotiation  UUID        NOT NULL,
    plan         UUID        NOT NULL,
    agreement    UUID        NOT NULL,
    mandate      MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'JSON: what it watches, where, by whom, and who takes no part',
    begun_at     DATETIME(6) NOT NULL,
    ended_at     DATETIME(6) NULL,
    reason       TEXT        NULL COMMENT 'why it was ended',
    KEY mission_by_plan (plan, begun_at),
    CONSTRAINT mission_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id),
    CONSTRAINT mission_of_agreement FOREIGN KEY (agreement) REFERENCES agreement (id)
);

CREATE TABLE mission_history (
    id          UUID        NOT NULL,
    rev         BIGINT      NOT NULL,
    revtype     TINYINT     NULL,
    negotiation UUID        NULL,
    plan        UUID        NULL,
    agreement   UUID        NULL,
    mandate     MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    begun_at    DATETIME(6) NULL,
    ended_at    DATETIME(6) NULL,
    reason      TEXT        NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT mission_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);

CREATE TABLE nomination (
    id           UUID         NOT NULL PRIMARY KEY,
    lock_version BIGINT       NOT NULL,
    negotiation  UUID         NOT NULL,
    plan         UUID         NOT NULL,
    agreement    UUID         NOT NULL,
    mission      UUID         NOT NULL,
    delegation   UUID         NOT NULL COMMENT 'that nominates',
    nominee      UUID         NULL COMMENT 'a delegation of the same table; null where it is named instead',
    outside      VARCHAR(200) NULL COMMENT 'a State or organisation that is not at the table',
    offered      INT          NOT NULL COMMENT 'observers',
    text         TEXT         NOT NULL,
    answers      MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'JSON list: who is asked, and what they said',
    due          DATETIME(6)  NOT NULL,
    state        VARCHAR(20)  NOT NULL,
    accepted     INT          NULL COMMENT 'observers',
    begins       DATE         NULL,
    ends         DATE         NULL,
    reason       TEXT         NULL COMMENT 'why it was declined, withdrawn or ended',
    proposed_at  DATETIME(6)  NOT NULL,
    KEY nomination_by_mission (mission, proposed_at),
    KEY nomination_by_state (negotiation, state),
    CONSTRAINT nomination_of_mission FOREIGN KEY (mission) REFERENCES mission (id)
);

CREATE TABLE nomination_history (
    id          UUID         NOT NULL,
    rev         BIGINT       NOT NULL,
    revtype     TINYINT      NULL,
    negotiation UUID         NULL,
    plan        UUID         NULL,
    agreement   UUID         NULL,
    mission     UUID         NULL,
    delegation  UUID         NULL,
    nominee     UUID         NULL,
    outside     VARCHAR(200) NULL,
    offered     INT          NULL,
    text        TEXT         NULL,
    answers     MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    due         DATETIME(6)  NULL,
    state       VARCHAR(20)  NULL,
    accepted    INT          NULL,
    begins      DATE         NULL,
    ends        DATE         NULL,
    reason      TEXT         NULL,
    proposed_at DATETIME(6)  NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT nomination_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);

-- What was seen by a monitor is said in the name of who sent it
ALTER TABLE assessment
    ADD COLUMN delegation UUID NULL COMMENT 'of the monitor who says it; null for a facilitator' AFTER responsible;

-- What the agreement itself says of reservations; null where it is silent
ALTER TABLE agreement
    ADD COLUMN reserving TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'JSON: its clause on reservations' AFTER deposits;
ALTER TABLE agreement_history
    ADD COLUMN reserving TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL AFTER deposits;

CREATE TABLE reservation (
    id           UUID        NOT NULL PRIMARY KEY,
    lock_version BIGINT      NOT NULL,
    negotiation  UUID        NOT NULL,
    plan         UUID        NOT NULL,
    agreement    UUID        NOT NULL,
    delegation   UUID        NOT NULL COMMENT 'that makes it',
    provision    UUID        NOT NULL,
    instrument   VARCHAR(20) NOT NULL COMMENT 'with which it was made: signature or ratification',
    text         TEXT        NOT NULL,
    made_at      DATETIME(6) NOT NULL COMMENT 'when the others were notified of it',
    confirmed    DATE        NULL COMMENT 'at ratification, of one that was made at signature',
    withdrawn    DATE        NULL,
    answers      MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'JSON list: who accepted it or objected',
    KEY reservation_by_agreement (agreement, made_at),
    CONSTRAINT reservation_of_agreement FOREIGN KEY (agreement) REFERENCES agreement (id)
);

CREATE TABLE reservation_history (
    id          UUID        NOT NULL,
    rev         BIGINT      NOT NULL,
    revtype     TINYINT     NULL,
    negotiation UUID        NULL,
    plan        UUID        NULL,
    agreement   UUID        NULL,
    delegation  UUID        NULL,
    provision   UUID        NULL,
    instrument  VARCHAR(20) NULL,
    text        TEXT        NULL,
    made_at     DATETIME(6) NULL,
    confirmed   DATE        NULL,
    withdrawn   DATE        NULL,
    answers     MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT reservation_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);
