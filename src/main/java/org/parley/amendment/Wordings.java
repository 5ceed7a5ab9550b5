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
import org.parley.text.Problem;
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

    /**
     * Why an amendment does not say on the newest text, word for word, what it says on the version that it is expressed on; empty
     * where it does, or where that text says so already.
     */
    List<Problem> misfit(Amendment amendment, VersionView newest) {
        if (amendment.version() == newest.number()) {
            return List.of();
        }
        PlanText expressed = of(amendment).version().text();
        return switch (Rebase.over(expressed, newest.text(), amendment.changes())) {
            case Rebased.Clean _ -> List.of();
            case Rebased.Changed(List<Change> _, List<Problem> notes) -> notes;
            case Rebased.Fallen(List<Problem> reasons) -> alreadySo(reasons) ? List.of() : reasons;
        };
    }

    static boolean alreadySo(List<Problem> reasons) {
        return reasons.stream().allMatch(each -> each.key().equals("text.problem.already-so"));
    }

    /** A text that was changed meanwhile with changes made on an earlier state of it; empty where they cannot stand there. */
    static Optional<PlanText> joined(PlanText base, PlanText text, List<Change> changes) {
        return switch (Rebase.over(base, text, changes)) {
            case Rebased.Clean(List<Change> fitting) -> Optional.of(made(text, fitting));
            case Rebased.Changed(List<Change> fitting, List<Problem> _) -> Optional.of(made(text, fitting));
            case Rebased.Fallen(List<Problem> reasons) -> alreadySo(reasons) ? Optional.of(text) : Optional.empty();
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
