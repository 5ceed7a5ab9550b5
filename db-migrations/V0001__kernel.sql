-- What every module stands on: the revisions of the readable history, and the events that wait for their listeners.
CREATE TABLE revision (
    id           BIGINT   NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at           BIGINT   NOT NULL COMMENT 'Unix time in milliseconds',
    person       UUID     NULL,
    negotiation  UUID     NULL,
    record_index BIGINT   NULL COMMENT 'first entry of the transaction in the record of the negotiation, or of the house',
    KEY revision_by_entry (negotiation, record_index)
);

CREATE TABLE EVENT_PUBLICATION (
    ID                     VARCHAR(36)  NOT NULL PRIMARY KEY,
    LISTENER_ID            VARCHAR(512) NOT NULL,
    EVENT_TYPE             VARCHAR(512) NOT NULL,
    SERIALIZED_EVENT       TEXT         NOT NULL,
    PUBLICATION_DATE       TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    COMPLETION_DATE        TIMESTAMP(6) NULL,
    STATUS                 VARCHAR(20)  NULL,
    COMPLETION_ATTEMPTS    INT          NULL,
    LAST_RESUBMISSION_DATE TIMESTAMP(6) NULL,
    KEY EVENT_PUBLICATION_BY_COMPLETION_DATE (COMPLETION_DATE)
);
