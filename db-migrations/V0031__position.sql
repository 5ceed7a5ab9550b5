-- What delegations say that they could live with, thing by thing (ADR 0034). A row is never changed: the newest stands.
CREATE TABLE stated_position (
    id           UUID          NOT NULL PRIMARY KEY,
    lock_version BIGINT        NOT NULL,
    negotiation  UUID          NOT NULL,
    subject_kind VARCHAR(20)   NOT NULL,
    subject      UUID          NOT NULL,
    delegation   UUID          NOT NULL,
    stance       VARCHAR(20)   NOT NULL COMMENT 'SUPPORT, ACCEPT, OPPOSE, RED_LINE, or NONE: none any more',
    audience     VARCHAR(20)   NOT NULL COMMENT 'DELEGATION, FACILITATORS or EVERYONE',
    reason       TEXT          CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    person       UUID          NOT NULL,
    at           DATETIME(6)   NOT NULL,
    KEY stated_position_in_negotiation (negotiation, at),
    KEY stated_position_on_subject (subject, subject_kind),
    CONSTRAINT stated_position_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id),
    CONSTRAINT stated_position_of_delegation FOREIGN KEY (delegation) REFERENCES delegation (id),
    CONSTRAINT stated_position_by_person FOREIGN KEY (person) REFERENCES person (id)
);
