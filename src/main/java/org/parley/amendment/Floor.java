package org.parley.amendment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.RuleViolation;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionView;
import org.parley.text.Change;
import org.parley.text.PlanText;
import org.parley.text.Problem;
import org.parley.text.Rebase;
import org.parley.text.Rebased;
import org.parley.text.order.Proposal;
import org.springframework.stereotype.Component;

/** Gathers what is before the table on a plan, all of it expressed on the newest version. */
@Component
class Floor {

    private static final Set<AmendmentStatus> PENDING = Set.of(AmendmentStatus.SEEKING, AmendmentStatus.PROPOSED);

    private final AmendmentRepository amendments;
    private final Wordings wordings;
    private final PlanQueries plans;

    Floor(AmendmentRepository amendments, Wordings wordings, PlanQueries plans) {
        this.amendments = amendments;
        this.wordings = wordings;
        this.plans = plans;
    }

    /**
     * What is before the table.
     *
     * @param proposals everything, in the order of filing
     * @param votable   what of it can be put to the vote
     * @param overtaken what no longer fits the newest version and was only held still for a vote, and why
     */
    record Business(
            VersionView version,
            Map<UUID, Amendment> amendments,
            List<Proposal> proposals,
            List<Proposal> votable,
            Map<AmendmentId, List<Problem>> overtaken) {}

    Business of(PlanId plan) {
        VersionView version = plans.text(plan);
        Map<UUID, Amendment> found = new LinkedHashMap<>();
        amendments.of(plan.value(), PENDING).forEach(amendment -> found.put(amendment.getId(), amendment));
        Map<UUID, Proposal> proposals = new LinkedHashMap<>();
        Map<AmendmentId, List<Problem>> overtaken = new LinkedHashMap<>();
        for (Amendment amendment : found.values()) {
            if (amendment.parent() == null) {
                PlanText base = amendment.version() == version.number()
                        ? version.text()
                        : wordings.of(amendment).base();
                put(amendment, null, base, version.text(), proposals, overtaken);
            }
        }
        Map<UUID, PlanText> results = new HashMap<>();
        for (Amendment amendment : found.values()) {
            AmendmentId parent = amendment.parent();
            Amendment amended = parent == null ? null : found.get(parent.value());
            Proposal above = parent == null ? null : proposals.get(parent.value());
            if (amended != null && above != null) {
                PlanText on = results.computeIfAbsent(above.id(), _ -> Wordings.made(version.text(), above.changes()));
                boolean stands = amendment.version() == version.number() && amendment.standsOn(amended);
                put(amendment, above.id(), stands ? on : wordings.of(amendment).base(), on, proposals, overtaken);
            }
        }
        return new Business(version, found, List.copyOf(proposals.values()), votable(proposals, found), overtaken);
    }

    /** What becomes of an amendment, pending or a draft, on the way from what it was made on to the newest version. */
    Rebased expressed(Amendment amendment, Business business) {
        AmendmentTexts texts = wordings.of(amendment);
        AmendmentId parent = amendment.parent();
        PlanText newest = business.version().text();
        if (parent == null) {
            return Rebase.over(texts.base(), newest, amendment.changes());
        }
        Proposal above = business.proposals().stream()
                .filter(each -> each.id().equals(parent.value()))
                .findFirst()
                .orElseThrow(() -> new RuleViolation("amendment.error.parent-gone", "obsolete"));
        return Rebase.over(texts.base(), Wordings.made(newest, above.changes()), amendment.changes());
    }

    private static void put(
            Amendment amendment,
            @Nullable UUID parent,
            PlanText base,
            PlanText newest,
            Map<UUID, Proposal> proposals,
            Map<AmendmentId, List<Problem>> overtaken) {
        List<Change> changes = amendment.changes();
        if (!base.equals(newest)) {
            switch (Rebase.over(base, newest, changes)) {
                case Rebased.Clean(List<Change> carried) -> changes = carried;
                case Rebased.Changed(List<Change> carried, List<Problem> _) -> changes = carried;
                case Rebased.Fallen(List<Problem> reasons) -> {
                    overtaken.put(amendment.id(), reasons);
                    return;
                }
            }
        }
        proposals.put(amendment.getId(), new Proposal(amendment.getId(), parent, amendment.number(), changes));
    }

    /** What is proposed, and what is proposed to it. */
    private static List<Proposal> votable(Map<UUID, Proposal> proposals, Map<UUID, Amendment> found) {
        Set<UUID> proposed = new HashSet<>();
        found.values().stream()
                .filter(amendment -> amendment.status() == AmendmentStatus.PROPOSED)
                .forEach(amendment -> proposed.add(amendment.getId()));
        List<Proposal> votable = new ArrayList<>();
        for (Proposal proposal : proposals.values()) {
            if (proposed.contains(proposal.id())
                    && (proposal.parent() == null || proposed.contains(Objects.requireNonNull(proposal.parent())))) {
                votable.add(proposal);
            }
        }
        return votable;
    }
}
