-- In which order the amendments to a plan are put to the vote, where a facilitator departs from the rule or has prepared the rounds.
CREATE TABLE voting_order (
    id           UUID        NOT NULL PRIMARY KEY,
    lock_version BIGINT      NOT NULL,
    negotiation  UUID        NOT NULL,
    plan         UUID        NOT NULL,
    moves        MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'JSON: what was moved by hand, where, by whom and why',
    turns        MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'JSON: the rounds prepared, in the order in which they are put',
    changed_at   DATETIME(6) NOT NULL,
    UNIQUE KEY voting_order_once (plan),
    CONSTRAINT voting_order_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id),
    CONSTRAINT voting_order_of_plan FOREIGN KEY (plan) REFERENCES plan (id)
);

CREATE TABLE voting_order_history (
    id          UUID        NOT NULL,
    rev         BIGINT      NOT NULL,
    revtype     TINYINT     NULL,
    negotiation UUID        NULL,
    plan        UUID        NULL,
    moves       MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    turns       MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    changed_at  DATETIME(6) NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT voting_order_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);
