package org.parley.voting.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.parley.design.Calendars;
import org.parley.design.Formats;
import org.parley.kernel.RuleViolation;
import org.parley.voting.LocalDeadline;

/** Date, time and the place whose clock is meant; says which moment that is, and how far away. */
final class DeadlineField extends Composite<Div> {

    private final DateTimePicker when = new DateTimePicker();
    private final ComboBox<String> zone = new ComboBox<>();
    private final Paragraph meaning = new Paragraph();
    private final Clock clock;

    /** @param first what it says at first */
    DeadlineField(Clock clock, Instant first) {
        this.clock = clock;
        when.setLabel(getTranslation("voting.silence.deadline"));
        when.setHelperText(getTranslation("voting.silence.deadline-help"));
        when.setLocale(Formats.current().locale());
        when.setStep(Duration.ofMinutes(15));
        when.setDateAriaLabel(getTranslation("voting.silence.date"));
        when.setTimeAriaLabel(getTranslation("voting.silence.time"));
        when.setDatePickerI18n(Calendars.words());
        ZoneId here = Formats.current().zone();
        zone.setLabel(getTranslation("voting.silence.zone"));
        zone.setItems(zones(here.getId()));
        zone.setValue(here.getId());
        when.setValue(LocalDateTime.ofInstant(first, here));
        meaning.addClassNames("quiet", "small");
        meaning.getElement().setAttribute("aria-live", "polite");
        when.addValueChangeListener(change -> show());
        zone.addValueChangeListener(change -> show());
        show();
        getContent().addClassNames("stack", "stack--close");
        getContent().add(when, zone, meaning);
    }

    private static List<String> zones(String here) {
        return Stream.concat(
                        Stream.of(here, "UTC"),
                        ZoneId.getAvailableZoneIds().stream()
                                .filter(id ->
                                        id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                                .sorted())
                .distinct()
                .toList();
    }

    /** @throws RuleViolation where nothing is chosen, or an hour that does not come */
    Instant value() {
        LocalDateTime local = when.getValue();
        String place = zone.getValue();
        if (local == null || place == null) {
            throw new RuleViolation("voting.error.silence-missing");
        }
        return LocalDeadline.of(local, place);
    }

    private void show() {
        try {
            Instant moment = value();
            Formats formats = Formats.current();
            Duration left = Duration.between(clock.instant(), moment);
            meaning.setText(getTranslation(
                    "voting.silence.means",
                    new Formats(formats.locale(), ZoneOffset.UTC).dateTime(moment),
                    formats.duration(left.isNegative() ? Duration.ZERO : left)));
        } catch (RuleViolation violation) {
            meaning.setText(
                    getTranslation(violation.key(), violation.arguments().toArray()));
        }
    }
}
