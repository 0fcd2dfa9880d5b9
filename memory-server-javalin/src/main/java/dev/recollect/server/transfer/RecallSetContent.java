// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import java.io.IOException;

/** The second pass over a recall set: its turns and questions, one by one. Confined to one pass. */
final class RecallSetContent implements RecallSetVisitor {
    private final RecallSetOutline outline;
    private final RecallSetHandler handler;
    private int conversation = -1;
    private long turns;
    private long questions;

    RecallSetContent(RecallSetOutline outline, RecallSetHandler handler) {
        this.outline = outline;
        this.handler = handler;
    }

    @Override
    public void beginConversation(RecallSetSyntax syntax) {
        conversation++;
        if (conversation == outline.conversations().size()) {
            throw syntax.error("the file must not change while it is read, but has a new conversation");
        }
    }

    @Override
    public void turn(RecallSetSyntax syntax) throws IOException {
        turns++;
        RecallSetHandler.Place place = syntax.place(turns, RecallSetHandler.TURN);
        RecallSetEntry.read(syntax).turn(conversation(), place, handler);
    }

    @Override
    public void question(RecallSetSyntax syntax) throws IOException {
        questions++;
        RecallSetHandler.Place place = syntax.place(questions, RecallSetHandler.QUESTION);
        RecallSetEntry.read(syntax).question(conversation(), place, handler);
    }

    private String conversation() {
        return outline.conversations().get(conversation);
    }
}
