package org.parley.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.kernel.NotFound;
import org.parley.kernel.Past;
import org.parley.kernel.SubjectRef;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What screens read of elements, and the plans side by side by them. Whoever reads the negotiation reads them. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class ElementQueries {

    private final ElementRepository elements;
    private final PlanQueries plans;
    private final Past past;
    private final Seats seats;

    ElementQueries(ElementRepository elements, PlanQueries plans, Past past, Seats seats) {
        this.elements = elements;
        this.plans = plans;
        this.past = past;
        this.seats = seats;
    }

    /** The elements of a negotiation in the order in which they were named. */
    public List<ElementView> list(NegotiationId negotiation) {
        return list(negotiation, null);
    }

    /**
     * The same as they stood at a moment.
     *
     * @param moment null for now
     */
    public List<ElementView> list(NegotiationId negotiation, @Nullable Instant moment) {
        seats.requireReader(negotiation);
        List<Element> known = elements.findByNegotiationOrderById(negotiation.value());
        return then(known, moment)
                .filter(each -> !each.struck())
                .map(Element::view)
                .toList();
    }

    private Stream<Element> then(List<Element> known, @Nullable Instant moment) {
        if (moment == null) {
            return known.stream();
        }
        var states =
                past.states(Element.class, known.stream().map(Element::getId).toList(), moment);
        return known.stream().map(each -> states.get(each.getId())).filter(Objects::nonNull);
    }

    /** @throws NotFound where there is none for this person, or it was struck */
    public ElementView get(ElementId id) {
        return elements.findById(id.value())
                .filter(found -> seats.mayRead(found.negotiation()) && !found.struck())
                .map(Element::view)
                .orElseThrow(() -> new NotFound(SubjectRef.ELEMENT));
    }

    /**
     * Plans of one negotiation side by side.
     *
     * @param chosen from left to right; one that did not exist at the moment is left out
     * @param moment as they stood then; null for now
     * @throws NotFound where one of them is no plan of this negotiation for this person
     */
    public SideBySide sideBySide(NegotiationId negotiation, List<PlanId> chosen, @Nullable Instant moment) {
        List<SideBySide.Column> columns = new ArrayList<>();
        for (PlanId id : chosen) {
            PlanSummary plan = plans.get(id);
            if (!plan.negotiation().equals(negotiation)) {
                throw new NotFound("plan");
            }
            Optional<VersionView> version = moment == null ? Optional.of(plans.text(id)) : plans.textAt(id, moment);
            version.ifPresent(found -> columns.add(new SideBySide.Column(plan, found)));
        }
        return SideBySide.of(columns, list(negotiation, moment));
    }
}
