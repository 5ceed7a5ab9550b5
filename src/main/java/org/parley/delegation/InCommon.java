package org.parley.delegation;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.parley.kernel.Glance;
import org.parley.kernel.NotFound;
import org.parley.kernel.Showing;
import org.springframework.stereotype.Component;

/**
 * What every reader of a negotiation reads alike: asked for once for all screens that are told of the same news, and for each by itself
 * where somebody opens a page (ADR 0043).
 */
@Component
public class InCommon {

    private final Seats seats;

    InCommon(Seats seats) {
        this.seats = seats;
    }

    /**
     * Reads what is nobody's own. For all screens it is read as an {@link Onlooker}, so that whoever happens to ask first cannot lend the
     * others their rights. To be called outside of a transaction: the one who reads has another.
     *
     * @param question what is read: compared by value, and never read otherwise under the same one
     * @throws NotFound where the person may not read the negotiation
     */
    public <T> T read(NegotiationId negotiation, Object question, Supplier<T> reading) {
        Showing showing = Glance.showing(negotiation.value());
        if (showing == null) {
            return reading.get();
        }
        requireReader(negotiation);
        return showing.once(question, () -> new Onlooker(negotiation).read(reading));
    }

    /** Once for a glance, as the seat is read once for it. */
    private void requireReader(NegotiationId negotiation) {
        Read glance = Glance.kept(Read.class, Read::new);
        if (glance == null || !glance.negotiations.contains(negotiation)) {
            seats.requireReader(negotiation);
        }
        if (glance != null) {
            glance.negotiations.add(negotiation);
        }
    }

    /** What the one who glances may read. */
    private static final class Read {

        private final Set<NegotiationId> negotiations = new HashSet<>();
    }

    /** Makes something of nothing but what was {@linkplain #read read} in common, once for all screens. */
    public <T> T make(NegotiationId negotiation, Object question, Supplier<T> making) {
        Showing showing = Glance.showing(negotiation.value());
        return showing == null ? making.get() : showing.once(question, making);
    }
}
