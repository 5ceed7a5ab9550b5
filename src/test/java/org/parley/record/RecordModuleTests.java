package org.parley.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.ActIndex;
import org.parley.kernel.Actor;
import org.parley.kernel.Ids;
import org.parley.kernel.SubjectRef;
import org.parley.support.ModuleTest;
import org.parley.support.Scene;
import org.parley.support.StartedModules;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.Scenario;

@ModuleTest
@Import(Scene.class)
class RecordModuleTests {

    private final Scene scene;
    private final ActIndex index;
    private final RecordQueries queries;

    RecordModuleTests(Scene scene, ActIndex index, RecordQueries queries) {
        this.scene = scene;
        this.index = index;
        this.queries = queries;
    }

    @Test
    void knowsWhoMayReadAndNoneOfTheThingsItSpeaksOf(ConfigurableApplicationContext context) {
        assertThat(StartedModules.in(context))
                .containsExactlyInAnyOrder("kernel", "design", "identity", "delegation", "record");
    }

    @Test
    void entersAnActOfAModuleThatItDoesNotKnow(Scenario scenario) {
        Scene.Table table = scene.table();
        LogId log = LogId.of(table.negotiation().value());
        long before = table.as("Observer").call(() -> queries.state(log)).size();
        Act act = Act.of(
                "treaty.signed",
                table.negotiation().value(),
                new SubjectRef("treaty", Ids.next()),
                new Actor(table.facilitator().id().value(), "Facilitator", null, "facilitator"));

        scenario.publish(act)
                .andWaitForStateChange(() -> index.indexOf(act.idem()), OptionalLong::isPresent)
                .andVerify(found -> assertThat(found).hasValue(before));

        RecordEntry entry = table.as("Observer").call(() -> queries.entry(log, before));
        assertThat(entry.line().type()).isEqualTo("treaty.signed");
        assertThat(entry.line().subject()).isEqualTo(act.subject());
    }
}
