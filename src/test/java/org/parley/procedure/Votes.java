package org.parley.procedure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.parley.kernel.Json;

/** An electorate and its ballots as the data files write them: a letter for each delegation of a kind. */
record Votes(Electorate electorate, Map<UUID, Choice> ballots) {

    /** Y, N, A as cast; p is in the room and casts nothing; - is absent. Delegations are named by kind and place: "party 1". */
    static Votes read(Json.Obj test) {
        List<Elector> electors = new ArrayList<>();
        Map<UUID, Choice> ballots = new HashMap<>();
        List<Json> weights = test.findArray("weights").map(Json.Arr::items).orElse(List.of());
        test.object("votes").members().forEach((kind, letters) -> {
            String text = letters.asText();
            for (int i = 0; i < text.length(); i++) {
                UUID id = new UUID(7, electors.size());
                long weight =
                        weights.isEmpty() ? 1 : weights.get(electors.size()).asNumber();
                electors.add(new Elector(id, kind + " " + (i + 1), kind, weight, Set.of(kind), text.charAt(i) == 'p'));
                switch (text.charAt(i)) {
                    case 'Y' -> ballots.put(id, Choice.YES);
                    case 'N' -> ballots.put(id, Choice.NO);
                    case 'A' -> ballots.put(id, Choice.ABSTAIN);
                    case 'p', '-' -> {}
                    default -> throw new IllegalArgumentException(text);
                }
            }
        });
        return new Votes(new Electorate(electors), ballots);
    }
}
