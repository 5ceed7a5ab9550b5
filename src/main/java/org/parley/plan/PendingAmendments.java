package org.parley.plan;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.parley.text.Change;
import org.parley.text.ProvisionId;

/**
 * What amendments do to a plan before they are decided, told by the module that keeps them. The plan's page marks them in the margin
 * and shows them inside the text.
 */
public interface PendingAmendments {

    /** Where an amendment stands. */
    enum Stage {
        /** Seen by its delegation only. */
        DRAFT,
        PROPOSED
    }

    /**
     * A pending amendment.
     *
     * @param label   short name in the reader's language, for example "Amendment 7 · Ukraine"
     * @param path    address of its page, without a leading slash
     * @param changes what it does to the newest version
     */
    record Pending(UUID id, String label, String path, Stage stage, List<Change> changes) {

        public Pending {
            changes = List.copyOf(changes);
        }
    }

    /** The amendments of a plan that the person signed in may see, in the order of filing. */
    List<Pending> of(PlanId plan);

    /** Address of the page that shows how they meet, without a leading slash. */
    String collisions(PlanId plan);

    /**
     * Address at which the person signed in begins an amendment to the article of this provision, without a leading slash; empty
     * when they may not.
     */
    Optional<String> begin(PlanId plan, ProvisionId provision);

    /** Address of the order in which they are put to the vote, without a leading slash. */
    String order(PlanId plan);
}
