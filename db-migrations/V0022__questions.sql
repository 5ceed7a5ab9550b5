-- Questions of a table: rounds that were never put because what they were to put is gone.
ALTER TABLE round
    MODIFY COLUMN state VARCHAR(20) NOT NULL COMMENT 'PREPARED, OPEN, CLOSED, PROCLAIMED, ANNULLED or NOT_PUT',
    ADD COLUMN not_put_at    DATETIME(6) NULL,
    ADD COLUMN not_put_why   VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'what became of the subject that is gone',
    ADD COLUMN not_put_for   VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the subject that is gone',
    ADD COLUMN not_put_cause UUID        NULL COMMENT 'the round it is gone by; null where no round did it';
