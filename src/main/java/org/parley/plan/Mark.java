package org.parley.plan;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an article can be marked as. What follows from a mark is said by the rule sets: each may name stricter ones for it. */
public enum Mark {
    /** Others will point to it: what is decided here will be asked for elsewhere. */
    PRECEDENT_SETTING,
    /** An important question (Charter of the United Nations, article 18): amendments to it are decided like it (rule 84). */
    IMPORTANT_QUESTION;

    /** Its name in rule sets, the record and translation keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Set<Mark> read(String words) {
        return Arrays.stream(values())
                .filter(mark -> Arrays.asList(words.split(" ")).contains(mark.word()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String write(Collection<Mark> marks) {
        return marks.stream().distinct().sorted().map(Mark::word).collect(Collectors.joining(" "));
    }
}
