package org.parley.sample;

import java.util.Set;
import org.parley.library.PrecedentFile;
import org.parley.library.PrecedentFilter;
import org.parley.library.PrecedentId;
import org.parley.library.PrecedentLinkService;
import org.parley.library.PrecedentQueries;
import org.parley.library.PrecedentService;
import org.parley.library.PrecedentView;
import org.parley.plan.ArticleRulesService;
import org.parley.plan.Mark;
import org.parley.text.ProvisionId;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The sample's library: brought in from its file as a keeper would, then remembered beside provisions. */
@Component
@Profile("sample")
class SamplePrecedents {

    private static final String THERE_ALREADY = "library.error.name-taken";

    private final PrecedentService library;
    private final PrecedentLinkService links;
    private final PrecedentQueries queries;
    private final ArticleRulesService rules;

    SamplePrecedents(
            PrecedentService library, PrecedentLinkService links, PrecedentQueries queries, ArticleRulesService rules) {
        this.library = library;
        this.links = links;
        this.queries = queries;
        this.rules = rules;
    }

    /** Brings in the cases that are not there yet: the library is the house's, and may be older than the negotiation. */
    void fill() {
        for (PrecedentFile.Refused refused :
                library.importFile(SampleFiles.precedents()).refused()) {
            if (!refused.reason().key().equals(THERE_ALREADY)) {
                throw new IllegalStateException("precedents.csv, line " + refused.line() + ": "
                        + refused.reason().key() + " " + refused.reason().arguments());
            }
        }
    }

    /** Marks an article as one that others will point to. */
    void mark(ProvisionId article, String reason) {
        rules.decideBy(article, Set.of(Mark.PRECEDENT_SETTING), null, reason);
    }

    void remember(ProvisionId provision, String name, String note) {
        PrecedentId found = queries.list(PrecedentFilter.NONE).stream()
                .filter(each -> each.text().name().equals(name))
                .map(PrecedentView::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the library has no " + name));
        links.link(provision, found, note);
    }
}
