package org.parley.delegation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.envers.Audited;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;

/** The process: parties, plans, rules in force. */
@Entity
@Table(name = "negotiation")
@Audited
class Negotiation extends Aggregate<Negotiation> {

    /** What a proposer is given at first to answer for a changed text, in hours. */
    private static final int CONSENT_HOURS = 48;

    @Id
    private UUID id;

    @Column(name = "slug")
    private String slug;

    @Column(name = "name")
    private String name;

    @Column(name = "description")
    private String description;

    @Column(name = "open_to_all")
    private boolean openToAll;

    @Column(name = "co_sponsors")
    private int coSponsors;

    @Column(name = "amendment_deadline")
    private @Nullable Instant amendmentDeadline;

    @Column(name = "consent_hours")
    private int consentHours;

    @Column(name = "substance_rules")
    private String substanceRules;

    @Column(name = "procedure_rules")
    private String procedureRules;

    @Column(name = "whole_text_rules")
    private String wholeTextRules;

    @Column(name = "made_at")
    private Instant madeAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Negotiation() {}

    Negotiation(NewNegotiation said, Instant now) {
        id = Ids.next();
        slug = said.slug();
        name = said.name();
        description = said.description();
        openToAll = said.openToAll();
        coSponsors = said.coSponsors();
        amendmentDeadline = said.amendmentDeadline();
        consentHours = CONSENT_HOURS;
        substanceRules = said.substanceRules();
        procedureRules = said.procedureRules();
        wholeTextRules = said.wholeTextRules();
        madeAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    NegotiationId id() {
        return new NegotiationId(id);
    }

    boolean openToAll() {
        return openToAll;
    }

    void settle(int coSponsorsNeeded, @Nullable Instant deadline, int hoursToAnswer) {
        coSponsors = coSponsorsNeeded;
        amendmentDeadline = deadline;
        consentHours = hoursToAnswer;
    }

    /** By which rule sets its questions are decided from now on. */
    void decideBy(String substance, String procedure, String wholeText) {
        substanceRules = substance;
        procedureRules = procedure;
        wholeTextRules = wholeText;
    }

    NegotiationView view() {
        return new NegotiationView(
                id(),
                slug,
                name,
                description,
                openToAll,
                coSponsors,
                amendmentDeadline,
                consentHours,
                substanceRules,
                procedureRules,
                wholeTextRules,
                lockVersion());
    }
}
