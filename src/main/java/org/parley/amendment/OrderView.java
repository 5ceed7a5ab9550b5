package org.parley.amendment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.text.Problem;
import org.parley.text.order.Order;

/**
 * The order of voting on a plan as screens show it.
 *
 * @param version    the newest version, on which everything is expressed
 * @param order      the order, with what was moved by hand
 * @param amendments every amendment that is named here
 * @param seeking    those that still seek co-sponsors and so are not put yet
 * @param overtaken  those held still for a vote that no longer fit the newest text, and why
 * @param moves      what was moved by hand, the latest last, also where it no longer counts
 * @param turns      the rounds prepared, in the order in which they are put
 */
public record OrderView(
        PlanSummary plan,
        VersionView version,
        Order order,
        Map<UUID, AmendmentView> amendments,
        List<AmendmentId> seeking,
        Map<AmendmentId, List<Problem>> overtaken,
        List<MovedAmendment> moves,
        List<Turn> turns) {

    /** The round to open now; empty while one is running, and when all are done. */
    public Optional<Turn> next() {
        return turns.stream()
                .filter(turn -> turn.standing() == Turn.Standing.NEXT)
                .findFirst();
    }
}
