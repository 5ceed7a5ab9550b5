package org.parley.amendment.ui;

import static org.parley.design.Words.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.BlockChoice;
import org.parley.amendment.MovedAmendment;
import org.parley.amendment.OrderQueries;
import org.parley.amendment.OrderService;
import org.parley.delegation.NegotiationId;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Toasts;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.procedure.RuleSet;
import org.parley.voting.RoundQueries;
import org.springframework.stereotype.Component;

/** Asks a facilitator which amendments are to be put as a block: those that may stand in one are offered, and of the rest it says why not. */
@Component
class BlockDialog {

    private final OrderQueries queries;
    private final OrderService service;
    private final AmendmentQueries amendments;
    private final AmendmentNames names;
    private final RoundQueries rounds;

    BlockDialog(
            OrderQueries queries,
            OrderService service,
            AmendmentQueries amendments,
            AmendmentNames names,
            RoundQueries rounds) {
        this.queries = queries;
        this.service = service;
        this.amendments = amendments;
        this.names = names;
        this.rounds = rounds;
    }

    void ask(NegotiationId negotiation, PlanId plan, Runnable afterwards) {
        Locale locale = UI.getCurrentOrThrow().getLocale();
        Function<AmendmentView, String> titles = names.titles(negotiation, locale);
        BlockChoice choice = queries.blockChoice(plan);
        List<AmendmentView> fit = choice.fit().stream().map(amendments::get).toList();
        CheckboxGroup<AmendmentView> members = new CheckboxGroup<>(say("amendment.block.members"));
        members.setItems(fit);
        members.setItemLabelGenerator(
                each -> each.title().isEmpty() ? titles.apply(each) : titles.apply(each) + " · " + each.title());
        RuleChoice rules = new RuleChoice(rules(negotiation, choice));
        ConfirmDialogs dialog = ConfirmDialogs.ask(
                say("amendment.block.propose"),
                say(fit.size() < 2 ? "amendment.block.too-few" : "amendment.block.text"));
        if (fit.size() > 1) {
            dialog.with(members);
        }
        if (!choice.barred().isEmpty()) {
            dialog.with(barred(choice));
        }
        if (fit.size() < 2) {
            dialog.open(say("amendment.block.close"), ignored -> {});
            return;
        }
        dialog.with(rules)
                .reason(say("amendment.block.reason"), MovedAmendment.REASON_LENGTH)
                .open(say("amendment.block.propose"), reason -> {
                    service.block(
                            plan,
                            fit.stream()
                                    .filter(members.getValue()::contains)
                                    .map(AmendmentView::id)
                                    .toList(),
                            rules.chosen(),
                            reason,
                            locale);
                    afterwards.run();
                    Toasts.done(say("amendment.block.proposed"));
                });
    }

    /** Those by which these are decided stand first. */
    private List<RuleSet> rules(NegotiationId negotiation, BlockChoice choice) {
        List<RuleSet> all = rounds.ruleSets(negotiation);
        if (choice.fit().isEmpty()) {
            return all;
        }
        String usual = rounds.ruling(
                        negotiation,
                        List.of(SubjectRef.of(SubjectRef.AMENDMENT, choice.fit().getFirst())))
                .rules()
                .id();
        return Stream.concat(
                        all.stream().filter(each -> each.id().equals(usual)),
                        all.stream().filter(each -> !each.id().equals(usual)))
                .toList();
    }

    private Div barred(BlockChoice choice) {
        UnorderedList list = new UnorderedList();
        list.addClassNames("small", "quiet");
        choice.barred().values().stream()
                .map(BlockDialog::said)
                .distinct()
                .forEach(said -> list.add(new ListItem(said)));
        Paragraph title = new Paragraph(say("amendment.block.barred"));
        title.addClassName("small");
        return new Div(title, list);
    }

    private static String said(RuleViolation barred) {
        return say(barred.key(), barred.arguments().toArray());
    }
}
