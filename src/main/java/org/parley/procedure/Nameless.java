package org.parley.procedure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Ballots without names, and an electorate to count them with: it tells who was there, and of nobody who cast which. */
public final class Nameless {

    private Nameless() {}

    /** Each ballot as that of somebody who took part; whose number it has means nothing. */
    public static <B> Map<UUID, B> ballots(List<B> listed) {
        Map<UUID, B> ballots = new HashMap<>();
        listed.forEach(ballot -> ballots.put(new UUID(0, ballots.size()), ballot));
        return ballots;
    }

    /** The electorate by numbers, those who took part first. */
    public static Electorate electorate(Electorate named, Set<UUID> took) {
        List<Elector> nameless = new ArrayList<>();
        int others = took.size();
        for (Elector elector : named.electors()) {
            boolean part = took.contains(elector.delegation());
            nameless.add(new Elector(
                    new UUID(0, part ? nameless.size() - (others - took.size()) : others),
                    "",
                    "",
                    elector.weight(),
                    Set.of(),
                    elector.present()));
            if (!part) {
                others++;
            }
        }
        return new Electorate(nameless);
    }
}
