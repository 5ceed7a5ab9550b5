package org.parley.record.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.parley.delegation.NegotiationQueries;
import org.parley.design.Formats;
import org.parley.kernel.NotFound;
import org.parley.record.RecordQueries;

/** The minutes of a day: what the record took in, from midnight to midnight in the reader's zone. */
@Route("negotiations/:negotiation/record/minutes")
@PermitAll
class MinutesView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final NegotiationQueries negotiations;
    private final RecordQueries records;
    private final RecordWords words;
    private final Clock clock;

    MinutesView(NegotiationQueries negotiations, RecordQueries records, RecordWords words, Clock clock) {
        this.negotiations = negotiations;
        this.records = records;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        RecordPlace place = new RecordPlace(negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse("")));
        ZoneId zone = Formats.current().zone();
        LocalDate day = asked(event).orElseGet(() -> newest(place, zone));
        getContent().removeAll();
        getContent()
                .add(new MinutesPanel(
                        place,
                        day,
                        clock.instant().atZone(zone).toLocalDate(),
                        records.minutes(
                                place.log(),
                                day.atStartOfDay(zone).toInstant(),
                                day.plusDays(1).atStartOfDay(zone).toInstant()),
                        words));
    }

    /** @throws NotFound for what is no day of our time */
    private static Optional<LocalDate> asked(BeforeEnterEvent event) {
        return event.getLocation()
                .getQueryParameters()
                .getSingleParameter("day")
                .map(text -> {
                    try {
                        LocalDate day = LocalDate.parse(text);
                        if (day.getYear() >= 1900 && day.getYear() < 3000) {
                            return day;
                        }
                    } catch (DateTimeException unreadable) {
                        throw new NotFound("day");
                    }
                    throw new NotFound("day");
                });
    }

    private LocalDate newest(RecordPlace place, ZoneId zone) {
        Instant last = records.state(place.log()).at();
        return (last == null ? clock.instant() : last).atZone(zone).toLocalDate();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("record.minutes");
    }
}
