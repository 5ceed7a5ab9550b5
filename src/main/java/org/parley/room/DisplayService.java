package org.parley.room;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.identity.SignInThrottle;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.Messages;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets machines without an account show the room's wall, and sends them away again (ADR 0028). */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class DisplayService {

    /** Longest name of a display. */
    public static final int LONGEST_NAME = Display.LONGEST_NAME;

    /** Minutes in which a code must be typed. */
    public static final int CODE_MINUTES = (int) Display.CODE_LIFE.toMinutes();

    /** Days after which a display ends by itself. */
    public static final int DAYS = (int) Display.LIFE.toDays();

    /** Displays of a negotiation that wait or are open at once. */
    static final int MOST = 20;

    private static final Set<String> THEMES = Set.of("light", "dark");

    /** Under this name wrong codes are counted beside wrong passwords; no address of a person looks like it. */
    private static final String GUESSES = "room";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final DisplayRepository displays;
    private final Seats seats;
    private final SignInThrottle throttle;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DisplayService(
            DisplayRepository displays,
            Seats seats,
            SignInThrottle throttle,
            ApplicationEventPublisher events,
            Clock clock) {
        this.displays = displays;
        this.seats = seats;
        this.throttle = throttle;
        this.events = events;
        this.clock = clock;
    }

    /** A code, this once. */
    public record Code(DisplayId display, String code, Instant expires) {}

    /** What a machine keeps, this once. */
    public record Opened(DisplayView display, String secret) {}

    /**
     * Makes a code with which one machine becomes a display.
     *
     * @param language what it is to speak; null: as the machine does
     * @param theme    "light" or "dark"; null: as the machine does
     */
    @PreAuthorize("@seats.mayFacilitate(#negotiation)")
    public Code make(NegotiationId negotiation, String name, @Nullable String language, @Nullable String theme) {
        if (language != null
                && Messages.LANGUAGES.stream()
                        .noneMatch(known -> known.getLanguage().equals(language))) {
            throw new RuleViolation("room.error.language");
        }
        if (theme != null && !THEMES.contains(theme)) {
            throw new RuleViolation("room.error.theme");
        }
        Instant now = clock.instant();
        if (list(negotiation).size() >= MOST) {
            throw new RuleViolation("room.error.too-many", MOST);
        }
        String code = DisplayCode.make();
        Display display = displays.save(new Display(
                negotiation,
                name,
                language,
                theme,
                code,
                seats.requireFacilitator(negotiation).person(),
                now));
        events.publishEvent(act("display.made", display, seats.actor(negotiation)));
        return new Code(display.id(), DisplayCode.spoken(code), now.plus(Display.CODE_LIFE));
    }

    /**
     * A code was typed at a machine: it becomes a display. Ten wrong codes from one network address in fifteen minutes, and it waits.
     *
     * @param address of the machine
     * @throws RuleViolation where the code is wrong, used or expired: which of them is not said
     */
    @PreAuthorize("permitAll()")
    public Opened open(String typed, String address) {
        if (throttle.blocks(GUESSES, address)) {
            throw new RuleViolation("room.error.too-fast", SignInThrottle.WINDOW.toMinutes());
        }
        Instant now = clock.instant();
        Optional<Display> found = displays.lockByCode(DisplayCode.hash(DisplayCode.meant(typed))).stream()
                .filter(display -> display.waitsAt(now))
                .findFirst();
        if (found.isEmpty()) {
            throttle.failed(GUESSES, address);
            throw new RuleViolation("room.error.code");
        }
        Display display = found.get();
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        display.open(secret, now);
        displays.save(display);
        events.publishEvent(act("display.opened", display, Actor.house()));
        return new Opened(display.view(now), secret);
    }

    /** The display that keeps this secret, if it is still one. */
    @PreAuthorize("permitAll()")
    @Transactional(readOnly = true)
    public Optional<DisplayView> known(String secret) {
        Instant now = clock.instant();
        return displays.findBySecretHash(DisplayCode.hash(secret))
                .filter(display -> display.openAt(now))
                .map(display -> display.view(now));
    }

    /** Those that wait for their code or are open, the latest first. */
    @PreAuthorize("@seats.mayFacilitate(#negotiation)")
    @Transactional(readOnly = true)
    public List<DisplayView> list(NegotiationId negotiation) {
        Instant now = clock.instant();
        return displays.findByNegotiationOrderByMadeAtDescIdDesc(negotiation.value()).stream()
                .map(display -> display.view(now))
                .filter(display -> display.state() != DisplayView.State.ENDED)
                .toList();
    }

    /** Sends a machine away, or takes its code back. */
    public void end(DisplayId id) {
        Display display = displays.findById(id.value())
                .filter(found -> seats.mayRead(found.negotiation()))
                .orElseThrow(() -> new NotFound("display"));
        seats.requireFacilitator(display.negotiation());
        display.end(clock.instant());
        displays.save(display);
        events.publishEvent(act("display.ended", display, seats.actor(display.negotiation())));
    }

    private static Act act(String type, Display display, Actor by) {
        return Act.of(type, display.negotiation().value(), SubjectRef.of(SubjectRef.DISPLAY, display.id()), by)
                .with("name", display.name());
    }
}
