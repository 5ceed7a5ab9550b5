package org.parley.amendment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.Messages;
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
        String delegation = negotiations.delegation(amendment.delegation()).name();
        String kind = amendment.filed() ? "filed" : "draft";
        AmendmentId parent = amendment.parent();
        if (parent != null) {
            int amended =
                    amendments.findById(parent.value()).map(Amendment::number).orElse(0);
            return messages.get(locale, "amendment.name.sub-" + kind, amendment.number(), delegation, amended);
        }
        return messages.get(locale, "amendment.name." + kind, amendment.number(), delegation, target(amendment));
    }

    /** "Amendment 7 · IRL". */
    public String label(AmendmentView amendment, Locale locale) {
        String kind = amendment.parent() == null ? "" : "sub-";
        return messages.get(
                locale,
                "amendment.label." + kind + (amendment.filed() ? "filed" : "draft"),
                amendment.number(),
                negotiations.delegation(amendment.delegation()).shortName());
    }

    /** The number of the one provision that it changes, otherwise of its article: "4(2)". */
    public String target(AmendmentView amendment) {
        VersionView version = plans.text(amendment.plan(), amendment.version());
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
