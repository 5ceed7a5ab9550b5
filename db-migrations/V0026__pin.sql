-- The newest checkpoint of a record that each delegation has verified: whoever of it comes next, in whatever browser, demands that the
-- record grew from there.
CREATE TABLE record_pin (
    log        UUID            NOT NULL,
    delegation UUID            NOT NULL,
    size       BIGINT UNSIGNED NOT NULL,
    note       BLOB            NOT NULL COMMENT 'the checkpoint as it was signed: evidence, should the record have no such beginning',
    person     UUID            NOT NULL COMMENT 'in whose browser it was verified',
    at         DATETIME(3)     NOT NULL,
    PRIMARY KEY (log, delegation),
    CONSTRAINT record_pin_delegation FOREIGN KEY (delegation) REFERENCES delegation (id)
);
