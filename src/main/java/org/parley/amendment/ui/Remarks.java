package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Optional;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.Remark;
import org.parley.design.Banner;
import org.parley.design.Shape;
import org.parley.design.Tone;

/** What last happened to an amendment, as a sentence with its reasons. */
final class Remarks {

    private Remarks() {}

    static String say(Component where, Remark remark, AmendmentQueries amendments, AmendmentNames names) {
        String other = Optional.ofNullable(remark.other())
                .flatMap(amendments::find)
                .map(found -> names.label(found, UI.getCurrentOrThrow().getLocale()))
                .orElse("");
        String said = where.getTranslation(
                "amendment.remark." + remark.kind().word(),
                remark.version(),
                other,
                remark.words().isEmpty() ? "no" : "yes",
                remark.words());
        String reasons = reasons(where, remark.reasons());
        return reasons.isEmpty() ? said : said + " " + reasons;
    }

    static String reasons(Component where, List<Remark.Reason> reasons) {
        return String.join(" ", sentences(where, reasons));
    }

    /** The reasons, each as a sentence of its own. */
    static List<String> sentences(Component where, List<Remark.Reason> reasons) {
        return reasons.stream()
                .map(reason -> where.getTranslation(
                        reason.key(),
                        reason.arguments().stream().map(Remarks::argument).toArray()))
                .distinct()
                .toList();
    }

    /** Kept as text, but a sentence may say it as a number. */
    private static Object argument(String kept) {
        boolean number =
                !kept.isEmpty() && kept.length() < 10 && kept.chars().allMatch(sign -> sign >= '0' && sign <= '9');
        return number ? Integer.valueOf(kept) : kept;
    }

    static Banner banner(String said, Remark.Kind kind, Component... links) {
        return switch (kind) {
            case ADOPTED, CONSENTED -> new Banner(said, Shape.CHECK, Tone.POSITIVE, links);
            case REJECTED -> new Banner(said, Shape.CROSS, Tone.NEGATIVE, links);
            case FALLEN, OVERTAKEN, PARENT_GONE, UNMET -> new Banner(said, Shape.TRIANGLE, Tone.CAUTION, links);
            case CARRIED_CHANGED, AMENDED, DIVIDED, REDRAFTED, RECONSIDERED ->
                new Banner(said, Shape.DIAMOND, Tone.ACCENT, links);
            case CARRIED, TAKEN_OVER, WITHDRAWN, LAPSED, REFILED, BEGUN_FROM, PUT_ASIDE ->
                new Banner(said, Shape.DASH, Tone.NEUTRAL, links);
        };
    }
}
