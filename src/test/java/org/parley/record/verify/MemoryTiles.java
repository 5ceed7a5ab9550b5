package org.parley.record.verify;

import java.util.ArrayList;
import java.util.List;

/** Tiles in memory, made from leaves. */
final class MemoryTiles implements Tiles {

    private final List<List<Hash>> levels = new ArrayList<>();

    MemoryTiles(List<Hash> leaves) {
        levels.add(leaves);
        while (levels.getLast().size() >= WIDTH) {
            List<Hash> below = levels.getLast();
            List<Hash> above = new ArrayList<>();
            for (int at = 0; at + WIDTH <= below.size(); at += WIDTH) {
                RightEdge tile = RightEdge.EMPTY;
                for (Hash hash : below.subList(at, at + WIDTH)) {
                    tile = tile.append(hash);
                }
                above.add(tile.root());
            }
            levels.add(above);
        }
    }

    @Override
    public List<Hash> read(int level, long index, int width) {
        int from = (int) index * WIDTH;
        return levels.get(level).subList(from, from + width);
    }
}
