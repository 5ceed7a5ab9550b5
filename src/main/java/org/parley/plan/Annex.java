package org.parley.plan;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.parley.delegation.NegotiationId;
import org.parley.deliberation.StatementQueries;
import org.parley.deliberation.StatementView;
import org.parley.kernel.Json;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectRef;
import org.parley.text.Numbering;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;
import org.springframework.stereotype.Component;

/** The reservations and declarations that stand on a text: whoever takes the text out of the house takes them with it. */
@Component
class Annex {

    /** Their name in the JSON of a plan. */
    static final String STATEMENTS = "statements";

    private final StatementQueries statements;
    private final Messages messages;

    Annex(StatementQueries statements, Messages messages) {
        this.statements = statements;
        this.messages = messages;
    }

    /** Those on the plan itself and on the provisions of this version, by the time at which they were entered. */
    private List<StatementView> on(Plan plan, PlanText text) {
        List<SubjectRef> things = new ArrayList<>();
        things.add(SubjectRef.of(SubjectRef.PLAN, plan.id()));
        text.index().keySet().forEach(id -> things.add(SubjectRef.of(SubjectRef.PROVISION, id)));
        return statements.about(new NegotiationId(plan.negotiation().value()), things, null).stream()
                .filter(statement ->
                        statement.stands() && statement.kind().qualifiesText() && things.contains(statement.subject()))
                .toList();
    }

    /** As lines of a note, in the language of the text; none where nothing stands. */
    List<String> lines(Plan plan, PlanText text) {
        Locale language = Locale.forLanguageTag(plan.language());
        Numbering numbers = Numbering.of(text);
        List<String> lines = new ArrayList<>();
        for (StatementView statement : on(plan, text)) {
            String whose =
                    messages.get(language, "statement.named." + statement.kind().word(), statement.delegationName());
            String on = numbers.find(new ProvisionId(statement.subject().id()))
                    .map(number -> messages.get(language, "plan.article", number))
                    .orElseGet(plan::title);
            lines.add(whose + " · " + on + " · "
                    + Objects.requireNonNull(statement.enteredAt())
                            .atOffset(ZoneOffset.UTC)
                            .toLocalDate());
            statement.text().lines().forEach(lines::add);
            lines.add("");
        }
        return lines;
    }

    Json.Arr json(Plan plan, PlanText text) {
        Numbering numbers = Numbering.of(text);
        return Json.array(on(plan, text).stream()
                .map(statement -> Json.object()
                        .put("id", statement.id().value().toString())
                        .put("kind", statement.kind().word())
                        .put("delegation", statement.delegationName())
                        .put("on", statement.subject().toString())
                        .putPresent(
                                "number",
                                numbers.find(new ProvisionId(statement.subject().id()))
                                        .orElse(null))
                        .put("enteredAt", String.valueOf(statement.enteredAt()))
                        .putPresent("entry", statement.index())
                        .put("text", statement.text())
                        .build())
                .toList());
    }
}
