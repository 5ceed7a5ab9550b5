-- Sittings: the agenda of a day, who is in the room, who asks for the floor, and the motions that interrupt.
CREATE TABLE sitting (
    id                  UUID         NOT NULL PRIMARY KEY,
    lock_version        BIGINT       NOT NULL,
    negotiation         UUID         NOT NULL,
    number              INT          NOT NULL COMMENT 'in the negotiation, from 1',
    title               VARCHAR(200) NOT NULL,
    planned_at          DATETIME(6)  NOT NULL,
    state               VARCHAR(20)  NOT NULL,
    speech_seconds      INT          NULL COMMENT 'of one speech; null without a limit',
    budget_seconds      INT          NULL COMMENT 'of a delegation in all; null without a limit',
    budget_scope        VARCHAR(20)  NOT NULL COMMENT 'whether the budget is for each item or for the sitting',
    explanation_seconds INT          NULL COMMENT 'of an explanation of vote',
    reply_seconds       INT          NULL COMMENT 'of a reply',
    opened_at           DATETIME(6)  NULL,
    suspended_until     DATETIME(6)  NULL,
    closed_at           DATETIME(6)  NULL,
    UNIQUE KEY sitting_number (negotiation, number),
    CONSTRAINT sitting_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id)
);

CREATE TABLE sitting_history (
    id                  UUID         NOT NULL,
    rev                 BIGINT       NOT NULL,
    revtype             TINYINT      NULL,
    negotiation         UUID         NULL,
    number              INT          NULL,
    title               VARCHAR(200) NULL,
    planned_at          DATETIME(6)  NULL,
    state               VARCHAR(20)  NULL,
    speech_seconds      INT          NULL,
    budget_seconds      INT          NULL,
    budget_scope        VARCHAR(20)  NULL,
    explanation_seconds INT          NULL,
    reply_seconds       INT          NULL,
    opened_at           DATETIME(6)  NULL,
    suspended_until     DATETIME(6)  NULL,
    closed_at           DATETIME(6)  NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT sitting_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);

CREATE TABLE agenda_item (
    id           UUID         NOT NULL PRIMARY KEY,
    lock_version BIGINT       NOT NULL,
    sitting      UUID         NOT NULL,
    under        UUID         NULL COMMENT 'the item that it is part of; null for one of the first level',
    place        INT          NOT NULL COMMENT 'among those of its level, from 1',
    title        VARCHAR(200) NOT NULL,
    subject_kind VARCHAR(20)  NULL,
    subject      UUID         NULL,
    state        VARCHAR(20)  NOT NULL,
    reason       TEXT         NULL COMMENT 'why it was struck',
    list_open    BOOLEAN      NOT NULL COMMENT 'whether delegations may still ask for the floor',
    debate_open  BOOLEAN      NOT NULL,
    KEY agenda_item_by_place (sitting, place),
    CONSTRAINT agenda_item_of_sitting FOREIGN KEY (sitting) REFERENCES sitting (id),
    CONSTRAINT agenda_item_under FOREIGN KEY (under) REFERENCES agenda_item (id)
);

CREATE TABLE agenda_item_history (
    id           UUID         NOT NULL,
    rev          BIGINT       NOT NULL,
    revtype      TINYINT      NULL,
    sitting      UUID         NULL,
    under        UUID         NULL,
    place        INT          NULL,
    title        VARCHAR(200) NULL,
    subject_kind VARCHAR(20)  NULL,
    subject      UUID         NULL,
    state        VARCHAR(20)  NULL,
    reason       TEXT         NULL,
    list_open    BOOLEAN      NULL,
    debate_open  BOOLEAN      NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT agenda_item_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);

-- The steps of what follows stand in the record, each once; the rows say how things are now
CREATE TABLE attendance (
    id           UUID        NOT NULL PRIMARY KEY,
    lock_version BIGINT      NOT NULL,
    sitting      UUID        NOT NULL,
    delegation   UUID        NOT NULL,
    present      BOOLEAN     NOT NULL,
    credentials  VARCHAR(20) NOT NULL,
    note         TEXT        NULL COMMENT 'what the facilitator noted on the credentials',
    changed_at   DATETIME(6) NOT NULL,
    UNIQUE KEY attendance_once (sitting, delegation),
    CONSTRAINT attendance_of_sitting FOREIGN KEY (sitting) REFERENCES sitting (id),
    CONSTRAINT attendance_of_delegation FOREIGN KEY (delegation) REFERENCES delegation (id)
);

CREATE TABLE speech (
    id            UUID        NOT NULL PRIMARY KEY,
    lock_version  BIGINT      NOT NULL,
    sitting       UUID        NOT NULL,
    item          UUID        NOT NULL,
    queue         VARCHAR(20) NOT NULL,
    delegation    UUID        NOT NULL,
    place         INT         NOT NULL COMMENT 'among those of its queue and item, in the order in which they speak',
    state         VARCHAR(20) NOT NULL,
    round         UUID        NULL COMMENT 'the round whose vote is explained',
    limit_seconds INT         NULL COMMENT 'set when the speech begins; null without a limit',
    requested_at  DATETIME(6) NOT NULL,
    begun_at      DATETIME(6) NULL,
    ended_at      DATETIME(6) NULL,
    KEY speech_by_item (sitting, item, queue, place),
    CONSTRAINT speech_of_sitting FOREIGN KEY (sitting) REFERENCES sitting (id),
    CONSTRAINT speech_on_item FOREIGN KEY (item) REFERENCES agenda_item (id),
    CONSTRAINT speech_of_delegation FOREIGN KEY (delegation) REFERENCES delegation (id)
);

CREATE TABLE motion (
    id           UUID        NOT NULL PRIMARY KEY,
    lock_version BIGINT      NOT NULL,
    sitting      UUID        NOT NULL,
    item         UUID        NULL COMMENT 'the item under discussion when it was raised',
    kind         VARCHAR(20) NOT NULL,
    delegation   UUID        NOT NULL,
    text         TEXT        NOT NULL,
    against      UUID        NULL COMMENT 'the point of order whose ruling is appealed against',
    resume_at    DATETIME(6) NULL COMMENT 'until when the sitting is to be suspended',
    state        VARCHAR(20) NOT NULL,
    upheld       BOOLEAN     NULL COMMENT 'how a point of order was ruled',
    ruling       TEXT        NULL COMMENT 'why it was ruled so, or why the motion was not received',
    round        UUID        NULL COMMENT 'in which it was put to the vote',
    raised_at    DATETIME(6) NOT NULL,
    decided_at   DATETIME(6) NULL,
    KEY motion_by_sitting (sitting, raised_at),
    CONSTRAINT motion_of_sitting FOREIGN KEY (sitting) REFERENCES sitting (id),
    CONSTRAINT motion_on_item FOREIGN KEY (item) REFERENCES agenda_item (id),
    CONSTRAINT motion_of_delegation FOREIGN KEY (delegation) REFERENCES delegation (id)
);
