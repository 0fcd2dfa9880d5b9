// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.Receipt;
import dev.recollect.server.json.ReceiptJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code forget}: erases by id, by type and age, or a whole user, and prints the receipt. */
@Command(
        name = "forget",
        description = {
            "Erase to the last byte, with everything derived from it or citing it; prints the receipt.",
            "Say what: --id, or --type with --older-than, or neither and --user for everything of that user."
        })
final class ForgetCommand implements Callable<Integer> {
    private static final int SHOWN = 1_000;

    private final Root root;

    @Option(names = "--id", arity = "1..*", paramLabel = "ID", description = "these experiences")
    private List<String> ids = List.of();

    @Option(names = "--type", paramLabel = "T", description = "all of this type that are --older-than")
    private Optional<String> type = Optional.empty();

    @Option(
            names = "--method",
            paramLabel = "M",
            description = "only recorded this way, for instance reflect; must be given for observations")
    private Optional<String> method = Optional.empty();

    @Option(names = "--older-than", paramLabel = "AGE", description = "happened so long ago, for instance 90d, 12h, 8w")
    private Optional<String> olderThan = Optional.empty();

    @Option(names = "--reason", paramLabel = "CODE", description = "kept with the tombstones (default: user_request)")
    private Optional<String> reason = Optional.empty();

    @Option(names = "--dry-run", description = "erase nothing; say what would go")
    private boolean dryRun;

    @Option(names = "--at-most", paramLabel = "N", description = "erase nothing if more than so many would go")
    private Optional<Integer> atMost = Optional.empty();

    ForgetCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Erasure what = erasure();
        Erasure erasure = reason.map(what::because).orElse(what);
        atMost.ifPresent(value -> Limits.requireRange("--at-most", value, 0, Integer.MAX_VALUE));
        try (Memory memory = root.open()) {
            if (atMost.isPresent() && !dryRun) {
                requireAtMost(memory.forget(erasure.rehearsed()).erased().size());
            }
            Receipt receipt = memory.forget(dryRun ? erasure.rehearsed() : erasure);
            if (dryRun) {
                requireAtMost(receipt.erased().size());
            }
            print(receipt);
            return outcome(receipt);
        }
    }

    private Erasure erasure() {
        if (!ids.isEmpty()) {
            requireNone("--id", type, method, olderThan);
            return Erasure.ofIds(
                    root.scope(), ids.stream().map(ExperienceId::new).toList());
        }
        if (type.isPresent()) {
            return matching(ExperienceType.of(type.get()));
        }
        requireNone("--user alone", method, olderThan);
        if (root.givenUser().isEmpty()) {
            throw new InvalidInputException(
                    "forget",
                    "must be told what: --id ID, --type T --older-than AGE, or --user NAME for all of a user");
        }
        return Erasure.ofUser(root.scope());
    }

    private Erasure matching(ExperienceType wanted) {
        if (olderThan.isEmpty()) {
            throw new InvalidInputException("--type", "must come with --older-than, for instance --older-than 90d");
        }
        if (wanted == ExperienceType.OBSERVATION && method.isEmpty()) {
            throw new InvalidInputException(
                    "--type", "observation must come with --method, for instance --method reflect");
        }
        ExperienceFilter filter = ExperienceFilter.DEFAULT
                .withTypes(Set.of(wanted))
                .withTimes(
                        Optional.empty(),
                        Optional.of(root.shell().clock().instant().minus(Age.parse("--older-than", olderThan.get()))));
        return Erasure.matching(
                root.scope(),
                method.map(name -> filter.withMethods(Set.of(Provenance.Method.of(name))))
                        .orElse(filter));
    }

    private static void requireNone(String beside, Optional<?>... others) {
        for (Optional<?> other : others) {
            if (other.isPresent()) {
                throw new InvalidInputException(beside, "must not come with --type, --method or --older-than");
            }
        }
    }

    private void requireAtMost(int count) {
        if (atMost.isPresent() && count > atMost.get()) {
            throw new TooManyException("nothing was erased: it would be " + count + ", more than --at-most "
                    + atMost.get() + "; see what with --dry-run");
        }
    }

    private void print(Receipt receipt) {
        if (root.json()) {
            root.out().json(ReceiptJson.of(receipt));
            return;
        }
        receipt.erased().stream()
                .limit(SHOWN)
                .map(erased -> erased.id()
                        + erased.cascadeOf()
                                .map(cause -> "  because of " + cause)
                                .orElse(""))
                .forEach(root.out()::line);
        int more = receipt.erased().size() - SHOWN;
        if (more > 0) {
            root.out().line("and " + more + " more; all of them with --json");
        }
        root.out()
                .line((dryRun ? "would erase " : "erased ")
                        + receipt.erased().size()
                        + (dryRun ? "" : ", receipt " + receipt.receiptId()));
    }

    private int outcome(Receipt receipt) {
        Set<String> gone =
                receipt.erased().stream().map(erased -> erased.id().value()).collect(Collectors.toSet());
        List<String> missing = ids.stream().filter(id -> !gone.contains(id)).toList();
        if (!missing.isEmpty()) {
            root.shell().say("not there, erased before or of another user: " + String.join(", ", missing));
            return Failures.FAILED;
        }
        if (!dryRun && !receipt.logTruncated()) {
            root.shell()
                    .say("erased, but a reader still holds the log; its bytes go when the data folder is next opened:"
                            + " run recollect verify");
            return Failures.FAILED;
        }
        return 0;
    }
}
