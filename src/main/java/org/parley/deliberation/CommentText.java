package org.parley.deliberation;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.parley.kernel.RuleViolation;
import org.parley.text.TextRules;

/**
 * The words of a comment: plain text of several lines without characters that mislead the eye. Markup has no meaning in it.
 */
record CommentText(String value) {

    /** Most people that one comment may mention. */
    static final int MENTIONS = 20;

    private static final int EXCERPT = 140;

    CommentText {
        value = TextRules.required(TextRules.prose(value, CommentView.TEXT_LENGTH));
    }

    /**
     * The people whose names stand in it after {@code @}. Of names that begin alike the longest counts; people who share a name are
     * all meant, since the text does not tell them apart.
     */
    List<Mention> mentions(Collection<Listener> listeners) {
        List<Listener> longestFirst = listeners.stream()
                .sorted(Comparator.comparingInt(
                                (Listener listener) -> listener.name().length())
                        .reversed())
                .toList();
        Set<Mention> found = new LinkedHashSet<>();
        for (int at = value.indexOf('@'); at >= 0; at = value.indexOf('@', at + 1)) {
            int after = at + 1;
            String name = "";
            for (Listener listener : longestFirst) {
                if (listener.name().length() < name.length()) {
                    break;
                }
                if (value.startsWith(listener.name(), after)
                        && endsWord(after + listener.name().length())) {
                    name = listener.name();
                    found.add(new Mention(listener.person().value(), name));
                }
            }
        }
        if (found.size() > MENTIONS) {
            throw new RuleViolation("deliberation.error.too-many-mentions", MENTIONS);
        }
        return List.copyOf(found);
    }

    private boolean endsWord(int at) {
        return at == value.length() || !Character.isLetterOrDigit(value.codePointAt(at));
    }

    /** The first words of a text, in one line. */
    static String excerpt(String text) {
        String line = text.replace('\n', ' ');
        if (line.length() <= EXCERPT) {
            return line;
        }
        int end = line.offsetByCodePoints(0, line.codePointCount(0, EXCERPT));
        int space = line.lastIndexOf(' ', end);
        return line.substring(0, space > EXCERPT / 2 ? space : end) + "…";
    }
}
