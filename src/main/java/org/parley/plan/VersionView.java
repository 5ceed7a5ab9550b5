package org.parley.plan;

import java.time.Instant;
import java.util.Map;
import org.parley.text.Lines;
import org.parley.text.Numbering;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;

/**
 * A version with its text. It never changes, so that screens share it.
 *
 * @param number    from 1
 * @param at        when it came to be
 * @param text      the text
 * @param numbering its numbers
 * @param lines     its lines, counted through the plan
 */
public record VersionView(
        PlanId plan, int number, Instant at, PlanText text, Numbering numbering, Map<ProvisionId, Lines.Block> lines) {}
