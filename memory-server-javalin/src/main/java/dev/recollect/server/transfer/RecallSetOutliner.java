// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The first pass over a recall set: names and counts, and that all of it can be read. Confined to one pass. */
final class RecallSetOutliner implements RecallSetVisitor {
    private static final int MOST_CONVERSATIONS = 100_000;

    private final Set<String> conversations = new LinkedHashSet<>();
    private String name = "";
    private String conversation = "";
    private long turns;
    private long questions;

    RecallSetOutline outline() {
        return new RecallSetOutline(name, List.copyOf(conversations), turns, questions);
    }

    @Override
    public void name(String value) {
        name = value;
    }

    @Override
    public void beginConversation(RecallSetSyntax syntax) {
        conversation = "";
    }

    @Override
    public void conversation(String id) {
        conversation = id;
    }

    @Override
    public void turn(RecallSetSyntax syntax) throws IOException {
        syntax.check();
        turns++;
    }

    @Override
    public void question(RecallSetSyntax syntax) throws IOException {
        syntax.check();
        questions++;
    }

    @Override
    public void endConversation(RecallSetSyntax syntax) {
        if (conversation.isEmpty()) {
            throw syntax.error("a conversation must have an id, but this one has none");
        }
        if (!conversations.add(conversation)) {
            throw syntax.error("a conversation must be there once, but '" + conversation + "' is there again");
        }
        if (conversations.size() > MOST_CONVERSATIONS) {
            throw syntax.error("a recall set must have at most " + MOST_CONVERSATIONS + " conversations");
        }
    }

    @Override
    public void end(RecallSetSyntax syntax) {
        if (name.isEmpty()) {
            throw syntax.error("a recall set must have a name, but this one has none");
        }
        if (conversations.isEmpty()) {
            throw syntax.error("a recall set must have conversations, but this one has none");
        }
    }
}
