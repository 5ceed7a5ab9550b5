package org.parley.amendment.ui;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.DraftText;
import org.parley.plan.VersionView;
import org.parley.text.BracketNotation;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/** What the editor's screen works on: the text it started from, what was written so far, and what of it is kept. */
final class Drafting {

    private final VersionView version;
    private final PlanText base;
    private final ProvisionId article;
    private final @Nullable AmendmentId parent;
    private PlanText edited;
    private ProvisionId focus;
    private String title = "";
    private String reason = "";
    private @Nullable AmendmentView kept;
    private boolean unsaved;

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
        edited = reads;
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

    /** Takes what was typed in the article; null deletes it. */
    void write(@Nullable Provision typed) {
        boolean stands = edited.find(focus).isPresent();
        PlanText written;
        if (stands || typed == null) {
            written = DraftText.replace(edited, focus, typed);
        } else if (base.find(focus).isPresent()) {
            written = DraftText.replace(base, focus, typed);
        } else {
            written = DraftText.insert(base, article, typed);
        }
        edited = BracketNotation.read(written, List.of(edited, base));
        unsaved = true;
    }

    void title(String typed) {
        title = typed;
        unsaved = true;
    }

    void reason(String typed) {
        reason = typed;
        unsaved = true;
    }

    DraftText text() {
        return new DraftText(title, reason, edited);
    }

    void kept(AmendmentView draft) {
        kept = draft;
        unsaved = false;
    }

    /** Builds on a state that another wrote, without taking its words. */
    void over(AmendmentView theirs) {
        kept = theirs;
        unsaved = true;
    }
}
