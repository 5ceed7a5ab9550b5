package org.parley.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Two edits of the words of one provision, held against each other: what becomes of the second when the first is in the text. The
 * passages compared are those a reader sees marked in the redline, so nothing is merged into the middle of a passage that reads as
 * replaced.
 */
final class WordMerge {

    /** One edit: the words after it, and the passages of the earlier text that it changes. */
    record Edit(Tokens after, List<WordDiff.Hunk> hunks) {

        static Edit of(Tokens before, String after) {
            Tokens words = Tokens.of(after);
            return new Edit(words, WordDiff.hunks(before, words));
        }

        boolean puts(WordDiff.Hunk hunk, Edit other, WordDiff.Hunk counterpart) {
            int length = hunk.afterTo() - hunk.afterFrom();
            if (length != counterpart.afterTo() - counterpart.afterFrom()) {
                return false;
            }
            for (int position = 0; position < length; position++) {
                if (!after.get(hunk.afterFrom() + position)
                        .equals(other.after.get(counterpart.afterFrom() + position))) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Tokens before;
    private final Edit first;
    private final Edit second;
    private final List<WordDiff.Hunk> free = new ArrayList<>();
    private final List<WordDiff.Hunk> met = new ArrayList<>();
    private int same;
    private int covered;
    private int conflicts;

    WordMerge(Tokens before, Edit first, Edit second) {
        this.before = before;
        this.first = first;
        this.second = second;
        int from = 0;
        for (WordDiff.Hunk mine : second.hunks()) {
            while (from < first.hunks().size() && first.hunks().get(from).beforeTo() < mine.beforeFrom()) {
                from++;
            }
            weigh(mine, from);
        }
    }

    private void weigh(WordDiff.Hunk mine, int from) {
        boolean touched = false;
        for (int position = from; position < first.hunks().size(); position++) {
            WordDiff.Hunk theirs = first.hunks().get(position);
            if (!theirs.touches(mine)) {
                break;
            }
            touched = true;
            if (theirs.sameSpan(mine) && first.puts(theirs, second, mine)) {
                same++;
                return;
            }
            if (theirs.covers(mine)) {
                covered++;
                met.add(mine);
                return;
            }
        }
        if (touched) {
            conflicts++;
            met.add(mine);
        } else {
            free.add(mine);
        }
    }

    /** What becomes of the second edit as a whole; {@link Fate.Kind#KEPT} is for edits of different texts and never comes here. */
    Fate.Kind kind() {
        if (conflicts > 0 || covered > 0 && !free.isEmpty()) {
            return Fate.Kind.CONFLICT;
        }
        if (covered > 0) {
            return Fate.Kind.TAKEN;
        }
        if (free.isEmpty()) {
            return Fate.Kind.ALREADY_SO;
        }
        if (tearsBracket()) {
            return Fate.Kind.CONFLICT;
        }
        return same > 0 ? Fate.Kind.SHRUNK : Fate.Kind.MERGED;
    }

    /** Each edit by itself leaves every bracket whole, and both together do not. */
    private boolean tearsBracket() {
        boolean marked = before.hasBrackets()
                || first.after().hasBrackets()
                || second.after().hasBrackets();
        return marked && !Brackets.wellFormed(text());
    }

    /** The passages of the second edit that meet the first otherwise than in sameness. */
    List<WordDiff.Hunk> met() {
        return met;
    }

    /** Both edits in one text; meant for edits that stand beside each other. */
    String text() {
        StringBuilder text = new StringBuilder();
        int at = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < free.size() || theirs < first.hunks().size()) {
            boolean second = theirs == first.hunks().size()
                    || mine < free.size()
                            && free.get(mine).beforeFrom()
                                    < first.hunks().get(theirs).beforeFrom();
            WordDiff.Hunk hunk = second ? free.get(mine++) : first.hunks().get(theirs++);
            text.append(before.join(at, hunk.beforeFrom()))
                    .append((second ? this.second : first).after().join(hunk.afterFrom(), hunk.afterTo()));
            at = hunk.beforeTo();
        }
        return text.append(before.join(at, before.size())).toString();
    }
}
