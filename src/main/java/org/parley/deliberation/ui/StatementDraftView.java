package org.parley.deliberation.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.deliberation.NewStatement;
import org.parley.deliberation.StatementId;
import org.parley.deliberation.StatementKind;
import org.parley.deliberation.StatementQueries;
import org.parley.deliberation.StatementService;
import org.parley.deliberation.StatementStatus;
import org.parley.deliberation.StatementText;
import org.parley.deliberation.StatementView;
import org.parley.design.Banner;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Facts;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.design.ProseField;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Toasts;
import org.parley.design.Tone;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectChoice;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.kernel.Touched;

/**
 * Where a delegation writes a statement. What is typed is kept at each pause, for everybody of the delegation; when two write at once
 * nobody's words are overwritten unseen.
 */
@Route("negotiations/:negotiation/statements/draft")
@PermitAll
@StyleSheet("context://styles/statements.css")
class StatementDraftView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final List<String> ANSWERS = List.of("yes", "no", "abstain");

    private final StatementService service;
    private final StatementQueries queries;
    private final NegotiationQueries negotiations;
    private final Subjects subjects;
    private final Live live;

    private final PageHeader header = new PageHeader("");
    private final Div form = new Div();
    private final Div conflict = new Div();
    private final Paragraph kept = new Paragraph();
    private final Paragraph refusal = new Paragraph();
    private @Nullable Writing writing;

    /** What is being written, and which state of it this screen has seen. */
    private static final class Writing {

        private final NegotiationView negotiation;
        private final StatementKind kind;
        private final @Nullable UUID round;
        private final @Nullable StatementId corrects;
        private SubjectRef subject;
        private @Nullable StatementId draft;
        private long version;
        private @Nullable StatementText seen;
        private @Nullable ProseField text;
        private @Nullable ComboBox<SubjectChoice> article;
        private @Nullable Select<String> intended;

        Writing(
                NegotiationView negotiation,
                StatementKind kind,
                SubjectRef subject,
                @Nullable UUID round,
                @Nullable StatementId corrects) {
            this.negotiation = negotiation;
            this.kind = kind;
            this.subject = subject;
            this.round = round;
            this.corrects = corrects;
        }

        StatementText typed() {
            SubjectChoice chosen = article == null ? null : article.getValue();
            return new StatementText(
                    chosen == null ? subject : chosen.card().ref(),
                    intended == null ? null : intended.getValue(),
                    Objects.requireNonNull(text).getValue());
        }
    }

    StatementDraftView(
            StatementService service,
            StatementQueries queries,
            NegotiationQueries negotiations,
            Subjects subjects,
            Live live) {
        this.service = service;
        this.queries = queries;
        this.negotiations = negotiations;
        this.subjects = subjects;
        this.live = live;
        kept.addClassNames("quiet", "small");
        kept.getElement().setAttribute("role", "status");
        refusal.addClassName("refusal");
        refusal.getElement().setAttribute("role", "alert");
        form.addClassNames("stack", "form");
        getContent().addClassNames("page");
        getContent().add(header, conflict, form);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView negotiation = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        if (!queries.drafts(negotiation.id(), SubjectRef.of(SubjectRef.NEGOTIATION, negotiation.id()))) {
            throw new NotFound(SubjectRef.STATEMENT);
        }
        QueryParameters query = event.getLocation().getQueryParameters();
        boolean first = writing == null;
        writing = query.getSingleParameter("draft")
                .map(id -> resumed(negotiation, id))
                .orElseGet(() -> begun(negotiation, query));
        draw(writing);
        if (first) {
            live.follow(this, negotiation.id().value(), this::heard);
        }
    }

    private Writing resumed(NegotiationView negotiation, String id) {
        StatementView draft = queries.get(new StatementId(uuid(id)));
        if (draft.status() != StatementStatus.DRAFT || !draft.negotiation().equals(negotiation.id())) {
            throw new NotFound(SubjectRef.STATEMENT);
        }
        Writing now = new Writing(negotiation, draft.kind(), draft.subject(), draft.round(), draft.corrects());
        see(now, draft);
        return now;
    }

    private static void see(Writing now, StatementView draft) {
        now.draft = draft.id();
        now.version = draft.lockVersion();
        now.subject = draft.subject();
        now.seen = new StatementText(draft.subject(), draft.intended(), draft.text());
    }

    private Writing begun(NegotiationView negotiation, QueryParameters query) {
        StatementKind kind = query.getSingleParameter("kind")
                .flatMap(word -> Arrays.stream(StatementKind.values())
                        .filter(each -> each.word().equals(word))
                        .findFirst())
                .orElseThrow(() -> new NotFound(SubjectRef.STATEMENT));
        SubjectRef subject = subject(query.getSingleParameter("on").orElse(""));
        boolean here = subjects.describe(subject, getLocale())
                .filter(card -> card.negotiation().equals(negotiation.id().value()))
                .isPresent();
        if (!here) {
            throw new NotFound(SubjectRef.STATEMENT);
        }
        StatementId corrects = query.getSingleParameter("corrects")
                .map(id -> new StatementId(uuid(id)))
                .orElse(null);
        if (corrects == null) {
            return new Writing(
                    negotiation, kind, subject, subject.kind().equals(SubjectRef.ROUND) ? subject.id() : null, null);
        }
        StatementView corrected = queries.get(corrects);
        Writing now = new Writing(negotiation, kind, subject, corrected.round(), corrects);
        now.seen = new StatementText(subject, corrected.intended(), corrected.text());
        return now;
    }

    private static SubjectRef subject(String text) {
        try {
            return SubjectRef.parse(text);
        } catch (IllegalArgumentException notOne) {
            throw new NotFound(SubjectRef.STATEMENT);
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw new NotFound(SubjectRef.STATEMENT);
        }
    }

    private void draw(Writing now) {
        header.title(getTranslation("statement.kind." + now.kind.word()))
                .trail(new Anchor(StatementPaths.list(now.negotiation.slug()), getTranslation("statement.list.title")))
                .lead(getTranslation("statement.kind." + now.kind.word() + ".explained"))
                .marks(new StatusBadge(getTranslation("statement.draft"), Shape.DOTS, Tone.NEUTRAL));
        conflict.removeAll();
        form.removeAll();
        refusal.setText("");
        kept.setText(getTranslation("statement.draft.own"));
        Facts facts = new Facts();
        subjects.describe(now.subject, getLocale())
                .ifPresent(card -> facts.fact(getTranslation("statement.on"), link(card)));
        if (now.corrects != null) {
            facts.fact(
                    getTranslation("statement.correction"),
                    new Anchor(
                            StatementPaths.of(now.negotiation.slug(), now.corrects),
                            getTranslation("statement.correction.earlier")));
        }
        form.add(facts);
        StatementText before = now.seen;
        boolean chooses = now.corrects == null && now.kind == StatementKind.RESERVATION && now.round != null;
        if (chooses) {
            now.article = articles(now);
            form.add(now.article);
        }
        if (now.kind == StatementKind.INTENDED_VOTE && now.round != null) {
            queries.castIn(now.negotiation.id(), now.round)
                    .ifPresent(cast ->
                            facts.fact(getTranslation("statement.cast"), getTranslation("statement.answer." + cast)));
            Select<String> intended = new Select<>();
            intended.setLabel(getTranslation("statement.intended"));
            intended.setItems(ANSWERS);
            intended.setItemLabelGenerator(each -> getTranslation("statement.answer." + each));
            intended.setValue(before == null ? null : before.intended());
            intended.addValueChangeListener(change -> keep(change.isFromClient()));
            now.intended = intended;
            form.add(intended);
        }
        ProseField text = new ProseField(getTranslation("statement.text"), now.kind.length());
        text.addClassName("statement__field");
        text.setMinRows(8);
        text.setValue(before == null ? "" : before.text());
        text.addValueChangeListener(change -> keep(change.isFromClient()));
        now.text = text;
        form.add(text, kept, refusal, actions(now));
    }

    /** What stands in the draft now, in the fields that are there: whoever is in one of them stays in it. */
    private static void fill(Writing now) {
        StatementText seen = Objects.requireNonNull(now.seen);
        ComboBox<SubjectChoice> article = now.article;
        if (article != null) {
            article.getListDataView()
                    .getItems()
                    .filter(each -> each.card().ref().equals(seen.subject()))
                    .findFirst()
                    .ifPresent(article::setValue);
        }
        Select<String> intended = now.intended;
        if (intended != null) {
            intended.setValue(seen.intended());
        }
        Objects.requireNonNull(now.text).setValue(seen.text());
    }

    private static Anchor link(SubjectCard card) {
        return new Anchor(card.path(), card.title());
    }

    private ComboBox<SubjectChoice> articles(Writing now) {
        List<SubjectChoice> choices = subjects.choices(now.negotiation.id().value(), getLocale()).stream()
                .filter(each -> each.card().ref().kind().equals(SubjectRef.PROVISION))
                .toList();
        ComboBox<SubjectChoice> article = new ComboBox<>(getTranslation("statement.article"));
        article.setItems(choices);
        article.setItemLabelGenerator(
                each -> each.card().title() + " · " + each.card().detail());
        article.setWidthFull();
        choices.stream()
                .filter(each -> each.card().ref().equals(now.subject))
                .findFirst()
                .ifPresent(article::setValue);
        article.addValueChangeListener(change -> keep(change.isFromClient()));
        return article;
    }

    private Div actions(Writing now) {
        Div actions = new Div();
        actions.addClassName("actions");
        if (queries.mayEnter(now.negotiation.id())) {
            Button enter = new Button(getTranslation("statement.enter"), click -> askEntering(now));
            enter.addThemeVariants(ButtonVariant.PRIMARY);
            actions.add(enter);
        } else {
            Span note = new Span(getTranslation("statement.enter.heads"));
            note.addClassName("quiet");
            actions.add(note);
        }
        Button discard = new Button(
                getTranslation("statement.discard"),
                click -> ConfirmDialogs.ask(
                                getTranslation("statement.discard"), getTranslation("statement.discard.text"))
                        .open(getTranslation("statement.discard"), ignored -> discard(now)));
        discard.addThemeVariants(ButtonVariant.TERTIARY);
        actions.add(discard);
        return actions;
    }

    private void discard(Writing now) {
        if (now.draft != null) {
            service.discard(now.draft);
        }
        leave(now.negotiation);
    }

    private static void leave(NegotiationView negotiation) {
        UI.getCurrentOrThrow().navigate(StatementPaths.list(negotiation.slug()));
    }

    /** Keeps what stands on the screen; @return whether it is kept. */
    private boolean keep(boolean byHand) {
        Writing now = writing;
        if (now == null || !byHand) {
            return false;
        }
        StatementText typed = now.typed();
        refusal.setText("");
        try {
            if (now.draft == null) {
                begin(now, typed);
            } else if (!typed.equals(now.seen)) {
                now.version = service.save(now.draft, now.version, typed);
            }
            now.seen = typed;
            kept.setText(getTranslation("statement.draft.kept"));
            return true;
        } catch (RuleViolation violation) {
            if (violation.key().equals("statement.error.changed-meanwhile")) {
                askWhichStands(now);
            } else {
                refuse(violation);
            }
            return false;
        }
    }

    /** The address leads to the draft from now on: whoever loads the page again finds it. */
    private void begin(Writing now, StatementText typed) {
        StatementId draft =
                service.draft(new NewStatement(now.negotiation.id(), now.kind, typed, now.round, now.corrects));
        now.draft = draft;
        now.version = queries.get(draft).lockVersion();
        UI.getCurrentOrThrow()
                .getPage()
                .getHistory()
                .replaceState(null, StatementPaths.draft(now.negotiation.slug(), draft));
    }

    private void refuse(RuleViolation violation) {
        refusal.setText(getTranslation(violation.key(), violation.arguments().toArray()));
    }

    /** Somebody else of the delegation wrote in it: both texts are there, the person chooses. */
    private void askWhichStands(Writing now) {
        if (conflict.getComponentCount() > 0 || now.draft == null) {
            return;
        }
        StatementId draft = now.draft;
        Button theirs = new Button(getTranslation("statement.conflict.theirs"), click -> {
            see(now, queries.get(draft));
            draw(now);
        });
        Button mine = new Button(getTranslation("statement.conflict.mine"), click -> {
            now.version = queries.get(draft).lockVersion();
            conflict.removeAll();
            keep(true);
        });
        conflict.add(new Banner(getTranslation("statement.conflict"), Shape.TRIANGLE, Tone.CAUTION, theirs, mine));
    }

    /** What a colleague typed appears, as long as nothing of one's own is lost by it. */
    private void heard(List<Touched> touched) {
        Writing now = writing;
        if (now == null || now.draft == null) {
            return;
        }
        StatementId draft = now.draft;
        SubjectRef self = SubjectRef.of(SubjectRef.STATEMENT, draft);
        if (touched.stream().noneMatch(each -> each.subject().equals(self))) {
            return;
        }
        StatementView fresh = queries.get(draft);
        if (fresh.status() != StatementStatus.DRAFT) {
            Toasts.news(getTranslation(
                    fresh.status().onRecord() ? "statement.entered-meanwhile" : "statement.discarded-meanwhile"));
            leave(now.negotiation);
        } else if (fresh.lockVersion() != now.version) {
            if (now.typed().equals(now.seen)) {
                see(now, fresh);
                fill(now);
            } else {
                askWhichStands(now);
            }
        }
    }

    private void askEntering(Writing now) {
        if (now.draft == null || !now.typed().equals(now.seen)) {
            keep(true);
        }
        StatementId draft = now.draft;
        if (draft == null
                || conflict.getComponentCount() > 0
                || !Objects.requireNonNull(now.text).complete()) {
            return;
        }
        UI ui = UI.getCurrentOrThrow();
        Paragraph words = new Paragraph(now.text.getValue());
        words.addClassNames("prose", "statement__text");
        words.getElement().setAttribute("dir", "auto");
        ConfirmDialogs.ask(getTranslation("statement.enter"), getTranslation("statement.enter.text"))
                .with(words)
                .open(getTranslation("statement.enter"), ignored -> {
                    service.enter(draft, now.version);
                    writing = null;
                    Toasts.done(ui.getTranslation("statement.enter.done"));
                    ui.navigate(StatementPaths.of(now.negotiation.slug(), draft));
                });
    }

    @Override
    public String getPageTitle() {
        Writing now = writing;
        return getTranslation(now == null ? "statement.list.title" : "statement.kind." + now.kind.word());
    }
}
