// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.index.TextAnalyzer;
import dev.recollect.memory.store.ModelStamp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Where a {@link SqliteExperienceStore} lies and what bounds it. Immutable. */
public final class SqliteOptions {
    private final Path file;
    private final ModelStamp model;
    private final TextAnalyzer analyzer;
    private final Optional<Path> nativeFolder;
    private final int readers;
    private final int cacheMebibytes;
    private final Duration lockWait;
    private final Duration truncateWait;
    private final long maxBytes;

    private SqliteOptions(Builder from) {
        file = from.file;
        model = from.model;
        analyzer = from.analyzer;
        nativeFolder = from.nativeFolder;
        readers = from.readers;
        cacheMebibytes = from.cacheMebibytes;
        lockWait = from.lockWait;
        truncateWait = from.truncateWait;
        maxBytes = from.maxBytes;
    }

    /**
     * Options for a store.
     *
     * @param file the database file; it and its folder are created where missing
     * @param model whose vectors the store takes
     * @return a builder with the defaults
     */
    public static Builder builder(Path file, ModelStamp model) {
        return new Builder(file, model);
    }

    Path file() {
        return file;
    }

    ModelStamp model() {
        return model;
    }

    TextAnalyzer analyzer() {
        return analyzer;
    }

    Optional<Path> nativeFolder() {
        return nativeFolder;
    }

    int readers() {
        return readers;
    }

    int cacheMebibytes() {
        return cacheMebibytes;
    }

    Duration lockWait() {
        return lockWait;
    }

    Duration truncateWait() {
        return truncateWait;
    }

    long maxBytes() {
        return maxBytes;
    }

    /** Collects options. Confined to one thread at a time. */
    public static final class Builder {
        private static final int MAX_READERS = 64;
        private static final int MAX_CACHE_MEBIBYTES = 1_024;

        private final Path file;
        private final ModelStamp model;
        private TextAnalyzer analyzer = new SnowballAnalyzer();
        private Optional<Path> nativeFolder = Optional.empty();
        private int readers = 4;
        private int cacheMebibytes = 16;
        private Duration lockWait = Duration.ofSeconds(60);
        private Duration truncateWait = Duration.ofSeconds(30);
        private long maxBytes = Long.MAX_VALUE;

        private Builder(Path file, ModelStamp model) {
            this.file = Objects.requireNonNull(file, "file");
            this.model = Objects.requireNonNull(model, "model");
        }

        /**
         * Sets what cuts texts into terms; a {@link SnowballAnalyzer} unless set. A store whose postings come from another
         * analyser makes them anew when it is opened.
         *
         * @param value the analyser
         * @return this
         */
        public Builder analyzer(TextAnalyzer value) {
            analyzer = Objects.requireNonNull(value, "analyzer");
            return this;
        }

        /**
         * Sets where SQLite's native library is unpacked once and loaded from; the temp folder at every start unless set.
         * The first store that a process opens decides.
         *
         * @param value a folder that is ours alone; created where missing
         * @return this
         */
        public Builder nativeFolder(Path value) {
            nativeFolder = Optional.of(value);
            return this;
        }

        /**
         * Sets how many reads run beside each other; 4 unless set. More wait their turn.
         *
         * @param value 1 to 64 connections
         * @return this
         * @throws IllegalArgumentException if the value lies outside
         */
        public Builder readers(int value) {
            readers = requireRange("readers", value, 1, MAX_READERS);
            return this;
        }

        /**
         * Sets the page cache of each connection; 16 unless set.
         *
         * @param value 1 to 1,024 MiB
         * @return this
         * @throws IllegalArgumentException if the value lies outside
         */
        public Builder cacheMebibytes(int value) {
            cacheMebibytes = requireRange("cacheMebibytes", value, 1, MAX_CACHE_MEBIBYTES);
            return this;
        }

        /**
         * Sets how long a call waits for other writers, of this process or another, and for a free reader; 60 seconds
         * unless set.
         *
         * @param value more than zero, at most a day
         * @return this
         * @throws IllegalArgumentException if the value lies outside
         */
        public Builder lockWait(Duration value) {
            lockWait = requireWait("lockWait", value);
            return this;
        }

        /**
         * Sets how long an erasure waits for readers, of other processes too, so that it can cut the log; 30 seconds unless
         * set.
         *
         * @param value more than zero, at most a day
         * @return this
         * @throws IllegalArgumentException if the value lies outside
         */
        public Builder truncateWait(Duration value) {
            truncateWait = requireWait("truncateWait", value);
            return this;
        }

        /**
         * Sets the size that the database file may reach; what would not fit is refused as a full disk is. Unlimited unless
         * set.
         *
         * @param value bytes, at least 1 MiB
         * @return this
         * @throws IllegalArgumentException if the value is less
         */
        public Builder maxBytes(long value) {
            if (value < 1 << 20) {
                throw new IllegalArgumentException("maxBytes must be at least 1 MiB, but was " + value);
            }
            maxBytes = value;
            return this;
        }

        /**
         * The options.
         *
         * @return immutable options
         */
        public SqliteOptions build() {
            return new SqliteOptions(this);
        }

        private static int requireRange(String name, int value, int min, int max) {
            if (value < min || value > max) {
                throw new IllegalArgumentException(
                        name + " must be between " + min + " and " + max + ", but was " + value);
            }
            return value;
        }

        private static Duration requireWait(String name, Duration value) {
            if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException(
                        name + " must be more than zero and at most a day, but was " + value);
            }
            return value;
        }
    }
}
