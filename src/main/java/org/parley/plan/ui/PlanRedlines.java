package org.parley.plan.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.design.Redline;
import org.parley.text.Change;
import org.parley.text.Condition;
import org.parley.text.Numbering;
import org.parley.text.PlanRedline;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.WordDiff;

/** Redlines of plans as the redline component draws them. */
public final class PlanRedlines {

    private PlanRedlines() {}

    /**
     * A whole redline.
     *
     * @param language language of the text
     * @param redline  made by {@link PlanRedline#shown}, so that references are written out
     */
    public static Redline.Model model(@Nullable String language, PlanRedline redline) {
        return model(ConditionWords.screen(), language, redline);
    }

    /** The same where no screen is drawn. */
    public static Redline.Model model(ConditionWords.Speaker speaker, @Nullable String language, PlanRedline redline) {
        return new Redline.Model(
                language,
                redline.nodes().stream()
                        .map(node -> node(speaker, language, node))
                        .toList());
    }

    /**
     * One provision of it.
     *
     * @param language language of the text, in which its conditions are said
     */
    public static Redline.Node node(ConditionWords.Speaker speaker, @Nullable String language, PlanRedline.Node node) {
        return new Redline.Node(
                node.provision().toString(),
                node.depth() - 1,
                Redline.Status.valueOf(node.status().name()),
                node.status().isInEarlier() ? node.numberBefore() : null,
                node.status().isInLater() ? node.numberAfter() : null,
                spans(node.heading()),
                spans(node.text()),
                conditions(
                        node.status().isInEarlier() ? node.conditionsBefore() : node.conditionsAfter(),
                        node.status().isInLater() ? node.conditionsAfter() : node.conditionsBefore(),
                        node.status() == PlanRedline.Status.DELETED,
                        node.status() == PlanRedline.Status.INSERTED,
                        ConditionWords.in(speaker, language, id -> node.cited().getOrDefault(id, Numbering.NOWHERE))),
                null);
    }

    /** The words of one text. */
    public static List<Redline.Span> spans(org.parley.text.Redline redline) {
        return redline.spans().stream()
                .map(span -> new Redline.Span(Redline.Kind.valueOf(span.kind().name()), span.text()))
                .toList();
    }

    /** The conditions of both states, each whole: those that go where they stood, those that come at the end. */
    private static List<Redline.Span> conditions(
            List<Condition> before, List<Condition> after, boolean gone, boolean fresh, ConditionWords words) {
        List<Redline.Span> spans = new ArrayList<>();
        for (Condition condition : before) {
            boolean stays = !gone && after.contains(condition);
            String said = words.say(condition);
            spans.add(
                    fresh ? Redline.Span.inserted(said) : stays ? Redline.Span.same(said) : Redline.Span.deleted(said));
        }
        for (Condition condition : after) {
            if (!before.contains(condition)) {
                spans.add(Redline.Span.inserted(words.say(condition)));
            }
        }
        return spans;
    }

    /**
     * What one change does, on its own, with the numbers of the text that it was made on.
     *
     * @param language language of the text, in which its conditions are said
     */
    public static List<Redline.Node> nodes(@Nullable String language, Change change, Numbering numbers) {
        return switch (change) {
            case Change.ReplaceWords replace ->
                List.of(line(
                        Redline.Status.CHANGED,
                        replace.provision(),
                        0,
                        numbers,
                        org.parley.text.Redline.same(""),
                        WordDiff.redline(replace.before(), replace.after())));
            case Change.Retitle retitle ->
                List.of(line(
                        Redline.Status.RETITLED,
                        retitle.provision(),
                        0,
                        numbers,
                        retitle.redline(),
                        org.parley.text.Redline.same("")));
            case Change.Recondition recondition ->
                List.of(new Redline.Node(
                        recondition.provision().toString(),
                        0,
                        Redline.Status.RECONDITIONED,
                        numbers.find(recondition.provision()).orElse(null),
                        numbers.find(recondition.provision()).orElse(null),
                        List.of(),
                        List.of(),
                        conditions(
                                recondition.before(),
                                recondition.after(),
                                false,
                                false,
                                ConditionWords.in(ConditionWords.screen(), language, numbers::cite)),
                        null));
            case Change.InsertProvision insert -> whole(language, Redline.Status.INSERTED, insert.inserted(), numbers);
            case Change.DeleteProvision delete -> whole(language, Redline.Status.DELETED, delete.whole(), numbers);
            case Change.MoveProvision move ->
                List.of(line(
                        Redline.Status.MOVED_FROM,
                        move.provision(),
                        0,
                        numbers,
                        org.parley.text.Redline.same(""),
                        org.parley.text.Redline.same("")));
        };
    }

    private static List<Redline.Node> whole(
            @Nullable String language, Redline.Status status, Provision provision, Numbering numbers) {
        List<Redline.Node> nodes = new ArrayList<>();
        whole(
                status,
                provision,
                0,
                numbers,
                ConditionWords.in(ConditionWords.screen(), language, numbers::cite),
                nodes);
        return nodes;
    }

    private static void whole(
            Redline.Status status,
            Provision provision,
            int depth,
            Numbering numbers,
            ConditionWords words,
            List<Redline.Node> nodes) {
        boolean gone = status == Redline.Status.DELETED;
        Redline.Node line = line(
                status,
                provision.id(),
                depth,
                numbers,
                whole(gone, Objects.requireNonNullElse(provision.heading(), "")),
                whole(gone, provision.text()));
        nodes.add(new Redline.Node(
                line.id(),
                depth,
                status,
                line.before(),
                line.after(),
                line.heading(),
                line.text(),
                conditions(provision.conditions(), provision.conditions(), gone, !gone, words),
                null));
        for (Provision child : provision.children()) {
            whole(status, child, depth + 1, numbers, words, nodes);
        }
    }

    private static org.parley.text.Redline whole(boolean gone, String words) {
        return gone ? org.parley.text.Redline.deleted(words) : org.parley.text.Redline.inserted(words);
    }

    private static Redline.Node line(
            Redline.Status status,
            ProvisionId provision,
            int depth,
            Numbering numbers,
            org.parley.text.Redline heading,
            org.parley.text.Redline text) {
        String number = numbers.find(provision).orElse(null);
        return new Redline.Node(
                provision.toString(),
                depth,
                status,
                number,
                status == Redline.Status.DELETED || status == Redline.Status.MOVED_FROM ? null : number,
                spans(heading.resolve(numbers, numbers)),
                spans(text.resolve(numbers, numbers)),
                null);
    }
}
