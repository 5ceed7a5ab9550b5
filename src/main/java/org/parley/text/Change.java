package org.parley.text;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One edit of an amendment. It carries what it saw, so that it can tell whether a text is still the one it was made on. */
public sealed interface Change {

    /** The provision that is edited, inserted, deleted or moved. */
    ProvisionId provision();

    /** New words for a provision. Both texts are whole; what was really touched is their {@link WordDiff}. */
    record ReplaceWords(ProvisionId provision, String before, String after) implements Change {

        public ReplaceWords {
            Objects.requireNonNull(provision);
            before = TextRules.treaty(before);
            after = TextRules.treaty(after);
        }

        public Redline redline() {
            return WordDiff.redline(before, after);
        }
    }

    /**
     * A new provision, with what is below it.
     *
     * @param parent under which, null for an article
     * @param after  directly after which sibling, null for the first place
     */
    record InsertProvision(
            @Nullable ProvisionId parent, @Nullable ProvisionId after, Provision inserted) implements Change {

        public InsertProvision {
            Objects.requireNonNull(inserted);
        }

        @Override
        public ProvisionId provision() {
            return inserted.id();
        }
    }

    /** A provision and all below it go; {@code whole} is what goes. */
    record DeleteProvision(ProvisionId provision, Provision whole) implements Change {

        public DeleteProvision {
            if (!whole.id().equals(provision)) {
                throw new IllegalArgumentException("not the provision that is deleted: " + whole.id());
            }
        }
    }

    /**
     * A provision goes to another place with all that is below it.
     *
     * @param parent under which, null for an article
     * @param after  directly after which sibling, null for the first place
     */
    record MoveProvision(
            ProvisionId provision,
            @Nullable ProvisionId parent,
            @Nullable ProvisionId after) implements Change {

        public MoveProvision {
            Objects.requireNonNull(provision);
        }
    }

    /** Other conditions, or none. Both lists are whole, and each change of them is a change of all. */
    record Recondition(ProvisionId provision, List<Condition> before, List<Condition> after) implements Change {

        public Recondition {
            Objects.requireNonNull(provision);
            before = Condition.checked(before);
            after = Condition.checked(after);
        }
    }

    /** Another heading, or none. */
    record Retitle(
            ProvisionId provision,
            @Nullable String before,
            @Nullable String after) implements Change {

        public Retitle {
            Objects.requireNonNull(provision);
            before = heading(before);
            after = heading(after);
        }

        private static @Nullable String heading(@Nullable String heading) {
            String kept = heading == null ? "" : TextRules.heading(heading);
            return kept.isEmpty() ? null : kept;
        }

        public Redline redline() {
            return WordDiff.redline(before == null ? "" : before, after == null ? "" : after);
        }
    }
}
