package org.parley.design;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.parley.kernel.NotFound;

/** What every page that can be read as it stood at a moment shares: its address, its words, the way there and the way back. */
public final class LookBack {

    private static final String PARAMETER = "at";

    private LookBack() {}

    /**
     * The moment that an address asks for; empty for the present, which a moment still to come is too.
     *
     * @throws NotFound where it cannot be read: such an address leads nowhere
     */
    public static Optional<Instant> moment(Location location, Clock clock) {
        try {
            return location.getQueryParameters()
                    .getSingleParameter(PARAMETER)
                    .filter(value -> !value.isBlank())
                    .map(Instant::parse)
                    .filter(moment -> moment.isBefore(clock.instant()));
        } catch (DateTimeException unreadable) {
            throw new NotFound("moment");
        }
    }

    /** The address of a page as it stood at a moment. */
    public static String path(String page, Instant moment) {
        return page + "?" + PARAMETER + "=" + moment;
    }

    /** Asks for a moment, in the reader's zone, and leads there. */
    public static Button button(Clock clock, Consumer<Instant> there) {
        UI ui = UI.getCurrentOrThrow();
        return new Button(ui.getTranslation("design.past.ask"), _ -> ask(clock, there));
    }

    /** As {@link #button(Clock, Consumer)}, for a page with nothing else in its address. */
    public static Button button(Clock clock, String path) {
        return button(
                clock,
                moment -> UI.getCurrentOrThrow()
                        .navigate(path, QueryParameters.simple(Map.of(PARAMETER, moment.toString()))));
    }

    private static void ask(Clock clock, Consumer<Instant> there) {
        UI ui = UI.getCurrentOrThrow();
        Formats formats = Formats.current();
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), formats.zone());
        DateTimePicker moment = new DateTimePicker(
                ui.getTranslation("design.past.moment", formats.zone().getId()));
        moment.setLocale(formats.locale());
        moment.setDatePickerI18n(Calendars.words());
        moment.setMax(now);
        moment.setValue(now.withSecond(0).withNano(0));
        ConfirmDialogs.ask(ui.getTranslation("design.past.ask"), ui.getTranslation("design.past.explained"))
                .with(moment)
                .open(ui.getTranslation("design.past.read"), _ -> {
                    LocalDateTime chosen = moment.getValue();
                    if (chosen != null) {
                        there.accept(chosen.atZone(formats.zone()).toInstant());
                    }
                });
    }

    /** Says that a page shows the past, with the way back. */
    public static Banner banner(Instant moment, String present) {
        UI ui = UI.getCurrentOrThrow();
        return new Banner(
                ui.getTranslation("design.past.banner", Formats.current().exact(moment)),
                Shape.SQUARE,
                Tone.CAUTION,
                new Anchor(present, ui.getTranslation("design.past.present")));
    }

    /** Says that there was nothing to see yet, with the way back. */
    public static Component before(Instant moment, String present) {
        UI ui = UI.getCurrentOrThrow();
        return new EmptyState(
                ui.getTranslation("design.past.before", Formats.current().exact(moment)),
                ui.getTranslation("design.past.before.next"),
                new Anchor(present, ui.getTranslation("design.past.present")));
    }
}
