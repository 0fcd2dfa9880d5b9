// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of narratives.
 *
 * @param items the narratives, newest first
 * @param nextCursor what to ask the next page with; null if there is none
 */
public record NarrativePageJson(
        List<NarrativeJson> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {}
