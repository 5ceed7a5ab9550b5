package org.parley.deliberation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.deliberation.Audience;
import org.parley.deliberation.CommentView;
import org.parley.deliberation.Listener;
import org.parley.deliberation.NewThread;
import org.parley.deliberation.TextAnchor;
import org.parley.deliberation.ThreadId;
import org.parley.design.ConfirmDialogs;
import org.parley.design.MentionField;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;

/**
 * A field for what the reader wants to say. What is typed is kept on the server at each pause; a refusal is said beside the field,
 * which keeps the text.
 */
final class Composer extends Div {

    private final Desk desk;
    private final SubjectRef place;
    private final Runnable close;
    private final Runnable after;
    private final MentionField field;
    private final Div quotation = new Div();
    private final Paragraph refusal = new Paragraph();
    private final Button post = new Button();
    private final RadioButtonGroup<Audience> audience = new RadioButtonGroup<>();

    private @Nullable TextAnchor words;

    private Composer(
            Desk desk, SubjectRef place, String label, String act, String draft, Runnable close, Runnable after) {
        this.desk = desk;
        this.place = place;
        this.close = close;
        this.after = after;
        addClassName("composer");
        quotation.addClassName("thread__quotation");
        quotation.setVisible(false);
        field = new MentionField(label, CommentView.TEXT_LENGTH);
        field.setValue(draft);
        field.addTypedListener(typed -> keep());
        refusal.addClassName("refusal");
        refusal.getElement().setAttribute("role", "alert");
        audience.setVisible(false);
        post.setText(act);
        post.addThemeVariants(ButtonVariant.PRIMARY);
        post.setDisableOnClick(true);
        Button discard = new Button(getTranslation("deliberation.discard"), click -> discard());
        Div actions = new Div(post, discard);
        actions.addClassName("composer__actions");
        add(quotation, audience, field, refusal, actions);
    }

    /** For the first comment of a thread. */
    static Composer beginning(
            Desk desk,
            NegotiationId negotiation,
            SubjectRef subject,
            List<Audience> audiences,
            String draft,
            Runnable close,
            Runnable after) {
        Composer made = new Composer(
                desk,
                subject,
                ThreadPanel.screen().getTranslation("deliberation.field.begin"),
                ThreadPanel.screen().getTranslation("deliberation.post"),
                draft,
                close,
                after);
        made.offer(negotiation, audiences);
        made.onPost(() -> desk.service()
                .begin(new NewThread(
                        negotiation, subject, made.words, made.audience.getValue(), made.field.getValue())));
        return made;
    }

    /** For one more comment in a thread. */
    static Composer replying(
            Desk desk, ThreadId thread, SubjectRef place, String draft, Runnable close, Runnable after) {
        Composer made = new Composer(
                desk,
                place,
                ThreadPanel.screen().getTranslation("deliberation.field.reply"),
                ThreadPanel.screen().getTranslation("deliberation.post"),
                draft,
                close,
                after);
        made.people(desk.queries().listeners(thread));
        made.onPost(() -> desk.service().reply(thread, made.field.getValue()));
        return made;
    }

    /** For saying one's comment differently. */
    static Composer editing(
            Desk desk, CommentView comment, SubjectRef place, String text, Runnable close, Runnable after) {
        Composer made = new Composer(
                desk,
                place,
                ThreadPanel.screen().getTranslation("deliberation.field.edit"),
                ThreadPanel.screen().getTranslation("deliberation.save"),
                text,
                close,
                after);
        made.people(desk.queries().listeners(comment.thread()));
        made.onPost(() -> desk.service().edit(comment.id(), made.field.getValue(), comment.version()));
        return made;
    }

    /** Makes the comment one about these words. */
    void quote(TextAnchor quoted) {
        words = quoted;
        Span quote = new Span(ThreadCard.shown(quoted));
        quote.addClassName("thread__quote");
        quote.getElement().setAttribute("dir", "auto");
        NativeButton whole = new NativeButton(getTranslation("deliberation.without-words"));
        whole.addClassName("link-button");
        whole.addClickListener(click -> {
            words = null;
            quotation.setVisible(false);
            field.focus();
        });
        quotation.removeAll();
        quotation.add(quote, whole);
        quotation.setVisible(true);
    }

    void focus() {
        field.focus();
    }

    private void offer(NegotiationId negotiation, List<Audience> audiences) {
        audience.setLabel(getTranslation("deliberation.audience"));
        audience.setItems(audiences);
        audience.setItemLabelGenerator(each -> getTranslation("deliberation.audience." + each.word()));
        audience.addValueChangeListener(change -> people(desk.queries().listeners(negotiation, change.getValue())));
        audience.setValue(audiences.getFirst());
        audience.setVisible(true);
    }

    private void people(List<Listener> listeners) {
        field.setPeople(listeners.stream()
                .map(listener -> new MentionField.Person(listener.name(), listener.delegation()))
                .toList());
    }

    private void onPost(Runnable act) {
        post.addClickListener(click -> post(act));
        field.addSubmittedListener(submitted -> post(act));
    }

    private void post(Runnable act) {
        refusal.setText("");
        try {
            if (field.length() > field.limit()) {
                throw new RuleViolation("text.error.too-long", field.limit(), field.length());
            }
            act.run();
            close.run();
            desk.changed().run();
            after.run();
        } catch (RuleViolation violation) {
            refusal.setText(
                    getTranslation(violation.key(), violation.arguments().toArray()));
            field.focus();
        } finally {
            post.setEnabled(true);
        }
    }

    private void keep() {
        boolean tooLongToKeep = field.length() > 0 && field.getValue().isEmpty();
        if (!tooLongToKeep) {
            desk.service().keepDraft(place, field.getValue());
        }
    }

    private void discard() {
        if (field.length() == 0) {
            forget();
            return;
        }
        ConfirmDialogs.ask(getTranslation("deliberation.discard.title"), getTranslation("deliberation.discard.text"))
                .open(getTranslation("deliberation.discard"), reason -> forget());
    }

    private void forget() {
        desk.service().keepDraft(place, "");
        close.run();
    }
}
