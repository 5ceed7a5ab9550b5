-- What an adoption changed goes back to its proposer before it is put to the vote (ADR 0020).
ALTER TABLE negotiation
    ADD COLUMN consent_hours INT NOT NULL DEFAULT 48 COMMENT 'how long a proposer has to answer for a text that an adoption changed';
ALTER TABLE negotiation_history
    ADD COLUMN consent_hours INT NULL DEFAULT 48;

ALTER TABLE amendment
    ADD COLUMN consent LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'JSON: as its proposer last saw it, while their consent is awaited',
    ADD COLUMN consent_due DATETIME(6) NULL,
    ADD COLUMN consent_reminder DATETIME(6) NULL COMMENT 'when its proposer is reminded; null once that is done',
    ADD COLUMN redraft_of UUID NULL COMMENT 'the amendment that a draft was begun from',
    ADD KEY amendment_consent_due (consent_due),
    ADD KEY amendment_consent_reminder (consent_reminder),
    ADD KEY amendment_redraft_of (redraft_of),
    ADD CONSTRAINT amendment_redrafts FOREIGN KEY (redraft_of) REFERENCES amendment (id);
ALTER TABLE amendment_history
    ADD COLUMN consent LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    ADD COLUMN consent_due DATETIME(6) NULL,
    ADD COLUMN consent_reminder DATETIME(6) NULL,
    ADD COLUMN redraft_of UUID NULL;
