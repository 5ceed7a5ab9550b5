package org.parley.record.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a tile lies under the prefix of a record (C2SP tlog-tiles, https://c2sp.org/tlog-tiles): {@code tile/<L>/<N>[.p/<W>]} and
 * {@code tile/entries/<N>[.p/<W>]}.
 *
 * @param level level of the tile; {@link #ENTRIES} for a bundle of entries
 * @param index number of the tile in its level
 * @param width hashes or entries in it, 1 to 256; less than 256 makes it partial
 */
public record TilePath(int level, long index, int width) {

    /** Stands for a level where the tile is one of entries. */
    public static final int ENTRIES = -1;

    private static final int HIGHEST = 63;
    private static final Pattern PATH =
            Pattern.compile("tile/(entries|[0-9]{1,2})/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([0-9]{1,3}))?");

    public TilePath {
        if (level < ENTRIES || level > HIGHEST || index < 0 || width < 1 || width > Tiles.WIDTH) {
            throw new IllegalArgumentException("no tile " + level + "/" + index + " of width " + width);
        }
    }

    /** The path that a tile has; empty where no tile can lie, which includes any other spelling of one. */
    public static Optional<TilePath> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            TilePath found = new TilePath(
                    matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1)),
                    Long.parseLong(matcher.group(2).replaceAll("[x/]", "")),
                    matcher.group(3) == null ? Tiles.WIDTH : Integer.parseInt(matcher.group(3)));
            return found.toString().equals(path) ? Optional.of(found) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public boolean partial() {
        return width < Tiles.WIDTH;
    }

    public boolean holdsEntries() {
        return level == ENTRIES;
    }

    /** The same tile when it was or will be of another width. */
    public TilePath width(int other) {
        return new TilePath(level, index, other);
    }

    /** Every tile of hashes that a record of this size has, the lowest level first; of each level at most the last is partial. */
    public static List<TilePath> hashes(long size) {
        List<TilePath> tiles = new ArrayList<>();
        int level = 0;
        for (long count = size; count > 0; count /= Tiles.WIDTH) {
            tiles(level, count, tiles);
            level++;
        }
        return tiles;
    }

    /** Every bundle of entries that a record of this size has. */
    public static List<TilePath> entries(long size) {
        List<TilePath> tiles = new ArrayList<>();
        tiles(ENTRIES, size, tiles);
        return tiles;
    }

    /** The tiles of hashes that end at this size and were not whole before: those that a checkpoint of it needs beside whole ones. */
    public static List<TilePath> partials(long size) {
        return hashes(size).stream().filter(TilePath::partial).toList();
    }

    private static void tiles(int level, long count, List<TilePath> into) {
        for (long index = 0; index < count / Tiles.WIDTH; index++) {
            into.add(new TilePath(level, index, Tiles.WIDTH));
        }
        if (count % Tiles.WIDTH > 0) {
            into.add(new TilePath(level, count / Tiles.WIDTH, (int) (count % Tiles.WIDTH)));
        }
    }

    /** In the digits of the specification, whatever those of the reader's language are. */
    private static String threeDigits(long number) {
        return Long.toString(1000 + number % 1000).substring(1);
    }

    /** The path, without a slash before it. */
    @Override
    public String toString() {
        StringBuilder number = new StringBuilder(threeDigits(index));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            number.insert(0, "x" + threeDigits(rest) + "/");
        }
        String where = holdsEntries() ? "entries" : Integer.toString(level);
        return "tile/" + where + "/" + number + (partial() ? ".p/" + width : "");
    }
}
