package org.parley.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.envers.Audited;
import org.hibernate.envers.NotAudited;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.text.ProvisionId;

/**
 * A matter that the plans of a negotiation settle each in its own way (ADR 0039). It holds the identities of provisions, so that it
 * survives every renumbering.
 */
@Entity
@Table(name = "element")
@Audited
class Element extends Aggregate<Element> {

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "name")
    private String name;

    /** JSON list of provisions. */
    @Column(name = "provisions")
    private String provisions;

    @Column(name = "struck")
    private boolean struck;

    /** While it is not struck: the database holds a name once in a negotiation, whoever comes at the same moment. */
    @NotAudited
    @Column(name = "once")
    private @Nullable String once;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Element() {}

    Element(NegotiationId negotiation, String name, Set<ProvisionId> provisions) {
        this.id = Ids.next();
        this.negotiation = negotiation.value();
        this.name = name;
        this.provisions = write(provisions);
        this.once = once(name);
    }

    private static String once(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String write(Set<ProvisionId> provisions) {
        return Json.strings(
                        provisions.stream().map(ProvisionId::toString).sorted().toList())
                .canonical();
    }

    @Override
    public UUID getId() {
        return id;
    }

    ElementId id() {
        return new ElementId(id);
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    String name() {
        return name;
    }

    Set<ProvisionId> provisions() {
        return Json.parse(provisions).asArray().texts().stream()
                .map(ProvisionId::parse)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean struck() {
        return struck;
    }

    /** Calls it by another name, with other provisions. */
    void change(String now, Set<ProvisionId> with) {
        requireStanding();
        name = now;
        once = once(now);
        provisions = write(with);
    }

    /** Takes it from among the elements. */
    void strike() {
        requireStanding();
        struck = true;
        once = null;
    }

    private void requireStanding() {
        if (struck) {
            throw new RuleViolation("element.error.struck");
        }
    }

    ElementView view() {
        return new ElementView(id(), negotiation(), name, provisions(), lockVersion());
    }
}
