package org.parley.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.PluralRules;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server side of a custom element whose whole state is one JSON property, drawn by the browser: one node on the server
 * however long the text or large the board. The JSON is kept as a string, which several screens may share, not as a tree.
 */
abstract class ModelElement extends Component implements HasSize, HasStyle, LocaleChangeObserver {

    static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion
                    .withValueInclusion(JsonInclude.Include.NON_EMPTY)
                    .withContentInclusion(JsonInclude.Include.ALWAYS))
            .build();

    private final String bundle;
    private final List<String> words;

    /**
     * Each word is the key {@code design.<bundle>.<word>}, given to the element as a pattern whose {@code {0}} is filled there. A
     * word that begins with # is a plural: the element gets a pattern for each of the language's categories. A word with a dot
     * is another element's.
     */
    ModelElement(String bundle, String... words) {
        this.bundle = bundle;
        this.words = List.of(words);
    }

    /** The model's JSON, for views that cache it by version and share it between screens. */
    public static String json(Object model) {
        return JSON.writeValueAsString(model);
    }

    void show(Object model) {
        showJson(json(model));
    }

    void showJson(String model) {
        getElement().setProperty("model", model);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        sayWords(attach.getUI());
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        sayWords(event.getUI());
    }

    private void sayWords(UI ui) {
        Map<String, Object> spoken = new LinkedHashMap<>();
        for (String word : words) {
            boolean plural = word.startsWith("#");
            String path = plural ? word.substring(1) : word;
            String name = path.substring(path.indexOf('.') + 1);
            String key = "design." + (path.contains(".") ? path : bundle + "." + path);
            spoken.put(name, plural ? plurals(key, ui.getLocale()) : getTranslation(key, "{0}", "{1}"));
        }
        spoken.put("locale", ui.getLocale().toLanguageTag());
        getElement().setProperty("words", json(spoken));
    }

    private Map<String, String> plurals(String key, Locale locale) {
        Map<String, String> patterns = new LinkedHashMap<>();
        PluralRules rules = PluralRules.forLocale(locale);
        NumberFormat numbers = NumberFormat.getIntegerInstance(locale);
        for (String category : rules.getKeywords()) {
            rules.getSamples(category).stream()
                    .filter(sample -> sample == Math.rint(sample))
                    .findFirst()
                    .ifPresent(sample -> {
                        int number = sample.intValue();
                        patterns.put(category, getTranslation(key, number).replace(numbers.format(number), "{0}"));
                    });
        }
        return patterns;
    }
}
