-- Rule sets that a negotiation writes for itself. Versions are only ever added; a round keeps the one that it was prepared with.
CREATE TABLE rule_set (
    id           UUID        NOT NULL PRIMARY KEY,
    lock_version BIGINT      NOT NULL,
    negotiation  UUID        NOT NULL,
    name         VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'its short name, the id within the rule set',
    retired      BOOLEAN     NOT NULL COMMENT 'may be chosen no more',
    UNIQUE KEY rule_set_name (negotiation, name),
    CONSTRAINT rule_set_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id)
);

CREATE TABLE rule_set_version (
    rule_set UUID        NOT NULL,
    position INT         NOT NULL COMMENT 'from 0; people count from 1',
    rules    MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'canonical JSON',
    hash     CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person   UUID        NOT NULL,
    made_at  DATETIME(6) NOT NULL,
    reason   TEXT        NOT NULL,
    PRIMARY KEY (rule_set, position),
    CONSTRAINT rule_set_version_of FOREIGN KEY (rule_set) REFERENCES rule_set (id)
);

-- By what an article is decided, where that is not what the negotiation uses for questions of substance
ALTER TABLE article
    ADD COLUMN marks VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'for which rule sets may name stricter rules, separated by spaces',
    ADD COLUMN rules VARCHAR(60) NULL COMMENT 'name of the rule set for this article',
    ADD COLUMN rules_reason TEXT NULL;
ALTER TABLE article_history
    ADD COLUMN marks VARCHAR(200) NULL,
    ADD COLUMN rules VARCHAR(60) NULL,
    ADD COLUMN rules_reason TEXT NULL;

-- Groups of delegations beside their kind, in which a rule set may ask for a majority or a consent
ALTER TABLE delegation
    ADD COLUMN blocs VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'one a line';
ALTER TABLE delegation_history
    ADD COLUMN blocs VARCHAR(1000) NULL;
