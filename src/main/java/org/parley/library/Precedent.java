package org.parley.library;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.envers.Audited;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;

/** A case of the library. What it lists is kept in readable lines, so that its history reads as its page does. */
@Entity
@Table(name = "precedent")
@Audited
class Precedent extends Aggregate<Precedent> {

    @Id
    private UUID id;

    @Column(name = "name")
    private String name;

    @Column(name = "conflict")
    private String conflict;

    @Column(name = "parties")
    private String parties;

    @Column(name = "began")
    private String began;

    @Column(name = "concluded")
    private String concluded;

    @Column(name = "instruments")
    private String instruments;

    @Column(name = "terms")
    private String terms;

    @Column(name = "outcomes")
    private String outcomes;

    @Column(name = "lesson")
    private String lesson;

    @Column(name = "sources")
    private String sources;

    @Column(name = "shelved")
    private boolean shelved;

    @Column(name = "changed_at")
    private Instant changedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Precedent() {}

    @SuppressWarnings("NullAway") // written below
    Precedent(PrecedentText said, Instant now) {
        this.id = Ids.next();
        write(said, now);
    }

    @Override
    public UUID getId() {
        return id;
    }

    PrecedentId id() {
        return new PrecedentId(id);
    }

    final void write(PrecedentText said, Instant now) {
        name = said.name();
        conflict = said.conflict();
        parties = said.parties();
        began = said.began().iso();
        concluded = said.concluded().iso();
        instruments = lines(said.instruments());
        terms = said.terms();
        outcomes = lines(said.outcomes());
        lesson = said.lesson();
        sources = lines(said.sources());
        changedAt = now;
    }

    /** Puts it away, or takes it out again. */
    void shelve(boolean away, Instant now) {
        if (away == shelved) {
            throw new RuleViolation(away ? "library.error.shelved" : "library.error.not-shelved");
        }
        shelved = away;
        changedAt = now;
    }

    boolean shelved() {
        return shelved;
    }

    PrecedentText text() {
        return new PrecedentText(
                name,
                conflict,
                parties,
                new HistoricalDate(began),
                new HistoricalDate(concluded),
                read(instruments, Instrument::of),
                terms,
                read(outcomes, Outcome::of),
                lesson,
                read(sources, Source::of));
    }

    PrecedentView view() {
        return new PrecedentView(id(), text(), shelved, changedAt, lockVersion());
    }

    private static String lines(Collection<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    private static <T> List<T> read(String lines, Function<String, T> reader) {
        return lines.lines().map(reader).toList();
    }
}
