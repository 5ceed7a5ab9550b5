package org.parley.record.verify;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Hashes a whole tree from its entries, tile after tile, in one pass and with buffers that it keeps: for those who read or write all of a
 * record. Whoever only appends uses {@link RightEdge}. For one thread.
 */
public final class TreeBuilder {

    private static final int LEVELS = 8;

    private final Sink sink;
    private final MessageDigest digest = Hash.digest();
    private final byte[] leaf = new byte[1 + EntryReader.MAX_BYTES];
    private final byte[] node = new byte[1 + 2 * Hash.SIZE];
    private final byte[] carry = new byte[Hash.SIZE];
    private final byte[][] complete = new byte[Long.SIZE][Hash.SIZE];
    private final byte[][] tiles = new byte[LEVELS][Tiles.WIDTH * Hash.SIZE];
    private final int[] widths = new int[LEVELS];
    private final long[] indexes = new long[LEVELS];
    private long size;

    /** Told of each tile as soon as nothing will change it any more. */
    @FunctionalInterface
    public interface Sink {

        /**
         * A tile.
         *
         * @param path where it lies
         * @param hashes its bytes, 32 for each hash; the sink's own
         */
        void tile(TilePath path, byte[] hashes);
    }

    public TreeBuilder(Sink sink) {
        this.sink = sink;
        node[0] = 1;
    }

    /** Appends the entry that lies in these bytes, at most {@link EntryReader#MAX_BYTES}. */
    public void append(byte[] bytes, int from, int length) {
        // In one piece, which hashes faster than two
        System.arraycopy(bytes, from, leaf, 1, length);
        digest.update(leaf, 0, 1 + length);
        finish();
        place(0);
        int height = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            System.arraycopy(complete[height], 0, node, 1, Hash.SIZE);
            System.arraycopy(carry, 0, node, 1 + Hash.SIZE, Hash.SIZE);
            digest.update(node);
            finish();
            height++;
            if (height % Tiles.HEIGHT == 0) {
                place(height / Tiles.HEIGHT);
            }
        }
        System.arraycopy(carry, 0, complete[height], 0, Hash.SIZE);
        size++;
    }

    public long size() {
        return size;
    }

    /** The root of the entries so far (RFC 6962, section 2.1). */
    public Hash root() {
        byte[] root = null;
        for (int height = 0; height < Long.SIZE; height++) {
            if ((size >> height & 1) == 1) {
                byte[] left = complete[height];
                root = root == null
                        ? left
                        : Hash.node(Hash.of(left), Hash.of(root)).bytes();
            }
        }
        return root == null ? Hash.EMPTY : Hash.of(root);
    }

    /** Tells the sink of the partial tiles, which is the end. */
    public void end() {
        for (int level = 0; level < LEVELS; level++) {
            byte[] tile = tiles[level];
            if (widths[level] > 0) {
                sink.tile(
                        new TilePath(level, indexes[level], widths[level]),
                        Arrays.copyOf(tile, widths[level] * Hash.SIZE));
            }
        }
    }

    private void place(int level) {
        byte[] tile = tiles[level];
        System.arraycopy(carry, 0, tile, widths[level] * Hash.SIZE, Hash.SIZE);
        widths[level]++;
        if (widths[level] == Tiles.WIDTH) {
            sink.tile(new TilePath(level, indexes[level], Tiles.WIDTH), tile.clone());
            widths[level] = 0;
            indexes[level]++;
        }
    }

    private void finish() {
        try {
            digest.digest(carry, 0, Hash.SIZE);
        } catch (DigestException e) {
            throw new IllegalStateException("a hash that is not 32 bytes", e);
        }
    }
}
