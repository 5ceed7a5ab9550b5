package org.parley.sample;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.Capacity;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationKind;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationService;
import org.parley.delegation.NewNegotiation;
import org.parley.identity.Email;
import org.parley.identity.Invitation;
import org.parley.identity.Password;
import org.parley.identity.PersonName;
import org.parley.identity.PersonService;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Sets the table: begins the negotiation, admits the delegations and seats the people, as the administrator. */
@Component
@Profile("sample")
class SampleTable {

    private final PersonService accounts;
    private final NegotiationService negotiations;

    private final Clock clock;

    SampleTable(PersonService accounts, NegotiationService negotiations, Clock clock) {
        this.accounts = accounts;
        this.negotiations = negotiations;
        this.clock = clock;
    }

    NegotiationId set(SampleNegotiation sample, SamplePeople people, Password password) {
        String administrator = SampleNegotiation.ADMINISTRATOR;
        NegotiationId negotiation = people.as(
                administrator,
                () -> negotiations.begin(new NewNegotiation(
                        sample.slug(),
                        sample.name(),
                        sample.credit(),
                        sample.openToAll(),
                        sample.coSponsors(),
                        clock.instant()
                                .truncatedTo(ChronoUnit.DAYS)
                                .plus(sample.amendmentDays(), ChronoUnit.DAYS)
                                .plus(15, ChronoUnit.HOURS),
                        sample.rules().substance(),
                        sample.rules().procedure(),
                        sample.rules().wholeText())));
        Map<String, DelegationId> delegations = new HashMap<>();
        for (SampleNegotiation.Delegation delegation : sample.delegations()) {
            DelegationKind kind = DelegationKind.valueOf(delegation.kind().toUpperCase(Locale.ROOT));
            delegations.put(
                    delegation.key(),
                    people.as(
                            administrator,
                            () -> negotiations.admit(
                                    negotiation,
                                    delegation.name(),
                                    delegation.shortName(),
                                    kind,
                                    delegation.weight(),
                                    delegation.entitled())));
        }
        for (SampleNegotiation.Person person : sample.people()) {
            String capacity = person.capacity();
            if (capacity == null) {
                continue;
            }
            DelegationId delegation = delegation(person, delegations);
            Invitation invitation = people.as(
                    administrator,
                    () -> negotiations.seat(
                            negotiation,
                            new Email(person.email()),
                            new PersonName(person.name()),
                            delegation,
                            Capacity.valueOf(capacity.toUpperCase(Locale.ROOT))));
            String path = invitation.path();
            if (path != null) {
                accounts.join(path.substring(path.lastIndexOf('/') + 1), password);
            }
            people.know(person.key(), person.email());
        }
        return negotiation;
    }

    private static @Nullable DelegationId delegation(
            SampleNegotiation.Person person, Map<String, DelegationId> delegations) {
        if (person.delegation() == null) {
            return null;
        }
        DelegationId found = delegations.get(person.delegation());
        if (found == null) {
            throw new IllegalStateException("the sample has no delegation " + person.delegation());
        }
        return found;
    }
}
