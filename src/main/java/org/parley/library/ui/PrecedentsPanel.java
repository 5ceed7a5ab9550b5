package org.parley.library.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.design.ConfirmDialogs;
import org.parley.design.EmptyState;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.ProseField;
import org.parley.design.Row;
import org.parley.design.Toasts;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.library.LinkView;
import org.parley.library.PrecedentLinkService;
import org.parley.library.PrecedentQueries;
import org.parley.library.PrecedentView;
import org.parley.plan.ArticleRules;
import org.parley.plan.Mark;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionView;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/** How this ended before: the cases remembered beside an article, wherever in it; a new one is put beside the provision selected. */
@StyleSheet("context://styles/library.css")
final class PrecedentsPanel extends Section {

    private final PrecedentQueries queries;
    private final PrecedentLinkService service;
    private final PlanQueries plans;
    private final PlanId plan;
    private final ProvisionId provision;
    private final @Nullable Instant moment;
    private final NegotiationId negotiation;
    private final String slug;
    private final Div content = new Div();

    PrecedentsPanel(
            PrecedentQueries queries,
            PrecedentLinkService service,
            PlanQueries plans,
            Live live,
            PlanId plan,
            ProvisionId provision,
            @Nullable Instant moment,
            NegotiationId negotiation,
            String slug) {
        this.queries = queries;
        this.service = service;
        this.plans = plans;
        this.plan = plan;
        this.provision = provision;
        this.moment = moment;
        this.negotiation = negotiation;
        this.slug = slug;
        addClassNames("section", "precedents");
        content.addClassName("stack");
        add(new H3(getTranslation("library.beside")), content);
        if (moment == null) {
            live.follow(this, negotiation.value(), touched -> {
                if (touched.stream().anyMatch(each -> each.type().startsWith("precedent."))) {
                    show();
                }
            });
        }
        show();
    }

    private Optional<VersionView> text() {
        return moment == null ? Optional.of(plans.text(plan)) : plans.textAt(plan, moment);
    }

    private void show() {
        Optional<VersionView> version = text();
        List<ProvisionId> parts = version.flatMap(found -> found.text().article(provision)).stream()
                .flatMap(PrecedentsPanel::parts)
                .toList();
        List<LinkView> links = queries.beside(negotiation, parts, moment);
        List<Kept.Part> shown = new ArrayList<>();
        if (moment == null && setsPrecedent(version)) {
            shown.add(new Kept.Part("setting", () -> {
                Paragraph told = new Paragraph(getTranslation("library.beside.setting"));
                told.addClassName("small");
                return told;
            }));
        }
        if (links.isEmpty()) {
            shown.add(new Kept.Part("none", () -> new EmptyState(getTranslation("library.beside.none"), "")));
        } else {
            shown.add(new Kept.Part(
                    "rows",
                    () -> {
                        UnorderedList rows = new UnorderedList();
                        rows.addClassName("rows");
                        return rows;
                    },
                    rows -> Kept.show(
                            (UnorderedList) rows,
                            links.stream().map(link -> row(link, version)).toList())));
        }
        boolean may = moment == null && queries.mayLink(negotiation);
        shown.add(new Kept.Part(List.of("ways", may), () -> ways(may)));
        Kept.show(content, shown);
    }

    private static Stream<ProvisionId> parts(Provision part) {
        return Stream.concat(Stream.of(part.id()), part.children().stream().flatMap(PrecedentsPanel::parts));
    }

    private boolean setsPrecedent(Optional<VersionView> version) {
        return version.flatMap(found -> found.text().article(provision))
                .map(article -> plans.articleRules(plan).getOrDefault(article.id(), ArticleRules.NONE))
                .filter(rules -> rules.marks().contains(Mark.PRECEDENT_SETTING))
                .isPresent();
    }

    private Kept.Part row(LinkView link, Optional<VersionView> version) {
        return new Kept.Part(link, () -> {
            Row row = Row.to(
                            PrecedentPaths.of(slug, link.precedent().id()),
                            link.precedent().text().name())
                    .about(link.note());
            List<Component> facts = new ArrayList<>();
            SubjectRef at = link.provision();
            if (!at.id().equals(provision.value())) {
                version.flatMap(found -> found.numbering().find(new ProvisionId(at.id())))
                        .ifPresent(number -> facts.add(new Span(getTranslation("plan.article", number))));
            }
            facts.add(new Span(
                    link.delegationName() == null
                            ? getTranslation("library.by.facilitator", link.personName())
                            : getTranslation("library.by.delegation", link.delegationName())));
            facts.add(PrecedentWords.badges(link.precedent().text()));
            row.meta(facts.toArray(Component[]::new));
            if (moment == null && queries.mayUnlink(link)) {
                Button away = new Button(getTranslation("library.unlink"), _ -> askAway(link));
                away.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
                away.setAriaLabel(getTranslation(
                        "library.unlink.one", link.precedent().text().name()));
                row.end(away);
            }
            return row;
        });
    }

    private Div ways(boolean may) {
        Div ways = new Div();
        ways.addClassName("actions");
        if (may) {
            ways.add(new Button(getTranslation("library.link"), _ -> askLink()));
        }
        ways.add(new Anchor(PrecedentPaths.list(slug), getTranslation("library.all")));
        return ways;
    }

    private void askLink() {
        ComboBox<PrecedentView> choice = new ComboBox<>(getTranslation("library.link.case"));
        choice.setItems(queries.offered(negotiation, provision));
        choice.setItemLabelGenerator(each -> each.text().name());
        choice.setWidthFull();
        ProseField note = new ProseField(getTranslation("library.link.note"), LinkView.NOTE_LENGTH);
        ConfirmDialogs.ask(getTranslation("library.link.ask"), getTranslation("library.link.text"))
                .with(choice)
                .with(note)
                .open(getTranslation("library.link"), _ -> {
                    PrecedentView chosen = choice.getValue();
                    if (chosen == null) {
                        throw new RuleViolation("library.error.missing.case");
                    }
                    service.link(provision, chosen.id(), note.getValue());
                    Toasts.done(getTranslation("library.link.done"));
                    show();
                });
    }

    private void askAway(LinkView link) {
        ConfirmDialogs.ask(
                        getTranslation("library.unlink.ask"),
                        getTranslation(
                                "library.unlink.text", link.precedent().text().name()))
                .open(getTranslation("library.unlink"), _ -> {
                    service.unlink(link.id());
                    Toasts.done(getTranslation("library.unlink.done"));
                    show();
                });
    }
}
