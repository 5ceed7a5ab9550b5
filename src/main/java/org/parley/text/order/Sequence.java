package org.parley.text.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.text.Application;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.Collision;
import org.parley.text.PlanText;
import org.parley.text.Problem;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.Rebase;
import org.parley.text.Rebased;

/**
 * Votes one after the other, as they would go: what is adopted enters the text, what amends it ends with it, and every other proposal is
 * re-expressed on the text as it then reads, or falls. It does in memory what the proclamation of a round does in the database.
 */
public final class Sequence {

    private static final String ALREADY_SO = "text.problem.already-so";

    /**
     * The text after something entered it.
     *
     * @param by what entered it; empty for the text as it was
     */
    public record Stage(PlanText text, List<UUID> by) {

        public Stage {
            by = List.copyOf(by);
        }
    }

    /** What a proposal said before a sub-amendment to it was adopted, and who had it say so. */
    private record Layer(List<UUID> by, List<Change> changes) {}

    private static final class Item {

        private final Proposal proposal;
        private List<Change> changes;
        private List<Layer> layers = new ArrayList<>();
        private Fate fate = Fate.WAITING;

        private Item(Proposal proposal) {
            this.proposal = proposal;
            this.changes = proposal.changes();
        }

        private UUID id() {
            return proposal.id();
        }

        private boolean waits() {
            return fate.kind().waits();
        }
    }

    private final Map<UUID, Item> items = new LinkedHashMap<>();
    private final Map<UUID, List<Item>> under = new HashMap<>();
    private final List<Stage> stages = new ArrayList<>();
    private PlanText text;
    private Map<ProvisionId, ProvisionId> articles;

    /** @throws IllegalArgumentException if a sub-amendment comes without what it amends, or a proposal twice */
    public Sequence(PlanText base, Collection<Proposal> proposals) {
        text = base;
        articles = articles(base);
        stages.add(new Stage(base, List.of()));
        for (Proposal proposal : proposals.stream().sorted(Proposal.FILING).toList()) {
            if (items.put(proposal.id(), new Item(proposal)) != null) {
                throw new IllegalArgumentException("twice: " + proposal.id());
            }
        }
        for (Item item : items.values()) {
            UUID parent = item.proposal.parent();
            if (parent != null) {
                if (!items.containsKey(parent)) {
                    throw new IllegalArgumentException("amends nothing: " + item.id());
                }
                under.computeIfAbsent(parent, _ -> new ArrayList<>()).add(item);
            }
        }
    }

    /** The article that each provision stands in. */
    static Map<ProvisionId, ProvisionId> articles(PlanText text) {
        Map<ProvisionId, ProvisionId> articles = new HashMap<>();
        for (Provision article : text.articles()) {
            collect(article, article.id(), articles);
        }
        return articles;
    }

    private static void collect(Provision provision, ProvisionId article, Map<ProvisionId, ProvisionId> articles) {
        articles.put(provision.id(), article);
        provision.children().forEach(child -> collect(child, article, articles));
    }

    /** The articles in which changes have their places. */
    static Set<ProvisionId> places(List<Change> changes, Map<ProvisionId, ProvisionId> articles) {
        Set<ProvisionId> places = new LinkedHashSet<>();
        for (Change change : changes) {
            add(change.provision(), articles, places);
            switch (change) {
                case Change.InsertProvision insert -> {
                    add(insert.parent(), articles, places);
                    add(insert.after(), articles, places);
                }
                case Change.MoveProvision move -> {
                    add(move.parent(), articles, places);
                    add(move.after(), articles, places);
                }
                case Change.DeleteProvision delete -> {
                    for (Provision child : delete.whole().children()) {
                        add(child.id(), articles, places);
                    }
                }
                case Change.ReplaceWords _, Change.Retitle _, Change.Recondition _ -> {}
            }
        }
        return places;
    }

    private static void add(@Nullable ProvisionId id, Map<ProvisionId, ProvisionId> articles, Set<ProvisionId> places) {
        ProvisionId article = id == null ? null : articles.get(id);
        if (article != null) {
            places.add(article);
        }
    }

    /** The text as it reads now. */
    public PlanText text() {
        return text;
    }

    /** The text as it was, and after each amendment that entered it. */
    public List<Stage> stages() {
        return List.copyOf(stages);
    }

    /** Where each proposal stands, in the order of filing. */
    public Map<UUID, Fate> fates() {
        Map<UUID, Fate> fates = new LinkedHashMap<>();
        items.forEach((id, item) -> fates.put(id, item.fate));
        return fates;
    }

    /** What a proposal says now: to the text, or to what it amends. */
    public List<Change> changes(UUID id) {
        return item(id).changes;
    }

    /** The text as a waiting proposal would leave it now: for a sub-amendment, together with what it amends. */
    public PlanText with(UUID id) {
        Item item = item(id);
        UUID parent = item.proposal.parent();
        return made(parent == null ? text : with(parent), item.changes);
    }

    /** One vote on one proposal, or on several together: they are adopted. What no longer waits is left as it is. */
    public void adopt(List<UUID> together) {
        List<Item> put = together.stream().map(this::item).filter(Item::waits).toList();
        for (Item item : put) {
            if (item.proposal.parent() != null && item.waits()) {
                adoptUnder(item, put);
            }
        }
        adoptInText(put.stream().filter(item -> item.proposal.parent() == null).toList());
    }

    /** One vote on one proposal, or on several together: they are rejected, and what amends them ends with them. */
    public void reject(List<UUID> together) {
        for (UUID id : together) {
            Item item = item(id);
            if (item.waits()) {
                item.fate = new Fate(Fate.Kind.REJECTED, List.of(), List.of());
                end(item);
            }
        }
    }

    private Item item(UUID id) {
        return Objects.requireNonNull(items.get(id), id::toString);
    }

    private List<Item> waitingUnder(Item item) {
        return under.getOrDefault(item.id(), List.of()).stream()
                .filter(Item::waits)
                .toList();
    }

    private void end(Item parent) {
        waitingUnder(parent).forEach(sub -> sub.fate = new Fate(Fate.Kind.FALLEN, List.of(parent.id()), List.of()));
    }

    private void fall(Item item, List<UUID> by, List<Problem> reasons) {
        item.fate = new Fate(Fate.Kind.FALLEN, by, reasons);
        end(item);
    }

    private void adoptUnder(Item sub, List<Item> together) {
        Item parent = item(Objects.requireNonNull(sub.proposal.parent()));
        PlanText before = made(text, parent.changes);
        PlanText after = made(before, sub.changes);
        List<UUID> by = new ArrayList<>();
        for (Item twin : together) {
            boolean same = twin == sub
                    || twin.waits()
                            && parent.id().equals(twin.proposal.parent())
                            && same(before, sub.changes, twin.changes);
            if (same) {
                twin.fate = new Fate(Fate.Kind.ADOPTED, List.of(), List.of());
                by.add(twin.id());
            }
        }
        List<Change> changes = Changes.between(text, after);
        if (changes.isEmpty()) {
            fall(parent, by, List.of());
            return;
        }
        if (parent.layers.isEmpty()) {
            parent.layers.add(new Layer(List.of(parent.id()), parent.changes));
        }
        parent.layers.add(new Layer(by, changes));
        parent.changes = changes;
        parent.fate = new Fate(Fate.Kind.CHANGED, by, parent.fate.reasons());
        carryUnder(parent, before, after, by);
    }

    private void adoptInText(List<Item> together) {
        PlanText before = text;
        PlanText now = before;
        List<Item> taken = new ArrayList<>();
        Map<Item, List<Problem>> misfits = new LinkedHashMap<>();
        for (Item item : together) {
            if (taken.stream().anyMatch(other -> same(before, other.changes, item.changes))) {
                taken.add(item);
                stages.add(joined(stages.removeLast(), item));
                continue;
            }
            switch (Rebase.over(before, now, item.changes)) {
                case Rebased.Clean(List<Change> changes) -> now = enter(item, now, changes);
                case Rebased.Changed(List<Change> changes, List<Problem> _) -> now = enter(item, now, changes);
                case Rebased.Fallen(List<Problem> reasons) -> {
                    if (!alreadySo(reasons)) {
                        misfits.put(item, reasons);
                        continue;
                    }
                    stages.add(joined(stages.removeLast(), item));
                }
            }
            taken.add(item);
        }
        if (taken.isEmpty()) {
            return;
        }
        List<UUID> by = taken.stream().map(Item::id).toList();
        text = now;
        for (Item item : taken) {
            item.fate = new Fate(Fate.Kind.ADOPTED, List.of(), List.of());
            end(item);
        }
        misfits.forEach((item, reasons) -> fall(item, by, reasons));
        carry(before, by);
    }

    /** Puts what a proposal says into the text, first what it said before sub-amendments to it, if that still fits. */
    private PlanText enter(Item item, PlanText now, List<Change> changes) {
        PlanText after = made(now, changes);
        for (Layer layer : item.layers.isEmpty() ? item.layers : item.layers.subList(0, item.layers.size() - 1)) {
            if (Changes.apply(now, layer.changes) instanceof Application.Applied(PlanText then)) {
                stages.add(new Stage(then, layer.by));
            }
        }
        stages.add(new Stage(after, item.layers.isEmpty() ? List.of(item.id()) : item.layers.getLast().by));
        return after;
    }

    private static Stage joined(Stage stage, Item twin) {
        List<UUID> by = new ArrayList<>(stage.by());
        by.add(twin.id());
        return new Stage(stage.text(), by);
    }

    private static boolean same(PlanText base, List<Change> one, List<Change> other) {
        return Collision.canonical(base, one).equals(Collision.canonical(base, other));
    }

    private static boolean alreadySo(List<Problem> reasons) {
        return reasons.stream().allMatch(each -> each.key().equals(ALREADY_SO));
    }

    /** Re-expresses what waits on the text as it now reads; what has its place in other articles stays word for word as it is. */
    private void carry(PlanText before, List<UUID> by) {
        Set<ProvisionId> touched = new HashSet<>();
        Set<Provision> kept = new HashSet<>(text.articles());
        before.articles().stream()
                .filter(article -> !kept.contains(article))
                .forEach(article -> touched.add(article.id()));
        Map<ProvisionId, ProvisionId> places = articles;
        articles = articles(text);
        boolean rearranged = !ids(before).equals(ids(text));
        Rebase onto = Rebase.between(before, text);
        for (Item item : items.values()) {
            boolean concerned = Stream.concat(Stream.of(item), under.getOrDefault(item.id(), List.of()).stream())
                    .map(each -> each.changes)
                    .anyMatch(changes -> places(changes, places).stream().anyMatch(touched::contains)
                            || rearranged && changes.stream().anyMatch(Sequence::placesAnArticle)
                            || changes.stream().anyMatch(this::bringsWhatStands));
            if (item.proposal.parent() == null && item.waits() && concerned) {
                carry(item, onto, before, by);
            }
        }
    }

    private static List<ProvisionId> ids(PlanText text) {
        return text.articles().stream().map(Provision::id).toList();
    }

    /** Two may bring in the very same provision, and the first one that carries, amended meanwhile, puts it into another article. */
    private boolean bringsWhatStands(Change change) {
        return change instanceof Change.InsertProvision insert && stands(insert.inserted());
    }

    private boolean stands(Provision provision) {
        return articles.containsKey(provision.id())
                || provision.children().stream().anyMatch(this::stands);
    }

    private static boolean placesAnArticle(Change change) {
        return change instanceof Change.InsertProvision insert && insert.parent() == null
                || change instanceof Change.MoveProvision move && move.parent() == null;
    }

    private void carry(Item item, Rebase onto, PlanText before, List<UUID> by) {
        List<Change> old = item.changes;
        PlanText stood = made(before, old);
        switch (onto.carry(old).outcome()) {
            case Rebased.Clean(List<Change> changes) -> item.changes = changes;
            case Rebased.Changed(List<Change> changes, List<Problem> notes) -> {
                item.changes = changes;
                item.fate = changed(item, by, notes);
            }
            case Rebased.Fallen(List<Problem> reasons) -> {
                fall(item, by, reasons);
                return;
            }
        }
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : item.layers) {
            if (layer.changes.equals(old)) {
                layers.add(new Layer(layer.by, item.changes));
            } else {
                fitting(onto.carry(layer.changes).outcome(), layers, layer);
            }
        }
        item.layers = layers;
        carryUnder(item, stood, made(text, item.changes), by);
    }

    private static void fitting(Rebased rebased, List<Layer> layers, Layer layer) {
        switch (rebased) {
            case Rebased.Clean(List<Change> changes) -> layers.add(new Layer(layer.by, changes));
            case Rebased.Changed(List<Change> changes, List<Problem> _) -> layers.add(new Layer(layer.by, changes));
            case Rebased.Fallen _ -> {}
        }
    }

    private void carryUnder(Item parent, PlanText before, PlanText after, List<UUID> by) {
        for (Item sub : waitingUnder(parent)) {
            switch (Rebase.over(before, after, sub.changes)) {
                case Rebased.Clean(List<Change> changes) -> sub.changes = changes;
                case Rebased.Changed(List<Change> changes, List<Problem> notes) -> {
                    sub.changes = changes;
                    sub.fate = changed(sub, by, notes);
                }
                case Rebased.Fallen(List<Problem> reasons) -> fall(sub, by, reasons);
            }
        }
    }

    /** What changed in a proposal, with what had changed in it before. */
    private static Fate changed(Item item, List<UUID> by, List<Problem> notes) {
        Set<UUID> causes = new LinkedHashSet<>(item.fate.by());
        causes.addAll(by);
        List<Problem> reasons = new ArrayList<>(item.fate.reasons());
        reasons.addAll(notes);
        return new Fate(Fate.Kind.CHANGED, List.copyOf(causes), reasons);
    }

    static PlanText made(PlanText base, List<Change> changes) {
        return switch (Changes.apply(base, changes)) {
            case Application.Applied(PlanText result) -> result;
            case Application.Inapplicable(List<Problem> problems) ->
                throw new IllegalArgumentException("changes do not fit their text: " + problems);
        };
    }
}
