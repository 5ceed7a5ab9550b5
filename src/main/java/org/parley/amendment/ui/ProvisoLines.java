package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.PackageQueries;
import org.parley.amendment.ProvisoStatus;
import org.parley.amendment.ProvisoView;

/** Says what an amendment stands only with. */
@org.springframework.stereotype.Component
class ProvisoLines {

    private final PackageQueries packages;
    private final AmendmentQueries amendments;
    private final AmendmentNames names;

    ProvisoLines(PackageQueries packages, AmendmentQueries amendments, AmendmentNames names) {
        this.packages = packages;
        this.amendments = amendments;
        this.names = names;
    }

    /** What is in force or decided on an amendment, a sentence each. */
    List<String> said(Component where, AmendmentView amendment) {
        return packages.provisos(amendment.id()).stream()
                .filter(proviso -> proviso.amendment().equals(amendment.id()))
                .filter(proviso -> proviso.status() != ProvisoStatus.LIFTED)
                .map(proviso -> sentence(where, proviso))
                .toList();
    }

    /** "Only if Amendment 7 · IRL is adopted". */
    String sentence(Component where, ProvisoView proviso) {
        return where.getTranslation("package.only-if." + proviso.status().word(), label(proviso.requires()));
    }

    /** An amendment in a few words. */
    String label(AmendmentId id) {
        Locale locale = UI.getCurrentOrThrow().getLocale();
        return amendments.find(id).map(found -> names.label(found, locale)).orElse("");
    }
}
