package org.parley.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.Messages;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.parley.text.BracketId;
import org.parley.text.Brackets;
import org.springframework.stereotype.Component;

/** Names brackets for the record and whoever else knows them only by reference. */
@Component
class BracketGuide implements SubjectGuide {

    private final BracketQueries brackets;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Messages messages;

    BracketGuide(BracketQueries brackets, PlanQueries plans, NegotiationQueries negotiations, Messages messages) {
        this.brackets = brackets;
        this.plans = plans;
        this.negotiations = negotiations;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.BRACKET);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        try {
            return brackets.locate(new BracketId(subject.id())).map(row -> card(subject, row, locale));
        } catch (NotFound missing) {
            return Optional.empty();
        }
    }

    private SubjectCard card(SubjectRef subject, BracketRow row, Locale locale) {
        PlanSummary plan = plans.get(row.plan());
        VersionView version = plans.text(row.plan());
        String title = version.numbering()
                .find(row.provision())
                .map(number -> messages.get(locale, "plan.bracket.in", messages.get(locale, "plan.article", number)))
                .orElseGet(() -> messages.get(locale, "plan.bracket.gone"));
        String words = Brackets.find(version.text(), row.id())
                .map(placed -> version.text()
                        .find(placed.provision())
                        .orElseThrow()
                        .text()
                        .substring(placed.bracket().start(), placed.bracket().end()))
                .map(version.numbering()::resolve)
                .orElse("");
        return new SubjectCard(
                subject,
                plan.negotiation().value(),
                title,
                words.isEmpty() ? plan.title() : plan.title() + " · " + words,
                "negotiations/" + negotiations.get(plan.negotiation()).slug() + "/plans/" + plan.slug()
                        + "/brackets?bracket=" + subject.id(),
                null);
    }
}
