package org.parley.deliberation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.Seats;
import org.parley.deliberation.PreparationQueries;
import org.parley.deliberation.PreparationService;
import org.parley.deliberation.Preparing;
import org.parley.design.Calendars;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Formats;
import org.parley.design.HistoryPanels;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.design.ProseField;
import org.parley.design.Toasts;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.springframework.beans.factory.ObjectProvider;

/** One question as a delegation prepares it: what the capital instructs, what its people recommend, what its head signs off. */
@Route("negotiations/:negotiation/preparation/question")
@PermitAll
class PreparationView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final PreparationService service;
    private final PreparationQueries queries;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Subjects subjects;
    private final ObjectProvider<HistoryPanels> histories;
    private final Live live;
    private final PageHeader header = new PageHeader("");
    private final Div body = new Div();
    private @Nullable NegotiationView negotiation;
    private @Nullable SubjectRef on;

    PreparationView(
            PreparationService service,
            PreparationQueries queries,
            NegotiationQueries negotiations,
            Seats seats,
            Subjects subjects,
            ObjectProvider<HistoryPanels> histories,
            Live live) {
        this.service = service;
        this.queries = queries;
        this.negotiations = negotiations;
        this.seats = seats;
        this.subjects = subjects;
        this.histories = histories;
        this.live = live;
        body.addClassNames("stack", "stack--loose");
        getContent().addClassName("page");
        getContent().add(header, body);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView found = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        if (!seats.isDelegate(found.id())) {
            throw new NotFound(SubjectRef.PREPARATION);
        }
        boolean first = negotiation == null;
        negotiation = found;
        on = subject(event.getLocation()
                .getQueryParameters()
                .getSingleParameter("on")
                .orElse(""));
        if (first) {
            live.follow(this, found.id().value(), touched -> {
                if (touched.stream().anyMatch(each -> each.type().startsWith("preparation."))) {
                    show();
                }
            });
        }
        show();
    }

    private static SubjectRef subject(String text) {
        try {
            return SubjectRef.parse(text);
        } catch (IllegalArgumentException notOne) {
            throw new NotFound(SubjectRef.PREPARATION);
        }
    }

    private void show() {
        NegotiationView of = negotiation;
        SubjectRef about = on;
        if (of == null || about == null) {
            return;
        }
        NegotiationId id = of.id();
        Preparing now = queries.get(id, about);
        header.title(PreparationWords.title(subjects, now.subject(), getLocale()))
                .lead(getTranslation("preparation.own"))
                .trail(new Anchor(PreparationWords.list(of.slug()), getTranslation("preparation.title")))
                .marks(PreparationWords.marks(now).toArray(Component[]::new));
        header.actions(subjects.describe(now.subject(), getLocale()).stream()
                .map(card ->
                        new Kept.Part(card.path(), () -> new Anchor(card.path(), getTranslation("preparation.read"))))
                .toList());
        List<Kept.Part> parts = new ArrayList<>();
        Preparing.Instruction instruction = now.instruction();
        parts.add(part("instruction", instruction, instruction == null ? List.of() : List.of(said(instruction))));
        parts.add(new Kept.Part("instruct", () -> instructing(id, about, now)));
        parts.add(part(
                "advice",
                now.advice(),
                now.advice().stream()
                        .map(each -> said(each.answer(), each.reason(), each.name(), each.at()))
                        .toList()));
        parts.add(new Kept.Part(
                "advise",
                () -> form("advise", now, Preparing.REASON_LENGTH, (answer, reason) -> {
                    service.recommend(id, about, answer, reason);
                })));
        Preparing.SignOff signOff = now.signOff();
        parts.add(part(
                "sign-off",
                signOff,
                signOff == null
                        ? List.of()
                        : List.of(said(signOff.answer(), signOff.note(), signOff.name(), signOff.at()))));
        if (seats.hasVoice(id)) {
            parts.add(new Kept.Part(
                    "sign",
                    () -> form("sign", now, Preparing.REASON_LENGTH, (answer, note) -> {
                        service.signOff(id, about, answer, note);
                    })));
            if (signOff != null) {
                parts.add(new Kept.Part("reopen", () -> reopening(id, about)));
            }
        }
        HistoryPanels history = histories.getIfAvailable();
        if (history != null && now.id() != null) {
            SubjectRef self = SubjectRef.of(SubjectRef.PREPARATION, now.id());
            parts.add(new Kept.Part(self, () -> history.of(self)));
        }
        Kept.show(body, parts);
    }

    private Kept.Part part(String name, @Nullable Object state, List<Div> said) {
        return new Kept.Part(List.of(name, state == null ? "" : state), () -> {
            Section section = new Section(new H2(getTranslation("preparation." + name)));
            section.addClassName("section");
            if (said.isEmpty()) {
                Paragraph none = new Paragraph(getTranslation("preparation." + name + ".none"));
                none.addClassName("quiet");
                section.add(none);
            }
            said.forEach(section::add);
            return section;
        });
    }

    private Div said(Preparing.Instruction instruction) {
        Div said = said(instruction.answer(), instruction.text(), instruction.name(), instruction.at());
        Instant until = instruction.until();
        if (until != null) {
            Paragraph valid = new Paragraph(
                    getTranslation("preparation.until", Formats.current().dateTime(until)));
            valid.addClassNames("quiet", "small");
            said.add(valid);
        }
        return said;
    }

    private Div said(Preparing.Answer answer, String words, String name, Instant at) {
        Paragraph vote = new Paragraph(PreparationWords.answer(answer));
        vote.addClassName("row__name");
        Div card = new Div(vote);
        if (!words.isEmpty()) {
            Paragraph text = new Paragraph(words);
            text.addClassNames("prose", "statement__text");
            text.getElement().setAttribute("dir", "auto");
            card.add(text);
        }
        Div meta = new Div(new Span(name), Formats.current().moment(at));
        meta.addClassNames("row__meta", "small");
        card.add(meta);
        card.addClassNames("card", "stack", "stack--close");
        return card;
    }

    private RadioButtonGroup<Preparing.Answer> answers(String label, Preparing now) {
        RadioButtonGroup<Preparing.Answer> answers = new RadioButtonGroup<>(label);
        answers.setItems(now.answers());
        answers.setItemLabelGenerator(PreparationWords::answer);
        return answers;
    }

    private NativeDetails form(String name, Preparing now, int length, BiConsumer<Preparing.Answer, String> act) {
        RadioButtonGroup<Preparing.Answer> answers = answers(getTranslation("preparation." + name + ".answer"), now);
        ProseField words = new ProseField(getTranslation("preparation." + name + ".words"), length);
        return form(name, answers, words, List.of(), () -> act.accept(answers.getValue(), words.getValue()));
    }

    private NativeDetails instructing(NegotiationId id, SubjectRef about, Preparing now) {
        Formats formats = Formats.current();
        RadioButtonGroup<Preparing.Answer> answers = answers(getTranslation("preparation.instruct.answer"), now);
        ProseField words = new ProseField(getTranslation("preparation.instruct.words"), Preparing.INSTRUCTION_LENGTH);
        DateTimePicker until = new DateTimePicker(
                getTranslation("preparation.instruct.until", formats.zone().getId()));
        until.setLocale(formats.locale());
        until.setDatePickerI18n(Calendars.words());
        return form("instruct", answers, words, List.of(until), () -> {
            LocalDateTime last = until.getValue();
            service.instruct(
                    id,
                    about,
                    answers.getValue(),
                    words.getValue(),
                    last == null ? null : last.atZone(formats.zone()).toInstant());
            until.clear();
        });
    }

    /** What is typed stays until it is accepted, whatever colleagues write meanwhile. */
    private NativeDetails form(
            String name,
            RadioButtonGroup<Preparing.Answer> answers,
            ProseField words,
            List<Component> more,
            Runnable act) {
        Paragraph refusal = new Paragraph();
        refusal.addClassName("refusal");
        refusal.getElement().setAttribute("role", "alert");
        Button send = new Button(getTranslation("preparation." + name));
        send.setDisableOnClick(true);
        if (name.equals("sign")) {
            send.addThemeVariants(ButtonVariant.PRIMARY);
        }
        send.addClickListener(click -> {
            refusal.setText("");
            try {
                if (answers.getValue() == null) {
                    throw new RuleViolation("preparation.error.answer");
                }
                act.run();
                answers.clear();
                words.clear();
                Toasts.done(getTranslation("preparation.noted"));
                show();
            } catch (RuleViolation violation) {
                refusal.setText(
                        getTranslation(violation.key(), violation.arguments().toArray()));
            } finally {
                send.setEnabled(true);
            }
        });
        Div form = new Div(answers, words);
        more.forEach(form::add);
        form.add(refusal, new Div(send));
        form.addClassNames("form", "stack");
        return new NativeDetails(getTranslation("preparation." + name), form);
    }

    private Div reopening(NegotiationId id, SubjectRef about) {
        Button reopen = new Button(
                getTranslation("preparation.reopen"),
                click -> ConfirmDialogs.ask(
                                getTranslation("preparation.reopen"), getTranslation("preparation.reopen.text"))
                        .open(getTranslation("preparation.reopen"), ignored -> {
                            service.reopen(id, about);
                            show();
                        }));
        reopen.addThemeVariants(ButtonVariant.TERTIARY);
        return new Div(reopen);
    }

    @Override
    public String getPageTitle() {
        SubjectRef about = on;
        return about == null || UI.getCurrent() == null
                ? getTranslation("preparation.title")
                : PreparationWords.title(subjects, about, getLocale());
    }
}
