package org.parley.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.ProvisionId;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@IntegrationTest
@RecordApplicationEvents
class ElementServiceTests {

    private static final String PEACE = """
            # Peace

            ## Ceasefire and withdrawal {#ceasefire}

            1. The Parties shall cease all hostilities. {#cessation}
            2. The Parties shall withdraw their forces. {#withdrawal}

            ## Elections {#elections}

            1. Elections shall be held. {#ballot}
            """;

    private static final String PAUSE = """
            # Pause

            ## Prisoners {#prisoners}

            1. Prisoners shall be exchanged. {#exchange}

            ## Ceasefire {#ceasefire}

            1. The Parties shall cease all hostilities for thirty days. {#cessation}
            """;

    private final Scene scene;
    private final PlanService plans;
    private final ElementService service;
    private final ElementQueries elements;
    private final Subjects subjects;

    ElementServiceTests(
            Scene scene, PlanService plans, ElementService service, ElementQueries elements, Subjects subjects) {
        this.scene = scene;
        this.plans = plans;
        this.service = service;
        this.elements = elements;
        this.subjects = subjects;
    }

    /** A table with two plans. */
    private record Two(Scene.Table table, Imported peace, Imported pause) {

        ProvisionId inPeace(String label) {
            return peace.labels().get(label);
        }

        ProvisionId inPause(String label) {
            return pause.labels().get(label);
        }

        List<PlanId> both() {
            return List.of(peace.plan(), pause.plan());
        }
    }

    private Two two() {
        Scene.Table table = scene.table();
        return table.asFacilitator()
                .call(() -> new Two(
                        table,
                        plans.importPlan(table.negotiation(), new NewPlan("peace", "en"), PlanFormat.MARKDOWN, PEACE),
                        plans.importPlan(table.negotiation(), new NewPlan("pause", "en"), PlanFormat.MARKDOWN, PAUSE)));
    }

    @Test
    void putsPlansSideBySideByWhatTheySettle(ApplicationEvents events) {
        Two two = two();
        Scene.Table table = two.table();
        table.asFacilitator().run(() -> {
            service.name(table.negotiation(), "Elections", Set.of(two.inPeace("elections")));
            service.name(table.negotiation(), "Prisoners", Set.of(two.inPause("prisoners")));
            service.name(
                    table.negotiation(),
                    " Ceasefire ",
                    Set.of(two.inPeace("cessation"), two.inPause("ceasefire"), two.inPause("cessation")));
            service.name(table.negotiation(), "Sanctions", Set.of());
        });

        SideBySide compared =
                table.as("Observer").call(() -> elements.sideBySide(table.negotiation(), two.both(), null));
        assertThat(compared.rows())
                .extracting(row -> row.element().name())
                .as("in the order of the first plan, then of the second")
                .containsExactly("Ceasefire", "Elections", "Prisoners");
        assertThat(compared.rows().getFirst().cells())
                .as("the article is read with its paragraph")
                .containsExactly(List.of(two.inPeace("cessation")), List.of(two.inPause("ceasefire")));
        assertThat(compared.rows().getFirst().only()).isEmpty();
        assertThat(compared.rows().get(1).only()).hasValue(0);
        assertThat(compared.rows().get(2).only()).hasValue(1);
        assertThat(compared.absent()).extracting(ElementView::name).containsExactly("Sanctions");
        assertThat(compared.loose()).containsExactly(List.of(two.inPeace("withdrawal")), List.of());
        assertThat(events.stream(Act.class).map(Act::type).filter(type -> type.startsWith("element.")))
                .containsOnly("element.named", "element.assigned")
                .hasSize(9);
    }

    @Test
    void isNamedAndChangedByFacilitatorsOnlyAndReadByWhoeverReadsTheNegotiation() {
        Two two = two();
        Scene.Table table = two.table();
        for (String name : List.of("Northland head", "Northland adviser", "Observer")) {
            assertThatThrownBy(() -> table.as(name).run(() -> service.name(table.negotiation(), "Ceasefire", Set.of())))
                    .as(name)
                    .isInstanceOf(AccessDeniedException.class);
        }
        ElementId id = table.asFacilitator()
                .call(() -> service.name(table.negotiation(), "Ceasefire", Set.of(two.inPeace("cessation"))));
        assertThatThrownBy(() -> table.asHead("Northland").run(() -> service.change(id, 0, "Truce", Set.of())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> table.asHead("Northland").run(() -> service.strike(id, 0, "No.")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> table.asHead("Northland")
                        .run(() -> service.assign(table.negotiation(), two.inPeace("withdrawal"), Set.of(id), "")))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(table.as("Observer").call(() -> elements.list(table.negotiation())))
                .singleElement()
                .satisfies(found -> assertThat(found.name()).isEqualTo("Ceasefire"));

        As stranger = As.person(scene.stranger());
        assertThatThrownBy(() -> stranger.run(() -> elements.list(table.negotiation())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> stranger.run(() -> elements.get(id))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> stranger.run(() -> service.change(id, 0, "Truce", Set.of())))
                .isInstanceOf(NotFound.class);
        assertThat(stranger.call(() -> subjects.describe(SubjectRef.of(SubjectRef.ELEMENT, id), Locale.ENGLISH)))
                .isEmpty();
    }

    @Test
    void refusesANameThatStandsAlreadyAProvisionFromElsewhereAndAnElementChangedMeanwhile() {
        Two two = two();
        Two elsewhere = two();
        Scene.Table table = two.table();
        As facilitator = table.asFacilitator();
        ElementId id = facilitator.call(() -> service.name(table.negotiation(), "Ceasefire", Set.of()));
        assertRefused(
                "element.error.name-taken",
                () -> facilitator.run(() -> service.name(table.negotiation(), "CEASEFIRE", Set.of())));
        assertRefused(
                "element.error.provision-gone",
                () -> facilitator.run(
                        () -> service.name(table.negotiation(), "Prisoners", Set.of(elsewhere.inPause("exchange")))));
        assertRefused(
                "text.error.empty", () -> facilitator.run(() -> service.name(table.negotiation(), "  ", Set.of())));
        facilitator.run(() -> service.change(id, 0, "Truce", Set.of(two.inPeace("cessation"))));
        assertRefused("element.error.meanwhile", () -> facilitator.run(() -> service.change(id, 0, "Pause", Set.of())));
        assertThatThrownBy(() -> facilitator.run(() -> elements.sideBySide(
                        table.negotiation(), List.of(elsewhere.peace().plan()), null)))
                .isInstanceOf(NotFound.class);
    }

    private static void assertRefused(String key, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo(key));
    }

    @Test
    void aProvisionIsAssignedToSomeElementsAndToNoneBesides() {
        Two two = two();
        Scene.Table table = two.table();
        ProvisionId cessation = two.inPeace("cessation");
        As facilitator = table.asFacilitator();
        ElementId ceasefire = facilitator.call(() -> service.name(table.negotiation(), "Ceasefire", Set.of(cessation)));
        ElementId hostilities = facilitator.call(() -> service.name(table.negotiation(), "Hostilities", Set.of()));

        facilitator.run(() -> service.assign(table.negotiation(), cessation, Set.of(hostilities), "First steps"));

        assertThat(facilitator.call(() -> elements.get(ceasefire)).provisions()).isEmpty();
        assertThat(facilitator.call(() -> elements.get(hostilities)).provisions())
                .containsExactly(cessation);
        assertThat(facilitator.call(() -> elements.list(table.negotiation())))
                .filteredOn(each -> each.name().equals("First steps"))
                .singleElement()
                .satisfies(named -> assertThat(named.provisions()).containsExactly(cessation));
        assertThatThrownBy(() -> facilitator.run(() -> service.assign(
                        table.negotiation(),
                        cessation,
                        Set.of(new ElementId(table.negotiation().value())),
                        "")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void staysReadableAsItStoodOnceItIsStruckAndLeavesItsNameFree() {
        Two two = two();
        Scene.Table table = two.table();
        As facilitator = table.asFacilitator();
        ElementId id = facilitator.call(
                () -> service.name(table.negotiation(), "Ceasefire", Set.of(two.inPeace("cessation"))));
        Instant then = scene.moment();
        assertRefused("text.error.empty", () -> facilitator.run(() -> service.strike(id, 0, " ")));
        facilitator.run(() -> service.strike(id, 0, "Two matters in one."));

        assertThat(facilitator.call(() -> elements.list(table.negotiation()))).isEmpty();
        assertThatThrownBy(() -> facilitator.run(() -> elements.get(id))).isInstanceOf(NotFound.class);
        assertRefused("element.error.struck", () -> facilitator.run(() -> service.strike(id, 1, "Again.")));
        assertThat(table.as("Observer")
                        .call(() -> elements.sideBySide(table.negotiation(), two.both(), then))
                        .rows())
                .singleElement()
                .satisfies(
                        row -> assertThat(row.cells()).containsExactly(List.of(two.inPeace("cessation")), List.of()));
        assertThat(facilitator.call(() -> service.name(table.negotiation(), "Ceasefire", Set.of())))
                .isNotEqualTo(id);
        assertThat(table.as("Observer")
                        .call(() -> elements.sideBySide(table.negotiation(), two.both(), Instant.EPOCH))
                        .columns())
                .as("neither plan existed")
                .isEmpty();
    }
}
