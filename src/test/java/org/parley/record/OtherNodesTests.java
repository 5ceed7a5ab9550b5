package org.parley.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.Parley;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.Ids;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Touched;
import org.parley.support.IntegrationTest;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes of one house, on one database. */
@IntegrationTest
class OtherNodesTests {

    private static final Actor SOMEBODY = new Actor(Ids.next(), "Somebody", null, null);

    private final ConfigurableApplicationContext here;
    private final UUID negotiation = Ids.next();

    /** A house sets this for its JVM when it starts; here two share one. */
    private final SecurityContextHolderStrategy strategy = SecurityContextHolder.getContextHolderStrategy();

    OtherNodesTests(ConfigurableApplicationContext here) {
        this.here = here;
    }

    @AfterEach
    void giveTheJvmBack() {
        SecurityContextHolder.setContextHolderStrategy(strategy);
    }

    @Test
    void tellsTheScreensOfOneNodeWhatWasDoneOnTheOther() {
        JdbcConnectionDetails application = here.getBean(JdbcConnectionDetails.class);
        FlywayConnectionDetails migration = here.getBean(FlywayConnectionDetails.class);
        try (ConfigurableApplicationContext there = new SpringApplicationBuilder(Parley.class)
                .profiles("test")
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + application.getJdbcUrl(),
                        "--spring.datasource.username=" + application.getUsername(),
                        "--spring.datasource.password=" + application.getPassword(),
                        "--spring.datasource.hikari.maximum-pool-size=5",
                        "--spring.flyway.user=" + migration.getUsername(),
                        "--spring.flyway.password=" + migration.getPassword())) {
            List<Touched> heardHere = listen(here);
            List<Touched> heardThere = listen(there);
            List<SubjectRef> fromHere = act(here, 3);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(heardThere).extracting(Touched::subject).containsExactlyElementsOf(fromHere));
            List<SubjectRef> fromThere = act(there, 2);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(heardHere).extracting(Touched::subject).containsExactlyElementsOf(fromThere));
            assertThat(heardHere).allSatisfy(touched -> {
                assertThat(touched.type()).isEqualTo("plan.imported");
                assertThat(touched.person()).isEqualTo(SOMEBODY.person());
            });
            assertThat(heardThere).as("nobody hears their own twice").hasSize(3);
            Actor delegate = new Actor(Ids.next(), "Delegate", Ids.next(), "head");
            new TransactionTemplate(there.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(status -> there.publishEvent(Act.of(
                                    "amendment.drafted",
                                    negotiation,
                                    new SubjectRef(SubjectRef.AMENDMENT, Ids.next()),
                                    delegate)
                            .delegationOnly(delegate.delegation())));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(heardHere.getLast().audience())
                            .as("for its delegation alone")
                            .isEqualTo(delegate.delegation()));
        }
    }

    private List<SubjectRef> act(ConfigurableApplicationContext node, int times) {
        List<SubjectRef> subjects = new CopyOnWriteArrayList<>();
        TransactionTemplate transaction = new TransactionTemplate(node.getBean(PlatformTransactionManager.class));
        for (int i = 0; i < times; i++) {
            SubjectRef subject = new SubjectRef(SubjectRef.PLAN, Ids.next());
            transaction.executeWithoutResult(
                    status -> node.publishEvent(Act.of("plan.imported", negotiation, subject, SOMEBODY)));
            subjects.add(subject);
        }
        return subjects;
    }

    /** What is published on a node as touched in this negotiation, beside its own acts. */
    private List<Touched> listen(ConfigurableApplicationContext node) {
        List<Touched> heard = new CopyOnWriteArrayList<>();
        node.addApplicationListener((ApplicationListener<PayloadApplicationEvent<?>>) event -> {
            if (event.getPayload() instanceof Touched touched
                    && touched.negotiation().equals(negotiation)) {
                heard.add(touched);
            }
        });
        return heard;
    }
}
