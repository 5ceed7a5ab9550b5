package org.parley.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.text.ProvisionId;
import org.parley.text.TextRules;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names the elements that plans are compared by, and says which provisions belong to each. For facilitators. */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class ElementService {

    /** Most elements of one negotiation, struck ones included. */
    public static final int MOST = 500;

    /** Most provisions of one element. */
    public static final int PROVISIONS = 200;

    /** Most characters of the reason for striking one. */
    public static final int LONGEST_REASON = 500;

    private final ElementRepository elements;
    private final PlanQueries plans;
    private final Seats seats;
    private final ApplicationEventPublisher events;

    ElementService(ElementRepository elements, PlanQueries plans, Seats seats, ApplicationEventPublisher events) {
        this.elements = elements;
        this.plans = plans;
        this.seats = seats;
        this.events = events;
    }

    /**
     * Names an element.
     *
     * @param provisions that belong to it, of the newest versions of the negotiation's plans
     * @throws AccessDeniedException for everybody but facilitators
     * @throws RuleViolation where another is called so
     */
    public ElementId name(NegotiationId negotiation, String name, Set<ProvisionId> provisions) {
        seats.requireFacilitator(negotiation);
        String called = called(name);
        requireStanding(negotiation, provisions);
        if (elements.findByNegotiationOrderById(negotiation.value()).size() >= MOST) {
            throw new RuleViolation("element.error.too-many", MOST);
        }
        Element element = save(new Element(negotiation, called, limited(provisions)));
        Actor by = seats.actor(negotiation);
        events.publishEvent(act("element.named", element, by));
        provisions.forEach(each -> events.publishEvent(on(act("element.assigned", element, by), each)));
        return element.id();
    }

    /**
     * Calls an element by another name, or says anew which provisions belong to it. Those that a text has dropped may stay.
     *
     * @param seen the {@link ElementView#lockVersion()} that was changed
     */
    public void change(ElementId id, long seen, String name, Set<ProvisionId> provisions) {
        change(find(id, seen), called(name), provisions);
    }

    private void change(Element element, String called, Set<ProvisionId> provisions) {
        String before = element.name();
        Set<ProvisionId> had = element.provisions();
        Set<ProvisionId> come = new LinkedHashSet<>(limited(provisions));
        come.removeAll(had);
        requireStanding(element.negotiation(), come);
        Set<ProvisionId> gone = new LinkedHashSet<>(had);
        gone.removeAll(provisions);
        boolean renamed = !before.equals(called);
        if (!renamed && come.isEmpty() && gone.isEmpty()) {
            return;
        }
        element.change(called, provisions);
        save(element);
        Actor by = seats.actor(element.negotiation());
        if (renamed) {
            events.publishEvent(act("element.renamed", element, by).with("formerly", before));
        }
        gone.forEach(each -> events.publishEvent(on(act("element.unassigned", element, by), each)));
        come.forEach(each -> events.publishEvent(on(act("element.assigned", element, by), each)));
    }

    /**
     * Says to which elements a provision belongs, and to none besides.
     *
     * @param another the name of an element that is to be named for it; empty for none
     * @throws NotFound where one of them is no element of this negotiation
     */
    public void assign(NegotiationId negotiation, ProvisionId provision, Set<ElementId> to, String another) {
        seats.requireFacilitator(negotiation);
        List<Element> standing = elements.findByNegotiationOrderById(negotiation.value()).stream()
                .filter(each -> !each.struck())
                .toList();
        if (!standing.stream().map(Element::id).toList().containsAll(to)) {
            throw new NotFound(SubjectRef.ELEMENT);
        }
        for (Element element : standing) {
            Set<ProvisionId> with = new LinkedHashSet<>(element.provisions());
            if (to.contains(element.id()) ? with.add(provision) : with.remove(provision)) {
                change(element, element.name(), with);
            }
        }
        if (!another.isBlank()) {
            name(negotiation, another, Set.of(provision));
        }
    }

    /** Takes an element from among those that plans are compared by. It stays in the record, with the reason. */
    public void strike(ElementId id, long seen, String reason) {
        Element element = find(id, seen);
        String why = TextRules.required(TextRules.prose(reason, LONGEST_REASON));
        element.strike();
        save(element);
        events.publishEvent(act("element.struck", element, seats.actor(element.negotiation()))
                .text(why));
    }

    private Element find(ElementId id, long seen) {
        Element element = elements.findById(id.value())
                .filter(found -> seats.mayRead(found.negotiation()))
                .orElseThrow(() -> new NotFound(SubjectRef.ELEMENT));
        seats.requireFacilitator(element.negotiation());
        if (element.lockVersion() != seen) {
            throw new RuleViolation("element.error.meanwhile");
        }
        return element;
    }

    private Element save(Element element) {
        try {
            return elements.saveAndFlush(element);
        } catch (DataIntegrityViolationException broken) {
            if (String.valueOf(broken.getMessage()).contains("element_once")) {
                throw new RuleViolation("element.error.name-taken", element.name());
            }
            throw broken;
        }
    }

    private static String called(String name) {
        return TextRules.required(TextRules.line(name.strip(), ElementView.NAME_LENGTH));
    }

    private static Set<ProvisionId> limited(Set<ProvisionId> provisions) {
        if (provisions.size() > PROVISIONS) {
            throw new RuleViolation("element.error.too-many-provisions", PROVISIONS);
        }
        return provisions;
    }

    /** Only what can be read in a text of this negotiation now is put beside another. */
    private void requireStanding(NegotiationId negotiation, Set<ProvisionId> provisions) {
        if (provisions.isEmpty()) {
            return;
        }
        Set<ProvisionId> standing = new LinkedHashSet<>();
        plans.list(negotiation)
                .forEach(plan ->
                        standing.addAll(plans.text(plan.id()).text().index().keySet()));
        if (!standing.containsAll(provisions)) {
            throw new RuleViolation("element.error.provision-gone");
        }
    }

    private static Act act(String type, Element element, Actor by) {
        return Act.of(type, element.negotiation().value(), SubjectRef.of(SubjectRef.ELEMENT, element.id()), by)
                .with("name", element.name());
    }

    private static Act on(Act act, ProvisionId provision) {
        return act.with("on", SubjectRef.of(SubjectRef.PROVISION, provision).toString());
    }
}
