// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.Memory;
import dev.recollect.memory.store.Finding;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code verify}: recomputes every digest and link and compares store and projections. */
@Command(
        name = "verify",
        description = "Check digests, chains, the store's integrity and the projections; a line per finding.")
final class VerifyCommand implements Callable<Integer> {
    private final Root root;

    VerifyCommand(Root root) {
        this.root = root;
    }

    /** What was found. */
    record FindingsJson(boolean ok, List<Finding> findings) {}

    @Override
    public Integer call() {
        try (Memory memory = root.open()) {
            List<Finding> findings = memory.verify();
            if (root.json()) {
                root.out().json(new FindingsJson(findings.isEmpty(), findings));
            } else if (findings.isEmpty()) {
                root.out().line("verified: nothing wrong");
            } else {
                findings.forEach(finding -> root.out().line(Failures.oneLine(finding.toString())));
            }
            if (findings.isEmpty()) {
                return 0;
            }
            root.shell()
                    .say("verification found " + findings.size()
                            + (findings.size() == 1 ? " problem" : " problems")
                            + ": findings on a projection are mended by recollect rebuild-index, all others by importing"
                            + " an export into a new data folder");
            return Failures.DAMAGED;
        }
    }
}
