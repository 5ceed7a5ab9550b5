-- Rounds that choose among options: the question, what was chosen, and what each ballot marks. Rounds and ballots of before have none.
ALTER TABLE round
    ADD COLUMN question MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL
        COMMENT 'options, method and tie order in canonical JSON; null where the round is decided by yes and no',
    ADD COLUMN chosen   VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NULL
        COMMENT 'numbers of the options chosen, from 1, known from the close';

ALTER TABLE ballot
    ADD COLUMN marks VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin NULL
        COMMENT 'a number for each option as a JSON array; the choice then says YES, or ABSTAIN where nothing is marked';
