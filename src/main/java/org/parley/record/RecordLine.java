package org.parley.record;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Json;
import org.parley.kernel.SubjectRef;
import org.parley.record.verify.Entry;

/**
 * An entry as a list shows it.
 *
 * @param log the record it stands in
 * @param index its place there, from 0
 * @param personName the name as it is now; null where the house itself acted or the person is gone
 * @param delegationName the delegation for which it was done
 * @param audience the delegation whose content it is; null when it is not one delegation's own
 * @param sealed whether its content is nobody's until a later entry opens it
 */
public record RecordLine(
        LogId log,
        long index,
        String type,
        Instant at,
        @Nullable UUID person,
        @Nullable String personName,
        @Nullable UUID delegation,
        @Nullable String delegationName,
        @Nullable String capacity,
        SubjectRef subject,
        @Nullable Long version,
        @Nullable UUID round,
        @Nullable UUID audience,
        boolean sealed,
        Json.Obj data,
        @Nullable String text) {

    static RecordLine of(LogId log, long index, Entry entry, @Nullable String person, @Nullable String delegation) {
        return new RecordLine(
                log,
                index,
                entry.type(),
                entry.at(),
                entry.actor().person(),
                person,
                entry.actor().delegation(),
                delegation,
                entry.actor().capacity(),
                new SubjectRef(entry.subject().kind(), entry.subject().id()),
                entry.subject().version(),
                entry.round(),
                entry.visibility() instanceof Entry.Visibility.Delegation(UUID audience) ? audience : null,
                entry.visibility().equals(Entry.Visibility.SEALED),
                entry.data(),
                entry.text());
    }
}
