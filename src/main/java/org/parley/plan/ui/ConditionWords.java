package org.parley.plan.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.text.Condition;
import org.parley.text.Condition.Delay;
import org.parley.text.Condition.Trigger;
import org.parley.text.ConditionJson;
import org.parley.text.ProvisionId;

/**
 * Conditions in words, in the reader's language, or, where they stand in the text, in its own.
 *
 * @param cite how a provision is cited
 */
public record ConditionWords(Locale language, Function<ProvisionId, String> cite) {

    /** In the reader's language. */
    public static ConditionWords read(Function<ProvisionId, String> cite) {
        return new ConditionWords(UI.getCurrentOrThrow().getLocale(), cite);
    }

    /** In the language of a text; null for the reader's. */
    static ConditionWords in(@Nullable String language, Function<ProvisionId, String> cite) {
        UI ui = UI.getCurrent();
        return new ConditionWords(
                language != null ? Locale.forLanguageTag(language) : ui == null ? Locale.ENGLISH : ui.getLocale(), cite);
    }

    /** "Not before: Article 4(2) carried out and “Signature”". */
    public String say(Condition condition) {
        String key = "sequence.condition." + ConditionJson.word(condition.relation());
        Delay delay = condition.delay();
        String what = list(condition.triggers(), condition.any());
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
        List<String> said = new ArrayList<>(triggers.stream().map(this::say).toList());
        while (said.size() > 1) {
            String last = said.removeLast();
            String before = said.removeLast();
            said.add(translate(any ? "sequence.or" : "sequence.and", before, last));
        }
        return said.isEmpty() ? "" : said.getFirst();
    }

    private String translate(String key, Object... arguments) {
        return I18NProvider.translate(language, key, arguments);
    }
}
