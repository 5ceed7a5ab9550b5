package org.parley.amendment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionView;
import org.parley.text.Application;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.PlanText;
import org.parley.text.Rebase;
import org.parley.text.Rebased;
import org.springframework.stereotype.Component;

/** Works out how texts read with an amendment. */
@Component
class Wordings {

    private final PlanQueries plans;

    Wordings(PlanQueries plans) {
        this.plans = plans;
    }

    AmendmentTexts of(Amendment amendment) {
        return of(amendment, amendment.version(), amendment.parentChanges(), amendment.changes());
    }

    /** The same for the form in which its proposer last saw it. */
    AmendmentTexts of(Amendment amendment, Consent seen) {
        return of(amendment, seen.version(), seen.parentChanges(), seen.changes());
    }

    private AmendmentTexts of(Amendment amendment, int number, List<Change> under, List<Change> changes) {
        VersionView version = plans.text(amendment.plan(), number);
        @Nullable PlanText parent = amendment.parent() == null ? null : made(version.text(), under);
        return new AmendmentTexts(version, parent, made(parent == null ? version.text() : parent, changes));
    }

    /** What it does to the plan: for a sub-amendment, together with the amendment that it amends. */
    List<Change> onPlan(Amendment amendment) {
        if (amendment.parent() == null) {
            return amendment.changes();
        }
        AmendmentTexts texts = of(amendment);
        return Changes.between(texts.version().text(), texts.result());
    }

    /** What it does to the newest version of its plan; empty where nothing of it applies there any more. */
    Optional<List<Change>> on(VersionView newest, Amendment amendment) {
        List<Change> changes = onPlan(amendment);
        if (amendment.version() == newest.number()) {
            return Optional.of(changes);
        }
        PlanText before = plans.text(amendment.plan(), amendment.version()).text();
        return switch (Rebase.over(before, newest.text(), changes)) {
            case Rebased.Clean clean -> Optional.of(clean.changes());
            case Rebased.Changed changed -> Optional.of(changed.changes());
            case Rebased.Fallen _ -> Optional.empty();
        };
    }

    /** A text with changes that are known to fit it. */
    static PlanText made(PlanText base, List<Change> changes) {
        return switch (Changes.apply(base, changes)) {
            case Application.Applied applied -> applied.text();
            case Application.Inapplicable misfit ->
                throw new IllegalStateException("stored changes do not fit their text: " + misfit.problems());
        };
    }
}
