package org.parley.amendment;

import java.util.Map;
import java.util.UUID;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.text.order.Order;
import org.parley.text.order.WhatIf;

/**
 * What would come of some outcomes, before anybody votes.
 *
 * @param version    the newest version, which they would change
 * @param order      in which they would be voted on
 * @param whatIf     what would come of them
 * @param amendments every amendment that is pending on the plan
 */
public record Outlook(
        PlanSummary plan, VersionView version, Order order, WhatIf whatIf, Map<UUID, AmendmentView> amendments) {}
