package org.parley.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.kernel.Act;
import org.parley.kernel.Messages;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.Change;
import org.parley.text.Numbering;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.TextJson;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@RecordApplicationEvents
class PlanServiceTests {

    private static final String SOURCE = """
            # Peace plan

            ## Ceasefire {#ceasefire}

            1. The Parties shall cease all hostilities within 30 days. {#cessation}
            2. The line is recorded on maps. {#line}

            ## Withdrawal {#withdrawal}

            1. The Parties shall withdraw as set out in {ref:cessation}. {#forces}
            """;

    private final Scene scene;
    private final PlanService service;
    private final PlanQueries plans;
    private final Subjects subjects;
    private final Messages messages;
    private final TransactionTemplate transaction;

    PlanServiceTests(
            Scene scene,
            PlanService service,
            PlanQueries plans,
            Subjects subjects,
            Messages messages,
            TransactionTemplate transaction) {
        this.scene = scene;
        this.service = service;
        this.plans = plans;
        this.subjects = subjects;
        this.messages = messages;
        this.transaction = transaction;
    }

    private Imported imported(Scene.Table table) {
        return table.asFacilitator()
                .call(() -> service.importPlan(
                        table.negotiation(), new NewPlan("peace", "en"), PlanFormat.MARKDOWN, SOURCE));
    }

    private <T> T proclaim(Scene.Table table, Callable<T> deed) {
        return table.asFacilitator()
                .call(() -> transaction.execute(_ -> {
                    try {
                        return deed.call();
                    } catch (RuntimeException thrown) {
                        throw thrown;
                    } catch (Exception thrown) {
                        throw new IllegalStateException(thrown);
                    }
                }));
    }

    private int adopt(Scene.Table table, PlanId plan, int expected, Change... changes) {
        return proclaim(
                table,
                () -> service.adopt(
                        plan, expected, List.of(changes), new Adoption(UUID.randomUUID(), List.of(UUID.randomUUID()))));
    }

    private Change words(Imported plan, String label, String before, String after) {
        return new Change.ReplaceWords(plan.labels().get(label), before, after);
    }

    private Change fourteenDays(Imported plan) {
        return words(
                plan,
                "cessation",
                "The Parties shall cease all hostilities within 30 days.",
                "The Parties shall cease all hostilities within 14 days.");
    }

    @Test
    void takesInAPlanAsItsFirstVersionAndPutsItOnRecord(ApplicationEvents events) {
        Scene.Table table = scene.table();
        Imported plan = imported(table);

        PlanSummary summary = table.as("Observer").call(() -> plans.bySlug(table.negotiation(), "peace"));
        assertThat(summary.title()).isEqualTo("Peace plan");
        assertThat(summary.version()).isEqualTo(1);
        assertThat(summary.articles()).isEqualTo(2);
        VersionView version = table.as("Observer").call(() -> plans.text(plan.plan()));
        assertThat(version.numbering()
                        .resolve(version.text()
                                .find(plan.labels().get("forces"))
                                .orElseThrow()
                                .text()))
                .isEqualTo("The Parties shall withdraw as set out in Article 1(1).");
        assertThat(events.stream(Act.class).map(Act::type)).contains("plan.imported");
    }

    @Test
    void keepsPlansInTheOrderInWhichTheyCame() {
        Scene.Table table = scene.table();
        imported(table);
        table.asFacilitator()
                .run(() -> service.importPlan(
                        table.negotiation(), new NewPlan("second", "en"), PlanFormat.MARKDOWN, SOURCE));

        assertThat(table.asHead("Northland").call(() -> plans.list(table.negotiation())))
                .extracting(PlanSummary::slug, PlanSummary::order)
                .containsExactly(tuple("peace", 1), tuple("second", 2));
    }

    @Test
    void refusesAMalformedFileWithLineAndReasonInTheReadersLanguage() {
        Scene.Table table = scene.table();
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> table.asFacilitator()
                        .run(() -> service.importPlan(
                                table.negotiation(),
                                new NewPlan("bad", "en"),
                                PlanFormat.MARKDOWN,
                                "# T\n\n## A\n\n1. see {ref:nowhere}")))
                .satisfies(violation -> {
                    assertThat(told(Locale.ENGLISH, violation))
                            .isEqualTo("Line 5: No provision carries the label “nowhere” that is cited here.");
                    assertThat(told(Locale.FRENCH, violation)).startsWith("Ligne 5 : Aucune disposition");
                });
        assertThat(table.asFacilitator().call(() -> plans.list(table.negotiation())))
                .isEmpty();
    }

    private String told(Locale locale, RuleViolation violation) {
        return messages.get(locale, violation.key(), violation.arguments().toArray());
    }

    @Test
    void onlyFacilitatorsTakePlansIn() {
        Scene.Table table = scene.table();
        for (String name : List.of("Northland head", "Northland adviser", "Observer")) {
            assertThatThrownBy(() -> table.as(name)
                            .run(() -> service.importPlan(
                                    table.negotiation(), new NewPlan("peace", "en"), PlanFormat.MARKDOWN, SOURCE)))
                    .as(name)
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void aStrangerLearnsOfNothing() {
        Scene.Table table = scene.table();
        Imported plan = imported(table);
        As stranger = As.person(scene.stranger());
        ProvisionId provision = plan.labels().get("line");

        assertThatThrownBy(() -> stranger.run(() -> plans.text(plan.plan()))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> stranger.run(() -> plans.list(table.negotiation())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> stranger.run(() -> service.export(plan.plan(), PlanFormat.JSON, null)))
                .isInstanceOf(NotFound.class);
        assertThat(stranger.call(() -> plans.locate(provision))).isEmpty();
        assertThat(stranger.call(
                        () -> subjects.describe(SubjectRef.of(SubjectRef.PROVISION, provision), Locale.ENGLISH)))
                .isEmpty();
    }

    @Test
    void anAdoptionMakesAVersionAndKeepsTheOneBefore(ApplicationEvents events) {
        Scene.Table table = scene.table();
        Imported plan = imported(table);
        Instant before = scene.moment();

        assertThat(adopt(table, plan.plan(), 1, fourteenDays(plan))).isEqualTo(2);

        assertThat(text(table, plan, 1)).contains("30 days");
        assertThat(text(table, plan, 2)).contains("14 days");
        As reader = table.as("Observer");
        assertThat(reader.call(() -> plans.textAt(plan.plan(), before))
                        .orElseThrow()
                        .number())
                .isEqualTo(1);
        assertThat(reader.call(() -> plans.textAt(plan.plan(), scene.moment()))
                        .orElseThrow()
                        .number())
                .isEqualTo(2);
        assertThat(reader.call(() -> plans.textAt(plan.plan(), Instant.EPOCH))).isEmpty();
        assertThat(reader.call(() -> plans.versions(plan.plan())))
                .extracting(VersionSummary::number, VersionSummary::by)
                .containsExactly(tuple(2, "Facilitator"), tuple(1, "Facilitator"));
        assertThat(reader.call(() -> plans.redline(plan.plan(), 1, 2)).isUnchanged())
                .isFalse();
        assertThat(events.stream(Act.class).filter(act -> act.type().equals("version.adopted")))
                .singleElement()
                .satisfies(act -> assertThat(act.version()).isEqualTo(2));
    }

    private String text(Scene.Table table, Imported plan, int version) {
        return table.as("Observer")
                .call(() -> plans.text(plan.plan(), version))
                .text()
                .find(plan.labels().get("cessation"))
                .orElseThrow()
                .text();
    }

    @Test
    void refusesAnAdoptionOnAVersionThatIsNoLongerTheNewest() {
        Scene.Table table = scene.table();
        Imported plan = imported(table);
        adopt(table, plan.plan(), 1, fourteenDays(plan));
        assertThatThrownBy(() -> adopt(
                        table,
                        plan.plan(),
                        1,
                        words(plan, "line", "The line is recorded on maps.", "The line is drawn.")))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo("plan.error.newer-version"));
        assertThat(table.as("Observer").call(() -> plans.text(plan.plan())).number())
                .isEqualTo(2);
    }

    @Test
    void refusesChangesThatDoNotFitAndSaysWhy() {
        Scene.Table table = scene.table();
        Imported plan = imported(table);
        assertThatThrownBy(() -> adopt(table, plan.plan(), 1, words(plan, "line", "Other words.", "New words.")))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(told(Locale.ENGLISH, violation))
                                .isEqualTo(
                                        "The changes do not fit the text as it is now: The words have changed meanwhile."));
    }

    @Test
    void onlyAProclamationByTheFacilitatorAdopts() {
        Scene.Table table = scene.table();
        Imported plan = imported(table);
        Adoption adoption = new Adoption(UUID.randomUUID(), List.of());
        List<Change> changes = List.of(fourteenDays(plan));
        assertThatThrownBy(() -> table.asFacilitator().run(() -> service.adopt(plan.plan(), 1, changes, adoption)))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> table.asHead("Northland")
                        .run(() -> transaction.execute(_ -> service.adopt(plan.plan(), 1, changes, adoption))))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aNewProvisionMayNotTakeTheIdentityOfOneInAnotherPlan() {
        Scene.Table table = scene.table();
        Imported plan = imported(table);
        Scene.Table elsewhere = scene.table();
        Imported other = imported(elsewhere);
        Change change = new Change.InsertProvision(
                null, null, Provision.of(other.labels().get("line"), "Taken from elsewhere."));
        assertThatThrownBy(() -> adopt(table, plan.plan(), 1, change))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo("plan.error.provision-elsewhere"));
    }

    @Test
    void anAgreedArticleIsOpenAgainWhenItsTextChanges() {
        Scene.Table table = scene.table();
        Imported plan = imported(table);
        ProvisionId article = plan.labels().get("ceasefire");
        proclaim(table, () -> {
            service.markArticle(article, ArticleStatus.AGREED, UUID.randomUUID());
            return article;
        });
        As reader = table.as("Observer");
        assertThat(reader.call(() -> plans.articleStatus(plan.plan()))).containsEntry(article, ArticleStatus.AGREED);
        assertThat(reader.call(() -> plans.get(plan.plan())).agreed()).isEqualTo(1);

        adopt(table, plan.plan(), 1, fourteenDays(plan));

        assertThat(reader.call(() -> plans.articleStatus(plan.plan()))).containsEntry(article, ArticleStatus.OPEN);
    }

    @Test
    void onlyArticlesAreMarked() {
        Scene.Table table = scene.table();
        Imported plan = imported(table);
        assertThatThrownBy(() -> proclaim(table, () -> {
                    service.markArticle(plan.labels().get("line"), ArticleStatus.AGREED, UUID.randomUUID());
                    return plan;
                }))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo("plan.error.not-an-article"));
    }

    @Test
    void findsAProvisionEvenAfterItWasDeleted() {
        Scene.Table table = scene.table();
        Imported plan = imported(table);
        ProvisionId line = plan.labels().get("line");
        adopt(
                table,
                plan.plan(),
                1,
                new Change.DeleteProvision(line, Provision.of(line, "The line is recorded on maps.")));
        assertThat(table.as("Observer").call(() -> plans.locate(line))).contains(plan.plan());
        assertThat(table.as("Observer")
                        .call(() -> subjects.describe(SubjectRef.of(SubjectRef.PROVISION, line), Locale.ENGLISH)))
                .hasValueSatisfying(
                        card -> assertThat(card.title()).isEqualTo("A provision that is no longer in the text"));
    }

    @Test
    void namesAndLinksAProvision() {
        Scene.Table table = scene.table();
        Imported plan = imported(table);
        ProvisionId line = plan.labels().get("line");
        assertThat(table.as("Observer")
                        .call(() -> subjects.describe(SubjectRef.of(SubjectRef.PROVISION, line), Locale.ENGLISH)))
                .hasValueSatisfying(card -> {
                    assertThat(card.title()).isEqualTo("Article 1(2)");
                    assertThat(card.detail()).isEqualTo("Peace plan · The line is recorded on maps.");
                    assertThat(card.path())
                            .isEqualTo("negotiations/" + table.slug() + "/plans/peace?provision=" + line);
                });
    }

    @ParameterizedTest
    @EnumSource(PlanFormat.class)
    void whatIsExportedCanBeImportedAsAnotherPlanWithIdentitiesOfItsOwn(PlanFormat format, ApplicationEvents events) {
        Scene.Table table = scene.table();
        Imported plan = imported(table);
        Exported file = table.as("Observer").call(() -> service.export(plan.plan(), format, null));
        assertThat(file.fileName()).isEqualTo("peace-v1-provisional." + format.extension());
        assertThat(events.stream(Act.class).map(Act::type)).contains("plan.exported");

        Imported copy = table.asFacilitator()
                .call(() -> service.importPlan(
                        table.negotiation(),
                        new NewPlan("copy", "en"),
                        format,
                        new String(file.content(), StandardCharsets.UTF_8)));

        PlanText original =
                table.as("Observer").call(() -> plans.text(plan.plan())).text();
        PlanText copied =
                table.as("Observer").call(() -> plans.text(copy.plan())).text();
        assertThat(copied.index().keySet())
                .doesNotContainAnyElementsOf(original.index().keySet());
        assertThat(words(copied)).isEqualTo(words(original));
    }

    private static List<String> words(PlanText text) {
        Numbering numbering = Numbering.of(text);
        return text.walk().stream()
                .map(place -> numbering.number(place.id()) + " "
                        + numbering.resolve(place.provision().text()))
                .toList();
    }

    @Test
    void keepsFiveHundredArticlesAsTheyCame() {
        Scene.Table table = scene.table();
        List<Provision> articles = IntStream.range(0, 500)
                .mapToObj(number -> new Provision(
                        ProvisionId.next(),
                        "Article on matter " + number,
                        "",
                        IntStream.range(0, 6)
                                .mapToObj(each -> Provision.of(
                                        ProvisionId.next(),
                                        "The Parties shall, within thirty days, carry out obligation " + each
                                                + " in good faith and report on it to the commission every month. "
                                                        .repeat(3)))
                                .toList()))
                .toList();
        String json = TextJson.plan("Large", new PlanText(articles)).canonical();
        Imported plan = table.asFacilitator()
                .call(() -> service.importPlan(table.negotiation(), new NewPlan("large", "en"), PlanFormat.JSON, json));
        VersionView version = table.as("Observer").call(() -> plans.text(plan.plan()));
        assertThat(version.text().articles()).isEqualTo(articles);
    }
}
