package org.parley.delegation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.parley.identity.CurrentPerson;
import org.parley.identity.PersonId;
import org.parley.identity.PersonQueries;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/**
 * Names negotiations, delegations, seats and people, each to those who may read the negotiation. A person is named to whoever may read a
 * negotiation in which they sit or sat, to themselves, and to administrators of the house.
 */
@Component
class TableGuide implements SubjectGuide {

    private static final UUID HOUSE = new UUID(0, 0);

    private final NegotiationRepository negotiations;
    private final DelegationRepository delegations;
    private final SeatRepository seats;
    private final Seats rights;
    private final PersonQueries people;
    private final CurrentPerson current;
    private final Messages messages;

    TableGuide(
            NegotiationRepository negotiations,
            DelegationRepository delegations,
            SeatRepository seats,
            Seats rights,
            PersonQueries people,
            CurrentPerson current,
            Messages messages) {
        this.negotiations = negotiations;
        this.delegations = delegations;
        this.seats = seats;
        this.rights = rights;
        this.people = people;
        this.current = current;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.NEGOTIATION, SubjectRef.DELEGATION, SubjectRef.SEAT, SubjectRef.PERSON);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return switch (subject.kind()) {
            case SubjectRef.NEGOTIATION -> readable(subject.id()).map(found -> negotiation(subject, found));
            case SubjectRef.DELEGATION ->
                delegations.findById(subject.id()).flatMap(found -> delegation(subject, found.view(), locale));
            case SubjectRef.SEAT -> seats.findById(subject.id()).flatMap(found -> seat(subject, found, locale));
            default -> person(subject);
        };
    }

    private Optional<NegotiationView> readable(UUID negotiation) {
        return negotiations
                .findById(negotiation)
                .filter(found -> rights.mayRead(found.id()))
                .map(Negotiation::view);
    }

    private static SubjectCard negotiation(SubjectRef subject, NegotiationView found) {
        return new SubjectCard(subject, found.id().value(), found.name(), "", "negotiations/" + found.slug(), null);
    }

    private Optional<SubjectCard> delegation(SubjectRef subject, DelegationView found, Locale locale) {
        return readable(found.negotiation().value())
                .map(where -> new SubjectCard(
                        subject,
                        where.id().value(),
                        found.name(),
                        messages.get(locale, "delegation.kind." + found.kind().word()),
                        table(where),
                        null));
    }

    private Optional<SubjectCard> seat(SubjectRef subject, Seat found, Locale locale) {
        return readable(found.negotiation().value()).map(where -> {
            DelegationId of = found.delegation();
            String capacity = messages.get(
                    locale, "delegation.capacity." + found.capacity().word());
            String detail = of == null
                    ? capacity
                    : delegations
                            .findById(of.value())
                            .map(delegation -> messages.get(
                                    locale,
                                    "delegation.seat",
                                    capacity,
                                    delegation.view().name()))
                            .orElse(capacity);
            return new SubjectCard(subject, where.id().value(), name(found.person()), detail, table(where), null);
        });
    }

    private Optional<SubjectCard> person(SubjectRef subject) {
        PersonId person = new PersonId(subject.id());
        Optional<NegotiationView> shared = seats.findByPerson(subject.id()).stream()
                .flatMap(seat -> readable(seat.negotiation().value()).stream())
                .findFirst();
        if (shared.isPresent()) {
            NegotiationView where = shared.get();
            return Optional.of(new SubjectCard(subject, where.id().value(), name(person), "", table(where), null));
        }
        boolean self = current.find().map(me -> me.id().equals(person)).orElse(false);
        if (!self && !current.isAdministrator()) {
            return Optional.empty();
        }
        String name = name(person);
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new SubjectCard(subject, HOUSE, name, "", self ? "account" : "administration/people", null));
    }

    private String name(PersonId person) {
        return people.names(Set.of(person)).getOrDefault(person, "");
    }

    private static String table(NegotiationView negotiation) {
        return "negotiations/" + negotiation.slug() + "/table";
    }
}
