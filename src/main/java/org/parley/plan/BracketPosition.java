package org.parley.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.envers.Audited;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.Json;
import org.parley.text.BracketId;

/** What one delegation says of one bracket: which words it stands behind, and which it consents to keep. */
@Entity
@Table(name = "bracket_position")
@Audited
class BracketPosition extends Aggregate<BracketPosition> {

    /**
     * That a delegation stands behind an alternative.
     *
     * @param words     the alternative, as it is stored; empty for none
     * @param amendment the amendment of its own that put it in, null where it joined
     * @param version   the version since which it does
     */
    record Behind(String words, @Nullable UUID amendment, int version, Instant at) {}

    @Id
    private UUID id;

    @Column(name = "bracket")
    private UUID bracket;

    @Column(name = "delegation")
    private UUID delegation;

    @Column(name = "behind")
    private String behind;

    @Column(name = "consent")
    private @Nullable String consent;

    @Column(name = "consented_at")
    private @Nullable Instant consentedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected BracketPosition() {}

    BracketPosition(BracketId bracket, DelegationId delegation) {
        this.id = Ids.next();
        this.bracket = bracket.value();
        this.delegation = delegation.value();
        this.behind = "[]";
    }

    @Override
    public UUID getId() {
        return id;
    }

    BracketId bracket() {
        return new BracketId(bracket);
    }

    DelegationId delegation() {
        return new DelegationId(delegation);
    }

    @Nullable
    String consent() {
        return consent;
    }

    List<Behind> behind() {
        return Json.parse(behind).asArray().items().stream()
                .map(Json::asObject)
                .map(each -> new Behind(
                        each.text("words"),
                        each.findText("amendment").map(UUID::fromString).orElse(null),
                        (int) each.number("version"),
                        Instant.parse(each.text("at"))))
                .toList();
    }

    private void write(List<Behind> all) {
        behind = Json.array(all.stream()
                        .map(each -> Json.object()
                                .put("words", each.words())
                                .putPresent(
                                        "amendment",
                                        each.amendment() == null
                                                ? null
                                                : each.amendment().toString())
                                .put("version", each.version())
                                .put("at", each.at().toString())
                                .build())
                        .toList())
                .canonical();
    }

    Optional<Behind> find(String words) {
        return behind().stream().filter(each -> each.words().equals(words)).findFirst();
    }

    /** Whether the delegation did not stand behind it already. */
    boolean join(Behind fresh) {
        if (find(fresh.words()).isPresent()) {
            return false;
        }
        List<Behind> all = new ArrayList<>(behind());
        all.add(fresh);
        write(all);
        return true;
    }

    void leave(String words) {
        write(behind().stream().filter(each -> !each.words().equals(words)).toList());
    }

    /** The bracket says something else now: what was said of other words is past, and so is every consent. */
    void keepOnly(Collection<String> words) {
        write(behind().stream().filter(each -> words.contains(each.words())).toList());
        retract();
    }

    void consent(String kept, Instant now) {
        consent = kept;
        consentedAt = now;
    }

    void retract() {
        consent = null;
        consentedAt = null;
    }
}
