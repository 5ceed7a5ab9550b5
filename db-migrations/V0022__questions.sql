-- Questions of a table: rounds that were never put because what they were to put is gone.
ALTER TABLE round
    MODIFY COLUMN state VARCHAR(20) NOT NULL COMMENT 'PREPARED, OPEN, CLOSED, PROCLAIMED, ANNULLED or NOT_PUT',
    ADD COLUMN not_put_at    DATETIME(6) NULL,
    ADD COLUMN not_put_why   VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'what became of the subject that is gone',
    ADD COLUMN not_put_for   VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the subject that is gone',
    ADD COLUMN not_put_cause UUID        NULL COMMENT 'the round it is gone by; null where no round did it';

-- Requests that an amendment be voted on in parts. Each step happens once and stands in the record.
CREATE TABLE amendment_division (
    id           UUID        NOT NULL PRIMARY KEY,
    lock_version BIGINT      NOT NULL,
    negotiation  UUID        NOT NULL,
    amendment    UUID        NOT NULL,
    delegation   UUID        NOT NULL COMMENT 'that asks',
    status       VARCHAR(20) NOT NULL COMMENT 'ASKED, OPPOSED, VOTING, ENDED, REFUSED, WITHDRAWN or LOST',
    changes      LONGTEXT    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'what the amendment does: JSON, as when it was asked or, once voting has begun, as it is voted on',
    parts        MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'canonical JSON: the parts in their order, the changes of each, what became of it',
    objections   MEDIUMTEXT  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the delegations that object, by id',
    asked_at     DATETIME(6) NOT NULL,
    changed_at   DATETIME(6) NOT NULL,
    KEY amendment_division_by_status (negotiation, status),
    CONSTRAINT amendment_division_of_amendment FOREIGN KEY (amendment) REFERENCES amendment (id),
    CONSTRAINT amendment_division_of_delegation FOREIGN KEY (delegation) REFERENCES delegation (id)
);
