package org.parley.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Line numbers that are the same for everybody, whatever the width of their screen: the words of each provision are broken at a
 * declared width by the Unicode line breaking rules (UAX 14). Headings are not counted.
 */
public final class Lines {

    /** Columns of a line; a letter takes one, an ideograph two, a combining mark none. */
    public static final int WIDTH = 66;

    /** From where lines are counted. */
    public enum Count {
        /** One count through the plan. */
        PLAN,
        /** Every article begins at 1. */
        ARTICLE
    }

    /**
     * The lines of one provision.
     *
     * @param first number of the first of them
     * @param lines the words, as shown
     */
    public record Block(int first, List<String> lines) {

        public Block {
            lines = List.copyOf(lines);
        }

        /** Where in the shown words each line begins. */
        public List<Integer> starts() {
            List<Integer> starts = new ArrayList<>();
            int start = 0;
            for (String line : lines) {
                starts.add(start);
                start += line.length();
            }
            return starts;
        }

        /** Number of the last line; one less than the first where there are no words. */
        public int last() {
            return first + lines.size() - 1;
        }
    }

    private Lines() {}

    /** The lines of all provisions in reading order, cross-references written out. */
    public static Map<ProvisionId, Block> number(PlanText text, Numbering numbering, Count count) {
        Map<ProvisionId, Block> blocks = new LinkedHashMap<>();
        int next = 1;
        for (PlanText.Place place : text.walk()) {
            if (place.depth() == 1 && count == Count.ARTICLE) {
                next = 1;
            }
            Block block = new Block(next, of(numbering.resolve(place.provision().text()), WIDTH));
            blocks.put(place.id(), block);
            next = block.last() + 1;
        }
        return blocks;
    }

    /** A text broken into lines of at most that many columns. Joined, the lines are the text; a longer word is a line of its own. */
    public static List<String> of(String text, int width) {
        List<String> lines = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getLineInstance(ULocale.ROOT);
        breaks.setText(text);
        int start = 0;
        int columns = 0;
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            String piece = text.substring(from, to);
            if (columns > 0 && columns + columns(piece.stripTrailing()) > width) {
                lines.add(text.substring(start, from));
                start = from;
                columns = 0;
            }
            columns += columns(piece);
            from = to;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private static int columns(String text) {
        int columns = 0;
        for (int position = 0; position < text.length(); ) {
            int character = text.codePointAt(position);
            position += Character.charCount(character);
            if (character < 0x300) {
                columns++;
                continue;
            }
            int type = UCharacter.getType(character);
            if (type == UCharacter.NON_SPACING_MARK || type == UCharacter.ENCLOSING_MARK || type == UCharacter.FORMAT) {
                continue;
            }
            int width = UCharacter.getIntPropertyValue(character, UProperty.EAST_ASIAN_WIDTH);
            columns += width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH ? 2 : 1;
        }
        return columns;
    }
}
