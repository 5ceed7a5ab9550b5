package org.parley.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTests {

    private static final Locale ARABIC = Locale.of("ar");
    private static final Pattern CHOICE = Pattern.compile("\\{(\\d), select, (\\w+) \\{([^{}']*)}");

    private final Messages messages = new Messages();

    @Test
    void keepsTheDirectionOfANameInASentenceFromRightToLeft() {
        assertThat(messages.get(ARABIC, "record.act.comment.posted", "Pavel Orlov", "Article 6(2)"))
                .contains("\u2068Pavel Orlov\u2069", "\u2068Article 6(2)\u2069");
        assertThat(messages.get(Locale.ENGLISH, "record.act.comment.posted", "Pavel Orlov", "Article 6(2)"))
                .isEqualTo("Pavel Orlov commented on Article 6(2)");
    }

    @Test
    void choosesByAWordInEveryLanguage() {
        int choices = 0;
        for (Locale language : Messages.LANGUAGES) {
            for (Map.Entry<String, String> sentence :
                    messages.patterns(language).entrySet()) {
                Matcher choice = CHOICE.matcher(sentence.getValue());
                while (choice.find()) {
                    Object[] arguments = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
                    arguments[Integer.parseInt(choice.group(1))] = choice.group(2);
                    assertThat(messages.get(language, sentence.getKey(), arguments))
                            .as("%s in %s by %s", sentence.getKey(), language, choice.group(2))
                            .contains(choice.group(3));
                    choices++;
                }
            }
        }
        assertThat(choices).isGreaterThan(30);
    }
}
