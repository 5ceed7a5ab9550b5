package org.parley.amendment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
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

/** What screens read of votes in parts. Whoever sees the amendment sees this. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class DivisionQueries {

    private final Divisions divisions;
    private final AmendmentRepository amendments;
    private final RoundQueries rounds;
    private final Wordings wordings;
    private final Rights rights;

    DivisionQueries(
            Divisions divisions,
            AmendmentRepository amendments,
            RoundQueries rounds,
            Wordings wordings,
            Rights rights) {
        this.divisions = divisions;
        this.amendments = amendments;
        this.rounds = rounds;
        this.wordings = wordings;
        this.rights = rights;
    }

    /** The last request on an amendment; empty where there was none, or the person may not see it. */
    public Optional<DivisionView> last(AmendmentId amendment) {
        return divisions.last(amendment.value()).filter(this::seen).map(this::view);
    }

    /** The request that a subject of a round belongs to: a division itself, or a part. */
    public Optional<DivisionView> of(SubjectRef subject) {
        return divisions.of(subject).filter(this::seen).map(this::view);
    }

    /**
     * What one part would change in the text that the amendment amends; empty where that has changed since under what was decided.
     *
     * @param part its position, from 0
     */
    public Optional<PlanRedline> redline(DivisionId id, int part) {
        DivisionRequest request = divisions
                .of(SubjectRef.of(SubjectRef.DIVISION, id))
                .filter(this::seen)
                .orElseThrow(() -> new NotFound("division"));
        Amendment amendment = amendments.findById(request.amendment().value()).orElseThrow();
        PlanText base = wordings.of(amendment).base();
        return Changes.apply(base, request.division().part(part)) instanceof Application.Applied(PlanText text)
                ? Optional.of(AmendmentQueries.articles(PlanRedline.shown(base, text)))
                : Optional.empty();
    }

    private boolean seen(DivisionRequest request) {
        return amendments
                .findById(request.amendment().value())
                .filter(rights::sees)
                .isPresent();
    }

    private DivisionView view(DivisionRequest request) {
        Division division = request.division();
        boolean voting = request.status() == DivisionStatus.VOTING;
        Integer next =
                voting && division.next(request.outcomes()) instanceof Division.Next.Part(int part) ? part : null;
        return new DivisionView(
                request.id(),
                request.amendment(),
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
