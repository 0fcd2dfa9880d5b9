// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import java.io.IOException;

/** What a pass over a recall set does with its pieces. {@code turn} and {@code question} consume the object that begins. */
interface RecallSetVisitor {
    default void name(String value) {}

    default void beginConversation(RecallSetSyntax syntax) {}

    default void conversation(String id) {}

    void turn(RecallSetSyntax syntax) throws IOException;

    void question(RecallSetSyntax syntax) throws IOException;

    default void endConversation(RecallSetSyntax syntax) {}

    default void end(RecallSetSyntax syntax) {}
}
