package org.parley.implementation;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.delegation.DelegationId;
import org.parley.text.ProvisionId;

/**
 * Commitments added up: who gives and gets how many under which article, and by which means. Only those that stand are counted.
 *
 * @param cells by delegation and article; those without anything are left out
 * @param whole by delegation over all articles; every delegation has an entry
 * @param mix   how many commitments use each instrument; one that uses several counts for each
 * @param counted how many commitments stand
 */
public record CommitmentSheet(
        Map<Cell, Tally> cells, Map<DelegationId, Tally> whole, Map<Instrument, Integer> mix, int counted) {

    /** One delegation under one article. */
    public record Cell(DelegationId delegation, ProvisionId article) {}

    /**
     * How many commitments a delegation has part in.
     *
     * @param gives it owes
     * @param gets  are owed to it, by name or as one of everybody who signs
     * @param backs it stands behind, having said so
     */
    public record Tally(int gives, int gets, int backs) {

        public static final Tally NONE = new Tally(0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(gives + other.gives, gets + other.gets, backs + other.backs);
        }

        /** Whether there is anything. */
        public boolean any() {
            return gives + gets + backs > 0;
        }
    }

    private static final Tally GIVES = new Tally(1, 0, 0);
    private static final Tally GETS = new Tally(0, 1, 0);
    private static final Tally BACKS = new Tally(0, 0, 1);

    /**
     * Adds them up.
     *
     * @param table   the delegations, in their order
     * @param signing those of them that would sign: what is owed to everybody is owed to them, but for the one that owes it
     */
    public static CommitmentSheet of(
            Collection<CommitmentView> commitments, List<DelegationId> table, Set<DelegationId> signing) {
        Map<Cell, Tally> cells = new LinkedHashMap<>();
        Map<DelegationId, Tally> whole = new LinkedHashMap<>();
        table.forEach(each -> whole.put(each, Tally.NONE));
        Map<Instrument, Integer> mix = new EnumMap<>(Instrument.class);
        for (Instrument instrument : Instrument.values()) {
            mix.put(instrument, 0);
        }
        int counted = 0;
        for (CommitmentView commitment : commitments) {
            ProvisionId article = commitment.article();
            if (!commitment.stands() || article == null) {
                continue;
            }
            counted++;
            for (DelegationId delegation : table) {
                Tally part = part(commitment, delegation, signing);
                if (part.any()) {
                    cells.merge(new Cell(delegation, article), part, Tally::plus);
                    whole.merge(delegation, part, Tally::plus);
                }
            }
            commitment.terms().instruments().forEach(each -> mix.merge(each, 1, Integer::sum));
        }
        return new CommitmentSheet(cells, whole, mix, counted);
    }

    private static Tally part(CommitmentView commitment, DelegationId delegation, Set<DelegationId> signing) {
        if (commitment.delegation().equals(delegation)) {
            return GIVES;
        }
        boolean gets = commitment.beneficiaries().isEmpty()
                ? signing.contains(delegation)
                : commitment.beneficiaries().contains(delegation);
        boolean backs = commitment.backed() && delegation.equals(commitment.backing());
        return (gets ? GETS : Tally.NONE).plus(backs ? BACKS : Tally.NONE);
    }

    /** What a delegation has under an article. */
    public Tally at(DelegationId delegation, ProvisionId article) {
        return cells.getOrDefault(new Cell(delegation, article), Tally.NONE);
    }
}
