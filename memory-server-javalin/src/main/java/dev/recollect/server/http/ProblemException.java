// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.MemoryException;
import dev.recollect.server.json.ProblemJson;
import java.util.Map;

/** A request that ends with a problem. */
final class ProblemException extends MemoryException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemJson problem;
    private final transient Map<String, String> headers;

    ProblemException(ProblemJson problem, Map<String, String> headers) {
        super(problem.title());
        this.problem = problem;
        this.headers = headers;
    }

    ProblemException(ProblemJson problem) {
        this(problem, Map.of());
    }

    ProblemJson problem() {
        return problem;
    }

    /** What goes into the header of the answer beside the problem. */
    Map<String, String> headers() {
        return headers;
    }
}
