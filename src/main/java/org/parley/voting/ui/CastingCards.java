package org.parley.voting.ui;

import com.vaadin.flow.component.UI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.Option;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;

/** The ballot that fits a round. */
final class CastingCards {

    private CastingCards() {}

    /** @param question what there is to choose from; null where the answer is yes or no */
    static CastingCard<?> of(
            RoundService service,
            RoundQueries rounds,
            Subjects subjects,
            RoundId round,
            @Nullable ChoiceQuestion question,
            String delegation,
            String negotiation) {
        String record = "negotiations/" + negotiation + "/record";
        UI ui = UI.getCurrent();
        Locale locale = ui == null ? Locale.ENGLISH : ui.getLocale();
        return question == null
                ? new BallotCard(service, rounds, round, delegation, record)
                : new ChoiceCard(
                        service, rounds, round, question, option -> path(subjects, option, locale), delegation, record);
    }

    /** Where to read what an option stands for; null where it is given in words, or is gone. */
    static @Nullable String path(Subjects subjects, Option option, Locale locale) {
        String subject = option.subject();
        return subject == null
                ? null
                : subjects.describe(SubjectRef.parse(subject), locale)
                        .map(SubjectCard::path)
                        .orElse(null);
    }
}
