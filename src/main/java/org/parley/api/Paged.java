package org.parley.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;

/** A page of a list that fits into memory: plans, amendments and rounds of one negotiation are counted in hundreds. */
@Schema(description = "A page of a list")
record Paged<T>(
        @Schema(description = "What is on this page") List<T> items,
        @Schema(description = "Number of this page, from 0") int page,
        @Schema(description = "Most items on a page") int size,

        @Schema(description = "How many items there are on all pages")
        long total) {

    /** Most items on a page. */
    static final int LIMIT = 200;

    static final String DEFAULT = "50";

    /** Cuts a page out of a list; a size beyond the limit is the limit. */
    static <S, T> Paged<T> of(List<S> all, int page, int size, Function<S, T> shape) {
        int wanted = Math.clamp(size, 1, LIMIT);
        long from = Math.min((long) Math.max(page, 0) * wanted, all.size());
        List<T> items = all.stream().skip(from).limit(wanted).map(shape).toList();
        return new Paged<>(items, Math.max(page, 0), wanted, all.size());
    }
}
