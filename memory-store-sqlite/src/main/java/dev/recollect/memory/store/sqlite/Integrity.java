// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.store.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Checks what the chain does not tell: the file, its guards, the heads of the chains, the counts, and that what stands
 * beside the experiences fits them. Each step reads one state of the store and is short, so writers may go on beside it.
 */
final class Integrity {
    private static final int PAGE = 500;
    private static final int RANGE = 5_000;

    private final Readers readers;
    private final PageCheck pages;

    Integrity(Readers readers, SqliteOptions options) {
        this.readers = readers;
        pages = new PageCheck(options.analyzer(), options.model());
    }

    List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        List<String> tables = readers.read(SchemaCheck::tables);
        for (String table : tables) {
            findings.addAll(readers.read(handle -> SchemaCheck.file(handle, table)));
        }
        findings.addAll(readers.read(SchemaCheck::guards));
        if (!findings.isEmpty()) {
            /* What follows would stumble over tables that are damaged or not as they should be. */
            return findings;
        }
        for (Long scope : readers.read(ScopeCheck::scopes)) {
            for (Function<Handle, List<Finding>> step : ScopeCheck.steps(scope)) {
                findings.addAll(readers.read(step));
            }
        }
        checkExperiences(findings);
        checkStrays(findings);
        return findings;
    }

    private void checkExperiences(List<Finding> findings) {
        long after = 0;
        while (true) {
            long from = after;
            PageCheck.Page page = readers.read(handle -> pages.check(handle, from, PAGE));
            findings.addAll(page.findings());
            if (page.last() == from) {
                return;
            }
            after = page.last();
        }
    }

    private void checkStrays(List<Finding> findings) {
        long last = readers.read(StrayCheck::last);
        findings.addAll(readers.read(StrayCheck::scopes));
        findings.addAll(readers.read(handle -> StrayCheck.outside(handle, last)));
        for (long from = 1; from <= last; from += RANGE) {
            long first = from;
            findings.addAll(readers.read(handle -> StrayCheck.within(handle, first, first + RANGE - 1)));
        }
    }
}
