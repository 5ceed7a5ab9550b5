-- People, the one-time links that let them in, and the tokens of their programs.
CREATE TABLE person (
    id            UUID         NOT NULL PRIMARY KEY,
    lock_version  BIGINT       NOT NULL,
    email         VARCHAR(254) NOT NULL,
    name          VARCHAR(120) NOT NULL,
    password_hash VARCHAR(255) NULL COMMENT 'Argon2id; null until the person has chosen one',
    administrator BOOLEAN      NOT NULL,
    enabled       BOOLEAN      NOT NULL,
    language      VARCHAR(8)   NULL,
    joined_at     DATETIME(6)  NOT NULL,
    UNIQUE KEY person_email (email)
);

-- The history holds no password hash: it is nobody's to read.
CREATE TABLE person_history (
    id UUID NOT NULL,
    rev BIGINT NOT NULL,
    revtype TINYINT NULL,
    email VARCHAR(254) NULL,
    name VARCHAR(120) NULL,
    administrator BOOLEAN NULL,
    enabled BOOLEAN NULL,
    language VARCHAR(8) NULL,
    joined_at DATETIME(6) NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT person_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);

CREATE TABLE one_time_link (
    id           UUID        NOT NULL PRIMARY KEY,
    lock_version BIGINT      NOT NULL,
    token_hash   VARBINARY(32)  NOT NULL COMMENT 'SHA-256 of the token in the link',
    person       UUID        NULL COMMENT 'null: whoever opens it becomes the first administrator',
    made_at      DATETIME(6) NOT NULL,
    expires_at   DATETIME(6) NOT NULL,
    used_at      DATETIME(6) NULL,
    UNIQUE KEY one_time_link_token (token_hash),
    CONSTRAINT one_time_link_of_person FOREIGN KEY (person) REFERENCES person (id)
);

CREATE TABLE access_token (
    id           UUID        NOT NULL PRIMARY KEY,
    lock_version BIGINT      NOT NULL,
    person       UUID        NOT NULL,
    name         VARCHAR(80) NOT NULL,
    token_hash   VARBINARY(32)  NOT NULL COMMENT 'SHA-256 of the bearer token',
    made_at      DATETIME(6) NOT NULL,
    expires_at   DATETIME(6) NOT NULL,
    revoked_at   DATETIME(6) NULL,
    UNIQUE KEY access_token_token (token_hash),
    KEY access_token_owner (person),
    CONSTRAINT access_token_of_person FOREIGN KEY (person) REFERENCES person (id)
);
