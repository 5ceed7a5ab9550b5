package org.parley.voting.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Locale;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Formats;
import org.parley.kernel.Intentions;
import org.parley.procedure.Choice;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;

/**
 * On a ballot: what the head of the delegation has signed off. A ballot that departs from it is asked about once and never held back:
 * the table may have moved since.
 */
final class SignedOffLine extends Div {

    private final RoundQueries rounds;
    private final RoundId round;

    SignedOffLine(RoundQueries rounds, RoundId round) {
        this.rounds = rounds;
        this.round = round;
        addClassName("ballot__signed-off");
        rounds.intention(round)
                .ifPresentOrElse(
                        known -> {
                            add(new Paragraph(getTranslation(
                                    known.answer().equals(Intentions.Intention.FREE)
                                            ? "voting.signed-off.free"
                                            : "voting.signed-off",
                                    words(known),
                                    known.name(),
                                    Formats.current().dateTime(known.at()))));
                            if (known.outdated()) {
                                Paragraph outdated = new Paragraph(getTranslation("voting.signed-off.outdated"));
                                outdated.addClassNames("quiet", "small");
                                add(outdated);
                            }
                        },
                        () -> setVisible(false));
    }

    /** Asks before a ballot that departs from what is signed off now, then sends it. */
    void before(Choice choice, Runnable send) {
        rounds.intention(round)
                .filter(known -> !known.answer().equals(Intentions.Intention.FREE))
                .filter(known -> !known.answer().equalsIgnoreCase(choice.name()))
                .ifPresentOrElse(
                        known -> ConfirmDialogs.ask(
                                        getTranslation("voting.departs"),
                                        getTranslation(
                                                "voting.departs.text",
                                                words(known),
                                                getTranslation("procedure.choice." + choice.name())))
                                .open(
                                        getTranslation(
                                                "voting.departs.cast",
                                                getTranslation("procedure.choice." + choice.name())),
                                        ignored -> send.run()),
                        send);
    }

    private String words(Intentions.Intention known) {
        return known.answer().equals(Intentions.Intention.FREE)
                ? ""
                : getTranslation("procedure.choice." + known.answer().toUpperCase(Locale.ROOT));
    }
}
