-- Before it signs, the signer commits a change here: a commit of another transaction can be read before it is on the disk, but is on the
-- disk when a later one is (src/docs/adr/0015-nothing-is-signed-that-could-be-lost.md).
CREATE TABLE record_settled (
    log   UUID            NOT NULL PRIMARY KEY,
    times BIGINT UNSIGNED NOT NULL COMMENT 'changes with each signature, so that there is something to write'
);
