package org.parley.amendment.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.design.ArticleEditor;
import org.parley.kernel.RuleViolation;
import org.parley.plan.VersionView;
import org.parley.text.BracketNotation;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.TextRules;

/** Between the provisions of a text and those that the editor sends; what comes from there keeps the rules of the text or is refused. */
final class Articles {

    private Articles() {}

    static ArticleEditor.Provision shown(Provision provision) {
        return new ArticleEditor.Provision(
                provision.id().toString(),
                provision.heading(),
                BracketNotation.write(provision.text()),
                provision.children().stream().map(Articles::shown).toList());
    }

    /** @throws RuleViolation where an identity is none, or a text breaks the rules */
    static Provision written(ArticleEditor.Provision typed) {
        return written(typed, 1);
    }

    private static Provision written(ArticleEditor.Provision typed, int depth) {
        if (depth > TextRules.DEPTH) {
            throw new RuleViolation("text.error.too-deep", TextRules.DEPTH);
        }
        return new Provision(
                id(typed.id()),
                typed.heading(),
                Objects.requireNonNullElse(typed.text(), ""),
                typed.children().stream()
                        .map(child -> written(child, depth + 1))
                        .toList());
    }

    private static ProvisionId id(String text) {
        try {
            return ProvisionId.parse(text);
        } catch (IllegalArgumentException notOne) {
            throw new RuleViolation("text.error.identity", text);
        }
    }

    static List<ArticleEditor.Reference> references(VersionView version) {
        List<ArticleEditor.Reference> references = new ArrayList<>();
        for (PlanText.Place place : version.text().walk()) {
            @Nullable String heading = place.provision().heading();
            references.add(new ArticleEditor.Reference(
                    place.id().toString(), version.numbering().cite(place.id()), heading));
        }
        return references;
    }
}
