-- What the plans of a negotiation settle each in its own way, and which of their provisions do (ADR 0039).
CREATE TABLE element (
    id           UUID         NOT NULL PRIMARY KEY,
    lock_version BIGINT       NOT NULL,
    negotiation  UUID         NOT NULL,
    name         VARCHAR(120) NOT NULL,
    provisions   MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'JSON list, of any plan of the negotiation',
    struck       BOOLEAN      NOT NULL COMMENT 'whether it is no longer among the elements',
    once         VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'the name in small letters while it is not struck',
    UNIQUE KEY element_once (negotiation, once),
    CONSTRAINT element_of_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id)
);

CREATE TABLE element_history (
    id           UUID         NOT NULL,
    rev          BIGINT       NOT NULL,
    revtype      TINYINT      NULL,
    negotiation  UUID         NULL,
    name         VARCHAR(120) NULL,
    provisions   MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    struck       BOOLEAN      NULL,
    PRIMARY KEY (id, rev),
    CONSTRAINT element_history_revision FOREIGN KEY (rev) REFERENCES revision (id)
);
