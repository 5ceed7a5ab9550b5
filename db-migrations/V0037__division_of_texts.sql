-- Not only amendments are voted on in parts: an article as it stands, and the whole text of a plan (ADR 0041).
ALTER TABLE amendment_division
    DROP FOREIGN KEY amendment_division_of_amendment;

ALTER TABLE amendment_division
    ADD COLUMN kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'amendment'
        COMMENT 'of what is divided: amendment, provision for an article as it stands, plan' AFTER negotiation,
    CHANGE COLUMN amendment whole UUID NOT NULL COMMENT 'what is divided, by its kind',
    MODIFY COLUMN changes LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
        COMMENT 'JSON, as when it was asked or, once voting has begun, as it is voted on: what an amendment does; of a text, each unit that can fall, as its deletion';

ALTER TABLE amendment_division
    ALTER COLUMN kind DROP DEFAULT;

RENAME TABLE amendment_division TO division;
