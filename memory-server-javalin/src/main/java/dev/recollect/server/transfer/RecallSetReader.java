// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a recall set: {@code {name, conversations: [{id, turns: [{id, session, speaker, at, text}], questions: [{id, text,
 * category, evidence}]}]}}, fields in any order, unknown ones ignored. The file is read twice as a stream: once for its
 * outline, so that what is cut short or no JSON is known before anything is done with it, and once for its content. Holds
 * one turn in memory at a time. Confined to one thread.
 */
public final class RecallSetReader {
    private final ImportSource source;

    /**
     * Creates a reader.
     *
     * @param source the set
     */
    public RecallSetReader(ImportSource source) {
        this.source = source;
    }

    /**
     * Reads the set's outline.
     *
     * @return what it holds
     * @throws TransferException if the file cannot be read, is no JSON or has another form; names the place
     */
    public RecallSetOutline outline() {
        RecallSetOutliner outliner = new RecallSetOutliner();
        walk(outliner);
        return outliner.outline();
    }

    /**
     * Reads the set's turns and questions.
     *
     * @param outline what {@link #outline} gave
     * @param handler takes them
     * @throws TransferException if the file cannot be read or has changed
     */
    public void read(RecallSetOutline outline, RecallSetHandler handler) {
        walk(new RecallSetContent(outline, handler));
    }

    private void walk(RecallSetVisitor visitor) {
        try (InputStream in = source.open();
                RecallSetSyntax syntax = new RecallSetSyntax(source.name(), in)) {
            syntax.begin();
            while (syntax.nextField()) {
                switch (syntax.field()) {
                    case "name" -> visitor.name(syntax.name());
                    case "conversations" -> conversations(syntax, visitor);
                    default -> syntax.skip();
                }
            }
            syntax.end();
            visitor.end(syntax);
        } catch (IOException e) {
            throw TransferJson.failure(source.name(), e);
        }
    }

    private static void conversations(RecallSetSyntax syntax, RecallSetVisitor visitor) throws IOException {
        syntax.expectArray();
        while (syntax.nextObject("a conversation")) {
            visitor.beginConversation(syntax);
            while (syntax.nextField()) {
                switch (syntax.field()) {
                    case "id" -> visitor.conversation(syntax.name());
                    case "turns" -> {
                        syntax.expectArray();
                        while (syntax.nextObject("a turn")) {
                            visitor.turn(syntax);
                        }
                    }
                    case "questions" -> {
                        syntax.expectArray();
                        while (syntax.nextObject("a question")) {
                            visitor.question(syntax);
                        }
                    }
                    default -> syntax.skip();
                }
            }
            visitor.endConversation(syntax);
        }
    }
}
