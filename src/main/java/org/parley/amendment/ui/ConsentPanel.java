package org.parley.amendment.ui;

import static org.parley.design.Words.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Location;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.Consent;
import org.parley.amendment.ConsentQueries;
import org.parley.amendment.ConsentService;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.design.Banner;
import org.parley.design.Formats;
import org.parley.design.Redline;
import org.parley.design.Shape;
import org.parley.design.Toasts;
import org.parley.design.Tone;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.ui.PlanRedlines;
import org.parley.text.PlanRedline;

/**
 * An amendment that an adoption has changed: as its proposer wrote it beside how it reads now, what happened to it in words, until when
 * an answer is awaited, and for the proposer the three answers (ADR 0020).
 */
@org.springframework.stereotype.Component
class ConsentPanel {

    private final ConsentQueries consents;
    private final ConsentService service;
    private final AmendmentQueries amendments;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Subjects subjects;
    private final Clock clock;

    ConsentPanel(
            ConsentQueries consents,
            ConsentService service,
            AmendmentQueries amendments,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Seats seats,
            Subjects subjects,
            Clock clock) {
        this.consents = consents;
        this.service = service;
        this.amendments = amendments;
        this.plans = plans;
        this.negotiations = negotiations;
        this.seats = seats;
        this.subjects = subjects;
        this.clock = clock;
    }

    /**
     * The panel for an amendment that awaits consent.
     *
     * @param withdraw asks whether it is to be withdrawn
     */
    Section of(AmendmentView amendment, Runnable withdraw) {
        Consent consent = Objects.requireNonNull(amendment.consent());
        boolean own = amendments.own(amendment);
        boolean voice = own
                && seats.mine(amendment.negotiation())
                        .map(SeatView::capacity)
                        .filter(capacity -> capacity.voice())
                        .isPresent();
        Section panel = new Section(new H2(say(own ? "amendment.consent.title-own" : "amendment.consent.title")));
        panel.addClassNames("section", "consent");
        panel.add(new Banner(
                say(
                        own ? "amendment.consent.lead-own" : "amendment.consent.lead",
                        consent.version(),
                        amendment.version()),
                Shape.TRIANGLE,
                Tone.CAUTION,
                round(consent)));
        panel.add(account(consent), due(consent), both(amendment, consent));
        if (own) {
            panel.add(answers(amendment, voice, withdraw));
        }
        return panel;
    }

    private Component[] round(Consent consent) {
        if (consent.round() == null) {
            return new Component[0];
        }
        return subjects.describe(new SubjectRef(SubjectRef.ROUND, consent.round()), locale())
                .map(card -> new Component[] {new Anchor(card.path(), card.title())})
                .orElseGet(() -> new Component[0]);
    }

    private Component account(Consent consent) {
        UnorderedList list = new UnorderedList();
        list.addClassName("consent__account");
        list.getElement().setAttribute("aria-label", say("amendment.consent.account"));
        Remarks.sentences(UI.getCurrentOrThrow(), consent.account()).forEach(each -> list.add(new ListItem(each)));
        return list;
    }

    private Component due(Consent consent) {
        Formats formats = Formats.current();
        Paragraph due = new Paragraph(say(
                "amendment.consent.due",
                formats.dateTime(consent.due()),
                formats.relative(consent.due(), clock.instant()),
                formats.zone().getId()));
        due.addClassName("consent__due");
        return due;
    }

    private Component both(AmendmentView amendment, Consent consent) {
        PlanSummary plan = plans.get(amendment.plan());
        Div both = new Div(
                form(
                        say("amendment.consent.written", consent.version()),
                        plan.language(),
                        consents.asWritten(amendment.id())),
                form(
                        say("amendment.consent.now", amendment.version()),
                        plan.language(),
                        amendments.redlineToParent(amendment.id())));
        both.addClassName("consent__both");
        return both;
    }

    private static Section form(String title, String language, PlanRedline redline) {
        Redline shown = new Redline();
        shown.setChangesOnly(true);
        shown.setModel(PlanRedlines.model(language, redline));
        Section form = new Section(new H3(title), shown);
        form.addClassName("consent__form");
        return form;
    }

    private Div answers(AmendmentView amendment, boolean voice, Runnable withdraw) {
        Div answers = new Div();
        answers.addClassName("actions");
        if (voice) {
            Button accept = new Button(say("amendment.consent.accept"), click -> {
                service.accept(amendment.id(), amendment.lockVersion());
                Toasts.done(say("amendment.consent.accepted"));
            });
            accept.addThemeVariants(ButtonVariant.PRIMARY);
            answers.add(accept);
        }
        answers.add(new Button(say("amendment.consent.redraft"), click -> redraft(amendment)));
        if (voice) {
            answers.add(new Button(say("amendment.action.withdraw"), click -> withdraw.run()));
        } else {
            Paragraph adviser = new Paragraph(say("amendment.consent.adviser"));
            adviser.addClassNames("quiet", "small");
            answers.add(adviser);
        }
        return answers;
    }

    /** Begins a draft from an amendment, or goes on with the one that was begun, and opens it in the editor. */
    void redraft(AmendmentView original) {
        AmendmentId draft = service.redraft(original.id());
        AmendmentView begun = amendments.get(draft);
        Location editor = new Location(AmendmentNavigation.draft(
                negotiations.get(begun.negotiation()).slug(),
                plans.get(begun.plan()).slug(),
                begun.article(),
                draft));
        UI.getCurrentOrThrow().navigate(editor.getPath(), editor.getQueryParameters());
    }

    private static Locale locale() {
        return UI.getCurrentOrThrow().getLocale();
    }
}
