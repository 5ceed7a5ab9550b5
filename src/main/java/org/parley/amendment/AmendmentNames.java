package org.parley.amendment;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.Messages;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionView;
import org.parley.text.Change;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.springframework.stereotype.Component;

/** Names amendments in the reader's language. */
@Component
public class AmendmentNames {

    private final Messages messages;
    private final NegotiationQueries negotiations;
    private final PlanQueries plans;
    private final AmendmentRepository amendments;

    AmendmentNames(
            Messages messages, NegotiationQueries negotiations, PlanQueries plans, AmendmentRepository amendments) {
        this.messages = messages;
        this.negotiations = negotiations;
        this.plans = plans;
        this.amendments = amendments;
    }

    /** "Amendment 7 (Ireland) to Article 4(2)", "Draft (Ireland) to amendment 7". */
    public String title(AmendmentView amendment, Locale locale) {
        return title(
                amendment,
                negotiations.delegation(amendment.delegation()).name(),
                plans.text(amendment.plan(), amendment.version()),
                locale);
    }

    /** Gives the {@link #title} of any amendment of a negotiation; delegations and texts are read once, for however many. */
    public Function<AmendmentView, String> titles(NegotiationId negotiation, Locale locale) {
        Map<DelegationId, DelegationView> delegations = negotiations.delegationsById(negotiation);
        Map<Expressed, VersionView> versions = new HashMap<>();
        return amendment -> title(
                amendment,
                Objects.requireNonNull(delegations.get(amendment.delegation())).name(),
                versions.computeIfAbsent(
                        new Expressed(amendment.plan(), amendment.version()),
                        on -> plans.text(on.plan(), on.version())),
                locale);
    }

    /** What an amendment is expressed on. */
    private record Expressed(PlanId plan, int version) {}

    private String title(AmendmentView amendment, String delegation, VersionView version, Locale locale) {
        String kind = amendment.filed() ? "filed" : "draft";
        AmendmentId parent = amendment.parent();
        if (parent != null) {
            int amended =
                    amendments.findById(parent.value()).map(Amendment::number).orElse(0);
            return messages.get(locale, "amendment.name.sub-" + kind, amendment.number(), delegation, amended);
        }
        return messages.get(
                locale, "amendment.name." + kind, amendment.number(), delegation, target(amendment, version));
    }

    /** "Amendment 7 · IRL". */
    public String label(AmendmentView amendment, Locale locale) {
        return label(amendment, negotiations.delegation(amendment.delegation()).shortName(), locale);
    }

    /** Gives the {@link #label} of any amendment of a negotiation; the delegations are read once, for however many. */
    public Function<AmendmentView, String> labels(NegotiationId negotiation, Locale locale) {
        Map<DelegationId, DelegationView> delegations = negotiations.delegationsById(negotiation);
        return amendment -> label(
                amendment,
                Objects.requireNonNull(delegations.get(amendment.delegation())).shortName(),
                locale);
    }

    private String label(AmendmentView amendment, String delegation, Locale locale) {
        String kind = amendment.parent() == null ? "" : "sub-";
        return messages.get(
                locale,
                "amendment.label." + kind + (amendment.filed() ? "filed" : "draft"),
                amendment.number(),
                delegation);
    }

    /** The number of the one provision that it changes, otherwise of its article: "4(2)". */
    public String target(AmendmentView amendment) {
        return target(amendment, plans.text(amendment.plan(), amendment.version()));
    }

    private static String target(AmendmentView amendment, VersionView version) {
        Set<ProvisionId> changed = new LinkedHashSet<>();
        for (Change change : amendment.changes()) {
            ProvisionId at = change.provision();
            if (version.numbering().find(at).isEmpty() || change instanceof Change.InsertProvision) {
                return version.numbering().number(amendment.article());
            }
            changed.add(at);
        }
        List<ProvisionId> articles = changed.stream()
                .flatMap(each -> version.text().article(each).stream())
                .map(Provision::id)
                .distinct()
                .toList();
        ProvisionId named = changed.size() == 1
                ? changed.iterator().next()
                : articles.size() == 1 ? articles.getFirst() : amendment.article();
        return version.numbering().number(named);
    }
}
