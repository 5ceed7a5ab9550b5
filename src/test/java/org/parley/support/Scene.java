package org.parley.support;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.parley.identity.PersonId;
import org.parley.identity.PersonName;
import org.parley.identity.PersonService;
import org.parley.identity.SignInService;
import org.parley.identity.SignedIn;
import org.springframework.boot.test.context.TestComponent;

/** Sets a table for one test: a negotiation of its own, delegations and people, all made through the services. */
@TestComponent
public class Scene {

    /** The password of everybody at these tables. */
    public static final String PASSWORD = "a table for the tests";

    /** The database may be that of an earlier run. */
    private static final String RUN = Integer.toString(new java.security.SecureRandom().nextInt(1 << 30), 36);

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final NegotiationService negotiations;
    private final PersonService people;
    private final SignInService signIn;
    private final Clock clock;
    private @Nullable SignedIn administrator;

    public Scene(NegotiationService negotiations, PersonService people, SignInService signIn, Clock clock) {
        this.negotiations = negotiations;
        this.people = people;
        this.signIn = signIn;
        this.clock = clock;
    }

    /**
     * A moment after everything done so far and before whatever is done next. Records count in milliseconds and two acts fit into one, so
     * it is the end of this one, and has passed when this returns.
     */
    public Instant moment() {
        Instant end = clock.instant().truncatedTo(ChronoUnit.MILLIS).plusNanos(999_999);
        while (!clock.instant().isAfter(end)) {
            Thread.onSpinWait();
        }
        return end;
    }

    /** A negotiation with two parties, three others, heads, a deputy, an adviser, two facilitators and an observer. */
    public Table table() {
        return table(0, null);
    }

    /**
     * A table as {@link #table()} with rules of its own.
     *
     * @param coSponsors delegations beside the proposer that a proposal needs
     * @param deadline   for amendments
     */
    public Table table(int coSponsors, @Nullable Instant deadline) {
        return table(false, coSponsors, deadline);
    }

    /** A table as {@link #table()} that is open to all. */
    public Table openTable() {
        return table(true, 0, null);
    }

    private Table table(boolean openToAll, int coSponsors, @Nullable Instant deadline) {
        int number = COUNTER.incrementAndGet();
        String slug = "scene-" + RUN + "-" + number;
        return As.person(administrator()).call(() -> {
            NegotiationId id = negotiations.begin(new NewNegotiation(
                    slug,
                    "Scene " + number,
                    "",
                    openToAll,
                    coSponsors,
                    deadline,
                    "peace-plan",
                    "simple-majority",
                    "consensus"));
            Table table = new Table(id, slug);
            table.delegation(this, "Northland", "NOR", DelegationKind.PARTY, true);
            table.delegation(this, "Southland", "SOU", DelegationKind.PARTY, true);
            table.delegation(this, "Eastland", "EAS", DelegationKind.GUARANTOR, true);
            table.delegation(this, "Westland", "WES", DelegationKind.GUARANTOR, true);
            table.delegation(this, "Midland", "MID", DelegationKind.CONTRIBUTOR, true);
            table.delegation(this, "Watch", "WAT", DelegationKind.OBSERVER, false);
            for (String name : new String[] {"Northland", "Southland", "Eastland", "Westland", "Midland"}) {
                table.person(this, name + " head", name, Capacity.HEAD);
            }
            table.person(this, "Northland deputy", "Northland", Capacity.DEPUTY);
            table.person(this, "Northland adviser", "Northland", Capacity.ADVISER);
            table.person(this, "Facilitator", null, Capacity.FACILITATOR);
            table.person(this, "Second facilitator", null, Capacity.FACILITATOR);
            table.person(this, "Observer", "Watch", Capacity.OBSERVER);
            return table;
        });
    }

    /** A table as {@link #table()} with so many delegations more, from "State 1" on, each with a head who may vote. */
    public Table assembly(int more) {
        Table table = table();
        As.person(administrator()).run(() -> {
            for (int number = 1; number <= more; number++) {
                table.delegation(this, "State " + number, "S" + number, DelegationKind.CONTRIBUTOR, true);
                table.person(this, "State " + number + " head", "State " + number, Capacity.HEAD);
            }
        });
        return table;
    }

    /** Gives a contributor another weight than one. */
    public void weigh(Table table, String name, int weight) {
        As.person(administrator())
                .run(() -> negotiations.count(
                        table.negotiation(),
                        table.delegation(name),
                        DelegationKind.CONTRIBUTOR,
                        weight,
                        true,
                        Set.of()));
    }

    /** The administrator of the house, made at the first call. */
    public synchronized SignedIn administrator() {
        if (administrator == null) {
            administrator = administrator(people, signIn);
        }
        return administrator;
    }

    /** As {@link #administrator()}, for whoever tests people without tables: nobody may come into the house before. */
    public static SignedIn administrator(PersonService people, SignInService signIn) {
        return people.inviteFirstAdministrator()
                .map(path -> people.beginHouse(
                        path.substring(path.indexOf('/') + 1),
                        new Email("administrator@parley.test"),
                        new PersonName("Administrator"),
                        new Password(PASSWORD)))
                .flatMap(signIn::byId)
                .orElseGet(() -> signIn.loadUserByUsername("administrator@parley.test"));
    }

    /** Somebody with an account and no seat anywhere. */
    public SignedIn stranger() {
        int number = COUNTER.incrementAndGet();
        return As.person(administrator())
                .call(() -> joined(people.invite(
                        new Email("stranger-" + RUN + "-" + number + "@parley.test"),
                        new PersonName("Stranger " + number))));
    }

    private SignedIn joined(Invitation invitation) {
        String path = invitation.path();
        if (path != null) {
            people.join(path.substring(path.indexOf('/') + 1), new Password(PASSWORD));
        }
        PersonId person = invitation.person();
        return signIn.byId(person).orElseThrow();
    }

    /** A table that was set, with everybody at it by name. */
    public static final class Table {

        private final NegotiationId negotiation;
        private final String slug;
        private final Map<String, DelegationId> delegations = new LinkedHashMap<>();
        private final Map<String, SignedIn> people = new LinkedHashMap<>();

        private Table(NegotiationId negotiation, String slug) {
            this.negotiation = negotiation;
            this.slug = slug;
        }

        public NegotiationId negotiation() {
            return negotiation;
        }

        public String slug() {
            return slug;
        }

        public DelegationId delegation(String name) {
            DelegationId found = delegations.get(name);
            if (found == null) {
                throw new IllegalArgumentException(name);
            }
            return found;
        }

        /** The names of all delegations, in their order at the table. */
        public Iterable<String> delegations() {
            return delegations.keySet();
        }

        public SignedIn person(String name) {
            SignedIn found = people.get(name);
            if (found == null) {
                throw new IllegalArgumentException(name);
            }
            return found;
        }

        public SignedIn facilitator() {
            return person("Facilitator");
        }

        public SignedIn secondFacilitator() {
            return person("Second facilitator");
        }

        public SignedIn observer() {
            return person("Observer");
        }

        public SignedIn head(String delegation) {
            return person(delegation + " head");
        }

        public As as(String name) {
            return As.person(person(name));
        }

        public As asHead(String delegation) {
            return As.person(head(delegation));
        }

        public As asFacilitator() {
            return As.person(facilitator());
        }

        private void delegation(Scene scene, String name, String shortName, DelegationKind kind, boolean entitled) {
            delegations.put(name, scene.negotiations.admit(negotiation, name, shortName, kind, 1, entitled));
        }

        private void person(Scene scene, String name, @Nullable String delegation, Capacity capacity) {
            Email email = new Email(name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@" + slug + ".test");
            Invitation invitation = scene.negotiations.seat(
                    negotiation,
                    email,
                    new PersonName(name),
                    delegation == null ? null : delegation(delegation),
                    capacity);
            people.put(name, scene.joined(invitation));
        }
    }
}
