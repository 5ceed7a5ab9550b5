package org.parley.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.parley.identity.Email;
import org.parley.identity.Password;
import org.parley.identity.PersonName;
import org.parley.identity.PersonQueries;
import org.parley.identity.PersonService;
import org.parley.identity.SignedIn;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

/** Who may do what with accounts, negotiations, delegations and seats: every role, every operation, in a negotiation that is not public. */
@IntegrationTest
class RoleMatrixTests {

    private enum Role {
        ADMINISTRATOR,
        FACILITATOR,
        HEAD,
        ADVISER,
        OBSERVER,
        STRANGER,
        ANONYMOUS
    }

    private static final Set<Role> ARRANGE = EnumSet.of(Role.ADMINISTRATOR, Role.FACILITATOR);
    private static final Set<Role> ADMINISTER = EnumSet.of(Role.ADMINISTRATOR);
    private static final Set<Role> READ = EnumSet.complementOf(EnumSet.of(Role.STRANGER, Role.ANONYMOUS));
    private static final Set<Role> SIT =
            EnumSet.complementOf(EnumSet.of(Role.ADMINISTRATOR, Role.STRANGER, Role.ANONYMOUS));
    private static final Set<Role> SIGNED_IN = EnumSet.complementOf(EnumSet.of(Role.ANONYMOUS));
    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);

    private final Scene scene;
    private final NegotiationService service;
    private final NegotiationQueries queries;
    private final Seats seats;
    private final PersonService people;
    private final PersonQueries persons;

    RoleMatrixTests(
            Scene scene,
            NegotiationService service,
            NegotiationQueries queries,
            Seats seats,
            PersonService people,
            PersonQueries persons) {
        this.scene = scene;
        this.service = service;
        this.queries = queries;
        this.seats = seats;
        this.people = people;
        this.persons = persons;
    }

    private record Operation(String name, Set<Role> allowed, Runnable deed) {}

    @TestFactory
    Stream<DynamicTest> letsEachRoleDoWhatItMayAndNothingElse() {
        Scene.Table table = scene.table();
        return Stream.of(Role.values())
                .flatMap(role -> operations(table)
                        .map(operation -> DynamicTest.dynamicTest(
                                role + (operation.allowed().contains(role) ? " may " : " may not ") + operation.name(),
                                () -> check(table, role, operation))));
    }

    private void check(Scene.Table table, Role role, Operation operation) {
        Throwable refusal = null;
        try {
            as(table, role).run(operation.deed());
        } catch (RuleViolation reachedTheRules) {
            // allowed in, and refused by a rule: the permission is what is asked here
        } catch (AccessDeniedException | AuthenticationCredentialsNotFoundException | NotFound refused) {
            refusal = refused;
        }
        if (operation.allowed().contains(role)) {
            assertThat(refusal).isNull();
        } else {
            assertThat(refusal).isNotNull();
        }
    }

    private As as(Scene.Table table, Role role) {
        return switch (role) {
            case ADMINISTRATOR -> As.person(scene.administrator());
            case FACILITATOR -> table.asFacilitator();
            case HEAD -> table.asHead("Northland");
            case ADVISER -> table.as("Northland adviser");
            case OBSERVER -> table.as("Observer");
            case STRANGER -> As.person(scene.stranger());
            case ANONYMOUS -> As.nobody();
        };
    }

    private Stream<Operation> operations(Scene.Table table) {
        NegotiationId negotiation = table.negotiation();
        SignedIn target = scene.stranger();
        SeatId held =
                table.asHead("Westland").call(() -> seats.require(negotiation).id());
        return Stream.of(
                new Operation("begin a negotiation", ADMINISTER, () -> service.begin(taken(table))),
                new Operation("settle its conditions", ARRANGE, () -> service.settle(negotiation, 0, null, 48)),
                new Operation(
                        "admit a delegation",
                        ARRANGE,
                        () -> service.admit(negotiation, "Northland", "NOR", DelegationKind.PARTY, 1, true)),
                new Operation(
                        "give a seat",
                        ARRANGE,
                        () -> service.seat(negotiation, target.id(), table.delegation("Eastland"), Capacity.ADVISER)),
                new Operation(
                        "invite into a seat",
                        ARRANGE,
                        () -> service.seat(
                                negotiation,
                                new Email(target.getUsername()),
                                new PersonName(target.name()),
                                table.delegation("Eastland"),
                                Capacity.ADVISER)),
                new Operation("end a seat", ARRANGE, () -> {
                    service.unseat(negotiation, held);
                    service.seat(negotiation, table.head("Westland").id(), table.delegation("Westland"), Capacity.HEAD);
                }),
                new Operation("read the negotiation", READ, () -> queries.get(negotiation)),
                new Operation("find it by its address", READ, () -> queries.bySlug(table.slug())),
                new Operation("read its delegations", READ, () -> queries.delegations(negotiation)),
                new Operation("read one delegation", READ, () -> queries.delegation(table.delegation("Northland"))),
                new Operation("read its seats", READ, () -> queries.seats(negotiation)),
                new Operation("read its people's names", READ, () -> queries.names(negotiation, List.of(target.id()))),
                new Operation("have a seat in it", SIT, () -> seats.require(negotiation)),
                new Operation(
                        "facilitate it", EnumSet.of(Role.FACILITATOR), () -> seats.requireFacilitator(negotiation)),
                new Operation("speak for a delegation", EnumSet.of(Role.HEAD), () -> seats.requireVoice(negotiation)),
                new Operation(
                        "sit for a delegation",
                        EnumSet.of(Role.HEAD, Role.ADVISER),
                        () -> seats.requireDelegate(negotiation)),
                new Operation("list their own negotiations", SIGNED_IN, queries::mine),
                new Operation("list all accounts", ADMINISTER, persons::all),
                new Operation("read their own account", SIGNED_IN, persons::me),
                new Operation("list their own tokens", SIGNED_IN, persons::myTokens),
                new Operation("choose their language", SIGNED_IN, () -> people.speak("en")),
                new Operation(
                        "change their own name",
                        SIGNED_IN,
                        () -> people.rename(new PersonName(persons.me().name()))),
                new Operation(
                        "change their own password",
                        SIGNED_IN,
                        () -> people.changePassword("not it", new Password("quite another one"))),
                new Operation("make a token", SIGNED_IN, () -> people.makeToken("matrix")),
                new Operation(
                        "invite somebody",
                        ARRANGE,
                        () -> people.invite(new Email(target.getUsername()), new PersonName(target.name()))),
                new Operation("open a link of nobody", EVERYBODY, () -> people.welcome("nothing")),
                new Operation(
                        "invite an administrator",
                        ADMINISTER,
                        () -> people.inviteAdministrator(new Email(target.getUsername()), new PersonName("Somebody"))),
                new Operation("reset a password", ADMINISTER, () -> people.resetPassword(target.id())),
                new Operation("close an account", ADMINISTER, () -> {
                    people.disable(target.id());
                    people.enable(target.id());
                }),
                new Operation("open an account", ADMINISTER, () -> people.enable(target.id())));
    }

    private static NewNegotiation taken(Scene.Table table) {
        return new NewNegotiation(
                table.slug(), "Taken", "", false, 0, null, "peace-plan", "simple-majority", "consensus");
    }
}
