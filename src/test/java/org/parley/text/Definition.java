package org.parley.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What two amendments do to each other, worked out the slow way, by the words of the law: adopt the one, then the other, and compare. */
final class Definition {

    private Definition() {}

    /** The kind, and which side takes the other away. */
    static List<Object> of(PlanText base, List<Change> one, List<Change> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return List.of(Collision.Kind.INDEPENDENT, "null");
        }
        PlanText withOne = Changes.made(base, one);
        PlanText withOther = Changes.made(base, other);
        if (reading(base, withOne).equals(reading(base, withOther))) {
            return List.of(Collision.Kind.IDENTICAL, "null");
        }
        Rebase.Account oneAfter = Rebase.between(base, withOther).carry(one);
        Rebase.Account otherAfter = Rebase.between(base, withOne).carry(other);
        if (nothingLeft(otherAfter) && !nothingLeft(oneAfter)) {
            return List.of(Collision.Kind.CONTAINS, "ONE");
        }
        if (nothingLeft(oneAfter) && !nothingLeft(otherAfter)) {
            return List.of(Collision.Kind.CONTAINS, "OTHER");
        }
        if (!applies(oneAfter) || !applies(otherAfter)) {
            return List.of(Collision.Kind.CONFLICT, "null");
        }
        boolean same = reading(base, made(withOther, oneAfter)).equals(reading(base, made(withOne, otherAfter)));
        return List.of(same ? Collision.Kind.INDEPENDENT : Collision.Kind.ORDERED, "null");
    }

    private static boolean nothingLeft(Rebase.Account account) {
        return account.fates().stream()
                .allMatch(fate -> fate.kind() == Fate.Kind.TAKEN || fate.kind() == Fate.Kind.ALREADY_SO);
    }

    private static boolean applies(Rebase.Account account) {
        return account.stands() && !(account.outcome() instanceof Rebased.Fallen);
    }

    private static PlanText made(PlanText text, Rebase.Account account) {
        return Changes.made(
                text,
                switch (account.outcome()) {
                    case Rebased.Clean clean -> clean.changes();
                    case Rebased.Changed changed -> changed.changes();
                    case Rebased.Fallen fallen -> throw new AssertionError(fallen.reasons());
                });
    }

    /** A text with the identities of new provisions and new brackets counted through: what a reader sees. */
    static PlanText reading(PlanText base, PlanText text) {
        Map<BracketId, BracketId> marks = new HashMap<>();
        Brackets.index(base).keySet().forEach(id -> marks.put(id, id));
        Map<ProvisionId, ProvisionId> names = new HashMap<>();
        Map<ProvisionId, PlanText.Place> known = base.index();
        for (PlanText.Place place : text.walk()) {
            if (!known.containsKey(place.id())) {
                names.put(place.id(), new ProvisionId(new UUID(0, names.size())));
            }
        }
        List<Provision> articles = new ArrayList<>();
        for (Provision article : text.articles()) {
            articles.add(renamed(article, names, marks));
        }
        return new PlanText(articles);
    }

    private static Provision renamed(
            Provision provision, Map<ProvisionId, ProvisionId> names, Map<BracketId, BracketId> marks) {
        return new Provision(
                names.getOrDefault(provision.id(), provision.id()),
                provision.heading(),
                Brackets.renamed(
                        References.rename(provision.text(), names),
                        id -> marks.computeIfAbsent(id, _ -> new BracketId(new UUID(0, marks.size())))),
                provision.children().stream()
                        .map(child -> renamed(child, names, marks))
                        .toList(),
                Condition.renamed(provision.conditions(), names));
    }
}
