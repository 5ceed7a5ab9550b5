package org.parley.record.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All of a tree that is needed to append to it and to know its root: the roots of its complete subtrees from left to right, one for
 * each bit that is set in the size. At most 63 hashes, however long the record is.
 *
 * @param size leaves in the tree
 * @param hashes roots of the complete subtrees, the largest first
 */
public record RightEdge(long size, List<Hash> hashes) {

    /** The edge of the tree without leaves. */
    public static final RightEdge EMPTY = new RightEdge(0, List.of());

    public RightEdge {
        hashes = List.copyOf(hashes);
        if (size < 0 || Long.bitCount(size) != hashes.size()) {
            throw new IllegalArgumentException(hashes.size() + " hashes cannot be the edge of a tree of " + size);
        }
    }

    /** Told of each tile that an append has made whole. */
    @FunctionalInterface
    public interface WholeTiles {

        /**
         * A tile is whole.
         *
         * @param level level of the tile whose last hash has come
         * @param index number of that tile in its level
         * @param root its root, which is the hash at {@code index} of the level above
         */
        void whole(int level, long index, Hash root);
    }

    /** The edge after one more leaf. */
    public RightEdge append(Hash leaf) {
        return append(leaf, (level, index, root) -> {});
    }

    /** The edge after one more leaf: equal subtrees at the end are joined, as a carry runs through a binary number. */
    public RightEdge append(Hash leaf, WholeTiles tiles) {
        List<Hash> next = new ArrayList<>(hashes);
        Hash carry = leaf;
        int height = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            carry = Hash.node(next.removeLast(), carry);
            height++;
            if (height % Tiles.HEIGHT == 0) {
                tiles.whole(height / Tiles.HEIGHT - 1, size >> height, carry);
            }
        }
        next.add(carry);
        return new RightEdge(size + 1, next);
    }

    /** The root of the tree (RFC 6962, section 2.1). */
    public Hash root() {
        if (hashes.isEmpty()) {
            return Hash.EMPTY;
        }
        Hash root = hashes.getLast();
        for (int i = hashes.size() - 2; i >= 0; i--) {
            root = Hash.node(hashes.get(i), root);
        }
        return root;
    }

    /** The hashes one after another, as the head row keeps them. */
    public byte[] bytes() {
        byte[] bytes = new byte[hashes.size() * Hash.SIZE];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i).bytes(), 0, bytes, i * Hash.SIZE, Hash.SIZE);
        }
        return bytes;
    }

    /** Reads {@link #bytes()}. @throws IllegalArgumentException if they cannot be the edge of a tree of this size */
    public static RightEdge of(long size, byte[] bytes) {
        List<Hash> hashes = new ArrayList<>();
        if (bytes.length % Hash.SIZE != 0) {
            throw new IllegalArgumentException("half a hash in the edge");
        }
        for (int at = 0; at < bytes.length; at += Hash.SIZE) {
            hashes.add(Hash.of(Arrays.copyOfRange(bytes, at, at + Hash.SIZE)));
        }
        return new RightEdge(size, hashes);
    }
}
