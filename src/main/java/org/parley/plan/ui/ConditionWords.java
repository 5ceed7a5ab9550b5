package org.parley.plan.ui;

import com.vaadin.flow.component.UI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.text.Condition;
import org.parley.text.Condition.Delay;
import org.parley.text.Condition.Relation;
import org.parley.text.Condition.Trigger;
import org.parley.text.ConditionJson;
import org.parley.text.ProvisionId;

/**
 * Conditions in words, in the reader's language, or, where they stand in the text, in its own.
 *
 * @param cite how a provision is cited
 */
public record ConditionWords(Speaker speaker, Locale language, Function<ProvisionId, String> cite) {

    /** Gives the words of the house, on a screen or where there is none. */
    @FunctionalInterface
    public interface Speaker {

        String say(Locale language, String key, Object... arguments);
    }

    /** In the reader's language. */
    public static ConditionWords read(Function<ProvisionId, String> cite) {
        return new ConditionWords(screen(), UI.getCurrentOrThrow().getLocale(), cite);
    }

    /** In the language of a text; null for the reader's. */
    static ConditionWords in(Speaker speaker, @Nullable String language, Function<ProvisionId, String> cite) {
        UI ui = UI.getCurrent();
        return new ConditionWords(
                speaker,
                language != null ? Locale.forLanguageTag(language) : ui == null ? Locale.ENGLISH : ui.getLocale(),
                cite);
    }

    /** The words of the screen that is being drawn, asked for only where there is something to say. */
    static Speaker screen() {
        return (language, key, arguments) -> UI.getCurrentOrThrow().getTranslation(key, language, arguments);
    }

    /** "Not before: Article 4(2) carried out and “Signature”". */
    public String say(Condition condition) {
        String key = "sequence.condition." + ConditionJson.word(condition.relation());
        Delay delay = condition.delay();
        String what = condition.relation() == Relation.TOGETHER
                ? joined(condition.provisions().stream().map(cite).toList(), false)
                : list(condition.triggers(), condition.any());
        return delay == null ? translate(key, what) : translate(key, what, say(delay));
    }

    /** "30 days". */
    public String say(Delay delay) {
        return translate("sequence." + ConditionJson.word(delay.unit()), delay.number());
    }

    /** "Article 4(2) carried out". */
    public String say(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Event(String name) -> translate("sequence.event", name);
            case Trigger.CarriedOut(ProvisionId id) -> translate("sequence.carried-out", cite.apply(id));
            case Trigger.InEffect(ProvisionId id) -> translate("sequence.in-effect", cite.apply(id));
        };
    }

    /** Several things that must happen, all of them or one. */
    public String list(List<Trigger> triggers, boolean any) {
        return joined(triggers.stream().map(this::say).toList(), any);
    }

    private String joined(List<String> each, boolean any) {
        List<String> said = new ArrayList<>(each);
        while (said.size() > 1) {
            String last = said.removeLast();
            String before = said.removeLast();
            said.add(translate(any ? "sequence.or" : "sequence.and", before, last));
        }
        return said.isEmpty() ? "" : said.getFirst();
    }

    private String translate(String key, Object... arguments) {
        return speaker.say(language, key, arguments);
    }
}
