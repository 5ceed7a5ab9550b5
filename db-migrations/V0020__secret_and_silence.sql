-- Two manners of taking a vote. Secret: a row of ballot says only who took part; what was cast lies in one row for the whole round, sorted
-- by tracking code and written anew with each ballot, so that nothing in it tells the order in which they came (ADR 0025).
ALTER TABLE ballot
    MODIFY choice VARCHAR(10) NULL COMMENT 'null in a secret round: the row says who took part, and nothing else',
    ADD COLUMN box CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL
        COMMENT 'in a secret round: salted hash of the whole box with this ballot in it; each salt but the last is forgotten';

CREATE TABLE secret_box (
    round   UUID       NOT NULL PRIMARY KEY,
    salt    BINARY(32) NOT NULL,
    ballots MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'JSON: tracking code and choice of each, sorted by code',
    CONSTRAINT secret_box_of_round FOREIGN KEY (round) REFERENCES round (id)
);

-- Silence: the deadline is known from the preparation on, and those who have not looked are reminded before it.
ALTER TABLE round
    ADD COLUMN reminder DATETIME(6) NULL COMMENT 'when those under silence are reminded next',
    ADD KEY round_by_reminder (state, reminder);

CREATE TABLE silence_look (
    round      UUID NOT NULL,
    delegation UUID NOT NULL COMMENT 'one of its people has opened the page of the round',
    PRIMARY KEY (round, delegation),
    CONSTRAINT silence_look_at_round FOREIGN KEY (round) REFERENCES round (id)
);
