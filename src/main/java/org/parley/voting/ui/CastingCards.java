package org.parley.voting.ui;

import com.vaadin.flow.component.UI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.procedure.Manner;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.Option;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundView;

/** The ballot that fits a round. */
final class CastingCards {

    private CastingCards() {}

    static CastingCard<?> of(
            RoundService service,
            RoundQueries rounds,
            Subjects subjects,
            RoundView round,
            String delegation,
            String negotiation) {
        String record = "negotiations/" + negotiation + "/record";
        boolean secret = round.manner() == Manner.SECRET;
        UI ui = UI.getCurrent();
        Locale locale = ui == null ? Locale.ENGLISH : ui.getLocale();
        RoundId id = round.id();
        ChoiceQuestion question = round.question();
        if (round.consensusCheck()) {
            return new ObjectionCard(service, rounds, id, delegation, record).live(true);
        }
        return question == null
                ? new BallotCard(service, rounds, id, secret, delegation, record)
                        .live(round.manner().live())
                : new ChoiceCard(
                        service,
                        rounds,
                        id,
                        question,
                        option -> path(subjects, option, locale),
                        secret,
                        delegation,
                        record);
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
