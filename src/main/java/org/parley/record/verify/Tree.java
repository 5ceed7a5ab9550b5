package org.parley.record.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree of some size on top of its tiles: its root and the proofs about it (RFC 6962, sections 2.1 to 2.1.2). Any earlier size of the
 * same record is a tree on the same tiles. Holds the tiles it has read: make one for a request, not for ever.
 */
public final class Tree {

    private final long size;
    private final Tiles tiles;
    private final Map<TileId, List<Hash>> read = new HashMap<>();

    public Tree(long size, Tiles tiles) {
        if (size < 0) {
            throw new IllegalArgumentException("no tree has " + size + " leaves");
        }
        this.size = size;
        this.tiles = tiles;
    }

    public long size() {
        return size;
    }

    public Hash root() {
        return size == 0 ? Hash.EMPTY : hash(0, size);
    }

    /**
     * The hashes beside the way from a leaf to the root, the lowest first.
     *
     * @throws IndexOutOfBoundsException if the tree has no such leaf
     */
    public List<Hash> inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("no leaf " + index + " among " + size);
        }
        List<Hash> path = new ArrayList<>();
        inclusion(index, 0, size, path);
        return path;
    }

    /**
     * What shows that the tree of the older size is the beginning of this one.
     *
     * @throws IndexOutOfBoundsException if the older size is larger than this tree
     */
    public List<Hash> consistency(long older) {
        if (older < 0 || older > size) {
            throw new IndexOutOfBoundsException("no beginning of " + older + " in " + size);
        }
        List<Hash> path = new ArrayList<>();
        if (older > 0 && older < size) {
            consistency(older, 0, size, true, path);
        }
        return path;
    }

    private void inclusion(long index, long from, long to, List<Hash> path) {
        if (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                inclusion(index, from, middle, path);
                path.add(hash(middle, to));
            } else {
                inclusion(index, middle, to, path);
                path.add(hash(from, middle));
            }
        }
    }

    private void consistency(long older, long from, long to, boolean known, List<Hash> path) {
        if (older == to) {
            if (!known) {
                path.add(hash(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (older <= middle) {
            consistency(older, from, middle, known, path);
            path.add(hash(middle, to));
        } else {
            consistency(older, middle, to, false, path);
            path.add(hash(from, middle));
        }
    }

    /** The hash of a subtree; every subtree that a proof names begins where one of its length may begin. */
    private Hash hash(long from, long to) {
        long length = to - from;
        if (Long.bitCount(length) == 1) {
            return node(Long.numberOfTrailingZeros(length), from / length);
        }
        long middle = from + split(length);
        return Hash.node(hash(from, middle), hash(middle, to));
    }

    /** The hash of a complete subtree of {@code 2^level} leaves, from the lowest tile above it or the tile it lies in. */
    private Hash node(int level, long index) {
        int tileLevel = level / Tiles.HEIGHT;
        int rest = level % Tiles.HEIGHT;
        long first = index << rest;
        List<Hash> tile = tile(tileLevel, first / Tiles.WIDTH);
        int at = (int) (first % Tiles.WIDTH);
        List<Hash> hashes = tile.subList(at, at + (1 << rest));
        while (hashes.size() > 1) {
            List<Hash> above = new ArrayList<>(hashes.size() / 2);
            for (int i = 0; i < hashes.size(); i += 2) {
                above.add(Hash.node(hashes.get(i), hashes.get(i + 1)));
            }
            hashes = above;
        }
        return hashes.getFirst();
    }

    private List<Hash> tile(int level, long index) {
        return read.computeIfAbsent(new TileId(level, index), id -> {
            long complete = size >> (level * Tiles.HEIGHT);
            int width = (int) Math.min(Tiles.WIDTH, complete - index * Tiles.WIDTH);
            return tiles.read(level, index, width);
        });
    }

    /** The largest power of two that is smaller than this number of leaves. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    private record TileId(int level, long index) {}
}
