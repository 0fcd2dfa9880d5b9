// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.server.config.Settings;
import dev.recollect.server.json.FilterJson;
import dev.recollect.server.json.MemoryJson;
import dev.recollect.server.json.MemoryPageJson;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Memories page by page, newest first; or ranked, where there is a query. */
final class ListRoutes implements Routes {
    private static final String[] PARAMETERS = {
        "limit", "cursor", "type", "session_id", "from", "to", "min_valence", "max_valence", "methods", "q"
    };

    private final Memory memory;
    private final Settings settings;

    ListRoutes(Memory memory, Settings settings) {
        this.memory = memory;
        this.settings = settings;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/api/memories", this::list);
    }

    private void list(Context context) throws IOException {
        Exchange exchange = Exchange.withoutBody(context, PARAMETERS);
        QueryString query = exchange.query();
        Paging paging = Paging.of(query);
        Optional<String> words = query.one("q");
        Scope scope = exchange.scope(null);
        ExperienceFilter filter = filter(query);
        exchange.answer(
                200, words.isEmpty() ? page(scope, filter, paging) : ranked(scope, words.get(), filter, paging));
    }

    private static ExperienceFilter filter(QueryString query) {
        query.one("type").ifPresent(ExperienceType::of); // here the field has this name, in FilterJson another
        return new FilterJson(
                        orNull(query.one("type").map(List::of)),
                        orNull(query.many("methods")),
                        orNull(query.one("session_id")),
                        orNull(query.one("from")),
                        orNull(query.one("to")),
                        orNull(query.number("min_valence")),
                        orNull(query.number("max_valence")),
                        null,
                        null)
                .toFilter();
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }

    private MemoryPageJson page(Scope scope, ExperienceFilter filter, Paging paging) {
        List<Experience> page = memory.list(new ExperienceQuery(scope, filter, paging.limit(), paging.before()));
        Optional<String> next = paging.next(
                page, Position::of, place -> memory.list(new ExperienceQuery(scope, filter, 1, Optional.of(place))));
        return new MemoryPageJson(page.stream().map(MemoryJson::of).toList(), orNull(next));
    }

    private MemoryPageJson ranked(Scope scope, String words, ExperienceFilter filter, Paging paging) {
        if (paging.before().isPresent()) {
            throw new InvalidInputException("cursor", "must be absent where q ranks");
        }
        if (words.isBlank()) {
            throw new InvalidInputException("q", "must not be blank");
        }
        RecallRequest request = RecallRequest.of(scope, words)
                .withTopK(paging.limit())
                .withProfile(settings.profile())
                .withFilter(filter)
                .withRecorded(false);
        return new MemoryPageJson(
                memory.recall(request).memories().stream().map(MemoryJson::of).toList(), null);
    }
}
