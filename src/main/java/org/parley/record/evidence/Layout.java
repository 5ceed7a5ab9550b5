package org.parley.record.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parley.record.verify.Hash;
import org.parley.record.verify.TilePath;
import org.parley.record.verify.Tiles;

/** Where things lie in an evidence bundle; {@code src/docs/record.md} describes it for people. */
final class Layout {

    /** The newest checkpoint (C2SP tlog-tiles). */
    static final String CHECKPOINT = "checkpoint";

    /** Earlier checkpoints, each under its size. */
    static final String CHECKPOINTS = "checkpoints/";

    /** Verifier keys, one a line: the record's own, the current one first, then those of witnesses. */
    static final String KEYS = "keys";

    /** Openings of the entries of one tile, one a line, in the order of the entries. */
    static final String OPENINGS = "openings/";

    /** What was recomputed of every round. */
    static final String RESULTS = "results.json";

    /** The verifier itself; not there where the house runs from its classes. */
    static final String JAR = "parley-verify.jar";

    /** SHA-256 of every file outside {@code tile/} and {@code openings/}, as {@code sha256sum -c} reads it. */
    static final String SUMS = "SHA256SUMS";

    private static final String TILE = "tile/";

    private Layout() {}

    /** Where the openings of the entries of this tile lie. */
    static String openings(long tile) {
        String path = new TilePath(TilePath.ENTRIES, tile, Tiles.WIDTH).toString();
        return OPENINGS + path.substring("tile/entries/".length());
    }

    static boolean summed(String name) {
        return !name.startsWith(TILE) && !name.startsWith(OPENINGS) && !name.equals(SUMS);
    }

    /** Every file of the tree of a record of this size. */
    static List<String> tree(long size) {
        List<String> names = new ArrayList<>();
        TilePath.hashes(size).forEach(tile -> names.add(tile.toString()));
        TilePath.entries(size).forEach(tile -> names.add(tile.toString()));
        return names;
    }

    /** The lines that {@code sha256sum} writes for these files. */
    static byte[] sums(Map<String, byte[]> files) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(files)
                .forEach((name, content) -> lines.append(Hash.sha256(content).hex())
                        .append("  ")
                        .append(name)
                        .append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
