-- The manners of taking a vote, and straw polls (ADR 0024).
ALTER TABLE round
    ADD COLUMN manner             VARCHAR(20) NOT NULL DEFAULT 'SIMULTANEOUS' COMMENT 'how the vote is taken: SIMULTANEOUS, LIVE, ROLL_CALL, SHOW_OF_HANDS, SECRET or SILENCE' AFTER repeats,
    ADD COLUMN indicative         BOOLEAN     NOT NULL DEFAULT FALSE COMMENT 'a straw poll: nothing follows from it' AFTER manner,
    ADD COLUMN follows            UUID        NULL COMMENT 'the straw poll on the same question that this round was prepared from' AFTER indicative,
    ADD COLUMN roll               MEDIUMTEXT  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'of a roll call, from the opening: delegations in the order in which they are called, comma-separated' AFTER electorate_hash,
    ADD COLUMN passed             MEDIUMTEXT  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'of a roll call: those who passed, in the order in which they are called again' AFTER roll,
    ADD COLUMN called             INT         NULL COMMENT 'of a roll call: how many names have been called, those called again included' AFTER passed,
    ADD COLUMN hands_yes          INT         NULL COMMENT 'of a show of hands: as last counted' AFTER called,
    ADD COLUMN hands_no           INT         NULL AFTER hands_yes,
    ADD COLUMN hands_abstain      INT         NULL AFTER hands_no,
    ADD COLUMN hands_by           UUID        NULL COMMENT 'the facilitator who counted' AFTER hands_abstain,
    ADD COLUMN hands_confirmed_by UUID        NULL COMMENT 'who counted the same; another person' AFTER hands_by;

ALTER TABLE ballot
    ADD COLUMN reason  TEXT    NULL COMMENT 'why the delegation objects; public' AFTER marks,
    ADD COLUMN entered BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'by a facilitator, as the delegation answered in the room' AFTER person;
