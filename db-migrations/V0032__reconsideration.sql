-- Motions to put again what was decided. Each step happens once and stands in the record.
CREATE TABLE reconsideration (
    id           UUID        NOT NULL PRIMARY KEY,
    lock_version BIGINT      NOT NULL,
    negotiation  UUID        NOT NULL,
    subject_kind VARCHAR(20) NOT NULL COMMENT 'amendment or provision',
    subject      UUID        NOT NULL,
    delegation   UUID        NOT NULL COMMENT 'that moves',
    reason       TEXT        NOT NULL,
    status       VARCHAR(20) NOT NULL COMMENT 'MOVED, CARRIED, LOST or WITHDRAWN',
    moved_at     DATETIME(6) NOT NULL,
    ended_at     DATETIME(6) NULL,
    KEY reconsideration_of_subject (subject, moved_at),
    KEY reconsideration_by_status (negotiation, status),
    CONSTRAINT reconsideration_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id),
    CONSTRAINT reconsideration_of_delegation FOREIGN KEY (delegation) REFERENCES delegation (id)
);
