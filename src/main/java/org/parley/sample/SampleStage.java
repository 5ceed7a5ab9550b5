package org.parley.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.DraftText;
import org.parley.amendment.PackageId;
import org.parley.amendment.PackageQueries;
import org.parley.amendment.PackageService;
import org.parley.amendment.PackageText;
import org.parley.amendment.ProvisoService;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.deliberation.Audience;
import org.parley.deliberation.DeliberationService;
import org.parley.deliberation.NewStatement;
import org.parley.deliberation.NewThread;
import org.parley.deliberation.PositionAudience;
import org.parley.deliberation.PositionService;
import org.parley.deliberation.Posted;
import org.parley.deliberation.PreparationService;
import org.parley.deliberation.Preparing;
import org.parley.deliberation.Stance;
import org.parley.deliberation.StatementId;
import org.parley.deliberation.StatementKind;
import org.parley.deliberation.StatementService;
import org.parley.deliberation.TextAnchor;
import org.parley.implementation.CommitmentId;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.BracketQueries;
import org.parley.plan.BracketService;
import org.parley.plan.BracketView;
import org.parley.plan.ClosureService;
import org.parley.plan.ElementService;
import org.parley.plan.Imported;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.plan.VersionView;
import org.parley.procedure.Choice;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.Marks;
import org.parley.procedure.choice.Method;
import org.parley.procedure.choice.Option;
import org.parley.procedure.choice.Ties;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Plays the script: each act through the service that a screen would call, as the person who acts. */
@Component
@Profile("sample")
class SampleStage {

    private static final Pattern MENTION = Pattern.compile("@([a-z]+)");

    private final PlanService plans;
    private final PlanQueries texts;
    private final AmendmentService amendments;
    private final AmendmentQueries wordings;
    private final BracketService brackets;
    private final BracketQueries contested;
    private final PackageService packages;
    private final PackageQueries bound;
    private final ProvisoService provisos;
    private final ClosureService closures;
    private final DeliberationService threads;
    private final StatementService statements;
    private final PreparationService preparation;
    private final PositionService positions;
    private final SamplePrecedents precedents;
    private final RoundService rounds;
    private final SamplePromises promises;
    private final ElementService elements;
    private final SampleQuestions questions;

    SampleStage(
            PlanService plans,
            PlanQueries texts,
            AmendmentService amendments,
            AmendmentQueries wordings,
            BracketService brackets,
            BracketQueries contested,
            PackageService packages,
            PackageQueries bound,
            ProvisoService provisos,
            ClosureService closures,
            DeliberationService threads,
            StatementService statements,
            PreparationService preparation,
            PositionService positions,
            SamplePrecedents precedents,
            RoundService rounds,
            SamplePromises promises,
            ElementService elements,
            SampleQuestions questions) {
        this.plans = plans;
        this.texts = texts;
        this.amendments = amendments;
        this.wordings = wordings;
        this.brackets = brackets;
        this.contested = contested;
        this.packages = packages;
        this.bound = bound;
        this.provisos = provisos;
        this.closures = closures;
        this.threads = threads;
        this.statements = statements;
        this.preparation = preparation;
        this.positions = positions;
        this.precedents = precedents;
        this.rounds = rounds;
        this.promises = promises;
        this.elements = elements;
        this.questions = questions;
    }

    /** Brings in the plans and does what the script says; an act that the rules refuse ends the play. */
    void play(SampleNegotiation sample, List<SampleAct> script, NegotiationId negotiation, SamplePeople people) {
        Play play = new Play(negotiation, people, promises.delegations(sample, negotiation, people));
        sample.plans().forEach(play::bring);
        people.as(SampleNegotiation.ADMINISTRATOR, precedents::fill);
        for (SampleAct act : script) {
            try {
                people.as(act.by(), () -> play.act(act));
            } catch (RuleViolation refusal) {
                throw new IllegalStateException(
                        "the sample contradicts the rules: " + refusal.key() + " " + refusal.arguments() + " for "
                                + act,
                        refusal);
            }
        }
    }

    /** One performance: what the script's labels stand for so far. */
    private final class Play {

        private final NegotiationId negotiation;
        private final SamplePeople people;
        private final Map<String, PlanId> planIds = new HashMap<>();
        private final Map<String, Map<String, ProvisionId>> anchors = new HashMap<>();
        private final Map<String, AmendmentId> amendmentIds = new HashMap<>();
        private final Map<String, String> plansOfAmendments = new HashMap<>();
        private final Map<String, PackageId> packageIds = new HashMap<>();
        private final Map<String, Posted> comments = new HashMap<>();
        private final Map<String, RoundId> roundIds = new HashMap<>();
        private final Map<String, CommitmentId> commitmentIds = new HashMap<>();
        private final Map<String, DelegationId> delegations;

        Play(NegotiationId negotiation, SamplePeople people, Map<String, DelegationId> delegations) {
            this.negotiation = negotiation;
            this.people = people;
            this.delegations = delegations;
        }

        void bring(SampleNegotiation.Plan plan) {
            Imported imported = people.as(
                    SampleNegotiation.ADMINISTRATOR,
                    () -> plans.importPlan(
                            negotiation,
                            new NewPlan(plan.slug(), plan.language()),
                            PlanFormat.ofFile(plan.file()),
                            SampleFiles.plan(plan)));
            planIds.put(plan.key(), imported.plan());
            anchors.put(plan.key(), new HashMap<>(imported.labels()));
        }

        void act(SampleAct act) {
            switch (act) {
                case SampleAct.Draft draft -> draft(draft);
                case SampleAct.Propose propose -> amendments.propose(found(amendmentIds, propose.amendment()));
                case SampleAct.CoSponsor join -> amendments.coSponsor(found(amendmentIds, join.amendment()));
                case SampleAct.Withdraw withdraw ->
                    amendments.withdraw(found(amendmentIds, withdraw.amendment()), withdraw.reason());
                case SampleAct.TakeOver take -> amendments.takeOver(found(amendmentIds, take.amendment()));
                case SampleAct.StandBehind stand -> stand(stand);
                case SampleAct.Compose compose -> compose(compose);
                case SampleAct.Agree agree -> {
                    PackageId id = found(packageIds, agree.packageLabel());
                    packages.agree(id, bound.get(id).form());
                }
                case SampleAct.OnlyIf terms ->
                    provisos.state(found(amendmentIds, terms.amendment()), found(amendmentIds, terms.requires()));
                case SampleAct.CloseArticle close -> closures.close(provision(close.article()), close.reason());
                case SampleAct.Comment comment -> comment(comment);
                case SampleAct.Reply reply ->
                    threads.reply(found(comments, reply.to()).thread(), named(reply.text()));
                case SampleAct.Edit edit ->
                    threads.edit(found(comments, edit.comment()).comment(), named(edit.text()));
                case SampleAct.Resolve resolve ->
                    threads.resolve(found(comments, resolve.thread()).thread());
                case SampleAct.State state -> state(state);
                case SampleAct.Instruct said ->
                    preparation.instruct(negotiation, subject(said.on()), answer(said.answer()), said.text(), null);
                case SampleAct.Recommend said ->
                    preparation.recommend(negotiation, subject(said.on()), answer(said.answer()), said.text());
                case SampleAct.SignOff said ->
                    preparation.signOff(negotiation, subject(said.on()), answer(said.answer()), said.text());
                case SampleAct.Position said ->
                    positions.state(
                            negotiation,
                            subject(said.on()),
                            Stance.valueOf(
                                    said.stance().toUpperCase(Locale.ROOT).replace('-', '_')),
                            PositionAudience.valueOf(said.audience().toUpperCase(Locale.ROOT)),
                            said.text());
                case SampleAct.SetsPrecedent said -> precedents.mark(provision(said.article()), said.reason());
                case SampleAct.Remember said ->
                    precedents.remember(provision(said.at()), said.precedent(), said.note());
                case SampleAct.Prepare prepare -> prepare(prepare);
                case SampleAct.PrepareChoice choice -> prepareChoice(choice);
                case SampleAct.Mark mark ->
                    rounds.cast(
                            found(roundIds, mark.round()),
                            null,
                            new Marks(mark.marks()),
                            Ids.next().toString());
                case SampleAct.Commit commit ->
                    commitmentIds.put(commit.id(), promises.enter(commit, provision(commit.at()), delegations));
                case SampleAct.MarkGuarantee mark -> promises.mark(provision(mark.at()), mark.reason());
                case SampleAct.PlanResponse plan -> promises.respond(plan, provision(plan.at()), delegations);
                case SampleAct.AffirmCommitment said -> promises.affirm(found(commitmentIds, said.commitment()));
                case SampleAct.BackCommitment said -> promises.back(found(commitmentIds, said.commitment()));
                case SampleAct.WithdrawCommitment said ->
                    promises.withdraw(found(commitmentIds, said.commitment()), said.reason());
                case SampleAct.NameElement said ->
                    elements.name(
                            negotiation,
                            said.name(),
                            said.at().stream().map(this::provision).collect(Collectors.toSet()));
                case SampleAct.Block block ->
                    roundIds.put(
                            block.id(),
                            questions.block(
                                    block,
                                    found(planIds, block.plan()),
                                    block.amendments().stream()
                                            .map(label -> found(amendmentIds, label))
                                            .toList()));
                case SampleAct.Separate said ->
                    questions.separate(found(roundIds, said.round()), subject("amendment:" + said.amendment()));
                case SampleAct.UnderSilence asked ->
                    roundIds.put(asked.id(), questions.underSilence(asked, negotiation, subject(asked.on())));
                case SampleAct.Object said -> questions.object(found(roundIds, said.round()), said.reason());
                case SampleAct.Reconsider said -> questions.reconsider(subject(said.on()), said.reason());
                case SampleAct.Open open -> rounds.open(found(roundIds, open.round()));
                case SampleAct.Cast cast -> cast(cast);
                case SampleAct.Close close -> rounds.close(found(roundIds, close.round()));
                case SampleAct.Proclaim proclaim -> rounds.proclaim(found(roundIds, proclaim.round()));
            }
        }

        private void state(SampleAct.State state) {
            StatementKind kind =
                    StatementKind.valueOf(state.kind().toUpperCase(Locale.ROOT).replace('-', '_'));
            StatementId draft = statements.draft(NewStatement.of(negotiation, kind, subject(state.on()), state.text()));
            statements.enter(draft, 0);
        }

        private static Preparing.Answer answer(String word) {
            return Preparing.Answer.valueOf(word.toUpperCase(Locale.ROOT));
        }

        private void stand(SampleAct.StandBehind stand) {
            PlanId plan = found(planIds, stand.plan());
            ProvisionId at = found(found(anchors, stand.plan()), stand.at());
            BracketView bracket = contested.open(plan).stream()
                    .filter(each -> each.provision().equals(at))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no bracket: " + stand));
            String words = bracket.choices().stream()
                    .filter(choice -> choice.shown().startsWith(stand.words()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no such alternative: " + stand))
                    .words();
            brackets.join(plan, bracket.id(), words);
        }

        private void draft(SampleAct.Draft draft) {
            String amended = draft.amends();
            AmendmentId id;
            String plan;
            if (amended != null) {
                AmendmentId parent = found(amendmentIds, amended);
                plan = found(plansOfAmendments, amended);
                id = amendments.draftSub(
                        parent, text(draft, wordings.texts(parent).result(), plan));
            } else if (draft.plan() != null && draft.article() != null) {
                plan = draft.plan();
                PlanId planId = found(planIds, plan);
                id = amendments.draft(
                        planId,
                        provision(plan + "/" + draft.article()),
                        text(draft, texts.text(planId).text(), plan));
            } else {
                throw new IllegalStateException(draft.id() + " amends nothing");
            }
            amendmentIds.put(draft.id(), id);
            plansOfAmendments.put(draft.id(), plan);
        }

        private void compose(SampleAct.Compose compose) {
            packageIds.put(
                    compose.id(),
                    packages.compose(
                            negotiation,
                            new PackageText(compose.title(), compose.reason()),
                            compose.amendments().stream()
                                    .map(label -> found(amendmentIds, label))
                                    .toList()));
        }

        private DraftText text(SampleAct.Draft draft, PlanText base, String plan) {
            PlanText edited = base;
            for (SampleEdit edit : draft.edits()) {
                edited = edit.apply(edited, found(anchors, plan));
            }
            return new DraftText(draft.title(), draft.reason(), edited);
        }

        private void comment(SampleAct.Comment comment) {
            Audience audience = "delegation".equals(comment.audience()) ? Audience.DELEGATION : Audience.EVERYONE;
            TextAnchor anchor = comment.quote() == null ? null : anchor(comment.on(), comment.quote());
            Posted posted = threads.begin(
                    new NewThread(negotiation, subject(comment.on()), anchor, audience, named(comment.text())));
            if (comment.id() != null) {
                comments.put(comment.id(), posted);
            }
        }

        /** Marks the quoted words in the newest version of the provision. */
        private TextAnchor anchor(String on, String quote) {
            String name = on.substring(on.indexOf(':') + 1);
            VersionView version = texts.text(found(planIds, plan(name)));
            String words = version.text()
                    .find(provision(name))
                    .map(Provision::text)
                    .orElseThrow(() -> new IllegalStateException("no longer in the text: " + on));
            int start = words.indexOf(quote);
            if (start < 0) {
                throw new IllegalStateException("no such words at " + on + ": " + quote);
            }
            return TextAnchor.in(words, start, start + quote.length(), version.number());
        }

        private void prepare(SampleAct.Prepare prepare) {
            List<SubjectRef> subjects =
                    prepare.subjects().stream().map(this::subject).toList();
            roundIds.put(prepare.id(), rounds.prepare(negotiation, prepare.title(), subjects, prepare.rules(), null));
        }

        private void prepareChoice(SampleAct.PrepareChoice choice) {
            Method method =
                    Method.valueOf(choice.method().toUpperCase(Locale.ROOT).replace('-', '_'));
            List<Option> options = choice.plans().stream()
                    .map(option -> new Option(
                            option.name(),
                            null,
                            SubjectRef.of(SubjectRef.PLAN, found(planIds, option.plan()))
                                    .toString()))
                    .toList();
            roundIds.put(
                    choice.id(),
                    rounds.prepareChoice(
                            negotiation,
                            choice.title(),
                            new ChoiceQuestion(method, 1, Ties.LISTED, options),
                            choice.rules(),
                            null));
        }

        private void cast(SampleAct.Cast cast) {
            Choice choice = Choice.valueOf(cast.choice().toUpperCase(Locale.ROOT));
            rounds.cast(found(roundIds, cast.round()), choice, Ids.next().toString());
        }

        /** What {@code kind:label} stands for. */
        private SubjectRef subject(String reference) {
            int colon = reference.indexOf(':');
            String label = reference.substring(colon + 1);
            return switch (reference.substring(0, colon)) {
                case "plan" -> SubjectRef.of(SubjectRef.PLAN, found(planIds, label));
                case "provision" -> SubjectRef.of(SubjectRef.PROVISION, provision(label));
                case "closure" -> SubjectRef.of(SubjectRef.CLOSURE, provision(label));
                case "amendment" -> SubjectRef.of(SubjectRef.AMENDMENT, found(amendmentIds, label));
                case "round" -> SubjectRef.of(SubjectRef.ROUND, found(roundIds, label));
                default -> throw new IllegalStateException("the script knows nothing of " + reference);
            };
        }

        /** The provision that the script calls {@code plan/anchor}. */
        private ProvisionId provision(String name) {
            return found(found(anchors, plan(name)), name.substring(name.indexOf('/') + 1));
        }

        private static String plan(String name) {
            return name.substring(0, name.indexOf('/'));
        }

        /** The text with each {@code @key} turned into the name by which that person is mentioned. */
        private String named(String text) {
            return MENTION.matcher(text).replaceAll(found -> "@" + people.name(found.group(1)));
        }

        private static <T> T found(Map<String, T> labels, String label) {
            @Nullable T found = labels.get(label);
            if (found == null) {
                throw new IllegalStateException("the script has not made " + label + " yet");
            }
            return found;
        }
    }
}
