package org.parley.amendment.ui;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentTexts;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.DraftText;
import org.parley.plan.VersionView;
import org.parley.text.Application;
import org.parley.text.BracketId;
import org.parley.text.Brackets;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.Condition;
import org.parley.text.Fate;
import org.parley.text.Merge;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.WordDiff;

/**
 * What the editor's screen works on: the text it started from, what was written so far, and what of it is kept. What others keep meanwhile is
 * joined with it, provision by provision and word by word. Where both wrote at the same words, theirs stay kept and the own ones stay in the
 * editor, contested, until the person chooses.
 */
final class Drafting {

    /** How many states that were shown are remembered, for typing that is still on its way. */
    private static final int SHOWN = 200;

    /** What stands at a place where words are written. */
    enum Part {
        TEXT,
        HEADING,
        TITLE,
        REASON
    }

    /**
     * A place where words are written.
     *
     * @param provision null for the title and the reason of the amendment
     */
    record Spot(Part part, @Nullable ProvisionId provision) {}

    private final ProvisionId article;
    private final @Nullable AmendmentId parent;
    private VersionView version;
    private PlanText base;
    private PlanText edited;
    private ProvisionId focus;
    private String title = "";
    private String reason = "";
    private @Nullable AmendmentView kept;
    private PlanText keptText;
    private boolean unsaved;
    private final Map<Spot, String> contested = new LinkedHashMap<>();
    private final TreeMap<Integer, PlanText> shown = new TreeMap<>();

    /** What the browser has: who types on without taking in a newer state has typed the last words already. */
    private int typedOn = -1;

    private PlanText lastTyped;

    /**
     * @param version the version of the plan
     * @param base    what the changes are made on: its text, or what the amended amendment makes of it
     * @param article the article to be edited
     */
    Drafting(VersionView version, PlanText base, ProvisionId article, @Nullable AmendmentId parent) {
        this.version = version;
        this.base = base;
        this.article = article;
        this.parent = parent;
        this.edited = base;
        this.keptText = base;
        this.lastTyped = base;
        // what is amended may add an article of its own and leave the one it stands after as it is
        boolean untouched = version.text().find(article).equals(base.find(article));
        this.focus = parent != null && untouched ? fresh().orElse(article) : article;
    }

    /** The article that only the base has, where it is what an amendment makes of the version. */
    private Optional<ProvisionId> fresh() {
        return base.articles().stream()
                .map(Provision::id)
                .filter(each -> version.text().find(each).isEmpty())
                .findFirst();
    }

    /** Goes on with a draft that is kept already. */
    void resume(AmendmentView draft, PlanText reads) {
        kept = draft;
        keptText = reads;
        edited = reads;
        typedOn = -1;
        contested.clear();
        title = draft.title();
        reason = draft.reason();
        unsaved = false;
        boolean changed = !base.find(focus).equals(edited.find(focus));
        focus = changed ? focus : added().map(Provision::id).orElse(focus);
    }

    /** The article that only the edited text has, if there is one. */
    private Optional<Provision> added() {
        return edited.articles().stream()
                .filter(each -> base.find(each.id()).isEmpty())
                .findFirst();
    }

    /** Begins an article of its own after the one that was chosen. */
    void addArticle() {
        Provision fresh = new Provision(ProvisionId.next(), null, "", List.of(Provision.of(ProvisionId.next(), "")));
        edited = DraftText.insert(base, article, fresh);
        focus = fresh.id();
    }

    VersionView version() {
        return version;
    }

    PlanText base() {
        return base;
    }

    PlanText edited() {
        return edited;
    }

    ProvisionId article() {
        return article;
    }

    @Nullable
    AmendmentId parent() {
        return parent;
    }

    /** The article in the editor as it stood; null for a new one. */
    @Nullable
    Provision before() {
        return base.find(focus).orElse(null);
    }

    /** The article in the editor as it reads now; null where its deletion is proposed. */
    @Nullable
    Provision now() {
        return edited.find(focus).orElse(null);
    }

    ProvisionId focus() {
        return focus;
    }

    String title() {
        return title;
    }

    String reason() {
        return reason;
    }

    @Nullable
    AmendmentView kept() {
        return kept;
    }

    boolean unsaved() {
        return unsaved;
    }

    List<Change> changes() {
        return Changes.between(base, edited);
    }

    /** Remembers the text as it is shown now, so that what is typed on it can be told from what others change. */
    int show() {
        if (!shown.isEmpty() && shown.lastEntry().getValue() == edited) {
            return shown.lastKey();
        }
        int revision = shown.isEmpty() ? 1 : shown.lastKey() + 1;
        shown.put(revision, edited);
        if (shown.size() > SHOWN) {
            shown.pollFirstEntry();
        }
        return revision;
    }

    /**
     * Takes what was typed in the article; null deletes it.
     *
     * @param revision what was shown when it was typed; meanwhile others may have changed the text
     */
    void write(@Nullable Provision typed, int revision) {
        PlanText on = revision == typedOn ? lastTyped : on(revision);
        PlanText written = replaced(on, typed == null ? null : typed.withConditionsOf(known(on)));
        typedOn = revision;
        lastTyped = written;
        edited = on.equals(edited) ? written : joined(on, edited, written);
        contested.replaceAll((spot, mine) -> words(edited, spot).orElse(mine));
        unsaved = true;
    }

    /** The provisions of a state, and those of the base that somebody may take back. Conditions are not typed: they stay as they were. */
    private Map<ProvisionId, PlanText.Place> known(PlanText state) {
        Map<ProvisionId, PlanText.Place> known = new HashMap<>(base.index());
        known.putAll(edited.index());
        known.putAll(state.index());
        return known;
    }

    private PlanText on(int revision) {
        return Optional.ofNullable(shown.get(revision))
                .or(() -> Optional.ofNullable(revision > 0 ? shown.firstEntry() : shown.lastEntry())
                        .map(Map.Entry::getValue))
                .orElse(edited);
    }

    private PlanText replaced(PlanText text, @Nullable Provision typed) {
        boolean stands = text.find(focus).isPresent();
        if (stands || typed == null) {
            return DraftText.replace(text, focus, typed);
        }
        return base.find(focus).isPresent()
                ? DraftText.replace(base, focus, typed)
                : DraftText.insert(text, article, typed);
    }

    /**
     * Settles a bracket of the base on one of its choices, as a first proposal.
     *
     * @param choice position among the choices
     * @return the words kept; empty where there is no such bracket or choice any more
     */
    Optional<String> settle(BracketId bracket, int choice) {
        return Brackets.find(base, bracket)
                .filter(placed ->
                        choice >= 0 && choice < placed.bracket().choices().size())
                .map(placed -> {
                    String kept = placed.bracket().choices().get(choice);
                    edited = Brackets.settle(base, bracket, kept);
                    unsaved = true;
                    return kept;
                });
    }

    /** Gives a provision other conditions; nothing happens where it is no longer there. */
    void recondition(ProvisionId provision, List<Condition> conditions) {
        edited.find(provision).ifPresent(found -> {
            Change change = new Change.Recondition(provision, found.conditions(), conditions);
            if (Changes.apply(edited, List.of(change)) instanceof Application.Applied(PlanText text)) {
                edited = text;
                unsaved = true;
            }
        });
    }

    void title(String typed) {
        title = typed;
        contested.computeIfPresent(new Spot(Part.TITLE, null), (spot, mine) -> typed);
        unsaved = true;
    }

    void reason(String typed) {
        reason = typed;
        contested.computeIfPresent(new Spot(Part.REASON, null), (spot, mine) -> typed);
        unsaved = true;
    }

    /** All that the person wrote, contested words too. */
    DraftText text() {
        return new DraftText(title, reason, edited);
    }

    /** What is to be kept: of what is contested, the words that are kept already. */
    DraftText toKeep() {
        PlanText text = edited;
        for (Spot spot : contested.keySet()) {
            text = put(text, spot, words(keptText, spot).orElse(null));
        }
        return new DraftText(
                contested.containsKey(new Spot(Part.TITLE, null)) ? keptTitle() : title,
                contested.containsKey(new Spot(Part.REASON, null)) ? keptReason() : reason,
                text);
    }

    private String keptTitle() {
        return kept == null ? "" : kept.title();
    }

    private String keptReason() {
        return kept == null ? "" : kept.reason();
    }

    void kept(AmendmentView draft, DraftText what) {
        kept = draft;
        keptText = what.edited();
        unsaved = false;
    }

    /**
     * Joins what somebody else kept with what was written here since.
     *
     * @param texts what their state stands between: it may be expressed on a newer version
     */
    void join(AmendmentView theirs, AmendmentTexts texts) {
        DraftText mine = toKeep();
        PlanText joined = joined(keptText, texts.result(), mine.edited());
        String joinedTitle = joined(Part.TITLE, keptTitle(), theirs.title(), mine.title());
        String joinedReason = joined(Part.REASON, keptReason(), theirs.reason(), mine.reason());
        version = texts.version();
        base = texts.base();
        kept = theirs;
        keptText = texts.result();
        edited = joined;
        for (Map.Entry<Spot, String> each : contested.entrySet()) {
            edited = put(edited, each.getKey(), each.getValue());
        }
        title = joinedTitle;
        reason = joinedReason;
        DraftText now = toKeep();
        unsaved = !now.edited().equals(keptText)
                || !now.title().equals(theirs.title())
                || !now.reason().equals(theirs.reason());
    }

    /** Both texts in one: the first with whatever of the second goes with it. The rest of the second is contested, and put in its place. */
    private PlanText joined(PlanText from, PlanText one, PlanText other) {
        return switch (Merge.of(from, one, other)) {
            case Merge.Clean(PlanText text) -> text;
            case Merge.Conflicting(PlanText text, List<Fate> conflicts) -> {
                PlanText both = text;
                for (Fate conflict : conflicts) {
                    Spot spot = spot(conflict.change());
                    String mine = spot == null ? null : mine(conflict.change());
                    if (spot != null && mine != null) {
                        contested.put(spot, mine);
                        both = put(both, spot, mine);
                    }
                }
                yield both;
            }
        };
    }

    private String joined(Part part, String from, String theirs, String mine) {
        Spot spot = new Spot(part, null);
        String disputed = contested.get(spot);
        if (disputed != null) {
            return disputed;
        }
        return WordDiff.merge(from, theirs, mine).orElseGet(() -> {
            contested.put(spot, mine);
            return mine;
        });
    }

    /** Where a change writes words; null for one that writes none: what another changed is then neither deleted nor moved. */
    private static @Nullable Spot spot(Change change) {
        return switch (change) {
            case Change.ReplaceWords words -> new Spot(Part.TEXT, words.provision());
            case Change.Retitle title -> new Spot(Part.HEADING, title.provision());
            case Change.InsertProvision insert -> new Spot(Part.TEXT, insert.provision());
            case Change.DeleteProvision _, Change.MoveProvision _, Change.Recondition _ -> null;
        };
    }

    private static @Nullable String mine(Change change) {
        return switch (change) {
            case Change.ReplaceWords words -> words.after();
            case Change.Retitle title -> Objects.requireNonNullElse(title.after(), "");
            case Change.InsertProvision insert ->
                insert.inserted().text().isEmpty() ? null : insert.inserted().text();
            case Change.DeleteProvision _, Change.MoveProvision _, Change.Recondition _ -> null;
        };
    }

    /** The own words at places where somebody else wrote others at the same time, in the order in which they met. */
    Map<Spot, String> contested() {
        return new LinkedHashMap<>(contested);
    }

    /** What is kept at such a place; empty where it was deleted. */
    Optional<String> theirs(Spot spot) {
        return switch (spot.part()) {
            case TITLE -> Optional.of(keptTitle());
            case REASON -> Optional.of(keptReason());
            case TEXT, HEADING -> words(keptText, spot);
        };
    }

    /** Ends a contest: the own words replace what is kept at the next save, or give way to it. */
    void choose(Spot spot, boolean own) {
        contested.remove(spot);
        unsaved = true;
        if (own) {
            return;
        }
        switch (spot.part()) {
            case TITLE -> title = keptTitle();
            case REASON -> reason = keptReason();
            case TEXT, HEADING ->
                edited = put(edited, spot, words(keptText, spot).orElse(null));
        }
    }

    private static Optional<String> words(PlanText text, Spot spot) {
        ProvisionId provision = spot.provision();
        if (provision == null) {
            return Optional.empty();
        }
        return text.find(provision)
                .map(found ->
                        spot.part() == Part.TEXT ? found.text() : Objects.requireNonNullElse(found.heading(), ""));
    }

    /** A text with other words at a place; as it is where the place is not in it, or there are no words. */
    private static PlanText put(PlanText text, Spot spot, @Nullable String words) {
        return spot.provision() == null || words == null
                ? text
                : new PlanText(text.articles().stream()
                        .map(each -> put(each, spot, words))
                        .toList());
    }

    private static Provision put(Provision provision, Spot spot, String words) {
        if (!provision.id().equals(spot.provision())) {
            List<Provision> below = provision.children().stream()
                    .map(child -> put(child, spot, words))
                    .toList();
            return below.equals(provision.children()) ? provision : provision.withChildren(below);
        }
        return spot.part() == Part.TEXT
                ? provision.withText(words)
                : provision.withHeading(words.isEmpty() ? null : words);
    }
}
