package org.parley.record.verify;

import java.util.ArrayList;
import java.util.List;

/** RFC 6962, section 2.1, word for word and as slow as that: what the real tree is held against. */
record NaiveTree(List<byte[]> leaves) {

    Hash root() {
        return switch (leaves.size()) {
            case 0 -> Hash.sha256(new byte[0]);
            case 1 -> Hash.sha256(new byte[] {0}, leaves.getFirst());
            default -> {
                int k = split();
                yield Hash.sha256(
                        new byte[] {1},
                        part(0, k).root().bytes(),
                        part(k, leaves.size()).root().bytes());
            }
        };
    }

    /** PATH(m, D[n]). */
    List<Hash> path(int m) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = split();
        NaiveTree left = part(0, k);
        NaiveTree right = part(k, leaves.size());
        return m < k ? joined(left.path(m), right.root()) : joined(right.path(m - k), left.root());
    }

    /** PROOF(m, D[n]). */
    List<Hash> proof(int m) {
        return m == 0 ? List.of() : subproof(m, true);
    }

    private List<Hash> subproof(int m, boolean whole) {
        if (m == leaves.size()) {
            return whole ? List.of() : List.of(root());
        }
        int k = split();
        NaiveTree left = part(0, k);
        NaiveTree right = part(k, leaves.size());
        return m <= k
                ? joined(left.subproof(m, whole), right.root())
                : joined(right.subproof(m - k, false), left.root());
    }

    NaiveTree part(int from, int to) {
        return new NaiveTree(leaves.subList(from, to));
    }

    private int split() {
        int k = 1;
        while (k * 2 < leaves.size()) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> joined(List<Hash> path, Hash last) {
        List<Hash> all = new ArrayList<>(path);
        all.add(last);
        return all;
    }
}
