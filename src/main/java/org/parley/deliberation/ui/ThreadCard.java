package org.parley.deliberation.ui;

import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.deliberation.Audience;
import org.parley.deliberation.CommentId;
import org.parley.deliberation.CommentView;
import org.parley.deliberation.TextAnchor;
import org.parley.deliberation.ThreadView;
import org.parley.design.Kept;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.kernel.SubjectRef;
import org.parley.text.Numbering;

/** One thread: the words it is about, its comments, and the field for the next. */
final class ThreadCard extends Article {

    private final Desk desk;
    private final Div marks = new Div();
    private final Div quotation = new Div();
    private final OrderedList comments = new OrderedList();
    private final Div answering = new Div();
    private final Div actions = new Div();
    private final Map<CommentId, CommentItem> items = new LinkedHashMap<>();

    private ThreadView shown;
    private @Nullable Composer composer;

    /**
     * @param drafts  what the reader has typed before and not posted, by place
     * @param arrived whether the thread came while the panel was open
     */
    ThreadCard(Desk desk, ThreadView thread, Map<SubjectRef, String> drafts, boolean arrived) {
        this.desk = desk;
        this.shown = thread;
        addClassName("thread");
        setId("thread-" + thread.id().value());
        getElement().setAttribute("tabindex", "-1");
        marks.addClassName("thread__marks");
        comments.addClassName("thread__comments");
        actions.addClassName("thread__actions");
        add(marks, quotation, comments, answering, actions);
        draw(thread, drafts, arrived);
        String draft = drafts.get(place());
        if (draft != null) {
            reply(draft);
        }
    }

    /**
     * Shows what has become of the thread.
     *
     * @return how many comments of others are new
     */
    int update(ThreadView thread) {
        if (thread.equals(shown)) {
            return 0;
        }
        shown = thread;
        return draw(thread, Map.of(), true);
    }

    /** How many of its comments are not the reader's. */
    int foreign() {
        return Math.toIntExact(
                items.values().stream().filter(CommentItem::isNew).count());
    }

    void reveal() {
        getElement().callJsFunction("scrollIntoView");
        addClassName("thread--revealed");
    }

    private int draw(ThreadView thread, Map<SubjectRef, String> drafts, boolean arrived) {
        setClassName("thread--resolved", thread.resolved());
        getElement()
                .setAttribute(
                        "aria-label",
                        getTranslation(
                                "deliberation.thread-by",
                                thread.comments().getFirst().authorName()));
        marks.removeAll();
        if (thread.audience() == Audience.DELEGATION) {
            marks.add(new StatusBadge(getTranslation("deliberation.private"), Shape.HALF, Tone.CAUTION));
        }
        Optional.ofNullable(thread.resolvedBy())
                .ifPresent(by -> marks.add(
                        new StatusBadge(getTranslation("deliberation.resolved-by", by), Shape.CHECK, Tone.POSITIVE)));
        marks.setVisible(marks.getComponentCount() > 0);
        ThreadView.Quotation words = thread.quotation();
        quotation.setVisible(words != null);
        Kept.show(quotation, words == null ? List.of() : List.of(new Kept.Part(words, () -> quoted(words))));
        int fresh = 0;
        for (CommentView comment : thread.comments()) {
            CommentItem item = items.get(comment.id());
            if (item == null) {
                boolean foreign = arrived && !desk.mine(comment);
                item = new CommentItem(desk, comment, drafts, foreign);
                items.put(comment.id(), item);
                ListItem line = new ListItem(item);
                comments.add(line);
                fresh += foreign ? 1 : 0;
            } else {
                item.update(comment);
            }
        }
        drawActions(thread);
        return fresh;
    }

    /** Words as a reader saw them; a cross-reference among them is not written out, since its number has its own time. */
    static String shown(TextAnchor words) {
        return Numbering.resolve(words.exact(), _ -> Numbering.NOWHERE);
    }

    private Div quoted(ThreadView.Quotation words) {
        Div block = new Div();
        block.addClassName("thread__quotation");
        Span quote = new Span(shown(words.anchor()));
        quote.addClassName("thread__quote");
        quote.getElement().setAttribute("dir", "auto");
        if (words.gone()) {
            Span gone = new Span(getTranslation("deliberation.words-changed"));
            gone.addClassName("thread__gone");
            block.add(gone, quote);
            block.addClassName("thread__quotation--gone");
        } else {
            NativeButton find = new NativeButton();
            find.addClassName("thread__find");
            find.add(quote);
            find.getElement().setAttribute("title", getTranslation("deliberation.show-words"));
            find.addClickListener(
                    click -> desk.quotationOpened().accept(shown.id().value()));
            block.add(find);
        }
        return block;
    }

    private void drawActions(ThreadView thread) {
        if (thread.resolved()) {
            closeComposer();
        }
        List<Kept.Part> offered;
        if (!thread.mayWrite()) {
            offered = List.of();
        } else if (thread.resolved()) {
            offered = List.of(action(
                    "deliberation.reopen", () -> settled(() -> desk.service().reopen(thread.id()))));
        } else {
            offered = List.of(
                    action("deliberation.reply", this::reply),
                    action(
                            "deliberation.resolve",
                            () -> settled(() -> desk.service().resolve(thread.id()))));
        }
        Kept.show(actions, offered);
    }

    private Kept.Part action(String key, Runnable act) {
        return new Kept.Part(key, () -> {
            NativeButton button = new NativeButton(getTranslation(key), click -> act.run());
            button.addClassName("link-button");
            return button;
        });
    }

    private void settled(Runnable act) {
        act.run();
        desk.changed().run();
        settle();
    }

    private void reply() {
        SubjectRef place = place();
        Composer open = composer;
        (open == null ? reply(desk.queries().drafts(List.of(place)).getOrDefault(place, "")) : open).focus();
    }

    private Composer reply(String draft) {
        Composer made = Composer.replying(desk, shown.id(), place(), draft, this::closeComposer, this::settle);
        composer = made;
        answering.removeAll();
        answering.add(made);
        return made;
    }

    /** Puts the focus on the thread, or where it goes when the thread is no longer shown. */
    private void settle() {
        if (isAttached()) {
            getElement().callJsFunction("focus");
        } else {
            desk.home().run();
        }
    }

    private void closeComposer() {
        composer = null;
        answering.removeAll();
    }

    private SubjectRef place() {
        return SubjectRef.of(SubjectRef.THREAD, shown.id());
    }
}
