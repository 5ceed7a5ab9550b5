-- Threads on anything that can be pointed at, their comments, whom they mention, and what is typed and not yet posted.
CREATE TABLE thread (
    id            UUID          NOT NULL PRIMARY KEY,
    lock_version  BIGINT        NOT NULL,
    negotiation   UUID          NOT NULL,
    subject_kind  VARCHAR(20)   NOT NULL,
    subject       UUID          NOT NULL,
    audience      VARCHAR(20)   NOT NULL COMMENT 'EVERYONE or DELEGATION',
    delegation    UUID          NULL COMMENT 'the only delegation that reads it',
    quote_exact   VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'the words it is about',
    quote_prefix  VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    quote_suffix  VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    quote_start   INT           NULL COMMENT 'UTF-16 units before the words in the version they were marked in',
    quote_version INT           NULL,
    begun_by      UUID          NOT NULL,
    begun_at      DATETIME(6)   NOT NULL,
    resolved_by   VARCHAR(120)  NULL COMMENT 'name of the person',
    resolved_at   DATETIME(6)   NULL,
    KEY thread_on_subject (subject, subject_kind, begun_at),
    KEY thread_in_negotiation (negotiation, begun_at),
    CONSTRAINT thread_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id),
    CONSTRAINT thread_of_delegation FOREIGN KEY (delegation) REFERENCES delegation (id),
    CONSTRAINT thread_begun_by FOREIGN KEY (begun_by) REFERENCES person (id),
    CONSTRAINT thread_audience CHECK ((audience = 'DELEGATION') = (delegation IS NOT NULL))
);

CREATE TABLE thread_history (
    id UUID NOT NULL,
    rev BIGINT NOT NULL,
    revtype TINYINT NULL,
    negotiation UUID NULL,
    subject_kind VARCHAR(20) NULL,
    subject UUID NULL,
    audience VARCHAR(20) NULL,
    delegation UUID NULL,
    quote_exact VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    quote_prefix VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    quote_suffix VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    quote_start INT NULL,
    quote_version INT NULL,
    begun_by UUID NULL,
    begun_at DATETIME(6) NULL,
    resolved_by VARCHAR(120) NULL,
    resolved_at DATETIME(6) NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT thread_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);

CREATE TABLE comment (
    id           UUID         NOT NULL PRIMARY KEY,
    lock_version BIGINT       NOT NULL,
    thread       UUID         NOT NULL,
    author       UUID         NOT NULL,
    author_name  VARCHAR(120) NOT NULL COMMENT 'as it was when the comment was posted; so are delegation and capacity',
    delegation   UUID         NULL,
    capacity     VARCHAR(20)  NOT NULL,
    text         TEXT         CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    version      INT          NOT NULL COMMENT '1 as posted, one more for each edit',
    posted_at    DATETIME(6)  NOT NULL,
    edited_at    DATETIME(6)  NULL,
    KEY comment_in_thread (thread, posted_at),
    KEY comment_of_author (author, posted_at),
    CONSTRAINT comment_of_thread FOREIGN KEY (thread) REFERENCES thread (id),
    CONSTRAINT comment_by_person FOREIGN KEY (author) REFERENCES person (id),
    CONSTRAINT comment_for_delegation FOREIGN KEY (delegation) REFERENCES delegation (id)
);

CREATE TABLE comment_history (
    id UUID NOT NULL,
    rev BIGINT NOT NULL,
    revtype TINYINT NULL,
    thread UUID NULL,
    author UUID NULL,
    author_name VARCHAR(120) NULL,
    delegation UUID NULL,
    capacity VARCHAR(20) NULL,
    text TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    version INT NULL,
    posted_at DATETIME(6) NULL,
    edited_at DATETIME(6) NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT comment_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);

-- Follows from the text of the comment as it stands, so it has no history of its own.
CREATE TABLE mention (
    comment UUID         NOT NULL,
    person  UUID         NOT NULL,
    name    VARCHAR(120) NOT NULL COMMENT 'as it stands in the text',
    PRIMARY KEY (comment, person),
    KEY mention_of_person (person),
    CONSTRAINT mention_in_comment FOREIGN KEY (comment) REFERENCES comment (id),
    CONSTRAINT mention_of_a_person FOREIGN KEY (person) REFERENCES person (id)
);

-- Typed and not yet posted: a person's own, no act, no history.
CREATE TABLE comment_draft (
    person   UUID        NOT NULL,
    place    VARCHAR(60) NOT NULL COMMENT 'kind and id of what it will be a comment on, or of the comment it will replace',
    text     TEXT        CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    saved_at DATETIME(6) NOT NULL,
    PRIMARY KEY (person, place),
    CONSTRAINT comment_draft_of_person FOREIGN KEY (person) REFERENCES person (id)
);
