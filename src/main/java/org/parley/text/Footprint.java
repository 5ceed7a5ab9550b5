package org.parley.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything of a version that one amendment works on: what two amendments must share to meet at all. */
final class Footprint {

    /** The first place under a provision, or before all articles. */
    record First(@Nullable ProvisionId parent) {}

    private final Snapshot base;
    final List<Change> changes;
    final Map<ProvisionId, Change.ReplaceWords> words = new HashMap<>();
    final Map<ProvisionId, Change.Retitle> headings = new HashMap<>();
    final Map<ProvisionId, Change.Recondition> conditions = new HashMap<>();
    /** Provisions that go, with all below them. */
    final Set<ProvisionId> deleted = new HashSet<>();
    /** Provisions that must be there for the changes to have sense. */
    final Set<ProvisionId> needs = new HashSet<>();
    /** Places where something is put: the provision before it, or {@link First}. */
    final Set<Object> gaps = new HashSet<>();

    final Set<ProvisionId> moved = new HashSet<>();
    /** Provisions under which something is put, at any depth. */
    final Set<ProvisionId> above = new HashSet<>();

    final Set<ProvisionId> fresh = new HashSet<>();
    /** Provisions that its words cite and its conditions rest on. */
    final Set<ProvisionId> cites = new HashSet<>();

    /** Brackets that it puts where they were not. */
    final Set<BracketId> brackets = new HashSet<>();

    private final Map<ProvisionId, WordMerge.Edit> edits = new HashMap<>();
    private @Nullable List<Change> canonical;

    Footprint(Snapshot base, List<Change> changes) {
        this.base = base;
        this.changes = Changes.plain(base, changes);
        this.changes.forEach(this::tread);
    }

    /** The brackets that a change puts into a provision where they did not stand. */
    static Set<BracketId> placed(Change change) {
        Set<BracketId> placed = new HashSet<>();
        switch (change) {
            case Change.ReplaceWords replace -> {
                if (replace.after().indexOf('{') >= 0) {
                    Brackets.in(replace.after()).forEach(bracket -> placed.add(bracket.id()));
                    Brackets.in(replace.before()).forEach(bracket -> placed.remove(bracket.id()));
                }
            }
            case Change.InsertProvision insert -> collect(insert.inserted(), placed);
            case Change.DeleteProvision _, Change.MoveProvision _, Change.Retitle _, Change.Recondition _ -> {}
        }
        return placed;
    }

    private static void collect(Provision provision, Set<BracketId> placed) {
        Brackets.in(provision.text()).forEach(bracket -> placed.add(bracket.id()));
        provision.children().forEach(child -> collect(child, placed));
    }

    private void tread(Change change) {
        brackets.addAll(placed(change));
        switch (change) {
            case Change.ReplaceWords replace -> {
                words.put(replace.provision(), replace);
                needs.add(replace.provision());
                cite(replace.after());
            }
            case Change.Retitle retitle -> {
                headings.put(retitle.provision(), retitle);
                needs.add(retitle.provision());
            }
            case Change.Recondition recondition -> {
                conditions.put(recondition.provision(), recondition);
                needs.add(recondition.provision());
                cites.addAll(Condition.provisions(recondition.after()));
            }
            case Change.InsertProvision insert -> {
                put(insert.parent(), insert.after());
                bring(insert.inserted());
            }
            case Change.MoveProvision move -> {
                put(move.parent(), move.after());
                moved.add(move.provision());
                needs.add(move.provision());
            }
            case Change.DeleteProvision delete -> deleted.addAll(Tree.identities(delete.whole()));
        }
    }

    private void put(@Nullable ProvisionId parent, @Nullable ProvisionId after) {
        gaps.add(after != null ? after : new First(parent));
        if (parent != null) {
            needs.add(parent);
            above.add(parent);
            for (PlanText.Place place = base.find(parent); place != null; place = base.find(place.parent())) {
                above.add(place.id());
            }
        }
    }

    private void bring(Provision provision) {
        fresh.add(provision.id());
        cite(provision.text());
        cites.addAll(Condition.provisions(provision.conditions()));
        provision.children().forEach(this::bring);
    }

    private void cite(String text) {
        if (text.indexOf('{') >= 0) {
            cites.addAll(References.in(text));
        }
    }

    /** The edit of a provision's words, worked out when it is first asked for. */
    synchronized WordMerge.Edit edit(ProvisionId provision, Change.ReplaceWords change) {
        return edits.computeIfAbsent(
                provision, id -> WordMerge.Edit.of(base.tokens(id, change.before()), change.after()));
    }

    /** The changes with the identities of new provisions counted through, so that equal results are equal lists. */
    synchronized List<Change> canonical() {
        List<Change> known = canonical;
        if (known == null) {
            known = fresh.isEmpty() && brackets.isEmpty() ? changes : counted();
            canonical = known;
        }
        return known;
    }

    private List<Change> counted() {
        Map<ProvisionId, ProvisionId> names = new HashMap<>();
        Map<BracketId, BracketId> marks = new HashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.InsertProvision insert) {
                Tree.identities(insert.inserted())
                        .forEach(id -> names.put(id, new ProvisionId(new UUID(0, names.size()))));
            }
        }
        List<Change> counted = new ArrayList<>();
        for (Change change : changes) {
            counted.add(
                    switch (change) {
                        case Change.ReplaceWords replace ->
                            new Change.ReplaceWords(
                                    replace.provision(), replace.before(), renamed(replace.after(), names, marks));
                        case Change.InsertProvision insert ->
                            new Change.InsertProvision(
                                    name(insert.parent(), names),
                                    name(insert.after(), names),
                                    renamed(insert.inserted(), names, marks));
                        case Change.MoveProvision move ->
                            new Change.MoveProvision(
                                    move.provision(), name(move.parent(), names), name(move.after(), names));
                        case Change.Retitle retitle -> retitle;
                        case Change.Recondition recondition ->
                            new Change.Recondition(
                                    recondition.provision(),
                                    recondition.before(),
                                    Condition.renamed(recondition.after(), names));
                        case Change.DeleteProvision delete -> delete;
                    });
        }
        return counted;
    }

    private static @Nullable ProvisionId name(@Nullable ProvisionId id, Map<ProvisionId, ProvisionId> names) {
        return id == null ? null : names.getOrDefault(id, id);
    }

    /** Brackets that are new are counted in the order in which they are met. */
    private String renamed(String text, Map<ProvisionId, ProvisionId> names, Map<BracketId, BracketId> marks) {
        String cited = References.rename(text, names);
        return brackets.isEmpty()
                ? cited
                : Brackets.renamed(
                        cited,
                        id -> brackets.contains(id)
                                ? marks.computeIfAbsent(id, _ -> new BracketId(new UUID(0, marks.size())))
                                : id);
    }

    private Provision renamed(
            Provision provision, Map<ProvisionId, ProvisionId> names, Map<BracketId, BracketId> marks) {
        return new Provision(
                names.getOrDefault(provision.id(), provision.id()),
                provision.heading(),
                renamed(provision.text(), names, marks),
                provision.children().stream()
                        .map(child -> renamed(child, names, marks))
                        .toList(),
                Condition.renamed(provision.conditions(), names));
    }

    /** Whether the two cannot be judged word by word and heading by heading alone. */
    boolean meetsInPlaces(Footprint other) {
        return removesFor(other)
                || other.removesFor(this)
                || shiftsFor(other)
                || other.shiftsFor(this)
                || meet(gaps, other.gaps)
                || meet(fresh, other.fresh)
                || meet(brackets, other.brackets);
    }

    private boolean removesFor(Footprint other) {
        return meet(deleted, other.needs) || meet(deleted, other.deleted) || meet(deleted, other.gaps);
    }

    private boolean shiftsFor(Footprint other) {
        return meet(moved, other.moved) || meet(moved, other.gaps) || meet(moved, other.above);
    }

    static boolean meet(Set<?> one, Set<?> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        Set<?> smaller = one.size() < other.size() ? one : other;
        Set<?> larger = smaller == one ? other : one;
        for (Object each : smaller) {
            if (larger.contains(each)) {
                return true;
            }
        }
        return false;
    }
}
