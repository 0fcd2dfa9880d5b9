// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.IndexException;
import dev.recollect.memory.index.ScopeVectors;
import dev.recollect.memory.store.ModelStamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of snapshots, a file a scope and role, named by a hash. Written under {@code index.lock} by whoever is level
 * with the store; read by anyone. Safe for use by multiple threads and processes.
 */
final class Snapshots implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final int NAME_LENGTH = 32;
    private static final String SUFFIX = ".graph";
    private static final String TEMPORARY = ".tmp";
    private static final Duration ERASE_WAIT = Duration.ofSeconds(30);

    private final Path folder;
    private final ModelStamp model;
    private final IndexLock lock;

    private Snapshots(Path folder, ModelStamp model) {
        this.folder = folder;
        this.model = model;
        this.lock = IndexLock.open(folder);
    }

    /** Opens a folder, creating it where missing, and removes what killed processes left half written. */
    static Snapshots open(Path folder, ModelStamp model) {
        try {
            Files.createDirectories(folder);
            Snapshots snapshots = new Snapshots(folder.toRealPath(), model);
            snapshots.removeLeftovers();
            return snapshots;
        } catch (IOException e) {
            throw new IndexException("the folder of snapshots " + folder + " cannot be used (" + e + ")", e);
        }
    }

    /* While another process writes, what looks like a leftover may be its. */
    private void removeLeftovers() throws IOException {
        Optional<IndexLock.Held> turn = lock.toWrite();
        if (turn.isPresent()) {
            IndexLock.Held held = turn.get();
            try (held) {
                deleteAll("*" + TEMPORARY);
            }
        }
    }

    private Path file(Scope scope, Role role) {
        return folder.resolve(hash(scope).substring(0, NAME_LENGTH) + "-" + role.wireName() + SUFFIX);
    }

    private SnapshotFormat.Owner owner(Scope scope, Role role) {
        return new SnapshotFormat.Owner(model.id(), model.dimension(), hash(scope), role);
    }

    private static String hash(Scope scope) {
        byte[] tenant = scope.tenant().getBytes(StandardCharsets.UTF_8);
        byte[] user = scope.user().getBytes(StandardCharsets.UTF_8);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(tenant.length).array());
            digest.update(tenant);
            return HexFormat.of().formatHex(digest.digest(user));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Reads a graph; what is wrong with its file is logged, and the file removed. Empty if there is none to be had now.
     */
    Optional<Graph> read(Scope scope, Role role, ScopeVectors vectors, BooleanSupplier stopped) {
        Path file = file(scope, role);
        SnapshotReader reader = new SnapshotReader(owner(scope, role), vectors, stopped);
        Attempt<Graph> attempt = Attempt.at(() -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                return reader.read(channel);
            }
        });
        attempt.failure().ifPresent(cause -> report(file, cause));
        return attempt.result();
    }

    private static void report(Path file, Throwable cause) {
        if (cause instanceof NoSuchFileException) {
            LOG.info("There is no snapshot {}: its graph is made from the store, until then search is exact", file);
        } else if (!(cause instanceof GraphInput.StoppedException)) {
            LOG.warn(
                    "The snapshot {} cannot be used, it {}: its graph is made again from the store, until then search is"
                            + " exact",
                    file,
                    cause instanceof IOException && cause.getMessage() != null
                            ? cause.getMessage()
                            : "fails with " + cause);
            remove(file);
        }
    }

    /** How a writing ended. */
    enum Outcome {
        /** The file stands. */
        WRITTEN,
        /** Not now: somebody else writes or erases, or the store has gone on. */
        LATER
    }

    /**
     * Whether a graph may be written.
     *
     * @param level that what it was made from is the store's last state; asked while nobody can erase
     * @param unspoilt that nothing of it was erased since it was asked for the first time
     */
    record Condition(BooleanSupplier level, BooleanSupplier unspoilt) {}

    /**
     * Writes a graph in place of what is there, if nobody else writes or erases and the condition holds.
     *
     * @throws IOException if the folder cannot be written; nothing is left behind then
     */
    Outcome write(Scope scope, Role role, Supplier<Optional<GraphImage>> image, Condition condition)
            throws IOException {
        Optional<IndexLock.Held> turn = lock.toWrite();
        if (turn.isEmpty()) {
            return Outcome.LATER;
        }
        IndexLock.Held held = turn.get();
        try (held) {
            if (!condition.level().getAsBoolean()) {
                return Outcome.LATER;
            }
            Optional<GraphImage> graph = image.get();
            return graph.isPresent() ? write(scope, role, graph.get(), condition) : Outcome.LATER;
        }
    }

    private Outcome write(Scope scope, Role role, GraphImage image, Condition condition) throws IOException {
        Path file = file(scope, role);
        Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                SnapshotWriter.write(channel, owner(scope, role), image);
            }
            if (!condition.unspoilt().getAsBoolean()) {
                return Outcome.LATER;
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
            return Outcome.WRITTEN;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /* A name is durable once its folder is; where folders cannot be opened, that is up to the system. */
    private void forceFolder() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.debug("the folder {} cannot be forced to disk: {}", folder, e.toString());
        }
    }

    /** Erases while nobody writes snapshots and those of the scope are gone. */
    <T> T erasing(Scope scope, Supplier<T> erase) {
        IndexLock.Held held = lock.toErase(ERASE_WAIT);
        try (held) {
            delete(scope);
            return erase.get();
        }
    }

    /** Deletes the snapshots of a scope. */
    void delete(Scope scope) {
        for (Role role : Role.values()) {
            try {
                Files.deleteIfExists(file(scope, role));
            } catch (IOException e) {
                throw new IndexException("the snapshot " + file(scope, role) + " cannot be deleted (" + e + ")", e);
            }
        }
    }

    /** Deletes all snapshots. */
    void deleteAll() {
        try {
            deleteAll("*" + SUFFIX);
        } catch (IOException e) {
            throw new IndexException("the snapshots in " + folder + " cannot be deleted (" + e + ")", e);
        }
    }

    private void deleteAll(String names) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, names)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The snapshot {} cannot be removed; the next one replaces it: {}", file, e.toString());
        }
    }

    /** The bytes that the snapshots take on disk. */
    long bytes() {
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                bytes += size(file);
            }
        } catch (IOException e) {
            throw new IndexException("the snapshots in " + folder + " cannot be counted (" + e + ")", e);
        }
        return bytes;
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            /* Erased meanwhile. */
            return 0;
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
