package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.delegation.NegotiationService;
import org.parley.kernel.Act;
import org.parley.kernel.Messages;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.kernel.Touched;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.Change;
import org.parley.text.Collision;
import org.parley.text.PlanText;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@IntegrationTest
@RecordApplicationEvents
class AmendmentServiceTests {

    private final Bench bench;
    private final Scene scene;
    private final AmendmentService service;
    private final AmendmentQueries queries;
    private final CollisionQueries collisions;
    private final AmendmentHistory history;
    private final NegotiationService negotiations;
    private final Subjects subjects;
    private final Messages messages;

    AmendmentServiceTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            RoundService rounds,
            AmendmentService service,
            AmendmentQueries queries,
            CollisionQueries collisions,
            AmendmentHistory history,
            NegotiationService negotiations,
            Subjects subjects,
            Messages messages) {
        this.bench = new Bench(scene, planService, plans, service, queries, rounds);
        this.scene = scene;
        this.service = service;
        this.queries = queries;
        this.collisions = collisions;
        this.history = history;
        this.negotiations = negotiations;
        this.subjects = subjects;
        this.messages = messages;
    }

    @Test
    void derivesTheChangesFromTheEditedText() {
        Bench.Set set = bench.set();
        AmendmentId id = set.draft("Northland", set.replaced("cessation", "30", "20"));
        AmendmentView draft = set.table().asHead("Northland").call(() -> queries.get(id));
        assertThat(draft.changes())
                .containsExactly(new Change.ReplaceWords(
                        set.at("cessation"),
                        "The Parties shall cease all hostilities within 30 days.",
                        "The Parties shall cease all hostilities within 20 days."));
        assertThat(draft.version()).isEqualTo(1);
        assertThat(draft.status()).isEqualTo(AmendmentStatus.DRAFT);
        assertThat(draft.number()).isZero();
    }

    @Test
    void numbersAmendmentsWhenTheyAreFiledSoThatDraftsLeaveNoGaps() {
        Bench.Set set = bench.set();
        set.draft("Southland", set.deleted("line"));
        AmendmentId one = set.filed("Northland", "cessation", "30", "20");
        set.draft("Southland", set.deleted("prisoners"));
        AmendmentId two = set.filed("Eastland", "line", "50,000", "25,000");
        assertThat(set.see(one).number()).isEqualTo(1);
        assertThat(set.see(two).number()).isEqualTo(2);
        assertThat(title(set, one)).isEqualTo("Amendment 1 (Northland) to Article 1(1)");
    }

    @Test
    void isProposedAtOnceWhereNoCoSponsorIsNeeded() {
        Bench.Set set = bench.set();
        assertThat(set.see(set.filed("Northland", "cessation", "30", "20")).status())
                .isEqualTo(AmendmentStatus.PROPOSED);
    }

    @Test
    void seeksCoSponsorsUntilThereAreEnough() {
        Bench.Set set = bench.set(2, null);
        AmendmentId id = set.filed("Northland", "cessation", "30", "20");
        assertThat(set.see(id).status()).isEqualTo(AmendmentStatus.SEEKING);
        set.table().asHead("Eastland").run(() -> service.coSponsor(id));
        assertThat(set.see(id).status()).isEqualTo(AmendmentStatus.SEEKING);
        refuses("amendment.error.not-votable", () -> set.open(id));
        set.table().asHead("Midland").run(() -> service.coSponsor(id));
        assertThat(set.see(id).status()).isEqualTo(AmendmentStatus.PROPOSED);
        assertThat(set.see(id).coSponsors())
                .containsExactly(set.table().delegation("Eastland"), set.table().delegation("Midland"));
    }

    @Test
    void countsTwoCoSponsorsWhoJoinAtTheSameMoment() throws Exception {
        Bench.Set set = bench.set(2, null);
        AmendmentId id = set.filed("Northland", "cessation", "30", "20");
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Callable<AmendmentStatus>> deeds = List.of(
                    () -> set.table().asHead("Eastland").call(() -> service.coSponsor(id)),
                    () -> set.table().asHead("Midland").call(() -> service.coSponsor(id)));
            for (Future<AmendmentStatus> done : both.invokeAll(deeds)) {
                done.get();
            }
        }
        assertThat(set.see(id).coSponsors()).hasSize(2);
        assertThat(set.see(id).status()).isEqualTo(AmendmentStatus.PROPOSED);
    }

    @Test
    void refusesAnAmendmentThatChangesNothing() {
        Bench.Set set = bench.set();
        AmendmentId id = set.draft("Northland", set.text());
        refuses(
                "amendment.error.changes-nothing",
                () -> set.table().asHead("Northland").run(() -> service.propose(id)));
    }

    @Test
    void refusesAnEmptyAmendment() {
        Bench.Set set = bench.set();
        AmendmentId id = set.draft("Northland", set.replaced("heavy", "Heavy weapons go first.", ""));
        refuses(
                "text.error.empty-provision",
                () -> set.table().asHead("Northland").run(() -> service.propose(id)));
        AmendmentId silent = set.table()
                .asHead("Northland")
                .call(() -> service.draft(
                        set.plan(), set.at("ceasefire"), new DraftText("", " ", set.deleted("prisoners"))));
        refuses(
                "amendment.error.no-reason",
                () -> set.table().asHead("Northland").run(() -> service.propose(silent)));
    }

    @Test
    void refusesToTakeAwayWhatAnotherProvisionCites() {
        Bench.Set set = bench.set();
        AmendmentId id = set.draft("Northland", set.deleted("cessation"));
        refuses(
                "text.error.reference-to-nothing",
                () -> set.table().asHead("Northland").run(() -> service.propose(id)));
    }

    @Test
    void refusesADraftOnAnOldVersionAndOffersToBringItToTheNewOne() {
        Bench.Set set = bench.set();
        AmendmentId draft = set.draft("Northland", set.replaced("line", "50,000", "25,000"));
        set.vote(Choice.YES, set.filed("Southland", "cessation", "30", "20"));
        As north = set.table().asHead("Northland");
        refuses("amendment.error.old-version", () -> north.run(() -> service.propose(draft)));
        assertThat(north.call(() -> queries.outdated(draft))).isTrue();

        assertThat(north.call(() -> service.reexpress(draft)).kind()).isEqualTo(Remark.Kind.CARRIED);
        north.run(() -> service.propose(draft));
        assertThat(set.see(draft).version()).isEqualTo(2);
    }

    @Test
    void leavesADraftAsItIsWhereItNoLongerApplies() {
        Bench.Set set = bench.set();
        AmendmentId draft = set.draft("Northland", set.replaced("cessation", "30", "45"));
        set.vote(Choice.YES, set.filed("Southland", "cessation", "30", "20"));
        As north = set.table().asHead("Northland");
        refuses("amendment.error.no-longer-applies", () -> north.run(() -> service.reexpress(draft)));
        assertThat(north.call(() -> queries.get(draft)).status()).isEqualTo(AmendmentStatus.DRAFT);
        assertThat(north.call(() -> queries.get(draft)).version()).isEqualTo(1);
    }

    @Test
    void refusesAProposalACoSponsorAndATakeoverAfterTheDeadline() {
        Bench.Set set = bench.set(1, null);
        AmendmentId draft = set.draft("Northland", set.deleted("line"));
        AmendmentId seeking = set.filed("Northland", "cessation", "30", "20");
        AmendmentId withdrawn = set.filed("Northland", "prisoners", "60", "40");
        set.table().asHead("Northland").run(() -> service.withdraw(withdrawn, ""));
        set.table()
                .asFacilitator()
                .run(() -> negotiations.settle(
                        set.table().negotiation(), 1, Instant.now().minus(Duration.ofMinutes(1)), 48));
        refuses(
                "amendment.error.deadline",
                () -> set.table().asHead("Northland").run(() -> service.propose(draft)));
        refuses("amendment.error.deadline", () -> set.table().asHead("Eastland").run(() -> service.coSponsor(seeking)));
        refuses(
                "amendment.error.deadline",
                () -> set.table().asHead("Eastland").run(() -> service.takeOver(withdrawn)));
    }

    @ParameterizedTest
    @CsvSource({
        "Observer, amendment.error.observer",
        "Facilitator, amendment.error.facilitator",
        "Northland adviser, amendment.error.adviser",
        "Northland head, amendment.error.own-co-sponsor"
    })
    void refusesCoSponsorsWhoMayNotBe(String person, String key) {
        Bench.Set set = bench.set(1, null);
        AmendmentId id = set.filed("Northland", "cessation", "30", "20");
        refuses(key, () -> set.table().as(person).run(() -> service.coSponsor(id)));
    }

    @ParameterizedTest
    @CsvSource({"Observer, amendment.error.observer", "Facilitator, amendment.error.facilitator"})
    void refusesDraftsOfThoseWhoNegotiateForNobody(String person, String key) {
        Bench.Set set = bench.set();
        refuses(
                key,
                () -> set.table()
                        .as(person)
                        .run(() -> service.draft(
                                set.plan(), set.at("ceasefire"), new DraftText("", "", set.deleted("line")))));
    }

    @Test
    void letsAnAdviserDraftButNotPropose() {
        Bench.Set set = bench.set();
        As adviser = set.table().as("Northland adviser");
        AmendmentId id = adviser.call(() ->
                service.draft(set.plan(), set.at("ceasefire"), new DraftText("", "Because.", set.deleted("line"))));
        refuses("amendment.error.adviser", () -> adviser.run(() -> service.propose(id)));
        set.table().as("Northland deputy").run(() -> service.propose(id));
        refuses("amendment.error.adviser", () -> adviser.run(() -> service.withdraw(id, "")));
    }

    @Test
    void refusesToActForAnotherDelegation() {
        Bench.Set set = bench.set();
        AmendmentId draft = set.draft("Northland", set.deleted("line"));
        As south = set.table().asHead("Southland");
        assertThatThrownBy(() -> south.run(() -> service.propose(draft))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> south.run(() -> service.save(draft, 0, new DraftText("", "", set.deleted("line")))))
                .isInstanceOf(NotFound.class);
        set.file("Northland", draft);
        refuses("amendment.error.other-delegation", () -> south.run(() -> service.withdraw(draft, "")));
        refuses("amendment.error.state", () -> set.table().asHead("Northland").run(() -> service.propose(draft)));
        refuses(
                "amendment.error.other-delegation",
                () -> south.run(() -> service.save(draft, 0, new DraftText("", "", set.text()))));
    }

    @Test
    void refusesToJoinTwice() {
        Bench.Set set = bench.set();
        AmendmentId id = set.filed("Northland", "cessation", "30", "20");
        As east = set.table().asHead("Eastland");
        east.run(() -> service.coSponsor(id));
        refuses("amendment.error.already-co-sponsor", () -> east.run(() -> service.coSponsor(id)));
    }

    @Test
    void neverOverwritesWhatAnotherSavedMeanwhile() {
        Bench.Set set = bench.set();
        AmendmentId id = set.draft("Northland", set.text());
        As head = set.table().asHead("Northland");
        As adviser = set.table().as("Northland adviser");
        long seen = head.call(() -> queries.get(id)).lockVersion();

        Saved first = adviser.call(
                () -> service.save(id, seen, new DraftText("", "", set.replaced("cessation", "30", "25"))));
        assertThat(first).isInstanceOf(Saved.Kept.class);
        Saved second =
                head.call(() -> service.save(id, seen, new DraftText("", "", set.replaced("cessation", "30", "20"))));

        AmendmentView kept = head.call(() -> queries.get(id));
        assertThat(second).isEqualTo(new Saved.Overtaken(kept));
        assertThat(kept.changes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.ReplaceWords.class,
                        change -> assertThat(change.after()).contains("25 days"));
        refuses("amendment.error.changed-meanwhile", () -> head.run(() -> service.propose(id, seen)));
    }

    @Test
    void keepsHalfTypedText() {
        Bench.Set set = bench.set();
        AmendmentId id = set.draft("Northland", set.replaced("cessation", "30 days", "thir"));
        AmendmentTexts texts = set.table().asHead("Northland").call(() -> queries.texts(id));
        assertThat(texts.result().find(set.at("cessation")).orElseThrow().text())
                .isEqualTo("The Parties shall cease all hostilities within thir.");
    }

    @ParameterizedTest
    @CsvSource({
        "202E, text.error.direction",
        "0007, text.error.control",
        "D800, text.error.half-character",
        "FFFD, text.error.unknown-character"
    })
    void refusesCharactersThatMisleadOrBreak(String hexadecimal, String key) {
        char character = (char) Integer.parseInt(hexadecimal, 16);
        refuses(key, () -> new DraftText("", "Because " + character, PlanText.EMPTY));
        refuses(key, () -> new DraftText("Title " + character, "", PlanText.EMPTY));
    }

    @Test
    void refusesAReasonOfFiveMillionCharacters() {
        refuses("text.error.too-long", () -> new DraftText("", "x".repeat(5_000_000), PlanText.EMPTY));
    }

    @Test
    void keepsMarkupAsWords() {
        Bench.Set set = bench.set();
        String markup = "<img src=x onerror=alert(1)>";
        AmendmentId id = set.table()
                .asHead("Northland")
                .call(() -> service.draft(
                        set.plan(), set.at("ceasefire"), new DraftText(markup, markup, set.deleted("line"))));
        assertThat(set.table().asHead("Northland").call(() -> queries.get(id)).reason())
                .isEqualTo(markup);
    }

    @Test
    void showsADraftToItsDelegationOnlyHoweverItIsAskedFor() {
        Bench.Set set = bench.set();
        AmendmentId id = set.draft("Northland", set.replaced("cessation", "30", "20"));
        AmendmentId putAway = set.draft("Northland", set.deleted("line"));
        set.table().asHead("Northland").run(() -> service.withdraw(putAway, ""));
        for (String person : List.of("Northland head", "Northland deputy", "Northland adviser")) {
            As member = set.table().as(person);
            assertThat(member.call(() -> queries.get(id)).id()).isEqualTo(id);
            assertThat(member.call(() -> queries.list(set.table().negotiation())))
                    .extracting(AmendmentView::id)
                    .containsExactlyInAnyOrder(id, putAway);
        }
        AmendmentId filed = set.filed("Southland", "cessation", "30", "25");
        for (String person :
                List.of("Southland head", "Eastland head", "Facilitator", "Second facilitator", "Observer")) {
            As other = set.table().as(person);
            for (AmendmentId hidden : List.of(id, putAway)) {
                assertThatThrownBy(() -> other.run(() -> queries.get(hidden))).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> other.run(() -> queries.texts(hidden))).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> other.run(() -> queries.redline(hidden)))
                        .isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> other.run(() -> collisions.of(hidden))).isInstanceOf(NotFound.class);
                assertThat(other.call(() -> describe(hidden))).isFalse();
            }
            assertThat(other.call(() -> queries.list(set.table().negotiation())))
                    .extracting(AmendmentView::id)
                    .containsExactly(filed);
            assertThat(other.call(() -> queries.drafts(set.table().negotiation())))
                    .isEmpty();
            assertThat(other.call(() -> queries.pendingOn(set.plan()))).hasSize(1);
            assertThat(other.call(() -> collisions.of(filed))).isEmpty();
        }
        assertThatThrownBy(() -> As.person(scene.stranger()).run(() -> queries.get(filed)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> As.nobody().run(() -> queries.get(filed)))
                .isInstanceOf(org.springframework.security.core.AuthenticationException.class);
    }

    private boolean describe(AmendmentId id) {
        return subjects.describe(SubjectRef.of(SubjectRef.AMENDMENT, id), Locale.ENGLISH)
                .isPresent();
    }

    @Test
    void keepsAStateThatWasADraftToItsDelegationInTheHistory() {
        Bench.Set set = bench.set();
        AmendmentId id = set.draft("Northland", set.replaced("cessation", "30", "20"));
        Amendment before = new Amendment(
                set.table().negotiation(),
                set.plan(),
                1,
                set.at("ceasefire"),
                set.table().delegation("Northland"),
                Instant.now());
        set.file("Northland", id);
        assertThat(set.table().asHead("Northland").call(() -> history.visible(before)))
                .isTrue();
        assertThat(set.table().asHead("Southland").call(() -> history.visible(before)))
                .isFalse();
        assertThat(set.table().asFacilitator().call(() -> history.visible(before)))
                .isFalse();
    }

    @Test
    void recordsDraftingAsACommitmentAndFilingInFull(ApplicationEvents events) {
        Bench.Set set = bench.set();
        AmendmentId id = set.draft("Northland", set.replaced("cessation", "30", "20"));
        Act drafted = last(events, "amendment.drafted");
        assertThat(drafted.visibility()).isEqualTo(Act.Visibility.DELEGATION);
        assertThat(drafted.audience())
                .isEqualTo(set.table().delegation("Northland").value());
        assertThat(drafted.data()).isEmpty();
        assertThat(drafted.text()).isNull();

        set.file("Northland", id);
        Act proposed = last(events, "amendment.proposed");
        assertThat(proposed.visibility()).isEqualTo(Act.Visibility.PUBLIC);
        assertThat(proposed.data()).containsEntry("number", 1);
        assertThat(proposed.payload()).isNotNull();
    }

    @Test
    void savesADraftWithoutAnAct(ApplicationEvents events) {
        Bench.Set set = bench.set();
        AmendmentId id = set.draft("Northland", set.text());
        long acts = events.stream(Act.class).count();
        set.table()
                .asHead("Northland")
                .run(() -> service.save(id, queries.get(id).lockVersion(), new DraftText("", "", set.deleted("line"))));
        assertThat(events.stream(Act.class).count()).isEqualTo(acts);
        assertThat(events.stream(Touched.class).map(Touched::type)).contains("amendment.saved");
    }

    private static Act last(ApplicationEvents events, String type) {
        return events.stream(Act.class)
                .filter(act -> act.type().equals(type))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    @Test
    void letsAnotherDelegationTakeOverWhatWasWithdrawn() {
        Bench.Set set = bench.set(1, null);
        AmendmentId id = set.filed("Northland", "cessation", "30", "20");
        set.table().asHead("Eastland").run(() -> service.coSponsor(id));
        set.table().asHead("Northland").run(() -> service.withdraw(id, "In the light of the debate."));
        AmendmentView withdrawn = set.see(id);
        assertThat(withdrawn.status()).isEqualTo(AmendmentStatus.WITHDRAWN);
        assertThat(withdrawn.remark().words()).isEqualTo("In the light of the debate.");
        refuses(
                "amendment.error.own-take-over",
                () -> set.table().asHead("Northland").run(() -> service.takeOver(id)));
        set.vote(Choice.YES, coSponsored(set, set.filed("Westland", "line", "50,000", "25,000")));

        set.table().asHead("Midland").run(() -> service.takeOver(id));

        AmendmentView taken = set.see(id);
        assertThat(taken.status()).isEqualTo(AmendmentStatus.PROPOSED);
        assertThat(taken.delegation()).isEqualTo(set.table().delegation("Midland"));
        assertThat(taken.first()).isEqualTo(set.table().delegation("Northland"));
        assertThat(taken.coSponsors()).containsExactly(set.table().delegation("Eastland"));
        assertThat(taken.version()).isEqualTo(2);
        assertThat(taken.number()).isEqualTo(1);
    }

    private AmendmentId coSponsored(Bench.Set set, AmendmentId id) {
        set.table().asHead("Eastland").run(() -> service.coSponsor(id));
        return id;
    }

    @Test
    void seeksCoSponsorsAgainWhenTheOneThatTookOverWasTheOnlyOne() {
        Bench.Set set = bench.set(1, null);
        AmendmentId id = coSponsored(set, set.filed("Northland", "cessation", "30", "20"));
        set.table().asHead("Northland").run(() -> service.withdraw(id, ""));
        set.table().asHead("Eastland").run(() -> service.takeOver(id));
        assertThat(set.see(id).status()).isEqualTo(AmendmentStatus.SEEKING);
    }

    @Test
    void refusesToTakeOverWhatNoLongerApplies() {
        Bench.Set set = bench.set();
        AmendmentId id = set.filed("Northland", "cessation", "30", "20");
        set.table().asHead("Northland").run(() -> service.withdraw(id, ""));
        set.vote(Choice.YES, set.filed("Southland", "cessation", "30", "45"));
        refuses(
                "amendment.error.no-longer-applies",
                () -> set.table().asHead("Eastland").run(() -> service.takeOver(id)));
        assertThat(set.see(id).status()).isEqualTo(AmendmentStatus.WITHDRAWN);
    }

    @Test
    void refusesToWithdrawWhileTheVoteIsOn() {
        Bench.Set set = bench.set();
        AmendmentId id = set.filed("Northland", "cessation", "30", "20");
        RoundId round = set.open(id);
        As north = set.table().asHead("Northland");
        refuses("amendment.error.under-vote", () -> north.run(() -> service.withdraw(id, "")));
        set.cast(round, Choice.NO);
        set.proclaim(round);
        refuses("amendment.error.state", () -> north.run(() -> service.withdraw(id, "")));
    }

    @Test
    void showsWhatElseTouchesTheSameWords() {
        Bench.Set set = bench.set();
        AmendmentId one = set.filed("Northland", "cessation", "30", "20");
        AmendmentId same = set.filed("Southland", "cessation", "30", "45");
        AmendmentId other = set.filed("Eastland", "cessation", "all hostilities", "fire");
        set.filed("Westland", "line", "50,000", "25,000");
        List<Meeting> meetings = set.table().as("Observer").call(() -> collisions.of(one));
        assertThat(meetings).extracting(meeting -> meeting.other().id()).containsExactly(same, other);
        assertThat(meetings)
                .extracting(meeting -> meeting.collision().kind())
                .containsExactly(Collision.Kind.CONFLICT, Collision.Kind.INDEPENDENT);
        assertThat(meetings)
                .flatExtracting(meeting -> meeting.collision().places())
                .extracting(Collision.Place::provision, Collision.Place::what, Collision.Place::words)
                .containsExactly(
                        tuple(set.at("cessation"), Collision.What.SAME_WORDS, "30"),
                        tuple(set.at("cessation"), Collision.What.SAME_PROVISION, ""));
    }

    private String title(Bench.Set set, AmendmentId id) {
        return set.table()
                .as("Observer")
                .call(() -> subjects.describe(SubjectRef.of(SubjectRef.AMENDMENT, id), Locale.ENGLISH)
                        .orElseThrow()
                        .title());
    }

    private void refuses(String key, ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOfSatisfying(RuleViolation.class, violation -> {
            assertThat(violation.key()).isEqualTo(key);
            for (Locale language : Messages.LANGUAGES) {
                assertThat(messages.get(language, key, violation.arguments().toArray()))
                        .isNotEqualTo(key);
            }
        });
    }
}
