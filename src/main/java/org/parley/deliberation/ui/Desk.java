package org.parley.deliberation.ui;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.parley.deliberation.CommentView;
import org.parley.deliberation.DeliberationQueries;
import org.parley.deliberation.DeliberationService;
import org.parley.identity.PersonId;

/**
 * What the parts of a panel share.
 *
 * @param reader          the person who reads the panel
 * @param changed         called when the reader has changed something
 * @param home            puts the focus where it goes when what had it is gone
 * @param quotationOpened called with the thread whose words the reader wants to see
 */
record Desk(
        DeliberationService service,
        DeliberationQueries queries,
        Clock clock,
        PersonId reader,
        Runnable changed,
        Runnable home,
        Consumer<UUID> quotationOpened) {

    /** Whether the reader wrote it. */
    boolean mine(CommentView comment) {
        return comment.author().equals(reader);
    }
}
