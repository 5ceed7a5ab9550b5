package org.parley.plan.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.design.Formats;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.kernel.SubjectCard;
import org.parley.plan.BracketView;
import org.parley.plan.PlanSummary;

/** One open bracket in the ledger: its alternatives, who stands behind each, who must still consent, and what can be done. */
class BracketCard extends Article {

    /**
     * What a card shows, compared by value: a card stays on the screen while it is equal.
     *
     * @param cite   how the text cites the provision
     * @param own    the delegation the person speaks for, null where they only look on
     * @param round  the round that opened it
     * @param settle where an amendment is begun that keeps a choice, without the choice; null where the person may not
     */
    record Shown(
            BracketView bracket,
            String cite,
            String negotiation,
            PlanSummary plan,
            Map<DelegationId, DelegationView> delegations,
            @Nullable DelegationId own,
            @Nullable SubjectCard round,
            @Nullable String settle) {}

    /** What the buttons do. */
    interface Acts {

        void join(BracketView bracket, String words);

        void leave(BracketView bracket, String words);

        void consent(BracketView bracket, BracketView.Choice choice);

        void retract(BracketView bracket);

        void withdraw(BracketView bracket, BracketView.Choice choice);
    }

    private final Shown shown;
    private final Acts acts;

    BracketCard(Shown shown, Acts acts) {
        this.shown = shown;
        this.acts = acts;
        addClassName("bracket-card");
        setId("bracket-" + shown.bracket().id());
        H3 heading = new H3(new Anchor(
                PlanNavigation.provision(
                        shown.negotiation(),
                        shown.plan().slug(),
                        shown.bracket().provision()),
                shown.cite()));
        OrderedList choices = new OrderedList();
        choices.addClassName("bracket-card__choices");
        shown.bracket().choices().forEach(choice -> choices.add(row(choice)));
        add(heading, since(), choices);
    }

    private Paragraph since() {
        BracketView bracket = shown.bracket();
        Paragraph since = new Paragraph(getTranslation(
                "plan.brackets.since", bracket.opened(), Formats.current().date(bracket.openedAt())));
        since.addClassNames("quiet", "small");
        SubjectCard round = shown.round();
        if (round != null) {
            since.add(new Span(" · "), new Anchor(round.path(), round.title()));
        }
        return since;
    }

    private ListItem row(BracketView.Choice choice) {
        Paragraph words =
                new Paragraph(choice.words().isEmpty() ? getTranslation("plan.brackets.nothing") : choice.shown());
        words.addClassName("bracket-card__words");
        if (choice.words().isEmpty()) {
            words.addClassName("quiet");
        } else {
            words.getElement().setAttribute("lang", shown.plan().language());
            words.getElement().setAttribute("dir", "auto");
        }
        Div owners = new Div();
        owners.addClassNames("bracket-card__owners", "small");
        if (choice.table()) {
            owners.add(new StatusBadge(getTranslation("plan.brackets.table"), Shape.RING, Tone.NEUTRAL));
        }
        if (!choice.owners().isEmpty()) {
            owners.add(new Span(getTranslation(
                    "plan.brackets.owners",
                    names(choice.owners().stream()
                            .map(BracketView.Owner::delegation)
                            .toList()))));
        }
        ListItem item = new ListItem(words, owners);
        if (!choice.consented().isEmpty()) {
            item.add(consents(choice));
        }
        List<Component> buttons = buttons(choice);
        if (!buttons.isEmpty()) {
            Div actions = new Div();
            actions.addClassName("actions");
            actions.add(buttons);
            item.add(actions);
        }
        return item;
    }

    private Div consents(BracketView.Choice choice) {
        List<DelegationId> missing = choice.asked().stream()
                .filter(each -> !choice.consented().contains(each))
                .toList();
        Div consents = new Div(
                new StatusBadge(
                        getTranslation("plan.brackets.consented", names(choice.consented())),
                        Shape.CHECK,
                        Tone.POSITIVE),
                new Span(getTranslation("plan.brackets.missing", names(missing))));
        consents.addClassNames("bracket-card__owners", "small");
        return consents;
    }

    private List<Component> buttons(BracketView.Choice choice) {
        DelegationId own = shown.own();
        List<Component> buttons = new ArrayList<>();
        if (own == null) {
            return buttons;
        }
        BracketView bracket = shown.bracket();
        buttons.add(
                choice.isOf(own)
                        ? button("plan.brackets.leave", choice, () -> acts.leave(bracket, choice.words()))
                        : button("plan.brackets.join", choice, () -> acts.join(bracket, choice.words())));
        buttons.add(
                choice.consented().contains(own)
                        ? button("plan.brackets.retract", choice, () -> acts.retract(bracket))
                        : button("plan.brackets.consent", choice, () -> acts.consent(bracket, choice)));
        if (choice.mayWithdraw(own)) {
            buttons.add(button("plan.brackets.withdraw", choice, () -> acts.withdraw(bracket, choice)));
        }
        String settle = shown.settle();
        if (settle != null) {
            Anchor vote = new Anchor(
                    settle + "&keep=" + bracket.choices().indexOf(choice), getTranslation("plan.brackets.vote"));
            vote.addClassName("button");
            vote.setAriaLabel(getTranslation("plan.brackets.vote") + ": " + said(choice));
            buttons.add(vote);
        }
        return buttons;
    }

    private Button button(String key, BracketView.Choice choice, Runnable act) {
        Button button = new Button(getTranslation(key), click -> act.run());
        button.setAriaLabel(getTranslation(key) + ": " + said(choice));
        return button;
    }

    private String said(BracketView.Choice choice) {
        return choice.words().isEmpty() ? getTranslation("plan.brackets.nothing") : choice.shown();
    }

    private String names(Collection<DelegationId> ids) {
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(shown.delegations().get(id)).stream())
                .map(DelegationView::name)
                .collect(Collectors.joining(", "));
    }
}
