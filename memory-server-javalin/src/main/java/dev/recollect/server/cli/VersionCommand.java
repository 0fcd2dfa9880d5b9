// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code version}: which version runs on which Java. */
@Command(name = "version", description = "Show the version, and the Java it runs on.")
final class VersionCommand implements Callable<Integer> {
    private final Root root;

    VersionCommand(Root root) {
        this.root = root;
    }

    /** The version. */
    record VersionJson(String version, String java) {}

    @Override
    public Integer call() {
        VersionJson version = new VersionJson(
                Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
                        .orElse("unpackaged"),
                Runtime.version().toString());
        if (root.json()) {
            root.out().json(version);
        } else {
            root.out().line("recollect " + version.version() + ", Java " + version.java());
        }
        return 0;
    }
}
