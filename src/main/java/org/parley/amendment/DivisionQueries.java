package org.parley.amendment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.Seats;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.text.Application;
import org.parley.text.Changes;
import org.parley.text.PlanRedline;
import org.parley.text.PlanText;
import org.parley.text.order.Division;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundSummary;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What screens read of votes in parts. Whoever sees what is divided sees this. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class DivisionQueries {

    /** So much of a provision, in characters, tells which one it is. */
    private static final int BEGINNING = 70;

    private final Divisions divisions;
    private final RoundQueries rounds;
    private final PlanQueries plans;
    private final Wholes wholes;
    private final PlanQuestions texts;
    private final Seats seats;

    DivisionQueries(
            Divisions divisions,
            RoundQueries rounds,
            PlanQueries plans,
            Wholes wholes,
            PlanQuestions texts,
            Seats seats) {
        this.divisions = divisions;
        this.rounds = rounds;
        this.plans = plans;
        this.wholes = wholes;
        this.texts = texts;
        this.seats = seats;
    }

    /** The last request on an amendment or a text; empty where there was none, or the person may not see it. */
    public Optional<DivisionView> last(SubjectRef whole) {
        return divisions.last(whole).filter(this::seen).map(this::view);
    }

    /** The requests that bear on how something of a plan is put now, in no order. @throws NotFound where there is no such plan for this person */
    public List<DivisionView> active(PlanId plan) {
        return divisions.waiting(plans.get(plan).negotiation()).stream()
                .filter(this::seen)
                .filter(request -> wholes.plan(request.whole()).equals(plan))
                .map(this::view)
                .toList();
    }

    /** Whether the person may ask now that an article, or the whole text of a plan, be voted on in parts as it stands. */
    public boolean offered(SubjectRef text) {
        return wholes.seen(text)
                && wholes.pending(text)
                && wholes.changes(text).size() >= Division.FEWEST
                && seats.voice(wholes.negotiation(text)).isPresent()
                && !divisions.spent(text)
                && divisions.apart(text)
                && !(text.kind().equals(SubjectRef.PLAN) && texts.decided(text));
    }

    /** Whether the whole text of a plan can be put to the vote: something of it is not closed, and it was not decided as it stands. */
    public boolean puttable(PlanId plan) {
        SubjectRef text = SubjectRef.of(SubjectRef.PLAN, plan);
        return wholes.seen(text) && wholes.pending(text) && !texts.decided(text);
    }

    /** What the parts of a text as it stands may be made of, each with its number and the beginning of its words. */
    public List<String> units(SubjectRef text) {
        wholes.requireSeen(text);
        return wholes.changes(text).stream()
                .map(unit -> OrderService.cut(wholes.words(text, List.of(unit), true)))
                .toList();
    }

    /** What is divided, in a few words: "Amendment 7 · IRL", "Article 4". */
    public String name(DivisionView division, Locale locale) {
        return wholes.label(division.whole(), locale);
    }

    /**
     * A part of a text as it stands in its own words, with the numbers of its provisions; empty for a part of an amendment, which has a
     * {@link #redline}.
     *
     * @param part its position, from 0
     */
    public Optional<String> words(DivisionView division, int part) {
        return division.text()
                ? Optional.of(wholes.words(
                        division.whole(),
                        division.changes(division.parts().get(part)),
                        division.status().active()))
                : Optional.empty();
    }

    /** The same where there is the text beside it: of each provision the number and the first words. */
    public String beginning(DivisionView division, DivisionView.Part part) {
        return division.changes(part).stream()
                .map(unit -> OrderService.cut(
                        wholes.words(
                                division.whole(),
                                List.of(unit),
                                division.status().active()),
                        BEGINNING))
                .collect(Collectors.joining(" · "));
    }

    /** The request that a subject of a round belongs to: a division itself, or a part. */
    public Optional<DivisionView> of(SubjectRef subject) {
        return divisions.of(subject).filter(this::seen).map(this::view);
    }

    /**
     * What one part of an amendment would change in the text that it amends; empty where that has changed since under what was decided, and for
     * a part of a text as it stands, which changes nothing where it carries.
     *
     * @param part its position, from 0
     */
    public Optional<PlanRedline> redline(DivisionId id, int part) {
        DivisionRequest request = divisions
                .of(SubjectRef.of(SubjectRef.DIVISION, id))
                .filter(this::seen)
                .orElseThrow(() -> new NotFound("division"));
        if (Wholes.text(request.whole())) {
            return Optional.empty();
        }
        PlanText base = wholes.base(request.whole());
        return Changes.apply(base, request.division().part(part)) instanceof Application.Applied(PlanText text)
                ? Optional.of(AmendmentQueries.articles(PlanRedline.shown(base, text)))
                : Optional.empty();
    }

    private boolean seen(DivisionRequest request) {
        return wholes.seen(request.whole());
    }

    private DivisionView view(DivisionRequest request) {
        Division division = request.division();
        boolean voting = request.status() == DivisionStatus.VOTING;
        Integer next =
                voting && division.next(request.outcomes()) instanceof Division.Next.Part(int part) ? part : null;
        return new DivisionView(
                request.id(),
                request.whole(),
                request.negotiation(),
                wholes.plan(request.whole()),
                request.delegation(),
                request.status(),
                division.changes(),
                request.parts().stream()
                        .map(part -> new DivisionView.Part(
                                part.id(),
                                part.changes(),
                                part.carried(),
                                latest(new SubjectRef(SubjectRef.PART, part.id()))))
                        .toList(),
                request.objections(),
                latest(SubjectRef.of(SubjectRef.DIVISION, request.id())),
                next,
                request.askedAt());
    }

    private @Nullable RoundSummary latest(SubjectRef subject) {
        List<RoundSummary> all = rounds.ofSubject(subject);
        return all.isEmpty() ? null : all.getFirst();
    }
}
