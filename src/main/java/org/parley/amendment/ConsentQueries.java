package org.parley.amendment;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.kernel.NotFound;
import org.parley.text.PlanRedline;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What screens read of amendments that an adoption has changed and whose proposer is asked. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class ConsentQueries {

    private final AmendmentRepository amendments;
    private final Wordings wordings;
    private final Rights rights;
    private final Seats seats;

    ConsentQueries(AmendmentRepository amendments, Wordings wordings, Rights rights, Seats seats) {
        this.amendments = amendments;
        this.wordings = wordings;
        this.rights = rights;
        this.seats = seats;
    }

    /** What of the person's own delegation awaits its answer, the one due first first. */
    public List<AmendmentView> owed(NegotiationId negotiation) {
        return awaiting(negotiation, own -> amendment -> amendment.delegation().equals(own));
    }

    /** What the person's delegation co-sponsors and its proposer has not answered for yet. */
    public List<AmendmentView> coSponsored(NegotiationId negotiation) {
        return awaiting(negotiation, own -> amendment -> amendment.coSponsors().contains(own));
    }

    private List<AmendmentView> awaiting(
            NegotiationId negotiation, java.util.function.Function<DelegationId, Predicate<Amendment>> whose) {
        seats.requireReader(negotiation);
        Optional<DelegationId> own = rights.own(negotiation);
        return own.isEmpty()
                ? List.of()
                : amendments.awaiting(negotiation.value()).stream()
                        .filter(whose.apply(own.get()))
                        .map(Amendment::view)
                        .toList();
    }

    /**
     * An amendment that awaits consent as its proposer last saw it: against the version, or for a sub-amendment the parent, on which it
     * was made. How it reads now is {@link AmendmentQueries#redlineToParent}.
     *
     * @throws NotFound where no consent is awaited
     */
    public PlanRedline asWritten(AmendmentId id) {
        Amendment amendment = visible(id);
        Consent consent = amendment.consent();
        if (consent == null) {
            throw new NotFound("amendment");
        }
        AmendmentTexts texts = wordings.of(amendment, consent);
        return AmendmentQueries.articles(PlanRedline.shown(texts.base(), texts.result()));
    }

    /** What was begun from an amendment: filed by anybody, or drafted by the person's own delegation. */
    public List<AmendmentView> redrafts(AmendmentId id) {
        Amendment original = visible(id);
        return amendments.redraftsOf(original.getId(), rights.ownOrNone(original.negotiation())).stream()
                .filter(draft -> draft.filed() || draft.status() == AmendmentStatus.DRAFT)
                .map(Amendment::view)
                .toList();
    }

    private Amendment visible(AmendmentId id) {
        return amendments.findById(id.value()).filter(rights::sees).orElseThrow(() -> new NotFound("amendment"));
    }
}
