package org.parley.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.parley.kernel.Json;
import org.parley.kernel.Messages;
import org.parley.text.Lines;
import org.parley.text.Numbering;
import org.parley.text.PlanText;
import org.parley.text.TextJson;
import org.springframework.stereotype.Component;

/** Versions that were read lately, ready to be shown. Kept by the identity of their row, which no two texts ever share. */
@Component
class VersionTexts {

    private static final int KEPT = 64;

    private final VersionRepository versions;
    private final Messages messages;
    private final Map<UUID, VersionView> recent = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, VersionView> eldest) {
            return size() > KEPT;
        }
    });

    VersionTexts(VersionRepository versions, Messages messages) {
        this.versions = versions;
        this.messages = messages;
    }

    /** @param language of the plan, in which its text cites articles */
    VersionView view(VersionRow row, String language) {
        VersionView known = recent.get(row.id());
        if (known != null) {
            return known;
        }
        PlanText text = TextJson.text(Json.parse(versions.text(row.id())).asArray());
        String word = messages.get(Locale.forLanguageTag(language), "plan.article", "")
                .strip();
        Numbering numbering = Numbering.of(text, word);
        VersionView view = new VersionView(
                new PlanId(row.plan()),
                row.number(),
                row.at(),
                text,
                numbering,
                Lines.number(text, numbering, Lines.Count.PLAN));
        recent.put(row.id(), view);
        return view;
    }
}
