package org.parley.deliberation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.deliberation.CommentView;
import org.parley.design.Formats;
import org.parley.kernel.SubjectRef;

/** One comment: who, for whom, when, what. */
final class CommentItem extends Div {

    private final Desk desk;
    private final Div head = new Div();
    private final Div body = new Div();
    private final Div editing = new Div();
    private final boolean arrived;

    private CommentView shown;
    private @Nullable Composer composer;

    /**
     * @param drafts  what the reader has typed before and not posted, by place
     * @param arrived whether it came from somebody else while the panel was open
     */
    CommentItem(Desk desk, CommentView comment, Map<SubjectRef, String> drafts, boolean arrived) {
        this.desk = desk;
        this.arrived = arrived;
        this.shown = comment;
        addClassName("comment");
        setId("comment-" + comment.id().value());
        head.addClassName("comment__head");
        body.addClassName("comment__body");
        body.getElement().setAttribute("dir", "auto");
        getElement().setAttribute("tabindex", "-1");
        add(head, body, editing);
        draw(comment);
        String draft = drafts.get(place());
        if (draft != null) {
            edit(draft);
        }
    }

    void update(CommentView comment) {
        if (!comment.equals(shown)) {
            shown = comment;
            draw(comment);
        }
    }

    boolean isNew() {
        return arrived;
    }

    private void draw(CommentView comment) {
        head.removeAll();
        Span author = new Span(comment.authorName());
        author.addClassName("comment__author");
        head.add(author);
        String delegation = comment.delegationName();
        Span seat = new Span(
                delegation == null
                        ? getTranslation(
                                "deliberation.capacity." + comment.capacity().word())
                        : delegation);
        seat.addClassName("comment__seat");
        head.add(seat, Formats.current().moment(comment.postedAt(), desk.clock().instant()));
        if (comment.editedAt() != null) {
            NativeButton edited = new NativeButton(getTranslation("deliberation.edited"));
            edited.addClassName("link-button");
            edited.getElement().setAttribute("aria-haspopup", "dialog");
            edited.addClickListener(click -> new VersionsDialog(desk.queries().versions(shown.id()).stream()
                            .filter(version -> version.number() <= shown.version())
                            .toList())
                    .open());
            head.add(edited);
        }
        if (comment.mayEdit()) {
            NativeButton edit = new NativeButton(getTranslation("deliberation.edit"));
            edit.addClassName("link-button");
            edit.addClickListener(click -> {
                Composer open = composer;
                (open == null ? edit(shown.text()) : open).focus();
            });
            head.add(edit);
        }
        if (arrived) {
            Span mark = new Span(getTranslation("deliberation.new"));
            mark.addClassName("comment__new");
            head.add(mark);
        }
        body.removeAll();
        body.add(words(comment));
    }

    /** The text with the names in it that it mentions; everything is text to the browser. */
    private static List<Component> words(CommentView comment) {
        List<Component> parts = new ArrayList<>();
        String text = comment.text();
        List<String> names = comment.mentions().stream()
                .map(mentioned -> '@' + mentioned.name())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        int said = 0;
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', Math.max(at + 1, said))) {
            int here = at;
            String name = names.stream()
                    .filter(each -> text.startsWith(each, here))
                    .findFirst()
                    .orElse(null);
            if (name != null) {
                if (at > said) {
                    parts.add(new Span(text.substring(said, at)));
                }
                Span mention = new Span(name);
                mention.addClassName("comment__mention");
                parts.add(mention);
                said = at + name.length();
            }
        }
        if (said < text.length()) {
            parts.add(new Span(text.substring(said)));
        }
        return parts;
    }

    private Composer edit(String text) {
        Composer made = Composer.editing(desk, shown, place(), text, this::closeComposer, this::settle);
        composer = made;
        body.setVisible(false);
        editing.removeAll();
        editing.add(made);
        return made;
    }

    private void settle() {
        getElement().callJsFunction("focus");
    }

    private void closeComposer() {
        composer = null;
        editing.removeAll();
        body.setVisible(true);
    }

    private SubjectRef place() {
        return SubjectRef.of(SubjectRef.COMMENT, shown.id());
    }
}
