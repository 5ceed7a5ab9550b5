package org.parley.plan.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.deliberation.TextAnchor;
import org.parley.deliberation.ThreadMark;
import org.parley.design.Contents;
import org.parley.design.PlanTextView;
import org.parley.design.Shape;
import org.parley.design.Tone;
import org.parley.plan.ArticleRules;
import org.parley.plan.ArticleStatus;
import org.parley.plan.PendingAmendments;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.text.Change;
import org.parley.text.Lines;
import org.parley.text.Numbering;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/**
 * What the plan's screen shows of one version, worked out before anything is drawn.
 *
 * @param version     the text
 * @param rules       by what the articles are decided, where that is not as usual
 * @param status      of the articles; empty while an older version is read
 * @param pending     amendments by the provision at which they are marked; empty while an older version is read
 * @param words       translated sentences by key
 */
record PlanPage(
        PlanSummary plan,
        VersionView version,
        Map<ProvisionId, ArticleStatus> status,
        Map<ProvisionId, ArticleRules> rules,
        Map<ProvisionId, List<PendingAmendments.Pending>> pending,
        UnaryOperator<String> words) {

    static PlanPage of(
            PlanSummary plan,
            VersionView version,
            Map<ProvisionId, ArticleStatus> status,
            Map<ProvisionId, ArticleRules> rules,
            List<PendingAmendments.Pending> amendments,
            UnaryOperator<String> words) {
        Map<ProvisionId, PlanText.Place> places = version.text().index();
        Map<ProvisionId, List<PendingAmendments.Pending>> pending = new HashMap<>();
        for (PendingAmendments.Pending amendment : amendments) {
            for (Change change : amendment.changes()) {
                ProvisionId at = mark(change, places);
                if (at != null) {
                    List<PendingAmendments.Pending> here = pending.computeIfAbsent(at, _ -> new ArrayList<>());
                    if (here.isEmpty() || !here.getLast().id().equals(amendment.id())) {
                        here.add(amendment);
                    }
                }
            }
        }
        return new PlanPage(plan, version, status, rules, pending, words);
    }

    /** The provision of the text beside which a change is marked; null when its place is gone. */
    private static @Nullable ProvisionId mark(Change change, Map<ProvisionId, PlanText.Place> places) {
        ProvisionId at = change.provision();
        if (change instanceof Change.InsertProvision insert) {
            at = insert.after() != null && places.containsKey(insert.after()) ? insert.after() : insert.parent();
            if (at == null) {
                at = places.keySet().stream().findFirst().orElse(null);
            }
        }
        return at != null && places.containsKey(at) ? at : null;
    }

    /** How often and how an amendment touches one provision. */
    private List<Change> changes(
            PendingAmendments.Pending amendment, ProvisionId at, Map<ProvisionId, PlanText.Place> places) {
        return amendment.changes().stream()
                .filter(change -> at.equals(mark(change, places)))
                .toList();
    }

    /**
     * The model of the text component.
     *
     * @param redlines whether amendments are to be shown inside the text
     * @param threads the open threads by provision
     * @param brackets who stands behind each alternative of a bracket, short
     * @param qualified what delegations have put on record about an article, in a few words
     * @param counted says a number of comments in words
     */
    PlanTextView.Model text(
            boolean redlines,
            Map<UUID, List<ThreadMark>> threads,
            Map<String, List<String>> brackets,
            Map<ProvisionId, String> qualified,
            IntFunction<String> counted) {
        Map<ProvisionId, PlanText.Place> places = version.text().index();
        Numbering numbers = version.numbering();
        Map<String, String> references = new HashMap<>();
        List<PlanTextView.Node> nodes = new ArrayList<>(places.size());
        for (PlanText.Place place : places.values()) {
            ProvisionId id = place.id();
            Provision provision = place.provision();
            references.put(id.toString(), numbers.cite(id));
            Lines.Block lines = Objects.requireNonNull(version.lines().get(id));
            nodes.add(new PlanTextView.Node(
                    id.value(),
                    place.depth() - 1,
                    numbers.number(id),
                    place.depth() == 1 ? numbers.cite(id) : numbers.label(id),
                    provision.heading(),
                    provision.text(),
                    lines.starts(),
                    lines.first(),
                    place.depth() == 1 ? badge(id, qualified.get(id)) : null,
                    threads.getOrDefault(id.value(), List.of()).size(),
                    pending.getOrDefault(id, List.of()).stream()
                            .map(amendment -> marker(amendment, id, redlines, places))
                            .toList(),
                    anchors(provision, threads.getOrDefault(id.value(), List.of()), counted)));
        }
        return new PlanTextView.Model(plan.language(), Lines.WIDTH, references, brackets, nodes);
    }

    /** The words that are discussed, where they still stand. */
    private static List<PlanTextView.Anchor> anchors(
            Provision provision, List<ThreadMark> threads, IntFunction<String> counted) {
        List<PlanTextView.Anchor> anchors = new ArrayList<>();
        for (ThreadMark thread : threads) {
            TextAnchor words = thread.anchor();
            if (words != null) {
                words.find(provision.text())
                        .ifPresent(place -> anchors.add(new PlanTextView.Anchor(
                                thread.id().value(), place.start(), place.end(), counted.apply(thread.comments()))));
            }
        }
        return anchors;
    }

    private PlanTextView.Amendment marker(
            PendingAmendments.Pending amendment,
            ProvisionId at,
            boolean redlines,
            Map<ProvisionId, PlanText.Place> places) {
        // In the margin it is counted and named; the rest is for the text, where it is asked for
        return redlines
                ? new PlanTextView.Amendment(
                        amendment.id(),
                        amendment.label(),
                        amendment.path(),
                        mark(amendment.stage(), words),
                        changes(amendment, at, places).stream()
                                .flatMap(change ->
                                        PlanRedlines.nodes(plan.language(), change, version.numbering()).stream())
                                .toList())
                : new PlanTextView.Amendment(amendment.id(), amendment.label(), null, null, List.of());
    }

    private PlanTextView.@Nullable Mark badge(ProvisionId article, @Nullable String qualified) {
        return Optional.ofNullable(status.get(article))
                .map(found -> new PlanTextView.Mark(
                        words.apply(key(found)) + marks(article) + (qualified == null ? "" : " · " + qualified),
                        shape(found),
                        tone(found)))
                .orElse(null);
    }

    /** What an article is marked as, behind its status. */
    private String marks(ProvisionId article) {
        return rules.getOrDefault(article, ArticleRules.NONE).marks().stream()
                .map(mark -> " · " + words.apply("procedure.mark." + mark.word()))
                .collect(Collectors.joining());
    }

    static PlanTextView.Mark mark(PendingAmendments.Stage stage, UnaryOperator<String> words) {
        return switch (stage) {
            case DRAFT -> new PlanTextView.Mark(words.apply("plan.stage.draft"), Shape.DOTS, Tone.NEUTRAL);
            case PROPOSED -> new PlanTextView.Mark(words.apply("plan.stage.proposed"), Shape.DIAMOND, Tone.ACCENT);
        };
    }

    static String key(ArticleStatus status) {
        return "plan.status." + status.word();
    }

    static Shape shape(ArticleStatus status) {
        return switch (status) {
            case OPEN -> Shape.RING;
            case AGREED -> Shape.CHECK;
            case REJECTED -> Shape.CROSS;
            case CLOSED -> Shape.SQUARE;
            case FINAL -> Shape.CHECK;
        };
    }

    static Tone tone(ArticleStatus status) {
        return switch (status) {
            case OPEN -> Tone.NEUTRAL;
            case AGREED, FINAL -> Tone.POSITIVE;
            case CLOSED -> Tone.ACCENT;
            case REJECTED -> Tone.NEGATIVE;
        };
    }

    /** The lines of the contents. {@code counted} says a number of amendments in words. */
    List<Contents.Entry> contents(IntFunction<String> counted) {
        return version.text().articles().stream()
                .map(article -> {
                    ArticleStatus found = status.get(article.id());
                    int amendments = pendingIn(article);
                    return new Contents.Entry(
                            article.id().value(),
                            version.numbering().number(article.id()),
                            version.numbering().cite(article.id()),
                            article.heading(),
                            found == null ? null : shape(found),
                            found == null ? null : tone(found),
                            found == null ? null : words.apply(key(found)),
                            amendments,
                            amendments == 0 ? null : counted.apply(amendments));
                })
                .toList();
    }

    /** How many amendments are pending on a provision or below it. */
    int pendingIn(Provision provision) {
        return (int) identities(provision).stream()
                .flatMap(id -> pending.getOrDefault(id, List.of()).stream())
                .map(PendingAmendments.Pending::id)
                .distinct()
                .count();
    }

    private static List<ProvisionId> identities(Provision provision) {
        List<ProvisionId> identities = new ArrayList<>();
        identities.add(provision.id());
        provision.children().forEach(child -> identities.addAll(identities(child)));
        return identities;
    }
}
