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
@Import({Scene.class, DeliberationModuleTests.Statements.class})
class DeliberationModuleTests {

    private final Scene scene;
    private final Statements statements;
    private final DeliberationService service;
    private final DeliberationQueries queries;

    DeliberationModuleTests(
            Scene scene, Statements statements, DeliberationService service, DeliberationQueries queries) {
        this.scene = scene;
        this.statements = statements;
        this.service = service;
        this.queries = queries;
    }

    /** Subjects of a module that this one has never heard of. */
    static class Statements implements SubjectGuide {

        private final Map<UUID, UUID> negotiations = new ConcurrentHashMap<>();

        SubjectRef in(Scene.Table table) {
            SubjectRef statement = new SubjectRef(SubjectRef.STATEMENT, UUID.randomUUID());
            negotiations.put(statement.id(), table.negotiation().value());
            return statement;
        }

        @Override
        public Set<String> kinds() {
            return Set.of(SubjectRef.STATEMENT);
        }

        @Override
        public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
            return Optional.ofNullable(negotiations.get(subject.id()))
                    .map(negotiation -> new SubjectCard(subject, negotiation, "A statement", "", "", null));
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
        SubjectRef statement = statements.in(table);

        Posted posted = table.asHead("Northland")
                .call(() -> service.begin(NewThread.on(
                        table.negotiation(), statement, Audience.DELEGATION, "This is our line of retreat.")));

        assertThat(table.as("Northland adviser").call(() -> queries.threads(table.negotiation(), statement)))
                .hasSize(1);
        assertThat(table.asHead("Southland").call(() -> queries.threads(table.negotiation(), statement)))
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
