// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.Limits;
import dev.recollect.memory.store.ExperienceQuery.Position;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which page of a listing is asked for, by the parameters {@code limit} and {@code cursor}.
 *
 * @param limit at most how many
 * @param before where the page before ended, exclusive; empty for the first page
 */
record Paging(int limit, Optional<Position> before) {
    private static final int DEFAULT_LIMIT = 20;

    static Paging of(QueryString query) {
        int limit = Limits.requireRange("limit", query.integer("limit").orElse(DEFAULT_LIMIT), 1, Limits.PAGE);
        return new Paging(limit, query.one("cursor").map(Cursor::read));
    }

    /**
     * The cursor of the next page.
     *
     * @param page this page
     * @param place where in the listing one of it stands
     * @param following one that follows a place, if there is one
     * @return the cursor; empty if nothing follows
     */
    <T> Optional<String> next(List<T> page, Function<T, Position> place, Function<Position, List<T>> following) {
        return page.size() < limit
                ? Optional.empty()
                : Optional.of(place.apply(page.get(page.size() - 1)))
                        .filter(last -> !following.apply(last).isEmpty())
                        .map(Cursor::write);
    }
}
