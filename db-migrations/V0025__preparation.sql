-- What a delegation prepares for a question: instruction, recommendations, sign-off; nobody else's business (ADR 0029).
CREATE TABLE preparation (
    id           UUID        NOT NULL PRIMARY KEY,
    lock_version BIGINT      NOT NULL,
    negotiation  UUID        NOT NULL,
    delegation   UUID        NOT NULL,
    subject_kind VARCHAR(20) NOT NULL,
    subject      UUID        NOT NULL,
    instruction  MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'JSON',
    advice       MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'JSON list',
    sign_off     MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'JSON',
    changed_at   DATETIME(6) NOT NULL,
    UNIQUE KEY preparation_of_question (delegation, subject, subject_kind),
    KEY preparation_in_negotiation (negotiation, delegation),
    CONSTRAINT preparation_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id),
    CONSTRAINT preparation_of_delegation FOREIGN KEY (delegation) REFERENCES delegation (id)
);

CREATE TABLE preparation_history (
    id UUID NOT NULL,
    rev BIGINT NOT NULL,
    revtype TINYINT NULL,
    negotiation UUID NULL,
    delegation UUID NULL,
    subject_kind VARCHAR(20) NULL,
    subject UUID NULL,
    instruction MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    advice MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    sign_off MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    changed_at DATETIME(6) NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT preparation_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);
