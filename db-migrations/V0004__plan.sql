-- Plans, their texts version by version, and how far the talks have come on each article.
CREATE TABLE plan (
    id           UUID         NOT NULL PRIMARY KEY,
    lock_version BIGINT       NOT NULL,
    negotiation  UUID         NOT NULL,
    slug         VARCHAR(60)  NOT NULL,
    title        VARCHAR(300) NOT NULL,
    position     INT          NOT NULL COMMENT 'order in which plans fall back on each other, from 1',
    language     VARCHAR(35)  NOT NULL COMMENT 'of the text, BCP 47',
    version      INT          NOT NULL COMMENT 'number of the newest version',
    articles     INT          NOT NULL COMMENT 'articles of the newest version',
    changed_at   DATETIME(6)  NOT NULL COMMENT 'when the newest version came to be',
    UNIQUE KEY plan_slug (negotiation, slug),
    CONSTRAINT plan_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id)
);

CREATE TABLE plan_history (
    id UUID NOT NULL,
    rev BIGINT NOT NULL,
    revtype TINYINT NULL,
    negotiation UUID NULL,
    slug VARCHAR(60) NULL,
    title VARCHAR(300) NULL,
    position INT NULL,
    language VARCHAR(35) NULL,
    version INT NULL,
    articles INT NULL,
    changed_at DATETIME(6) NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT plan_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);

-- Written once, never changed: the text as it stood
CREATE TABLE plan_version (
    id         UUID         NOT NULL PRIMARY KEY,
    plan       UUID         NOT NULL,
    number     INT          NOT NULL,
    at         DATETIME(6)  NOT NULL,
    by_name    VARCHAR(120) NOT NULL,
    round      UUID         NULL COMMENT 'the round that decided it',
    amendments TEXT         NOT NULL COMMENT 'identities of what it took in, separated by spaces',
    text       LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'canonical JSON',
    UNIQUE KEY plan_version_number (plan, number),
    CONSTRAINT plan_version_of_plan FOREIGN KEY (plan) REFERENCES plan (id)
);

-- Where a provision is or was
CREATE TABLE plan_provision (
    id   UUID NOT NULL PRIMARY KEY,
    plan UUID NOT NULL,
    CONSTRAINT plan_provision_of_plan FOREIGN KEY (plan) REFERENCES plan (id)
);

CREATE TABLE article (
    id           UUID        NOT NULL PRIMARY KEY COMMENT 'of the provision',
    lock_version BIGINT      NOT NULL,
    plan         UUID        NOT NULL,
    status       VARCHAR(20) NOT NULL COMMENT 'OPEN, AGREED or REJECTED',
    CONSTRAINT article_of_plan FOREIGN KEY (plan) REFERENCES plan (id)
);

CREATE TABLE article_history (
    id UUID NOT NULL,
    rev BIGINT NOT NULL,
    revtype TINYINT NULL,
    plan UUID NULL,
    status VARCHAR(20) NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT article_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);
