// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where an experience comes from. Immutable.
 *
 * @param actor {@code user}, {@code agent} or {@code tool(name)}
 * @param method how it came to be recorded
 * @param sources what it was taken from, at most {@link Limits#SOURCES}
 */
public record Provenance(String actor, Method method, List<Source> sources) {
    /** The actor of what a user said. */
    public static final String USER = "user";

    /** The actor of what the assistant noted. */
    public static final String AGENT = "agent";

    /** Checks the actor and the number of sources. */
    public Provenance {
        Limits.requireName("actor", actor);
        boolean tool = actor.startsWith("tool(") && actor.endsWith(")") && actor.length() > 6;
        if (!actor.equals(USER) && !actor.equals(AGENT) && !tool) {
            throw new InvalidInputException("actor", "must be user, agent or tool(name), but was '" + actor + "'");
        }
        if (sources.size() > Limits.SOURCES) {
            throw new InvalidInputException(
                    "sources", "must be at most " + Limits.SOURCES + ", but are " + sources.size());
        }
        sources = List.copyOf(sources);
    }

    /**
     * A provenance without sources.
     *
     * @param actor who
     * @param method how
     * @return the provenance
     */
    public static Provenance of(String actor, Method method) {
        return new Provenance(actor, method, List.of());
    }

    /** How an experience came to be recorded. */
    public enum Method {
        /** Said in a conversation. */
        CAPTURE,
        /** Read from somewhere. */
        SCRAPE,
        /** Concluded by a language model. */
        MODEL_INFER,
        /** Weighed against others. */
        RECONCILE,
        /** Noted after an answer. */
        REFLECT,
        /** Told of a whole session. */
        CONSOLIDATE,
        /** Said about an experience by the one who used it. */
        FEEDBACK,
        /** Taken over from another system or set. */
        IMPORT;

        /**
         * The method by its wire name.
         *
         * @param name lower case, for instance {@code model_infer}
         * @return the method
         * @throws InvalidInputException if there is none of that name
         */
        public static Method of(String name) {
            return Arrays.stream(values())
                    .filter(method -> method.wireName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException(
                            "method",
                            "must be one of "
                                    + Arrays.stream(values())
                                            .map(Method::wireName)
                                            .collect(Collectors.joining(", "))));
        }

        /**
         * The name in JSON and on the command line.
         *
         * @return the lower-case name
         */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Something an experience was taken from.
     *
     * @param uri where it is, 1 to {@link Limits#URI_CHARS} characters
     * @param hash a hash of what was there, if known
     */
    public record Source(String uri, Optional<String> hash) {
        /** Checks the sizes. */
        public Source {
            Limits.requireText("sources.uri", uri, Limits.URI_CHARS);
            hash.ifPresent(value -> Limits.requireText("sources.hash", value, Limits.NAME_CHARS));
        }
    }
}
