// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.remember.RememberRequest;
import java.util.Map;

/** What a turn of a recall set becomes: one occurrence of the conversation's user. Pure. */
public final class RecallTurns {
    /** The attribute that holds a turn's id. */
    public static final String TURN_ID = "turn_id";

    private RecallTurns() {}

    /**
     * Whose memory a conversation is.
     *
     * @param tenant the tenant
     * @param conversation the conversation's id
     * @return the scope
     */
    public static Scope scopeOf(String tenant, String conversation) {
        return new Scope(tenant, conversation);
    }

    /**
     * The request that remembers a turn.
     *
     * @param tenant the tenant
     * @param set the set's name
     * @param turn the turn
     * @return the request, with the idempotency key {@code recall-set/{set}/{conversation}/{turn}}
     */
    public static RememberRequest requestFor(String tenant, String set, RecallSetHandler.Turn turn) {
        RememberRequest.Builder request = RememberRequest.text(scopeOf(tenant, turn.conversation()), turn.text())
                .occurredAt(turn.at())
                .key("recall-set/" + set + "/" + turn.conversation() + "/" + turn.id())
                .provenance(Provenance.of(Provenance.USER, Provenance.Method.IMPORT))
                .attributes(Map.of(TURN_ID, turn.id()));
        turn.session().ifPresent(request::session);
        turn.speaker().ifPresent(request::speaker);
        return request.build();
    }
}
