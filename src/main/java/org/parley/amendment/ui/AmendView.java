package org.parley.amendment.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.AmendmentStatus;
import org.parley.amendment.AmendmentTexts;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.CollisionQueries;
import org.parley.amendment.DraftText;
import org.parley.amendment.Remark;
import org.parley.amendment.Saved;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.design.ArticleEditor;
import org.parley.design.Banner;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.design.ProseField;
import org.parley.design.Redline;
import org.parley.design.Shape;
import org.parley.design.Toasts;
import org.parley.design.Tone;
import org.parley.identity.CurrentPerson;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Touched;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.plan.ui.PlanAdditions;
import org.parley.plan.ui.PlanNavigation;
import org.parley.plan.ui.PlanRedlines;
import org.parley.text.BracketId;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.Numbering;
import org.parley.text.PlanRedline;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.TextRules;
import org.springframework.beans.factory.ObjectProvider;

/**
 * An article turned into an editor in place. What is typed is kept as it is typed; the redline and the list of changes follow. Several
 * people may be in the same draft: each sees where the others are and what they keep, without being disturbed, and what they write is joined.
 * Where two write at the same words, both texts stay until the person chooses.
 */
@StyleSheet("context://styles/sequence.css")
@Route("negotiations/:negotiation/plans/:plan/amend/:provision")
@PermitAll
class AmendView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int PAUSE_MILLISECONDS = 500;

    /** Between two of these somebody else has saved each time: the next keystroke tries again. */
    private static final int ATTEMPTS = 10;

    private final AmendmentQueries amendments;
    private final CollisionQueries collisions;
    private final AmendmentService service;
    private final AmendmentNames names;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final CurrentPerson current;
    private final Presence presence;
    private final ObjectProvider<PlanAdditions> additions;
    private final Live live;

    private final PageHeader header = new PageHeader("");
    private final Div told = new Div();
    private final Div conflict = new Div();
    private final Div here = new Div();
    private final ArticleEditor editor = new ArticleEditor();
    private final TextField title = new TextField();
    private final ProseField reason;
    private final Redline redline = new Redline();
    private final ChangeList changes = new ChangeList();
    private final Paragraph none = new Paragraph();
    private final Span state = new Span();
    private final Paragraph refusal = new Paragraph();
    private final Button propose = new Button();
    private final Div meets = new Div();
    private final Div beside = new Div();

    private @Nullable NegotiationView negotiation;
    private @Nullable PlanSummary plan;
    private @Nullable CollisionPanel panel;
    private @Nullable Drafting drafting;
    private @Nullable AmendmentView entered;
    private @Nullable ProvisionId focused;
    private int sequence;
    private int generation;
    private boolean voice;
    private @Nullable AmendmentView aside;
    private Map<Drafting.Spot, List<String>> contests = Map.of();

    AmendView(
            AmendmentQueries amendments,
            CollisionQueries collisions,
            AmendmentService service,
            AmendmentNames names,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Seats seats,
            CurrentPerson current,
            Presence presence,
            ObjectProvider<PlanAdditions> additions,
            Live live) {
        this.amendments = amendments;
        this.collisions = collisions;
        this.service = service;
        this.names = names;
        this.plans = plans;
        this.negotiations = negotiations;
        this.seats = seats;
        this.current = current;
        this.presence = presence;
        this.additions = additions;
        this.live = live;
        this.reason = new ProseField(getTranslation("amendment.reason"), DraftText.REASON_LENGTH);
        build();
    }

    private void build() {
        told.addClassNames("stack", "stack--close");
        conflict.addClassNames("stack", "stack--close");
        here.getElement().setAttribute("role", "status");
        here.addClassName("small");
        state.getElement().setAttribute("role", "status");
        state.addClassNames("quiet", "small");
        refusal.addClassName("refusal");
        refusal.getElement().setAttribute("role", "alert");
        refusal.setVisible(false);

        title.setLabel(getTranslation("amendment.edit.title"));
        title.setHelperText(getTranslation("amendment.edit.title-help", DraftText.TITLE_LENGTH));
        title.setValueChangeMode(ValueChangeMode.LAZY);
        title.setValueChangeTimeout(PAUSE_MILLISECONDS);
        title.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                work().title(change.getValue());
                keep();
            }
        });
        reason.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                work().reason(change.getValue());
                keep();
            }
        });
        editor.addEditedListener(this::edited);
        editor.addFocusedListener(this::moved);
        propose.setText(getTranslation("amendment.action.propose"));
        propose.addThemeVariants(ButtonVariant.PRIMARY);
        propose.addClickListener(click -> askPropose());

        Div words = new Div(title, reason);
        words.addClassName("form");
        Section why = new Section(new H2(getTranslation("amendment.edit.why")), words);
        why.addClassName("section");
        none.setText(getTranslation("amendment.edit.no-change"));
        none.addClassName("quiet");
        redline.setChangesOnly(true);
        Section change = new Section(new H2(getTranslation("amendment.change")), none, changes, redline);
        change.addClassName("section");
        Button conditions = new Button(getTranslation("sequence.dialog.open"), _ -> askConditions());
        Div when = new Div(conditions);
        when.addClassName("actions");
        Div main = new Div(editor, when, why);
        main.addClassNames("stack", "stack--loose");
        Div side = new Div(state, refusal, here, change, meets, beside);
        side.addClassName("stack");
        Div split = new Div(main, side);
        split.addClassNames("split", "split--even");
        getContent().addClassNames("page", "page--wide");
        getContent().add(header, told, conflict, split);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView found = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        SeatView seat = seats.requireDelegate(found.id());
        voice = seat.capacity().voice();
        negotiation = found;
        PlanSummary of =
                plans.bySlug(found.id(), event.getRouteParameters().get("plan").orElse(""));
        plan = of;
        CollisionPanel fresh = new CollisionPanel(amendments, service, names, found.slug(), of.language(), seat);
        panel = fresh;
        meets.removeAll();
        meets.add(fresh);
        QueryParameters query = event.getLocation().getQueryParameters();
        Optional<AmendmentId> draft = query.getSingleParameter("draft").map(AmendView::amendment);
        if (draft.isPresent()) {
            AmendmentView kept = amendments.get(draft.get());
            if (kept.status() != AmendmentStatus.DRAFT || !kept.plan().equals(of.id())) {
                event.forwardTo(AmendmentNavigation.amendment(found.slug(), kept.id()));
                return;
            }
            resume(kept);
        } else {
            ProvisionId at =
                    provision(event.getRouteParameters().get("provision").orElse(""));
            boolean another = query.getSingleParameter("new").isPresent();
            if (!another && closed(of, at)) {
                // there it says who closed it and why
                event.forwardTo(
                        PlanNavigation.plan(found.slug(), of.slug()), QueryParameters.of("provision", at.toString()));
                return;
            }
            begin(of, at, query.getSingleParameter("amends").map(AmendView::amendment), another);
            settle(query);
        }
        ProvisionId article = work().article();
        Kept.show(
                beside,
                additions
                        .orderedStream()
                        .flatMap(each -> each.besideEditor(of, work().version(), article).stream())
                        .toList());
        live.follow(this, found.id().value(), this::touched);
    }

    /** Whoever comes from a bracket finds it settled as they chose, to be looked at and proposed as any amendment. */
    private void settle(QueryParameters query) {
        Optional<String> bracket = query.getSingleParameter("bracket");
        Optional<String> keep = query.getSingleParameter("keep");
        if (bracket.isEmpty() || keep.isEmpty()) {
            return;
        }
        try {
            work().settle(BracketId.parse(bracket.get()), Integer.parseInt(keep.get()))
                    .ifPresent(kept -> {
                        String words = work().version().numbering().resolve(kept);
                        String named = words.isEmpty()
                                ? getTranslation("amendment.edit.settle-nothing")
                                : getTranslation("amendment.edit.settle", words);
                        work().title(named.substring(0, Math.min(named.length(), DraftText.TITLE_LENGTH)));
                        show(true);
                    });
        } catch (IllegalArgumentException notOne) {
            throw new NotFound("bracket");
        }
    }

    private boolean closed(PlanSummary of, ProvisionId at) {
        return plans.text(of.id())
                .text()
                .article(at)
                .filter(article -> plans.closures(of.id()).containsKey(article.id()))
                .isPresent();
    }

    private static AmendmentId amendment(String text) {
        try {
            return new AmendmentId(UUID.fromString(text));
        } catch (IllegalArgumentException notOne) {
            throw new NotFound("amendment");
        }
    }

    private static ProvisionId provision(String text) {
        try {
            return ProvisionId.parse(text);
        } catch (IllegalArgumentException notOne) {
            throw new NotFound("provision");
        }
    }

    private void begin(PlanSummary of, ProvisionId at, Optional<AmendmentId> parent, boolean fresh) {
        VersionView version = plans.text(of.id());
        PlanText base = version.text();
        if (parent.isPresent()) {
            AmendmentTexts texts = amendments.texts(parent.get());
            version = texts.version();
            base = texts.result();
        }
        ProvisionId article =
                version.text().article(at).map(Provision::id).orElseThrow(() -> new NotFound("provision"));
        Drafting work = new Drafting(version, base, article, parent.orElse(null));
        if (fresh) {
            work.addArticle();
        }
        drafting = work;
        show(true);
        offerDrafts(work);
    }

    /** Drafts that the delegation has on the same article already. */
    private void offerDrafts(Drafting work) {
        for (AmendmentView draft : amendments.drafts(session().id())) {
            boolean same = draft.article().equals(work.article())
                    && draft.plan().equals(work.version().plan())
                    && Objects.equals(draft.parent(), work.parent());
            if (same) {
                told.add(new Banner(
                        getTranslation(
                                "amendment.edit.has-draft",
                                draft.title().isEmpty() ? names.title(draft, getLocale()) : draft.title(),
                                Formats.current().dateTime(draft.changedAt())),
                        Shape.DOTS,
                        Tone.NEUTRAL,
                        new Anchor(
                                AmendmentNavigation.draft(session().slug(), text().slug(), draft.article(), draft.id()),
                                getTranslation("amendment.edit.go-on"))));
            }
        }
    }

    private void resume(AmendmentView kept) {
        AmendmentTexts texts = amendments.texts(kept.id());
        Drafting work = new Drafting(texts.version(), texts.base(), kept.article(), kept.parent());
        work.resume(kept, texts.result());
        drafting = work;
        show(true);
        enter(kept);
    }

    private NegotiationView session() {
        return Objects.requireNonNull(negotiation);
    }

    private PlanSummary text() {
        return Objects.requireNonNull(plan);
    }

    private Drafting work() {
        return Objects.requireNonNull(drafting);
    }

    /** @param everything whether what stands in the fields is replaced too */
    private void show(boolean everything) {
        Drafting work = work();
        header.title(heading(work));
        header.actions(actions());
        contests = Map.of();
        Kept.show(conflict, List.of());
        List<Kept.Part> banners = new ArrayList<>();
        if (everything) {
            generation++;
            title.setValue(work.title());
            reason.setValue(work.reason());
        }
        if (work.kept() != null && amendments.outdated(work.kept().id())) {
            AmendmentView kept = work.kept();
            banners.add(new Kept.Part(kept.version(), () -> outdated(kept)));
        }
        Remark said = work.kept() == null ? null : work.kept().remark();
        if (said != null && said.kind() == Remark.Kind.BEGUN_FROM) {
            banners.add(
                    new Kept.Part(said, () -> Remarks.banner(Remarks.say(this, said, amendments, names), said.kind())));
        }
        if (!voice) {
            banners.add(new Kept.Part(
                    "adviser", () -> new Banner(getTranslation("amendment.edit.adviser"), Shape.RING, Tone.NEUTRAL)));
        }
        Kept.show(told, banners);
        showEditor();
        follow();
        showState();
    }

    /** What is amended: an article, or another delegation's amendment to it. */
    private String heading(Drafting work) {
        AmendmentId parent = work.parent();
        if (parent != null) {
            return getTranslation("amendment.edit.heading", names.title(amendments.get(parent), getLocale()));
        }
        return getTranslation(
                work.before() == null ? "amendment.edit.heading-new" : "amendment.edit.heading",
                work.version().numbering().cite(work.article()));
    }

    private Component[] actions() {
        AmendmentId parent = work().parent();
        Anchor back = parent == null
                ? new Anchor(
                        PlanNavigation.provision(session().slug(), text().slug(), work().article()),
                        getTranslation("amendment.edit.back"))
                : new Anchor(
                        AmendmentNavigation.amendment(session().slug(), parent),
                        getTranslation("amendment.edit.back-to-amendment"));
        back.addClassName("button");
        propose.setVisible(voice);
        boolean fresh = work().kept() == null && work().parent() == null && work().before() != null;
        if (!fresh) {
            return new Component[] {propose, back};
        }
        Anchor add = new Anchor(
                AmendmentNavigation.addAfter(session().slug(), text().slug(), work().article()),
                getTranslation("amendment.edit.add-article"));
        add.addClassName("button");
        return new Component[] {propose, add, back};
    }

    private Banner outdated(AmendmentView kept) {
        Button reexpress = new Button(getTranslation("amendment.edit.reexpress"), click -> {
            Remark said = service.reexpress(kept.id());
            resume(amendments.get(kept.id()));
            told.add(Remarks.banner(Remarks.say(this, said, amendments, names), said.kind()));
        });
        return new Banner(getTranslation("amendment.draft.outdated"), Shape.TRIANGLE, Tone.CAUTION, reexpress);
    }

    private void showEditor() {
        Drafting work = work();
        Provision before = work.before();
        Provision now = work.now();
        editor.setModel(new ArticleEditor.Model(
                text().language(),
                before == null ? null : Articles.shown(before),
                now == null ? null : Articles.shown(now),
                label(work),
                Articles.references(work.version()),
                TextRules.TEXT_LENGTH,
                TextRules.HEADING_LENGTH,
                TextRules.DEPTH - 1,
                sequence,
                work.show(),
                others(work),
                generation,
                false));
    }

    private String label(Drafting work) {
        return work.before() != null
                ? work.version().numbering().cite(work.focus())
                : getTranslation("amendment.edit.new-article");
    }

    private void edited(ArticleEditor.Edited event) {
        sequence = event.sequence();
        try {
            ArticleEditor.Provision typed = event.article();
            work().write(typed == null ? null : Articles.written(typed), event.revision());
        } catch (RuleViolation violation) {
            refused(violation);
            return;
        }
        showEditor();
        follow();
        keep();
        showContests();
    }

    /** The redline and the list of changes follow what was typed. */
    private void follow() {
        Drafting work = work();
        List<Change> made = work.changes();
        none.setVisible(made.isEmpty());
        changes.setVisible(!made.isEmpty());
        redline.setVisible(!made.isEmpty());
        changes.show(work.base(), work.edited(), made);
        redline.setModel(PlanRedlines.model(
                text().language(), AmendmentQueries.articles(PlanRedline.shown(work.base(), work.edited()))));
        propose.setEnabled(!made.isEmpty());
        showCollisions();
    }

    /** Which pending amendments the draft meets as it reads now. */
    private void showCollisions() {
        CollisionPanel shown = panel;
        if (shown == null) {
            return;
        }
        Drafting work = work();
        Set<AmendmentId> except = new HashSet<>();
        AmendmentView kept = work.kept();
        if (kept != null) {
            except.add(kept.id());
        }
        AmendmentId parent = work.parent();
        if (parent != null) {
            except.add(parent);
        }
        VersionView version = work.version();
        List<Change> onPlan = Changes.between(version.text(), work.edited());
        shown.setVisible(!onPlan.isEmpty());
        shown.show(
                collisions.typed(version.plan(), version.number(), onPlan, except),
                plans.text(version.plan()).numbering());
    }

    /** When the provisions of the article take effect and must be carried out. */
    private void askConditions() {
        Drafting work = work();
        Provision article = work.now();
        if (article == null) {
            return;
        }
        ProvisionId last = focused;
        ConditionsDialog.open(
                work.edited(),
                work.version().numbering().again(work.edited()),
                article,
                last == null ? article.id() : last,
                (provision, conditions) -> {
                    work().recondition(provision, conditions);
                    showEditor();
                    follow();
                    keep();
                    showContests();
                });
    }

    private List<ArticleEditor.Other> others(Drafting work) {
        AmendmentView kept = work.kept();
        return kept == null
                ? List.of()
                : presence.places(kept.id(), this).entrySet().stream()
                        .map(place -> new ArticleEditor.Other(place.getKey().toString(), place.getValue()))
                        .toList();
    }

    private void moved(ArticleEditor.Focused event) {
        focused = event.provision().isEmpty() ? focused : provision(event.provision());
        AmendmentView draft = entered;
        if (draft != null) {
            presence.move(draft, this, current.id(), event.provision().isEmpty() ? null : provision(event.provision()));
        }
    }

    /**
     * Keeps what was typed so far, joined with what others kept meanwhile. Nothing typed is lost when that is refused: it stays on the
     * screen, with the reason.
     */
    private void keep() {
        try {
            boolean done = false;
            for (int attempt = 0; attempt < ATTEMPTS && !done; attempt++) {
                done = attempt();
            }
            keepAside();
            if (done) {
                refusal.setVisible(false);
                showState();
            }
        } catch (RuleViolation violation) {
            refused(violation);
        }
    }

    /** @return whether it is kept; not where somebody else was faster, whose text is then joined with this one */
    private boolean attempt() {
        Drafting work = work();
        DraftText typed = work.toKeep();
        AmendmentView kept = work.kept();
        if (kept == null) {
            AmendmentId parent = work.parent();
            AmendmentId id = parent == null
                    ? service.draft(work.version().plan(), work.article(), typed)
                    : service.draftSub(parent, typed);
            AmendmentView fresh = amendments.get(id);
            work.kept(fresh, typed);
            enter(fresh);
            rememberDraft(fresh);
            return true;
        }
        if (!work.unsaved()) {
            return true;
        }
        return switch (service.save(kept.id(), kept.lockVersion(), typed)) {
            case Saved.Kept(AmendmentView saved) -> {
                work.kept(saved, typed);
                yield true;
            }
            case Saved.Overtaken(AmendmentView theirs) -> {
                join(theirs);
                yield false;
            }
        };
    }

    /** Takes in what somebody else has kept, without taking anything from under the caret. */
    private void join(AmendmentView theirs) {
        Drafting work = work();
        work.join(theirs, amendments.texts(theirs.id()));
        set(title, work.title(), DraftText.TITLE_LENGTH);
        set(reason, work.reason(), DraftText.REASON_LENGTH);
        showEditor();
        follow();
        showContests();
    }

    /** Shows other words in a field, where it is more than the space at an end that is not kept. */
    private static void set(HasValue<?, String> field, String words, int limit) {
        if (!TextRules.prose(field.getValue(), limit).equals(TextRules.prose(words, limit))) {
            field.setValue(words);
        }
    }

    /** What is contested is kept too, in a draft of its own, until the person has chosen. */
    private void keepAside() {
        Drafting work = work();
        AmendmentView kept = work.kept();
        AmendmentView there = aside;
        if (kept == null) {
            return;
        }
        if (work.contested().isEmpty()) {
            if (there != null) {
                aside = null;
                service.withdraw(there.id(), "");
            }
        } else if (there == null) {
            aside = amendments.get(service.putAside(kept.id(), work.text()));
        } else if (service.save(there.id(), there.lockVersion(), work.text())
                instanceof Saved.Kept(AmendmentView saved)) {
            aside = saved;
        }
    }

    private void refused(RuleViolation violation) {
        refusal.setText(getTranslation(
                "amendment.edit.not-saved",
                getTranslation(violation.key(), violation.arguments().toArray())));
        refusal.setVisible(true);
        state.setText("");
    }

    private void showState() {
        AmendmentView kept = work().kept();
        if (kept == null) {
            state.setText(getTranslation("amendment.edit.nothing-typed"));
        } else {
            state.setText(
                    getTranslation("amendment.edit.saved", Formats.current().time(kept.changedAt())));
        }
    }

    private void rememberDraft(AmendmentView draft) {
        UI.getCurrentOrThrow()
                .getPage()
                .getHistory()
                .replaceState(
                        null,
                        new Location(
                                AmendmentNavigation.amend(session().slug(), text().slug(), draft.article()),
                                QueryParameters.of("draft", draft.id().value().toString())));
    }

    /** Both texts at each place where two wrote at the same words; the person chooses. */
    private void showContests() {
        Drafting work = work();
        Map<Drafting.Spot, List<String>> now = new LinkedHashMap<>();
        work.contested()
                .forEach((spot, mine) ->
                        now.put(spot, List.of(mine, work.theirs(spot).orElse(""))));
        if (now.equals(contests)) {
            return;
        }
        contests = now;
        List<Kept.Part> parts = new ArrayList<>();
        if (!now.isEmpty()) {
            parts.add(new Kept.Part(
                    "contested",
                    () -> new Banner(getTranslation("amendment.edit.contested"), Shape.TRIANGLE, Tone.CAUTION)));
        }
        now.forEach((spot, both) ->
                parts.add(new Kept.Part(Map.entry(spot, both), () -> contest(work, spot, both.getFirst()))));
        Kept.show(conflict, parts);
    }

    private Component contest(Drafting work, Drafting.Spot spot, String mine) {
        Optional<String> theirs = work.theirs(spot);
        Button own = new Button(getTranslation("amendment.edit.keep-mine"), click -> choose(spot, true));
        own.setVisible(theirs.isPresent());
        Button other = new Button(
                getTranslation(theirs.isPresent() ? "amendment.edit.take-theirs" : "amendment.edit.let-go"),
                click -> choose(spot, false));
        Div both = new Div(
                wording(getTranslation("amendment.edit.theirs"), theirs.orElse(getTranslation("amendment.edit.gone"))),
                wording(getTranslation("amendment.edit.mine"), mine));
        both.addClassName("consent__both");
        Div actions = new Div(other, own);
        actions.addClassName("actions");
        Section section = new Section(new H2(place(work, spot)), both, actions);
        section.addClassNames("section", "contest");
        return section;
    }

    private Div wording(String whose, String words) {
        Span label = new Span(whose);
        label.addClassNames("quiet", "small");
        Paragraph text = new Paragraph(work().version().numbering().resolve(words));
        text.addClassName("prose");
        text.getElement().setAttribute("dir", "auto");
        return new Div(label, text);
    }

    private String place(Drafting work, Drafting.Spot spot) {
        ProvisionId provision = spot.provision();
        return switch (spot.part()) {
            case TITLE -> getTranslation("amendment.edit.title");
            case REASON -> getTranslation("amendment.reason");
            case TEXT, HEADING ->
                provision == null
                        ? ""
                        : Numbering.of(work.edited())
                                .find(provision)
                                .orElseGet(() -> getTranslation("amendment.edit.new-provision"));
        };
    }

    private void choose(Drafting.Spot spot, boolean own) {
        Drafting work = work();
        work.choose(spot, own);
        set(title, work.title(), DraftText.TITLE_LENGTH);
        set(reason, work.reason(), DraftText.REASON_LENGTH);
        showEditor();
        follow();
        keep();
        showContests();
    }

    private void askPropose() {
        AmendmentView kept = work().kept();
        if (work().unsaved() || kept == null) {
            keep();
            kept = work().kept();
        }
        if (kept == null || work().unsaved()) {
            return;
        }
        if (!work().contested().isEmpty()) {
            refusal.setText(getTranslation("amendment.edit.choose-first"));
            refusal.setVisible(true);
            return;
        }
        AmendmentView draft = kept;
        ProposeDialog.ask(
                this,
                service,
                session(),
                draft,
                Optional.ofNullable(draft.redraftOf()).flatMap(amendments::find).orElse(null),
                amendments.findings(draft.id()),
                () -> UI.getCurrentOrThrow()
                        .navigate(AmendmentNavigation.amendment(
                                session().slug(), amendments.get(draft.id()).place())));
    }

    private void touched(List<Touched> news) {
        if (news.stream()
                .anyMatch(each -> each.subject().kind().equals(SubjectRef.AMENDMENT)
                        && !each.type().equals(Presence.CHANGED))) {
            showCollisions();
        }
        AmendmentView kept = work().kept();
        if (kept == null) {
            return;
        }
        boolean mine = false;
        boolean text = false;
        for (Touched each : news) {
            mine |= each.subject().equals(SubjectRef.of(SubjectRef.AMENDMENT, kept.id()));
            text |= each.type().equals("version.adopted") || each.type().equals("amendment.amended");
        }
        if (!mine && !text) {
            return;
        }
        Optional<AmendmentView> now = amendments.find(kept.id());
        if (now.isEmpty() || now.get().status() != AmendmentStatus.DRAFT) {
            Toasts.news(getTranslation("amendment.edit.filed-meanwhile"));
            UI.getCurrentOrThrow()
                    .navigate(AmendmentNavigation.amendment(
                            session().slug(), now.map(AmendmentView::place).orElse(kept.id())));
            return;
        }
        showOthers(kept.id());
        if (text && amendments.outdated(kept.id()) && told.getChildren().noneMatch(Banner.class::isInstance)) {
            told.add(outdated(kept));
        }
        if (now.get().lockVersion() != kept.lockVersion()) {
            join(now.get());
            keep();
        } else {
            showEditor();
        }
    }

    private void showOthers(AmendmentId draft) {
        List<String> names = presence.others(draft, this);
        here.setText(names.isEmpty() ? "" : getTranslation("amendment.edit.here", String.join(", ", names)));
        here.setVisible(!names.isEmpty());
    }

    private void enter(AmendmentView draft) {
        if (isAttached()) {
            leave();
            entered = draft;
            presence.enter(draft, this, current.id(), current.name());
            showOthers(draft.id());
        }
    }

    private void leave() {
        AmendmentView left = entered;
        if (left != null) {
            entered = null;
            presence.leave(left, this, current.id());
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        if (drafting != null && work().kept() != null) {
            enter(Objects.requireNonNull(work().kept()));
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        leave();
    }

    @Override
    public String getPageTitle() {
        return drafting == null ? getTranslation("amendment.list.title") : heading(work());
    }
}
