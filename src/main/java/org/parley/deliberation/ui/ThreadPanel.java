package org.parley.deliberation.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.deliberation.Audience;
import org.parley.deliberation.CommentView;
import org.parley.deliberation.DeliberationQueries;
import org.parley.deliberation.DeliberationService;
import org.parley.deliberation.TextAnchor;
import org.parley.deliberation.ThreadId;
import org.parley.deliberation.ThreadView;
import org.parley.design.EmptyState;
import org.parley.design.Live;
import org.parley.design.Shortcuts;
import org.parley.identity.PersonId;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Touched;

/**
 * The discussions of one subject: read, begun, answered, edited, resolved. What others post appears by itself with a quiet mark;
 * nothing that is typed is disturbed by it, and what was typed and not posted is there again after a reload. The panel brings the
 * key {@code c} with it.
 */
@StyleSheet("context://styles/threads.css")
public final class ThreadPanel extends Section {

    private final NegotiationId negotiation;
    private final Desk desk;

    private final Span count = new Span();
    private final Button begin = new Button();
    private final NativeButton showResolved = new NativeButton();
    private final Span news = new Span();
    private final Div beginning = new Div();
    private final Div list = new Div();
    private final Shortcuts shortcuts = new Shortcuts();
    private final Map<ThreadId, ThreadCard> cards = new LinkedHashMap<>();
    private final List<Consumer<UUID>> quotationListeners = new ArrayList<>();

    private @Nullable SubjectRef subject;
    private @Nullable Instant moment;
    private @Nullable Composer composer;
    private List<Audience> audiences = List.of();
    private boolean resolvedShown;

    ThreadPanel(
            NegotiationId negotiation,
            PersonId reader,
            DeliberationService service,
            DeliberationQueries queries,
            Live live,
            Clock clock) {
        this.negotiation = negotiation;
        this.desk = new Desk(service, queries, clock, reader, this::refresh, begin::focus, this::quotationOpened);
        addClassName("threads");
        setAriaLabel(getTranslation("deliberation.panel"));
        count.addClassName("threads__count");
        begin.setText(getTranslation("deliberation.begin"));
        begin.addClassName("threads__begin");
        begin.getElement().setAttribute("aria-keyshortcuts", "c");
        begin.addClickListener(click -> comment());
        showResolved.addClassNames("link-button", "threads__resolved");
        showResolved.addClickListener(click -> {
            resolvedShown = !resolvedShown;
            refresh();
        });
        news.addClassName("visually-hidden");
        news.getElement().setAttribute("role", "status");
        Div bar = new Div(count, showResolved, begin);
        bar.addClassName("threads__bar");
        list.addClassName("threads__list");
        shortcuts.addPressedListener(pressed -> {
            if (pressed.action().equals("comment")) {
                comment();
            }
        });
        add(bar, news, beginning, list, shortcuts);
        live.follow(this, negotiation.value(), this::heard);
    }

    /** Shows the discussions of another subject; what is typed for the one before is kept as its draft. */
    public void show(SubjectRef shown) {
        show(shown, null);
    }

    /** Shows them as they stood at a moment, to be read only; null for now. */
    public void show(SubjectRef shown, @Nullable Instant at) {
        if (shown.equals(subject) && Objects.equals(at, moment)) {
            return;
        }
        subject = shown;
        moment = at;
        resolvedShown = false;
        cards.clear();
        list.removeAll();
        news.setText("");
        close();
        audiences = at == null ? desk.queries().audiences(negotiation, shown) : List.of();
        begin.setVisible(!audiences.isEmpty());
        shortcuts.setShortcuts(
                audiences.isEmpty()
                        ? List.of()
                        : List.of(
                                new Shortcuts.Shortcut("c", "comment", getTranslation("deliberation.shortcut"), null)));
        refresh();
        if (!audiences.isEmpty()) {
            String draft = desk.queries().drafts(List.of(shown)).get(shown);
            if (draft != null) {
                compose(null, draft);
            }
        }
    }

    /** Lets the reader begin a discussion of the whole subject. */
    public void comment() {
        begin(null);
    }

    /** Lets the reader begin a discussion of some words of the subject. */
    public void comment(TextAnchor words) {
        begin(words);
    }

    /**
     * Lets the reader begin a discussion of some words, as a text reports the selection.
     *
     * @param start offset of the words in UTF-16 units of the stored text
     * @param version number of the version that is shown
     */
    public void comment(String exact, String prefix, String suffix, int start, int version) {
        begin(new TextAnchor(exact, prefix, suffix, start, version));
    }

    /** Brings a thread into view, unfolded; nothing happens when it is not among those of the subject. */
    public void open(UUID thread) {
        ThreadId id = new ThreadId(thread);
        if (!cards.containsKey(id) && !resolvedShown) {
            resolvedShown = true;
            refresh();
        }
        Optional.ofNullable(cards.get(id)).ifPresent(ThreadCard::reveal);
    }

    /** Told the thread whose quoted words the reader wants to see in the text. */
    public Registration addQuotationListener(Consumer<UUID> listener) {
        quotationListeners.add(listener);
        return () -> quotationListeners.remove(listener);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        attach.getUI()
                .getActiveViewLocation()
                .getQueryParameters()
                .getSingleParameter("thread")
                .flatMap(ThreadPanel::uuid)
                .ifPresent(this::open);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private void begin(@Nullable TextAnchor words) {
        SubjectRef about = subject;
        if (about == null || audiences.isEmpty()) {
            return;
        }
        Composer open = composer;
        if (open == null) {
            String draft = desk.queries().drafts(List.of(about)).getOrDefault(about, "");
            open = compose(words, draft);
        } else if (words != null) {
            open.quote(words);
        }
        open.focus();
    }

    private Composer compose(@Nullable TextAnchor words, String draft) {
        SubjectRef about = Objects.requireNonNull(subject);
        Composer made = Composer.beginning(desk, negotiation, about, audiences, draft, this::close, begin::focus);
        if (words != null) {
            made.quote(words);
        }
        composer = made;
        beginning.removeAll();
        beginning.add(made);
        return made;
    }

    private void close() {
        composer = null;
        beginning.removeAll();
    }

    private void quotationOpened(UUID thread) {
        quotationListeners.forEach(listener -> listener.accept(thread));
    }

    private void heard(List<Touched> touched) {
        if (moment != null) {
            return;
        }
        boolean discussed = touched.stream().anyMatch(each -> each.type().startsWith("comment."));
        // What is quoted may read otherwise now, and whether the subject may be seen at all; of a round neither changes
        boolean itself = touched.stream()
                .map(Touched::subject)
                .anyMatch(each -> each.equals(subject) && !each.kind().equals(SubjectRef.ROUND));
        if (discussed || itself) {
            refresh();
        }
    }

    /** Brings the panel to what the database says now, touching only what has changed. */
    private void refresh() {
        SubjectRef about = subject;
        if (about == null) {
            return;
        }
        List<ThreadView> all;
        try {
            all = moment == null
                    ? desk.queries().threads(negotiation, about)
                    : desk.queries().threadsAt(negotiation, about, moment);
        } catch (NotFound gone) {
            all = List.of();
        }
        boolean first = cards.isEmpty() && list.getChildren().findAny().isEmpty();
        List<ThreadView> shown = all.stream()
                .filter(thread -> resolvedShown || !thread.resolved())
                .toList();
        cards.keySet().retainAll(shown.stream().map(ThreadView::id).toList());
        list.getChildren()
                .filter(child -> !(child instanceof ThreadCard card && cards.containsValue(card)))
                .toList()
                .forEach(list::remove);
        Map<SubjectRef, String> drafts = first ? drafts(shown) : Map.of();
        int fresh = 0;
        int position = 0;
        for (ThreadView thread : shown) {
            ThreadCard card = cards.get(thread.id());
            if (card == null) {
                card = new ThreadCard(desk, thread, drafts, !first);
                cards.put(thread.id(), card);
                list.addComponentAtIndex(position, card);
                fresh += first ? 0 : card.foreign();
            } else {
                fresh += card.update(thread);
            }
            position++;
        }
        if (shown.isEmpty()) {
            list.add(new EmptyState(
                    getTranslation(moment == null ? "deliberation.none" : "deliberation.none.then"), nextStep()));
        }
        long resolved = all.stream().filter(ThreadView::resolved).count();
        count.setText(getTranslation("deliberation.count", all.size() - resolved));
        showResolved.setVisible(resolved > 0);
        showResolved.setText(
                getTranslation(resolvedShown ? "deliberation.hide-resolved" : "deliberation.show-resolved", resolved));
        if (fresh > 0) {
            news.setText(getTranslation("deliberation.arrived", fresh));
        }
    }

    private String nextStep() {
        if (moment != null) {
            return "";
        }
        return getTranslation(audiences.isEmpty() ? "deliberation.none.reader" : "deliberation.none.next");
    }

    private Map<SubjectRef, String> drafts(List<ThreadView> shown) {
        List<SubjectRef> places = new ArrayList<>();
        for (ThreadView thread : shown) {
            if (thread.mayWrite() && !thread.resolved()) {
                places.add(SubjectRef.of(SubjectRef.THREAD, thread.id()));
            }
            thread.comments().stream()
                    .filter(CommentView::mayEdit)
                    .forEach(comment -> places.add(SubjectRef.of(SubjectRef.COMMENT, comment.id())));
        }
        return desk.queries().drafts(places);
    }

    /** The screen that the panel is on. */
    static UI screen() {
        return UI.getCurrentOrThrow();
    }
}
