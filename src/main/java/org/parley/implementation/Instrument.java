package org.parley.implementation;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.parley.kernel.Json;

/** The means by which a commitment works. */
public enum Instrument {
    MILITARY,
    FINANCIAL,
    LEGAL,
    DIPLOMATIC;

    /** Its name in the record, the API and translation keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Set<Instrument> read(String json) {
        List<String> words = Json.parse(json).asArray().texts();
        Set<Instrument> found = new TreeSet<>();
        Arrays.stream(values()).filter(each -> words.contains(each.word())).forEach(found::add);
        return Collections.unmodifiableSet(found);
    }

    static List<String> words(Collection<Instrument> instruments) {
        return instruments.stream().distinct().sorted().map(Instrument::word).toList();
    }
}
