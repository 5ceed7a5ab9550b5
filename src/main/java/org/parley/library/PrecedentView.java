package org.parley.library;

import java.time.Instant;

/**
 * A case as its readers see it.
 *
 * @param shelved   whether it was put away: it keeps its page and its links, and is offered for no new ones
 * @param changedAt when the keepers last wrote in it
 */
public record PrecedentView(PrecedentId id, PrecedentText text, boolean shelved, Instant changedAt, long lockVersion) {}
