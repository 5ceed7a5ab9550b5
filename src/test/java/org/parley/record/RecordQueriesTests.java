package org.parley.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.Ids;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.record.verify.Hash;
import org.parley.record.verify.Proofs;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class RecordQueriesTests {

    private final RecordQueries records;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Scene scene;
    private Scene.Table table;
    private LogId log;

    RecordQueriesTests(
            RecordQueries records, ApplicationEventPublisher events, TransactionTemplate transaction, Scene scene) {
        this.records = records;
        this.events = events;
        this.transaction = transaction;
        this.scene = scene;
    }

    @BeforeEach
    void setTable() {
        table = scene.table();
        log = new LogId(table.negotiation().value());
    }

    @Test
    void showsWhatTheServicesDidAsEntriesOfTheNegotiation() {
        table.as("Observer").run(() -> {
            List<RecordLine> lines = all(RecordFilter.ALL, 500);
            assertThat(lines.getLast().type()).isEqualTo("negotiation.begun");
            assertThat(lines).extracting(RecordLine::type).contains("delegation.admitted", "seat.granted");
            assertThat(lines).extracting(RecordLine::index).isEqualTo(descending(lines.size()));
            assertThat(lines.getFirst().personName()).isEqualTo("Administrator");
        });
    }

    @Test
    void isReadByNobodyWithoutASeat() {
        As.person(scene.stranger()).run(() -> {
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> records.state(log));
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> records.page(log, RecordFilter.ALL, null, 10));
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> records.entry(log, 0));
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> records.following(log, 0, 10));
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> records.consistency(log, 1));
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> records.about(log, log.value(), 10));
        });
        As.nobody()
                .run(() -> assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class)
                        .isThrownBy(() -> records.state(log)));
    }

    @Test
    void showsTheRecordOfTheHouseToAdministratorsOnly() {
        table.asFacilitator()
                .run(() -> assertThatExceptionOfType(NotFound.class)
                        .isThrownBy(() -> records.page(LogId.HOUSE, RecordFilter.ALL, null, 10)));
        As.person(scene.administrator()).run(() -> {
            RecordPage page = records.page(LogId.HOUSE, RecordFilter.ALL.topic("person"), null, 10);
            assertThat(page.lines()).isNotEmpty().allMatch(line -> line.type().startsWith("person."));
        });
    }

    @Test
    void findsTheSameEntriesAsAReaderWhoLooksAtEachOfThem() {
        UUID article = Ids.next();
        UUID other = Ids.next();
        UUID round = Ids.next();
        Actor north = actor("Northland");
        Actor south = actor("Southland");
        for (int i = 0; i < 30; i++) {
            Actor actor = i % 2 == 0 ? north : south;
            Act act = act(i % 3 == 0 ? "comment.posted" : "amendment.proposed", actor);
            if (i % 5 == 0) {
                act = act.with("provisions", List.of("provision:" + article, "provision:" + other));
            } else if (i % 5 == 1) {
                act = act.with("article", article.toString());
            }
            publish(i % 4 == 0 ? act.round(round) : act);
        }
        table.as("Observer").run(() -> {
            List<RecordLine> everything = all(RecordFilter.ALL, 500);
            Instant middle = everything.get(15).at();
            Predicate<RecordLine> aboutArticle = line -> line.data().canonical().contains(article.toString());
            Predicate<RecordLine> aboutEither =
                    aboutArticle.or(line -> line.data().canonical().contains(other.toString()));
            assertFinds(
                    everything,
                    RecordFilter.ALL.topic("comment"),
                    line -> line.type().startsWith("comment."));
            assertFinds(
                    everything,
                    RecordFilter.ALL.delegation(north.delegation()),
                    line -> north.delegation().equals(line.delegation()));
            assertFinds(
                    everything,
                    RecordFilter.ALL.person(south.person()),
                    line -> south.person().equals(line.person()));
            assertFinds(everything, RecordFilter.ALL.things(List.of(article)), aboutArticle);
            assertFinds(everything, RecordFilter.ALL.things(List.of(article, other)), aboutEither);
            assertFinds(
                    everything,
                    RecordFilter.ALL
                            .things(List.of(article, other))
                            .topic("comment")
                            .delegation(north.delegation()),
                    aboutEither.and(line -> line.type().startsWith("comment.")
                            && north.delegation().equals(line.delegation())));
            assertFinds(everything, RecordFilter.ALL.things(List.of(round)), line -> round.equals(line.round()));
            assertFinds(
                    everything,
                    RecordFilter.ALL.from(middle),
                    line -> !line.at().isBefore(middle));
            assertFinds(
                    everything,
                    RecordFilter.ALL.until(middle),
                    line -> line.at().isBefore(middle));
            assertFinds(everything, RecordFilter.ALL.from(Instant.parse("2999-01-01T00:00:00Z")), line -> false);
        });
    }

    @Test
    void provesEveryEntryToTheRootAndEveryBeginningToTheWhole() {
        for (int i = 0; i < 300; i++) {
            publish(act("comment.posted", actor("Northland")));
        }
        table.as("Observer").run(() -> {
            RecordState state = records.state(log);
            assertThat(state.size()).isGreaterThan(300);
            for (long index : new long[] {0, 1, 5, 255, 256, 257, state.size() - 1}) {
                RecordEntry entry = records.entry(log, index);
                assertThat(entry.proven()).isTrue();
                assertThat(entry.leaf()).isEqualTo(Hash.leaf(entry.bytes()));
                assertThat(Proofs.included(entry.leaf(), index, state.size(), entry.path(), state.root()))
                        .isTrue();
            }
            publish(act("comment.posted", actor("Northland")));
            RecordState later = records.state(log);
            List<Hash> path = records.consistency(log, state.size());
            assertThat(Proofs.consistent(state.size(), state.root(), later.size(), later.root(), path))
                    .isTrue();
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> records.entry(log, later.size()));
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> records.entry(log, -1));
            assertThat(records.following(log, later.size() - 3, 10)).hasSize(3);
        });
    }

    @Test
    void showsContentOfADelegationToItsMembersOnly() {
        byte[] words = "our line".getBytes(StandardCharsets.UTF_8);
        publish(act("comment.posted", actor("Northland"))
                .delegationOnly(table.delegation("Northland").value())
                .with("where", "inside")
                .payload(words, "text/plain"));
        for (String member : List.of("Northland head", "Northland deputy", "Northland adviser")) {
            table.as(member)
                    .run(() -> assertThat(newest().content())
                            .isInstanceOfSatisfying(RecordEntry.Content.Open.class, open -> {
                                assertThat(open.holds()).isTrue();
                                assertThat(new String(open.bytes(), StandardCharsets.UTF_8))
                                        .contains("inside");
                            }));
        }
        for (String other : List.of("Southland head", "Facilitator", "Observer")) {
            table.as(other).run(() -> {
                RecordEntry entry = newest();
                assertThat(entry.content()).isEqualTo(new RecordEntry.Content.OfDelegation("Northland"));
                assertThat(new String(entry.bytes(), StandardCharsets.UTF_8)).doesNotContain("inside");
                assertThat(entry.proven()).isTrue();
            });
        }
    }

    @Test
    void showsSealedContentToNobody() {
        publish(act("ballot.cast", actor("Northland"))
                .sealed("yes".getBytes(StandardCharsets.UTF_8), "application/json"));
        for (String anybody : List.of("Northland head", "Facilitator", "Observer")) {
            table.as(anybody).run(() -> assertThat(newest().content()).isEqualTo(new RecordEntry.Content.Sealed()));
        }
    }

    @Test
    void showsPublicContentToEveryReader() {
        publish(act("version.adopted", actor("Northland")).payload(new byte[] {7}, "application/octet-stream"));
        table.as("Observer")
                .run(() -> assertThat(newest().content())
                        .isInstanceOfSatisfying(
                                RecordEntry.Content.Open.class,
                                open -> assertThat(open.bytes()).isEqualTo(new byte[] {7})));
    }

    private RecordEntry newest() {
        return records.entry(log, records.state(log).size() - 1);
    }

    private void assertFinds(List<RecordLine> everything, RecordFilter filter, Predicate<RecordLine> wanted) {
        List<Long> expected =
                everything.stream().filter(wanted).map(RecordLine::index).toList();
        for (int limit : new int[] {1, 4, 500}) {
            assertThat(all(filter, limit)).extracting(RecordLine::index).isEqualTo(expected);
        }
    }

    @Test
    void findsSeveralThingsHoweverFarApartTheirEntriesStand() {
        UUID early = Ids.next();
        UUID late = Ids.next();
        Actor north = actor("Northland");
        int between = 5_000;
        publish(act("comment.posted", north).with("article", early.toString()));
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < between; i++) {
                events.publishEvent(act("comment.posted", north));
            }
        });
        publish(act("comment.posted", north).with("article", late.toString()));
        publish(act("comment.posted", north).with("provisions", List.of("provision:" + early, "provision:" + late)));
        table.as("Observer").run(() -> {
            long last = records.state(log).size() - 1;
            RecordFilter either = RecordFilter.ALL.things(List.of(early, late));
            for (int limit : new int[] {1, 2, 3, 50}) {
                assertThat(all(either, limit))
                        .extracting(RecordLine::index)
                        .containsExactly(last, last - 1, last - between - 2);
            }
        });
    }

    /** Page after page. */
    private List<RecordLine> all(RecordFilter filter, int limit) {
        List<RecordLine> lines = new ArrayList<>();
        Long before = null;
        do {
            RecordPage page = records.page(log, filter, before, limit);
            assertThat(page.lines()).hasSizeLessThanOrEqualTo(limit);
            lines.addAll(page.lines());
            before = page.next();
        } while (before != null);
        return lines;
    }

    private static List<Long> descending(int size) {
        return LongStream.range(0, size).map(i -> size - 1 - i).boxed().toList();
    }

    private Actor actor(String delegation) {
        return new Actor(
                table.head(delegation).id().value(),
                delegation + " head",
                table.delegation(delegation).value(),
                "head");
    }

    private Act act(String type, Actor actor) {
        return Act.of(type, log.value(), new SubjectRef(SubjectRef.COMMENT, Ids.next()), actor);
    }

    private void publish(Act act) {
        transaction.executeWithoutResult(status -> events.publishEvent(act));
    }
}
