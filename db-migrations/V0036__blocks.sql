-- Motions to reconsider end by themselves where nothing is decided any more.
ALTER TABLE reconsideration
    MODIFY COLUMN status VARCHAR(20) NOT NULL COMMENT 'MOVED, CARRIED, LOST, WITHDRAWN or LAPSED';

-- Blocks: rounds in which several questions that do not bear on each other are decided by one vote, until somebody asks for a separate one.
ALTER TABLE round
    ADD COLUMN block      MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'why they are put as a block; null for any other round',
    ADD COLUMN block_left MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'canonical JSON: what left the block before it opened; null where nothing did';
