// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.store.Finding;
import dev.recollect.memory.store.StoreException;
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
    private final SqliteOptions options;
    private final PageCheck pages;

    Integrity(Readers readers, SqliteOptions options) {
        this.readers = readers;
        this.options = options;
        pages = new PageCheck(options.analyzer(), options.model());
    }

    List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        try {
            check(findings);
        } catch (StoreException e) {
            findings.add(new Finding("store", "tables", "cannot be checked: " + e.getMessage()));
        }
        return findings;
    }

    private void check(List<Finding> findings) {
        for (String table : readers.read(SchemaCheck::tables)) {
            findings.addAll(step("table " + table, handle -> SchemaCheck.file(handle, table)));
        }
        if (!findings.isEmpty()) {
            /* What follows would stumble over the damage. */
            return;
        }
        findings.addAll(step("schema", SchemaCheck::guards));
        findings.addAll(step("references", SchemaCheck::references));
        findings.addAll(step("table meta", this::stamp));
        for (Long scope : readers.read(ScopeCheck::scopes)) {
            for (Function<Handle, List<Finding>> check : ScopeCheck.steps(scope)) {
                findings.addAll(step("scope " + scope, check));
            }
        }
        checkExperiences(findings);
        checkStrays(findings);
    }

    /* In a file that was tampered with, a check itself may be impossible: that is a finding too. */
    private List<Finding> step(String where, Function<Handle, List<Finding>> check) {
        try {
            return readers.read(check);
        } catch (StoreException e) {
            return List.of(new Finding("store", where, "cannot be checked: " + e.getMessage()));
        }
    }

    private List<Finding> stamp(Handle handle) {
        Stamp stamp = Stamp.read(handle);
        return stamp.equals(Stamp.of(options))
                ? List.of()
                : List.of(new Finding(
                        "store",
                        "table meta",
                        "must be as the store was opened, but says " + stamp.model() + " and " + stamp.analyzer()));
    }

    private void checkExperiences(List<Finding> findings) {
        try {
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
        } catch (StoreException e) {
            findings.add(new Finding("store", "table experience", "cannot be checked: " + e.getMessage()));
        }
    }

    private void checkStrays(List<Finding> findings) {
        long last = readers.read(StrayCheck::last);
        findings.addAll(step("table posting", StrayCheck::scopes));
        findings.addAll(step("table erasing", StrayCheck::unfinished));
        findings.addAll(step("strays", handle -> StrayCheck.outside(handle, last)));
        for (long from = 1; from <= last; from += RANGE) {
            long first = from;
            findings.addAll(step("strays", handle -> StrayCheck.within(handle, first, first + RANGE - 1)));
        }
    }
}
