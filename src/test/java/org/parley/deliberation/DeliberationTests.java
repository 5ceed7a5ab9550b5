package org.parley.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.delegation.Capacity;
import org.parley.delegation.NegotiationService;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.kernel.Touched;
import org.parley.plan.Adoption;
import org.parley.plan.Imported;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanService;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.Change;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@RecordApplicationEvents
class DeliberationTests {

    private static final String CESSATION = "The Parties shall cease all hostilities within 30 days.";

    private static final String SOURCE = """
            # Peace plan

            ## Ceasefire {#ceasefire}

            1. %s {#cessation}
            2. The line is recorded on maps. {#line}
            """.formatted(CESSATION);

    private final Scene scene;
    private final NegotiationService negotiations;
    private final PlanService plans;
    private final DeliberationService service;
    private final DeliberationQueries queries;
    private final Subjects subjects;
    private final TransactionTemplate transaction;

    DeliberationTests(
            Scene scene,
            NegotiationService negotiations,
            PlanService plans,
            DeliberationService service,
            DeliberationQueries queries,
            Subjects subjects,
            TransactionTemplate transaction) {
        this.scene = scene;
        this.negotiations = negotiations;
        this.plans = plans;
        this.service = service;
        this.queries = queries;
        this.subjects = subjects;
        this.transaction = transaction;
    }

    /** A table with a plan on it. */
    private record Room(Scene.Table table, Imported plan) {

        SubjectRef provision(String label) {
            return SubjectRef.of(SubjectRef.PROVISION, plan.labels().get(label));
        }

        NewThread say(String text) {
            return NewThread.on(table.negotiation(), provision("cessation"), Audience.EVERYONE, text);
        }

        NewThread whisper(String text) {
            return NewThread.on(table.negotiation(), provision("cessation"), Audience.DELEGATION, text);
        }

        NewThread quote(int start, int end, String text) {
            return new NewThread(
                    table.negotiation(),
                    provision("cessation"),
                    TextAnchor.in(CESSATION, start, end, 1),
                    Audience.EVERYONE,
                    text);
        }
    }

    private Room room() {
        Scene.Table table = scene.table();
        Imported plan = table.asFacilitator()
                .call(() ->
                        plans.importPlan(table.negotiation(), new NewPlan("peace", "en"), PlanFormat.MARKDOWN, SOURCE));
        return new Room(table, plan);
    }

    private List<ThreadView> threads(Room room, As reader) {
        return reader.call(() -> queries.threads(room.table().negotiation(), room.provision("cessation")));
    }

    private static void refuses(String key, Runnable act) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(act::run)
                .satisfies(refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @Test
    void letsEverybodyReadWhatIsSaidToEveryone() {
        Room room = room();
        Posted begun = room.table().asHead("Northland").call(() -> service.begin(room.say("We can accept 30 days.")));
        room.table().asHead("Southland").run(() -> service.reply(begun.thread(), "We cannot."));
        for (String reader : List.of("Eastland head", "Facilitator", "Observer", "Northland adviser")) {
            List<ThreadView> seen = threads(room, room.table().as(reader));
            assertThat(seen).singleElement().satisfies(thread -> {
                assertThat(thread.comments())
                        .extracting(CommentView::text)
                        .containsExactly("We can accept 30 days.", "We cannot.");
                assertThat(thread.comments().getFirst().delegationName()).isEqualTo("Northland");
                assertThat(thread.mayWrite()).isEqualTo(!reader.equals("Observer"));
            });
        }
    }

    @Test
    void putsEveryActOnRecord(ApplicationEvents events) {
        Room room = room();
        As author = room.table().asHead("Northland");
        Posted begun = author.call(() -> service.begin(room.say("First.")));
        author.run(() -> service.edit(begun.comment(), "First, corrected."));
        author.run(() -> service.resolve(begun.thread()));
        author.run(() -> service.reopen(begun.thread()));
        assertThat(events.stream(Act.class).filter(act -> act.type().startsWith("comment.")))
                .extracting(Act::type)
                .containsExactly("comment.posted", "comment.edited", "comment.resolved", "comment.reopened");
        assertThat(events.stream(Act.class).filter(act -> act.type().equals("comment.posted")))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.text()).isEqualTo("First.");
                    assertThat(act.visibility()).isEqualTo(Act.Visibility.PUBLIC);
                    assertThat(act.data())
                            .containsEntry("on", room.provision("cessation").toString())
                            .containsEntry("thread", begun.thread().value().toString());
                });
    }

    @Test
    void hidesAPrivateThreadFromEverybodyElseInEveryWay(ApplicationEvents events) {
        Room room = room();
        Scene.Table table = room.table();
        Instant before = Instant.now().minusSeconds(1);
        Posted begun = table.as("Northland adviser")
                .call(() -> service.begin(room.whisper("@Northland head, @Southland head: hold this back.")));
        SubjectRef thread = SubjectRef.of(SubjectRef.THREAD, begun.thread());
        SubjectRef comment = SubjectRef.of(SubjectRef.COMMENT, begun.comment());

        for (String other : List.of("Southland head", "Facilitator", "Observer", "Eastland head")) {
            As as = table.as(other);
            assertThat(threads(room, as)).as(other).isEmpty();
            as.run(() -> {
                assertThatThrownBy(() -> queries.thread(begun.thread())).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> queries.comment(begun.comment())).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> queries.versions(begun.comment())).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> queries.listeners(begun.thread())).isInstanceOf(NotFound.class);
                assertThat(queries.marks(table.negotiation(), SubjectRef.PROVISION))
                        .isEmpty();
                assertThat(queries.mentionsOfMe(table.negotiation())).isEmpty();
                assertThat(queries.since(table.negotiation(), before)).isEmpty();
                assertThat(queries.page(table.negotiation(), null, 50).comments())
                        .isEmpty();
                assertThat(subjects.describe(thread, Locale.ENGLISH)).isEmpty();
                assertThat(subjects.describe(comment, Locale.ENGLISH)).isEmpty();
                assertThatThrownBy(() -> service.keepDraft(thread, "mine")).isInstanceOf(NotFound.class);
            });
        }
        for (String writer : List.of("Southland head", "Facilitator")) {
            table.as(writer).run(() -> {
                assertThatThrownBy(() -> service.reply(begun.thread(), "x")).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> service.edit(begun.comment(), "x")).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> service.resolve(begun.thread())).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> service.reopen(begun.thread())).isInstanceOf(NotFound.class);
            });
        }
        As.person(scene.administrator())
                .run(() -> assertThat(queries.threads(table.negotiation(), room.provision("cessation")))
                        .isEmpty());

        table.asHead("Northland").run(() -> {
            assertThat(queries.thread(begun.thread()).comments())
                    .singleElement()
                    .satisfies(said -> assertThat(said.mentions())
                            .extracting(CommentView.Mentioned::name)
                            .containsExactly("Northland head"));
            assertThat(queries.mentionsOfMe(table.negotiation())).hasSize(1);
            assertThat(queries.since(table.negotiation(), before)).hasSize(1);
            assertThat(queries.marks(table.negotiation(), SubjectRef.PROVISION)).hasSize(1);
            assertThat(subjects.describe(comment, Locale.ENGLISH)).isPresent();
        });
        assertThat(events.stream(Act.class).filter(act -> act.type().equals("comment.posted")))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.visibility()).isEqualTo(Act.Visibility.DELEGATION);
                    assertThat(act.audience())
                            .isEqualTo(table.delegation("Northland").value());
                });
        assertThat(events.stream(Touched.class).filter(touched -> touched.type().startsWith("comment.")))
                .isNotEmpty()
                .allSatisfy(touched -> assertThat(touched.audience())
                        .isEqualTo(table.delegation("Northland").value()));
    }

    @Test
    void aPersonWhoLeavesADelegationNoLongerReadsItsThreads() {
        Room room = room();
        Posted begun = room.table().asHead("Northland").call(() -> service.begin(room.whisper("Ours.")));
        As adviser = room.table().as("Northland adviser");
        assertThat(threads(room, adviser)).hasSize(1);
        As.person(scene.administrator())
                .run(() -> negotiations.seat(
                        room.table().negotiation(),
                        room.table().person("Northland adviser").id(),
                        room.table().delegation("Southland"),
                        Capacity.ADVISER));
        assertThat(threads(room, adviser)).isEmpty();
        adviser.run(
                () -> assertThatThrownBy(() -> queries.thread(begun.thread())).isInstanceOf(NotFound.class));
    }

    @Test
    void observersReadAndDoNotWrite() {
        Room room = room();
        Posted begun = room.table().asHead("Northland").call(() -> service.begin(room.say("Read this.")));
        room.table().as("Observer").run(() -> {
            assertThatThrownBy(() -> service.begin(room.say("x"))).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> service.reply(begun.thread(), "x")).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> service.resolve(begun.thread())).isInstanceOf(AccessDeniedException.class);
            assertThat(queries.audiences(room.table().negotiation(), room.provision("cessation")))
                    .isEmpty();
        });
    }

    @Test
    void strangersLearnNothing() {
        Room room = room();
        Posted begun = room.table().asHead("Northland").call(() -> service.begin(room.say("Inside.")));
        As.person(scene.stranger()).run(() -> {
            assertThatThrownBy(() -> queries.threads(room.table().negotiation(), room.provision("cessation")))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> queries.thread(begun.thread())).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> service.reply(begun.thread(), "x")).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> service.begin(room.say("x"))).isInstanceOf(NotFound.class);
        });
        As.nobody()
                .run(() -> assertThatThrownBy(() -> queries.thread(begun.thread()))
                        .isInstanceOf(AuthenticationCredentialsNotFoundException.class));
    }

    @Test
    void facilitatorsWriteForEveryoneOnly() {
        Room room = room();
        room.table()
                .asFacilitator()
                .run(() -> refuses("deliberation.error.no-delegation", () -> service.begin(room.whisper("x"))));
        room.table()
                .asFacilitator()
                .run(() -> assertThat(queries.audiences(room.table().negotiation(), room.provision("cessation")))
                        .containsExactly(Audience.EVERYONE));
    }

    @Test
    void keepsEveryVersionOfAnEditedComment() {
        Room room = room();
        As author = room.table().asHead("Northland");
        Posted begun = author.call(() -> service.begin(room.say("One @Southland head.")));
        author.run(() -> service.edit(begun.comment(), "Two @Eastland head.", 1));
        author.run(() -> service.edit(begun.comment(), "Three.", 2));
        room.table().as("Observer").run(() -> {
            assertThat(queries.versions(begun.comment()))
                    .extracting(CommentVersion::number, CommentVersion::text)
                    .containsExactly(
                            tuple(1, "One @Southland head."), tuple(2, "Two @Eastland head."), tuple(3, "Three."));
            CommentView now = queries.comment(begun.comment());
            assertThat(now.version()).isEqualTo(3);
            assertThat(now.editedAt()).isNotNull();
            assertThat(now.mentions()).isEmpty();
            assertThat(now.mayEdit()).isFalse();
        });
        author.run(() -> {
            refuses("deliberation.error.edited-meanwhile", () -> service.edit(begun.comment(), "Four.", 2));
            refuses("deliberation.error.unchanged", () -> service.edit(begun.comment(), "Three."));
        });
        room.table()
                .as("Northland deputy")
                .run(() -> refuses("deliberation.error.author-only", () -> service.edit(begun.comment(), "Mine now.")));
    }

    @Test
    void tellsPeopleThatTheyAreMentionedUntilTheyAnswer() {
        Room room = room();
        Posted begun = room.table()
                .asFacilitator()
                .call(() -> service.begin(room.say("@Southland head, can you accept this?")));
        As mentioned = room.table().asHead("Southland");
        mentioned.run(() -> assertThat(queries.mentionsOfMe(room.table().negotiation()))
                .singleElement()
                .satisfies(mention -> {
                    assertThat(mention.authorName()).isEqualTo("Facilitator");
                    assertThat(mention.excerpt()).isEqualTo("@Southland head, can you accept this?");
                    assertThat(mention.answered()).isFalse();
                }));
        mentioned.run(() -> service.reply(begun.thread(), "Yes."));
        mentioned.run(() -> assertThat(queries.mentionsOfMe(room.table().negotiation())
                        .getFirst()
                        .answered())
                .isTrue());
    }

    @Test
    void saysWhatIsNewToOthersAndNotToTheAuthor() {
        Room room = room();
        Instant before = Instant.now().minusSeconds(1);
        As author = room.table().asHead("Northland");
        author.run(() -> service.begin(room.say("News.")));
        author.run(() ->
                assertThat(queries.since(room.table().negotiation(), before)).isEmpty());
        room.table().as("Observer").run(() -> {
            assertThat(queries.since(room.table().negotiation(), before))
                    .singleElement()
                    .satisfies(news -> assertThat(news.excerpt()).isEqualTo("News."));
            assertThat(queries.since(room.table().negotiation(), Instant.now().plusSeconds(5)))
                    .isEmpty();
        });
    }

    @Test
    void pagesThroughCommentsInTheOrderOfPosting() {
        Room room = room();
        As author = room.table().asHead("Northland");
        Posted begun = author.call(() -> service.begin(room.say("1")));
        author.run(() -> service.reply(begun.thread(), "2"));
        author.run(() -> service.reply(begun.thread(), "3"));
        room.table().as("Observer").run(() -> {
            DeliberationQueries.Page first = queries.page(room.table().negotiation(), null, 2);
            assertThat(first.comments()).extracting(CommentView::text).containsExactly("1", "2");
            DeliberationQueries.Page second = queries.page(room.table().negotiation(), first.next(), 2);
            assertThat(second.comments()).extracting(CommentView::text).containsExactly("3");
            assertThat(second.next()).isNull();
        });
    }

    @Test
    void findsQuotedWordsAgainUntilTheyChange() {
        Room room = room();
        As author = room.table().asHead("Northland");
        author.run(() -> service.begin(room.quote(40, 54, "Too long.")));
        ThreadView.Quotation words = threads(room, author).getFirst().quotation();
        assertThat(words).isNotNull();
        assertThat(words.anchor().exact()).isEqualTo("within 30 days");
        assertThat(words.place()).isEqualTo(new TextAnchor.Place(40, 54));
        assertThat(words.gone()).isFalse();

        adopt(room, CESSATION, "The Parties shall cease all hostilities within 14 days.");
        ThreadView.Quotation gone = threads(room, author).getFirst().quotation();
        assertThat(gone).isNotNull();
        assertThat(gone.gone()).isTrue();
        assertThat(gone.anchor().exact()).isEqualTo("within 30 days");
        author.run(() ->
                refuses("deliberation.error.words-gone", () -> service.begin(room.quote(40, 54, "Still too long."))));
    }

    private void adopt(Room room, String before, String after) {
        room.table()
                .asFacilitator()
                .run(() -> transaction.executeWithoutResult(ignored -> plans.adopt(
                        room.plan().plan(),
                        1,
                        List.of(new Change.ReplaceWords(room.plan().labels().get("cessation"), before, after)),
                        new Adoption(UUID.randomUUID(), List.of()))));
    }

    @Test
    void takesSurroundingsFromTheTextAndNotFromTheCaller() {
        Room room = room();
        As author = room.table().asHead("Northland");
        author.run(() -> service.begin(new NewThread(
                room.table().negotiation(),
                room.provision("cessation"),
                new TextAnchor("hostilities", "made up ", " made up", 3, 99),
                Audience.EVERYONE,
                "x")));
        ThreadView.Quotation words = threads(room, author).getFirst().quotation();
        assertThat(words).isNotNull();
        assertThat(words.anchor()).isEqualTo(TextAnchor.in(CESSATION, 28, 39, 1));
    }

    @Test
    void refusesToQuoteWhatHasNoWords() {
        Room room = room();
        room.table()
                .asHead("Northland")
                .run(() -> refuses(
                        "deliberation.error.no-words",
                        () -> service.begin(new NewThread(
                                room.table().negotiation(),
                                SubjectRef.of(SubjectRef.PLAN, room.plan().plan()),
                                new TextAnchor("Peace", "", "", 0, 1),
                                Audience.EVERYONE,
                                "x"))));
    }

    @Test
    void aResolvedThreadTakesNothingUntilItIsReopened() {
        Room room = room();
        As author = room.table().asHead("Northland");
        Posted begun = author.call(() -> service.begin(room.say("Settled?")));
        room.table().asHead("Southland").run(() -> service.resolve(begun.thread()));
        author.run(() -> {
            assertThat(queries.thread(begun.thread()).resolvedBy()).isEqualTo("Southland head");
            refuses("deliberation.error.resolved", () -> service.reply(begun.thread(), "x"));
            refuses("deliberation.error.resolved", () -> service.edit(begun.comment(), "x"));
            refuses("deliberation.error.resolved", () -> service.resolve(begun.thread()));
            assertThat(queries.marks(room.table().negotiation(), SubjectRef.PROVISION))
                    .isEmpty();
            service.reopen(begun.thread());
            service.reply(begun.thread(), "Not yet.");
            refuses("deliberation.error.open", () -> service.reopen(begun.thread()));
        });
    }

    @Test
    void refusesSubjectsThatAreMissingElsewhereOrNotForDiscussion() {
        Room room = room();
        Room other = room();
        room.table().asHead("Northland").run(() -> {
            assertThatThrownBy(() -> service.begin(NewThread.on(
                            room.table().negotiation(), other.provision("cessation"), Audience.EVERYONE, "x")))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> service.begin(NewThread.on(
                            room.table().negotiation(),
                            new SubjectRef(SubjectRef.PROVISION, UUID.randomUUID()),
                            Audience.EVERYONE,
                            "x")))
                    .isInstanceOf(NotFound.class);
            refuses(
                    "deliberation.error.subject",
                    () -> service.begin(NewThread.on(
                            room.table().negotiation(),
                            new SubjectRef(SubjectRef.PERSON, UUID.randomUUID()),
                            Audience.EVERYONE,
                            "x")));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "override \u202E", "bell \u0007", "lone \uD83D"})
    void refusesBadTextAndLeavesNothingBehind(String text) {
        Room room = room();
        As author = room.table().asHead("Northland");
        author.run(() -> assertThatThrownBy(() -> service.begin(room.say(text))).isInstanceOf(RuleViolation.class));
        assertThat(threads(room, author)).isEmpty();
    }

    @Test
    void slowsDownWhoPostsTooFast() {
        Room room = room();
        As author = room.table().asHead("Northland");
        Posted begun = author.call(() -> service.begin(room.say("0")));
        author.run(() -> {
            for (int number = 1; number < DeliberationService.COMMENTS; number++) {
                service.reply(begun.thread(), "Comment " + number);
            }
            refuses("deliberation.error.too-fast", () -> service.reply(begun.thread(), "One too many"));
        });
        room.table().asHead("Southland").run(() -> service.reply(begun.thread(), "My first"));
        assertThat(DeliberationService.PACE).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void keepsWhatIsTypedForItsAuthorAloneUntilItIsPosted() {
        Room room = room();
        SubjectRef place = room.provision("cessation");
        As author = room.table().asHead("Northland");
        author.run(() -> service.keepDraft(place, "Half a sent"));
        author.run(() -> service.keepDraft(place, "Half a sentence"));
        author.run(() -> assertThat(queries.drafts(List.of(place))).isEqualTo(Map.of(place, "Half a sentence")));
        room.table()
                .as("Northland deputy")
                .run(() -> assertThat(queries.drafts(List.of(place))).isEmpty());
        author.run(() -> service.begin(room.say("Half a sentence, finished.")));
        author.run(() -> assertThat(queries.drafts(List.of(place))).isEmpty());
        author.run(() -> {
            refuses("text.error.too-long", () -> service.keepDraft(place, "x".repeat(20_001)));
            service.keepDraft(place, "x");
            service.keepDraft(place, " ");
            assertThat(queries.drafts(List.of(place))).isEmpty();
        });
    }

    @Test
    void marksATextWithItsOpenThreads() {
        Room room = room();
        As author = room.table().asHead("Northland");
        author.run(() -> service.begin(room.quote(40, 54, "Too long.")));
        Posted whole = author.call(() -> service.begin(room.say("In general.")));
        author.run(() -> service.reply(whole.thread(), "More."));
        room.table().as("Observer").run(() -> {
            Map<UUID, List<ThreadMark>> marks = queries.marks(room.table().negotiation(), SubjectRef.PROVISION);
            assertThat(marks).containsOnlyKeys(room.provision("cessation").id());
            assertThat(marks.get(room.provision("cessation").id()))
                    .extracting(ThreadMark::comments)
                    .containsExactly(1, 2);
        });
    }

    @Test
    void namesThreadsAndCommentsForOthersWithALinkToWhereTheyStand() {
        Room room = room();
        Posted begun = room.table().asHead("Northland").call(() -> service.begin(room.say("See here.")));
        room.table()
                .as("Observer")
                .run(() -> assertThat(
                                subjects.describe(SubjectRef.of(SubjectRef.COMMENT, begun.comment()), Locale.ENGLISH))
                        .hasValueSatisfying(card -> {
                            assertThat(card.title()).startsWith("Comment by Northland head on ");
                            assertThat(card.detail()).isEqualTo("See here.");
                            assertThat(card.path())
                                    .endsWith("&thread=" + begun.thread().value());
                        }));
    }
}
