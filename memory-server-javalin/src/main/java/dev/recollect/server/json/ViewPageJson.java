// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of views.
 *
 * @param items the views
 * @param nextCursor what to ask the next page with; null if there is none
 */
public record ViewPageJson(
        List<ViewJson> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {}
