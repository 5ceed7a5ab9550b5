package org.parley.voting;

import org.jspecify.annotations.Nullable;
import org.parley.procedure.Choice;
import org.parley.procedure.choice.ChoiceCount;
import org.parley.procedure.choice.Marks;

/**
 * A secret ballot as the list shows it once the round is closed: without a name.
 *
 * @param code   by which whoever cast it finds it
 * @param choice of a choice among options only whether it marks any (yes) or none (abstain)
 * @param marks  what it says of each option; null where the round is decided by yes and no
 */
public record Listed(String code, Choice choice, @Nullable Marks marks) {

    /** @param said a choice, or marks as {@link Marks#text()} writes them */
    static Listed of(String code, String said) {
        if (!said.startsWith("[")) {
            return new Listed(code, Choice.valueOf(said), null);
        }
        Marks marks = Marks.parse(said);
        return new Listed(code, ChoiceCount.partIn(marks), marks);
    }

    String said() {
        return marks == null ? choice.name() : marks.text();
    }
}
