package org.parley.record.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks proofs without having the record. The algorithms are those of RFC 9162, sections 2.1.3.2 and 2.1.4.2, which say for the tree of
 * RFC 6962 how every wrong length is noticed.
 */
public final class Proofs {

    private Proofs() {}

    /** Whether the path leads from this leaf at this index to the root of the tree of this size. */
    public static boolean included(Hash leaf, long index, long size, List<Hash> path, Hash root) {
        return rootFrom(leaf, index, size, path).filter(root::equals).isPresent();
    }

    /** The root to which a path leads; empty when the path has not the length that index and size demand. */
    public static Optional<Hash> rootFrom(Hash leaf, long index, long size, List<Hash> path) {
        return steps(leaf, index, size, path)
                .map(steps -> steps.isEmpty() ? leaf : steps.getLast().hash());
    }

    /**
     * One step on the way from a leaf to the root.
     *
     * @param beside the hash that the path gives
     * @param left whether it stands on the left
     * @param hash what both make together
     */
    public record Step(Hash beside, boolean left, Hash hash) {}

    /** The way that a path leads; empty when the path has not the length that index and size demand. */
    public static Optional<List<Step>> steps(Hash leaf, long index, long size, List<Hash> path) {
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>(path.size());
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash beside : path) {
            if (last == 0) {
                return Optional.empty();
            }
            boolean left = (node & 1) == 1 || node == last;
            hash = left ? Hash.node(beside, hash) : Hash.node(hash, beside);
            steps.add(new Step(beside, left, hash));
            while (left && (node & 1) == 0) {
                node >>= 1;
                last >>= 1;
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(steps) : Optional.empty();
    }

    /** Whether the tree of the older size and root is the beginning of the tree of the newer size and root. */
    public static boolean consistent(long older, Hash olderRoot, long newer, Hash newerRoot, List<Hash> path) {
        if (older < 0 || older > newer) {
            return false;
        }
        if (older == newer) {
            return path.isEmpty() && olderRoot.equals(newerRoot);
        }
        if (older == 0) {
            return path.isEmpty() && olderRoot.equals(Hash.EMPTY);
        }
        boolean whole = Long.bitCount(older) == 1;
        if (path.isEmpty() && !whole) {
            return false;
        }
        long node = older - 1;
        long last = newer - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        Hash olderHash = whole ? olderRoot : path.getFirst();
        Hash newerHash = olderHash;
        for (Hash beside : whole ? path : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                olderHash = Hash.node(beside, olderHash);
                newerHash = Hash.node(beside, newerHash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                newerHash = Hash.node(newerHash, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && olderHash.equals(olderRoot) && newerHash.equals(newerRoot);
    }
}
