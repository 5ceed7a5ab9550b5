package org.parley.voting.ui;

import com.ibm.icu.text.ListFormatter;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import org.parley.procedure.Description;
import org.parley.procedure.Phrase;
import org.parley.procedure.Presets;
import org.parley.procedure.RuleSet;

/** Says what the rules say, in the reader's language. */
public final class Phrases {

    private Phrases() {}

    /** A phrase in the reader's language. */
    public static String say(Component where, Phrase phrase) {
        UI ui = UI.getCurrent();
        Locale locale = ui == null ? Locale.ENGLISH : ui.getLocale();
        return where.getTranslation(
                phrase.key(),
                phrase.arguments().stream()
                        .map(argument -> argument instanceof List<?> names
                                ? ListFormatter.getInstance(locale).format(names)
                                : argument)
                        .toArray());
    }

    /** The rule set's name: translated where it comes with the house, as written where a negotiation made it. */
    public static String name(Component where, RuleSet rules) {
        return Presets.isPreset(rules) ? where.getTranslation("procedure.preset." + rules.id()) : rules.name();
    }

    /** As {@link #name(Component, RuleSet)}, where only id and name are at hand. */
    static String name(Component where, String id, String name) {
        return Presets.find(id)
                .filter(rules -> rules.name().equals(name))
                .map(rules -> name(where, rules))
                .orElse(name);
    }

    /** The rules in plain words, a sentence a line. */
    public static UnorderedList words(Component where, RuleSet rules) {
        UnorderedList lines = new UnorderedList();
        lines.addClassName("rule-words");
        Description.of(rules).forEach(phrase -> lines.add(new ListItem(say(where, phrase))));
        return lines;
    }
}
