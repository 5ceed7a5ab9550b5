package org.parley.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.kernel.NotFound;
import org.parley.text.BracketId;
import org.parley.text.Brackets;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What screens read of brackets. Whoever may read a plan sees all of them. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class BracketQueries {

    private final PlanQueries plans;
    private final BracketRepository brackets;
    private final BracketStandings standings;
    private final NegotiationQueries negotiations;
    private final Seats seats;

    BracketQueries(
            PlanQueries plans,
            BracketRepository brackets,
            BracketStandings standings,
            NegotiationQueries negotiations,
            Seats seats) {
        this.plans = plans;
        this.brackets = brackets;
        this.standings = standings;
        this.negotiations = negotiations;
        this.seats = seats;
    }

    /** The brackets of the newest version, in reading order. */
    public List<BracketView> open(PlanId plan) {
        PlanSummary summary = plans.get(plan);
        VersionView version = plans.text(plan);
        List<Brackets.Placed> placed = Brackets.in(version.text());
        if (placed.isEmpty()) {
            return List.of();
        }
        List<DelegationId> table = standings.table(summary.negotiation());
        Map<BracketId, List<BracketPosition>> known =
                standings.positions(placed).stream().collect(Collectors.groupingBy(BracketPosition::bracket));
        return placed.stream()
                .map(each -> standings.view(
                        each,
                        version.text(),
                        version.numbering(),
                        known.getOrDefault(each.bracket().id(), List.of()),
                        table))
                .toList();
    }

    /** The whole book of a plan. */
    public BracketLedger ledger(PlanId plan) {
        List<BracketView> open = open(plan);
        List<BracketRow> rows = brackets.findByPlanOrderByOpenedAtAscIdAsc(plan.value());
        List<BracketLedger.Settled> settled = rows.stream()
                .filter(row -> row.ended() != null)
                .map(row -> new BracketLedger.Settled(
                        row.id(),
                        row.provision(),
                        row.opened(),
                        Objects.requireNonNull(row.closed()),
                        Objects.requireNonNull(row.closedAt()),
                        Objects.requireNonNull(row.ended())))
                .sorted(Comparator.comparingInt(BracketLedger.Settled::closed).reversed())
                .toList();
        List<BracketLedger.Level> levels = new ArrayList<>();
        for (VersionSummary version : plans.versions(plan).reversed()) {
            int count = (int)
                    rows.stream().filter(row -> row.stoodIn(version.number())).count();
            levels.add(new BracketLedger.Level(version.number(), version.at(), version.round(), count));
        }
        return new BracketLedger(plan, plans.get(plan).version(), open, settled, levels);
    }

    /** @throws NotFound where it is not in the newest version, or not for this person */
    public BracketView get(PlanId plan, BracketId id) {
        return open(plan).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("bracket"));
    }

    /** The plan in which a bracket stands or stood, and the provision; empty where there is none for this person. */
    Optional<BracketRow> locate(BracketId id) {
        return brackets.findById(id.value())
                .filter(row -> seats.mayRead(plans.get(row.plan()).negotiation()));
    }

    /** Short names of who stands behind each alternative of the newest version's brackets, as the text shows them. */
    public Map<String, List<String>> owners(PlanId plan) {
        Map<DelegationId, DelegationView> names =
                negotiations.delegationsById(plans.get(plan).negotiation());
        return open(plan).stream()
                .collect(Collectors.toMap(
                        bracket -> bracket.id().toString(),
                        bracket -> bracket.choices().stream()
                                .map(choice -> choice.owners().stream()
                                        .flatMap(owner -> Optional.ofNullable(names.get(owner.delegation())).stream())
                                        .map(DelegationView::shortName)
                                        .collect(Collectors.joining(", ")))
                                .toList()));
    }
}
