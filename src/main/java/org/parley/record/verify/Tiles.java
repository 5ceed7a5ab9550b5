package org.parley.record.verify;

import java.util.List;

/**
 * Where the hashes of a tree are kept: tiles of 256 hashes, as C2SP tlog-tiles lays them out (https://c2sp.org/tlog-tiles). Level 0 holds
 * the leaves; a hash of level n + 1 is the root of a whole tile of level n.
 */
@FunctionalInterface
public interface Tiles {

    /** Hashes in a whole tile. */
    int WIDTH = 256;

    /** Levels of the tree between two levels of tiles. */
    int HEIGHT = 8;

    /**
     * The first hashes of a tile.
     *
     * @param level level of tiles, from 0
     * @param index number of the tile in its level, from 0
     * @param width how many hashes are wanted, 1 to 256; all of them exist
     */
    List<Hash> read(int level, long index, int width);
}
