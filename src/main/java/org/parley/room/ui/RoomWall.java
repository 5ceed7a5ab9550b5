package org.parley.room.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.design.Live;
import org.parley.design.RoomBoard;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Touched;
import org.parley.room.RoomPicture;

/** The wall on one screen: follows the table by itself, without anything to press. */
final class RoomWall extends Composite<Main> {

    private static final List<String> THEMES = List.of("light", "dark");

    /** What can change the picture while a round is on it: an outcome leaves the wall when somebody is given the floor. */
    private static final Set<String> VOTE = Set.of(
            SubjectRef.ROUND,
            SubjectRef.BALLOT,
            SubjectRef.SPEECH,
            SubjectRef.DELEGATION,
            SubjectRef.NEGOTIATION,
            SubjectRef.DISPLAY);

    /** What cannot change it between rounds. */
    private static final Set<String> ASIDE = Set.of(
            SubjectRef.BALLOT, SubjectRef.THREAD, SubjectRef.COMMENT, SubjectRef.STATEMENT, SubjectRef.PREPARATION);

    private final RoomBoard board = new RoomBoard();
    private final Clock clock;
    private final Function<Locale, Optional<RoomPicture>> picture;
    private final Runnable gone;
    private final @Nullable String theme;
    private boolean between = true;

    /**
     * @param picture reads where the table is; empty where this screen may show it no more
     * @param gone what is done then
     */
    RoomWall(
            NegotiationId negotiation,
            Function<Locale, Optional<RoomPicture>> picture,
            Runnable gone,
            @Nullable String theme,
            Live live,
            Clock clock) {
        this.picture = picture;
        this.gone = gone;
        this.theme = theme;
        this.clock = clock;
        getContent().setId("main");
        getContent().add(board);
        board.addLapsedListener(lapsed -> show());
        live.follow(this, negotiation.value(), touched -> {
            if (touched.stream().anyMatch(this::concerns)) {
                show();
            }
        });
    }

    private boolean concerns(Touched touched) {
        String kind = touched.subject().kind();
        return between ? !ASIDE.contains(kind) : VOTE.contains(kind);
    }

    /** Looks where the table is now. */
    void show() {
        Locale locale = Messages.language(UI.getCurrentOrThrow().getLocale());
        picture.apply(locale).ifPresentOrElse(this::show, gone);
    }

    private void show(RoomPicture seen) {
        between = seen.round() == null;
        board.setModel(RoomModels.model(this, seen, theme, clock));
    }

    /** Light or dark, where the address says so. */
    static Optional<String> theme(QueryParameters query) {
        return query.getSingleParameter("theme").filter(THEMES::contains);
    }

    /** The language of this screen, where the address says so. */
    static Optional<Locale> language(QueryParameters query) {
        return query.getSingleParameter("language").flatMap(RoomWall::language);
    }

    static Optional<Locale> language(String spoken) {
        return Messages.LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(spoken))
                .findFirst();
    }
}
