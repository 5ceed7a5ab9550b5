package org.parley.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.parley.kernel.RuleViolation;
import org.parley.support.Scene;

/** A sitting under way at a table of its own, with one item under discussion and everybody in the room. */
public record Hall(Scene.Table table, SittingId id, ItemId item, ItemId later) {

    public static Hall open(Scene scene, SittingService service) {
        return open(scene.table(), service);
    }

    /** The same at a table that is there already. */
    public static Hall open(Scene.Table table, SittingService service) {
        return table.asFacilitator().call(() -> {
            SittingId id = service.plan(table.negotiation(), "First day", Instant.parse("2026-11-24T09:00:00Z"));
            ItemId item = service.addItem(id, "The line", null, null);
            ItemId later = service.addItem(id, "Prisoners", null, null);
            for (String name : List.of("Northland", "Southland", "Eastland", "Westland", "Midland")) {
                service.mark(id, table.delegation(name), true);
            }
            service.open(id);
            service.takeUp(id, item);
            return new Hall(table, id, item, later);
        });
    }

    static void refused(String key, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo(key));
    }
}
