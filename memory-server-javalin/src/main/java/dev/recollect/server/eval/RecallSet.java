// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.eval;

import dev.recollect.server.transfer.ImportSource;
import dev.recollect.server.transfer.RecallSetHandler;
import dev.recollect.server.transfer.RecallSetOutline;
import dev.recollect.server.transfer.RecallSetReader;
import dev.recollect.server.transfer.TransferException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A recall set in memory. Immutable.
 *
 * @param name its name
 * @param conversations in the order of the file
 */
record RecallSet(String name, List<Conversation> conversations) {
    private static final long MOST_ENTRIES = 2_000_000;

    RecallSet {
        conversations = List.copyOf(conversations);
    }

    int turns() {
        return conversations.stream().mapToInt(c -> c.turns().size()).sum();
    }

    int questions() {
        return conversations.stream().mapToInt(c -> c.questions().size()).sum();
    }

    int skipped() {
        return conversations.stream().mapToInt(Conversation::skipped).sum();
    }

    /** Reads a set whole; whatever is malformed in it is an error that names the place. */
    static RecallSet read(ImportSource source, String tenant) {
        RecallSetReader reader = new RecallSetReader(source);
        RecallSetOutline outline = reader.outline();
        if (outline.turns() + outline.questions() > MOST_ENTRIES) {
            throw new TransferException(source.name() + " must have at most " + MOST_ENTRIES
                    + " turns and questions to be evaluated, but has " + (outline.turns() + outline.questions()));
        }
        Map<String, ConversationCollector> collectors = new LinkedHashMap<>();
        outline.conversations().forEach(id -> collectors.put(id, new ConversationCollector(id)));
        reader.read(outline, new RecallSetHandler() {
            @Override
            public void turn(Place place, Turn turn) {
                collector(turn.conversation()).turn(source.name(), place, turn, outline.name(), tenant);
            }

            @Override
            public void question(Place place, Question question) {
                collector(question.conversation()).question(question);
            }

            @Override
            public void malformed(Place place, String detail) {
                throw new TransferException(source.name() + ", " + place + ": " + detail);
            }

            private ConversationCollector collector(String id) {
                return java.util.Objects.requireNonNull(collectors.get(id), "the outline names every conversation");
            }
        });
        return new RecallSet(
                outline.name(),
                collectors.values().stream()
                        .filter(ConversationCollector::any)
                        .map(ConversationCollector::collected)
                        .toList());
    }
}
