// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Tombstone;
import dev.recollect.server.json.Times;
import org.jspecify.annotations.Nullable;

/**
 * The form of an export, version 1: a line of JSON each, UTF-8, ended by LF. The first is the {@link Header}; then an
 * {@link ExperienceLine} or a {@link TombstoneLine} for each place of each scope's chain, in order, so that parents come
 * before their children; the last is the {@link End}. What is in a line depends on the store alone: an unchanged scope gives
 * the same bytes again.
 */
final class ExportFormat {
    static final String NAME = "recollect-export";
    static final int VERSION = 1;
    static final String EXPERIENCE = "experience";
    static final String TOMBSTONE = "tombstone";
    static final String END = "end";

    private ExportFormat() {}

    /** What tells the lines apart; lines to be remembered have neither. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Head(@Nullable String kind, @Nullable String format) {}

    /** The first line. */
    record Header(@Nullable String format, int version) {
        static final Header CURRENT = new Header(NAME, VERSION);
    }

    /** The last line: what came before it, so that a file that was cut short is noticed. */
    record End(@Nullable String kind, long experiences, long tombstones) {}

    /** The place of an erased experience. */
    record TombstoneLine(
            @Nullable String kind,
            @Nullable String tenant,
            @Nullable String user,
            long position,
            @Nullable String digest,
            @Nullable String link,
            @Nullable String erasedAt,
            @Nullable String reason) {
        static TombstoneLine of(Scope scope, Tombstone tombstone) {
            return new TombstoneLine(
                    TOMBSTONE,
                    scope.tenant(),
                    scope.user(),
                    tombstone.position(),
                    tombstone.digest().hex(),
                    tombstone.link().hex(),
                    Times.format(tombstone.erasedAt()),
                    tombstone.reason());
        }
    }
}
