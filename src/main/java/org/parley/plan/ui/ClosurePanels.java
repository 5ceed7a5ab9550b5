package org.parley.plan.ui;

import static org.parley.design.Words.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.Capacity;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.design.Banner;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.plan.ArticleStatus;
import org.parley.plan.Closure;
import org.parley.plan.ClosureService;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.text.ProvisionId;

/** How far a plan is closed, and for the article selected who closed it, why, and how it may be opened again. */
@org.springframework.stereotype.Component
class ClosurePanels {

    private final PlanQueries plans;
    private final ClosureService service;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Subjects subjects;

    ClosurePanels(
            PlanQueries plans,
            ClosureService service,
            NegotiationQueries negotiations,
            Seats seats,
            Subjects subjects) {
        this.plans = plans;
        this.service = service;
        this.negotiations = negotiations;
        this.seats = seats;
        this.subjects = subjects;
    }

    /** The meter of a plan, and what its lock says. */
    Kept.Part meter(PlanSummary plan) {
        boolean facilitates = seats.mayFacilitate(plan.negotiation());
        return new Kept.Part(
                List.of(
                        plan.closed(),
                        plan.articles(),
                        plan.asAWhole(),
                        Optional.ofNullable(plan.agreedVersion()),
                        facilitates),
                () -> meter(plan, facilitates));
    }

    private Component meter(PlanSummary plan, boolean facilitates) {
        String counted = say("closure.meter", plan.closed(), plan.articles());
        Element meter = new Element("meter");
        meter.setAttribute("min", "0");
        meter.setAttribute("max", String.valueOf(plan.articles()));
        meter.setAttribute("value", String.valueOf(plan.closed()));
        meter.setAttribute("aria-label", counted);
        Div line = new Div(new Span(counted));
        line.getElement().insertChild(0, meter);
        line.add(lock(plan));
        if (facilitates && plan.closed() == 0) {
            line.add(rule(plan));
        }
        line.addClassNames("closure", "small");
        return line;
    }

    private static StatusBadge lock(PlanSummary plan) {
        if (plan.agreedVersion() != null && plan.agreedAt() != null) {
            return new StatusBadge(
                    say(
                            "closure.lock.open",
                            plan.agreedVersion(),
                            Formats.current().dateTime(plan.agreedAt())),
                    Shape.CHECK,
                    Tone.POSITIVE);
        }
        return plan.asAWhole()
                ? new StatusBadge(say("closure.lock.shut"), Shape.HALF, Tone.CAUTION)
                : new StatusBadge(say("closure.lock.none"), Shape.RING, Tone.NEUTRAL);
    }

    private Button rule(PlanSummary plan) {
        String word = plan.asAWhole() ? "one-by-one" : "as-a-whole";
        Button button = new Button(
                say("closure.rule." + word),
                click -> ConfirmDialogs.ask(say("closure.rule." + word), say("closure.rule." + word + ".text"))
                        .open(say("closure.rule.set"), ignored -> service.requireWhole(plan.id(), !plan.asAWhole())));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    /** What stands beside the text for an article of the newest version. */
    List<Kept.Part> of(PlanPage page, ProvisionId article) {
        ArticleStatus status = page.status().get(article);
        if (status == null) {
            return List.of();
        }
        Optional<SeatView> seat = seats.mine(page.plan().negotiation());
        boolean facilitates = seat.map(SeatView::capacity)
                .filter(capacity -> capacity == Capacity.FACILITATOR)
                .isPresent();
        Closure closure = status.closed() ? plans.closures(page.plan().id()).get(article) : null;
        List<Kept.Part> parts = new ArrayList<>();
        if (closure != null) {
            parts.add(new Kept.Part(closure, () -> closed(closure)));
        }
        List<Kept.Part> steps = closure == null
                ? (facilitates ? closing(page, article, status) : List.of())
                : opening(page, closure, seat.orElse(null), facilitates);
        if (!steps.isEmpty()) {
            parts.add(new Kept.Part("closure", Div::new, actions -> {
                actions.addClassName("actions");
                Kept.show((Div) actions, steps);
            }));
        }
        return parts;
    }

    private Component closed(Closure closure) {
        Formats formats = Formats.current();
        List<Component> more = new ArrayList<>();
        if (closure.round() != null) {
            subjects.describe(
                            new SubjectRef(SubjectRef.ROUND, closure.round()),
                            UI.getCurrentOrThrow().getLocale())
                    .ifPresent(card -> more.add(link(card)));
        }
        Closure.Reopening asked = closure.reopening();
        if (asked != null) {
            String who = asked.delegation() == null
                    ? say("closure.asked-by.facilitator", asked.name())
                    : say(
                            "closure.asked-by.delegation",
                            asked.name(),
                            negotiations.delegation(asked.delegation()).name());
            Span request = new Span(say("closure.asked", who, formats.dateTime(asked.at()), asked.why()));
            request.getElement().setAttribute("dir", "auto");
            more.add(request);
        }
        boolean settled = closure.status() == ArticleStatus.FINAL;
        String text = say(
                settled ? "closure.final" : "closure.closed",
                closure.by(),
                formats.dateTime(closure.at()),
                closure.why().isEmpty() ? "no" : "yes",
                closure.why());
        return new Banner(
                text,
                PlanPage.shape(closure.status()),
                PlanPage.tone(closure.status()),
                more.toArray(Component[]::new));
    }

    private static Anchor link(SubjectCard card) {
        return new Anchor(card.path(), card.title());
    }

    private List<Kept.Part> closing(PlanPage page, ProvisionId article, ArticleStatus status) {
        List<Kept.Part> steps = new ArrayList<>();
        if (status == ArticleStatus.AGREED) {
            steps.add(Kept.button(
                    "closure.action.close",
                    false,
                    () -> askReason(
                            say("closure.close.title", cite(page, article)),
                            say(page.plan().asAWhole() ? "closure.close.text" : "closure.close.text-final"),
                            "closure.action.close",
                            why -> service.close(article, why))));
        }
        steps.add(toRound(page, SubjectRef.of(SubjectRef.CLOSURE, article), "closure.action.put-closing"));
        return steps;
    }

    private List<Kept.Part> opening(PlanPage page, Closure closure, @Nullable SeatView seat, boolean facilitates) {
        List<Kept.Part> steps = new ArrayList<>();
        if (seat == null || page.plan().agreedVersion() != null) {
            return steps;
        }
        ProvisionId article = closure.article();
        Closure.Reopening asked = closure.reopening();
        if (asked == null) {
            if (facilitates || seat.capacity().voice()) {
                steps.add(Kept.button(
                        "closure.action.ask",
                        false,
                        () -> askReason(
                                say("closure.ask.title", cite(page, article)),
                                say(facilitates ? "closure.ask.text-facilitator" : "closure.ask.text-delegation"),
                                "closure.action.ask",
                                why -> service.askReopening(article, why))));
            }
            return steps;
        }
        boolean own = asked.delegation() == null
                ? asked.person().equals(seat.person())
                : seat.capacity().voice() && asked.delegation().equals(seat.delegation());
        if (own) {
            steps.add(Kept.button(
                    "closure.action.withdraw",
                    false,
                    () -> ConfirmDialogs.ask(say("closure.withdraw.title", cite(page, article)), "")
                            .open(say("closure.action.withdraw"), ignored -> service.withdrawReopening(article))));
        } else if (facilitates && asked.delegation() == null) {
            steps.add(Kept.button(
                    "closure.action.reopen",
                    true,
                    () -> ConfirmDialogs.ask(
                                    say("closure.reopen.title", cite(page, article)), say("closure.reopen.text"))
                            .open(say("closure.action.reopen"), ignored -> service.reopen(article))));
        }
        if (facilitates && asked.delegation() != null) {
            steps.add(toRound(page, SubjectRef.of(SubjectRef.REOPENING, article), "closure.action.put-reopening"));
        }
        return steps;
    }

    private Kept.Part toRound(PlanPage page, SubjectRef subject, String key) {
        String path =
                "negotiations/" + negotiations.get(page.plan().negotiation()).slug() + "/rounds/new?subject=" + subject;
        return new Kept.Part(path, () -> {
            Anchor link = new Anchor(path, say(key));
            link.addClassName("button");
            return link;
        });
    }

    private static void askReason(String title, String text, String confirm, Consumer<String> act) {
        ConfirmDialogs.ask(title, text)
                .reason(say("closure.reason"), ClosureService.REASON_LENGTH)
                .open(say(confirm), act);
    }

    private static String cite(PlanPage page, ProvisionId article) {
        return page.version().numbering().cite(article);
    }
}
