package org.parley.deliberation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.parley.support.ModuleTest;
import org.parley.support.Scene;
import org.parley.support.StartedModules;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.PublishedEvents;

@ModuleTest(extraIncludes = "record")
@Import({Scene.class, DeliberationModuleTests.Elsewhere.class})
class DeliberationModuleTests {

    private final Scene scene;
    private final Elsewhere elsewhere;
    private final DeliberationService service;
    private final DeliberationQueries queries;

    DeliberationModuleTests(
            Scene scene, Elsewhere elsewhere, DeliberationService service, DeliberationQueries queries) {
        this.scene = scene;
        this.elsewhere = elsewhere;
        this.service = service;
        this.queries = queries;
    }

    /** Subjects of a module that this one has never heard of. */
    static class Elsewhere implements SubjectGuide {

        private final Map<UUID, UUID> negotiations = new ConcurrentHashMap<>();

        SubjectRef in(Scene.Table table) {
            SubjectRef amendment = new SubjectRef(SubjectRef.AMENDMENT, UUID.randomUUID());
            negotiations.put(amendment.id(), table.negotiation().value());
            return amendment;
        }

        @Override
        public Set<String> kinds() {
            return Set.of(SubjectRef.AMENDMENT);
        }

        @Override
        public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
            return Optional.ofNullable(negotiations.get(subject.id()))
                    .map(negotiation -> new SubjectCard(subject, negotiation, "An amendment", "", "", null));
        }
    }

    @Test
    void knowsNoneOfTheThingsThatAreDiscussed(ConfigurableApplicationContext context) {
        assertThat(StartedModules.in(context))
                .containsExactlyInAnyOrder("kernel", "design", "identity", "delegation", "deliberation", "record");
    }

    @Test
    void keepsWordsAmongOneDelegationToItselfInTheActAsOnTheScreen(PublishedEvents events) {
        Scene.Table table = scene.table();
        SubjectRef amendment = elsewhere.in(table);

        Posted posted = table.asHead("Northland")
                .call(() -> service.begin(NewThread.on(
                        table.negotiation(), amendment, Audience.DELEGATION, "This is our line of retreat.")));

        assertThat(table.as("Northland adviser").call(() -> queries.threads(table.negotiation(), amendment)))
                .hasSize(1);
        assertThat(table.asHead("Southland").call(() -> queries.threads(table.negotiation(), amendment)))
                .isEmpty();
        assertThat(events.ofType(Act.class)
                        .matching(act ->
                                act.subject().id().equals(posted.comment().value())))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.type()).isEqualTo("comment.posted");
                    assertThat(act.visibility()).isEqualTo(Act.Visibility.DELEGATION);
                    assertThat(act.audience())
                            .isEqualTo(table.delegation("Northland").value());
                });
    }
}
