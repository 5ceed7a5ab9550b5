package org.parley.implementation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.parley.delegation.NegotiationQueries;
import org.parley.design.Kept;
import org.parley.design.Row;
import org.parley.implementation.MissionQueries;
import org.parley.implementation.MissionView;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.plan.ui.PlanAdditions;
import org.parley.text.ProvisionId;
import org.springframework.stereotype.Component;

/** Shows on the plan's page who watches the provision selected. */
@Component
class MonitorPanels implements PlanAdditions {

    private final MissionQueries missions;
    private final NegotiationQueries negotiations;
    private final Clock clock;

    MonitorPanels(MissionQueries missions, NegotiationQueries negotiations, Clock clock) {
        this.missions = missions;
        this.negotiations = negotiations;
        this.clock = clock;
    }

    @Override
    public List<Kept.Part> links(PlanSummary plan) {
        return List.of();
    }

    @Override
    public List<Kept.Part> beside(PlanSummary plan, VersionView version, ProvisionId provision) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<MissionView> watching = missions.of(plan.id()).stream()
                .filter(each -> !each.over(today))
                .filter(each -> each.mandate().watches(version.text(), provision))
                .toList();
        return watching.isEmpty()
                ? List.of()
                : List.of(new Kept.Part(List.of("missions", provision, watching), () -> section(plan, watching)));
    }

    private Section section(PlanSummary plan, List<MissionView> watching) {
        UI ui = UI.getCurrentOrThrow();
        Section section = new Section(new H3(ui.getTranslation("mission.monitors")));
        section.addClassName("section");
        section.add(rows(ui, Paths.monitors(negotiations.get(plan.negotiation()).slug(), plan.slug()), watching));
        return section;
    }

    /** Each mission with how many take part in it. */
    static UnorderedList rows(UI ui, String path, List<MissionView> missions) {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        missions.forEach(each -> rows.add(Row.to(path, each.mandate().title())
                .about(each.mandate().area())
                .meta(new com.vaadin.flow.component.html.Span(
                        ui.getTranslation("mission.strength.of", each.accepted(), each.pending())))));
        return rows;
    }

    /** Where there is no mission: the way to the page on which one is set up. */
    static Anchor link(UI ui, String path) {
        return new Anchor(path, ui.getTranslation("mission.page"));
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.MISSION, SubjectRef.NOMINATION);
    }
}
