package org.parley.library;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.identity.CurrentPerson;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the library of the house. Its acts belong to no single negotiation and stand in the record of the house. */
@Service
@Transactional
@PreAuthorize("@librarians.mayKeep()")
public class PrecedentService {

    /** Most cases in the library. */
    public static final int LIMIT = 2_000;

    private static final String JSON = "application/json";

    private final PrecedentRepository precedents;
    private final CurrentPerson current;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PrecedentService(
            PrecedentRepository precedents, CurrentPerson current, ApplicationEventPublisher events, Clock clock) {
        this.precedents = precedents;
        this.current = current;
        this.events = events;
        this.clock = clock;
    }

    /** Adds a case. */
    public PrecedentId add(PrecedentText said) {
        requireRoom(1);
        requirePast(said);
        precedents.findByName(said.name()).ifPresent(_ -> {
            throw new RuleViolation("library.error.name-taken", said.name());
        });
        return store(said);
    }

    /**
     * Writes a case anew; what it said before stays readable in its history.
     *
     * @param expected the lock version of the state that was edited: what somebody else wrote meanwhile is not overwritten unseen
     */
    public void change(PrecedentId id, long expected, PrecedentText said) {
        Precedent found = locked(id);
        if (found.lockVersion() != expected) {
            throw new RuleViolation("library.error.changed-meanwhile");
        }
        requirePast(said);
        if (found.text().equals(said)) {
            throw new RuleViolation("library.error.unchanged");
        }
        precedents
                .findByName(said.name())
                .filter(other -> !other.id().equals(id))
                .ifPresent(_ -> {
                    throw new RuleViolation("library.error.name-taken", said.name());
                });
        found.write(said, clock.instant());
        save(found, said.name());
        events.publishEvent(
                act("precedent.changed", found).payload(PrecedentJson.of(said).canonicalBytes(), JSON));
    }

    /** Puts a case away: it keeps its page, its history and its links, and is offered for no new ones. */
    public void shelve(PrecedentId id) {
        Precedent found = locked(id);
        found.shelve(true, clock.instant());
        precedents.saveAndFlush(found);
        events.publishEvent(act("precedent.shelved", found));
    }

    /** Takes a case that was put away out again. */
    public void restore(PrecedentId id) {
        Precedent found = locked(id);
        found.shelve(false, clock.instant());
        precedents.saveAndFlush(found);
        events.publishEvent(act("precedent.restored", found));
    }

    /** What a file would add: nothing is kept of it. */
    @Transactional(readOnly = true)
    public PrecedentFile.Read check(String csv) {
        PrecedentFile.Read read = PrecedentFile.read(csv);
        List<PrecedentFile.Row> taken = new ArrayList<>();
        List<PrecedentFile.Refused> refused = new ArrayList<>(read.refused());
        Map<String, Integer> names = new HashMap<>();
        for (PrecedentFile.Row row : read.rows()) {
            Integer before = names.putIfAbsent(row.text().name(), row.line());
            try {
                if (before != null) {
                    throw new RuleViolation(
                            "library.error.name-twice", row.text().name(), before);
                }
                if (precedents.findByName(row.text().name()).isPresent()) {
                    throw new RuleViolation(
                            "library.error.name-taken", row.text().name());
                }
                requirePast(row.text());
                taken.add(row);
            } catch (RuleViolation reason) {
                refused.add(new PrecedentFile.Refused(row.line(), reason));
            }
        }
        return new PrecedentFile.Read(taken, refused);
    }

    /** Adds every case of a file that can be read; the lines that cannot are answered with the reason. */
    public PrecedentFile.Read importFile(String csv) {
        PrecedentFile.Read read = check(csv);
        requireRoom(read.rows().size());
        read.rows().forEach(row -> store(row.text()));
        return read;
    }

    private PrecedentId store(PrecedentText said) {
        Precedent made = new Precedent(said, clock.instant());
        save(made, said.name());
        events.publishEvent(
                act("precedent.added", made).payload(PrecedentJson.of(said).canonicalBytes(), JSON));
        return made.id();
    }

    private void save(Precedent precedent, String name) {
        try {
            precedents.saveAndFlush(precedent);
        } catch (DataIntegrityViolationException broken) {
            if (String.valueOf(broken.getMessage()).contains("precedent_name")) {
                // Somebody else gave a case this name at the same moment
                throw new RuleViolation("library.error.name-taken", name);
            }
            throw broken;
        }
    }

    private void requireRoom(int more) {
        if (precedents.count() + more > LIMIT) {
            throw new RuleViolation("library.error.full", LIMIT);
        }
    }

    /** Nobody knows how something stands after years that have not passed, nor what has not been concluded. */
    private void requirePast(PrecedentText said) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate concluded = said.concluded().first();
        if (concluded.isAfter(today)) {
            throw new RuleViolation("library.error.not-concluded");
        }
        for (Outcome outcome : said.outcomes()) {
            if (outcome.verdict() != Verdict.NOT_YET
                    && concluded.plusYears(outcome.years()).isAfter(today)) {
                throw new RuleViolation("library.error.outcome-future", outcome.years());
            }
        }
    }

    private Precedent locked(PrecedentId id) {
        return precedents.lock(id.value()).orElseThrow(() -> new NotFound(SubjectRef.PRECEDENT));
    }

    private Act act(String type, Precedent precedent) {
        return Act.of(type, null, SubjectRef.of(SubjectRef.PRECEDENT, precedent.id()), current.actor())
                .with("name", precedent.text().name());
    }
}
