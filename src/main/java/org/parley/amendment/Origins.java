package org.parley.amendment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.text.order.Provenance;

/**
 * Who put the words of a version there.
 *
 * @param chain      what happened to the text from its first version on; a word's origin is a place in it
 * @param provenance where each word comes from
 */
public record Origins(List<Origin> chain, Provenance provenance) {

    /**
     * What words came with.
     *
     * @param version    the version that it made
     * @param round      the round that decided it; null where none did
     * @param amendments what brought them: several where they said the same, or where they cannot be told apart; none for the first
     *                   version and for what was settled without an amendment
     */
    public record Origin(int version, @Nullable UUID round, List<AmendmentId> amendments) {

        public Origin {
            amendments = List.copyOf(amendments);
        }
    }

    public Origins {
        chain = List.copyOf(chain);
    }
}
