// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.memory.store.Facets;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What recall knows of an experience without reading it from the store. A memory holds many, so that it is small: what
 * follows from other fields is made when it is asked for, and what {@linkplain #sharing equals another's} is held once.
 * Immutable but for its neighbours, which its {@link Timeline} keeps.
 */
final class Turn {
    /** The order of a scope: by when it happened, ties by id. */
    static final Comparator<Turn> BY_TIME = Turn::compareInTime;

    /* A question is not worth nothing: it may be what is sought. */
    private static final double WORTH_OF_QUESTION = 0.2;

    private final ExperienceId id;
    private final Facets facets;
    private final Optional<String> speaker;
    private final boolean exchange;
    private final double asking;
    private final float substance;
    private final int kinds;
    private volatile @Nullable Turn before;
    private volatile @Nullable Turn after;

    private Turn(Turn like, Facets facets, Optional<String> speaker) {
        id = like.id;
        this.facets = facets;
        this.speaker = speaker;
        exchange = like.exchange;
        asking = like.asking;
        substance = like.substance;
        kinds = like.kinds;
    }

    private Turn(Experience experience) {
        Content content = experience.content();
        Wording wording = Wording.of(content.text());
        id = experience.id();
        facets = Facets.of(experience);
        speaker = content.speaker();
        exchange = content.prompt().isPresent();
        asking = Asking.share(whatItTells(content));
        substance = wording.substance();
        kinds = wording.kinds();
    }

    private static int compareInTime(Turn one, Turn other) {
        int byTime = one.facets.occurredAt().compareTo(other.facets.occurredAt());
        return byTime != 0 ? byTime : one.id.compareTo(other.id);
    }

    static Turn of(Experience experience) {
        return new Turn(experience);
    }

    private static String whatItTells(Content content) {
        return content.response()
                .filter(response -> !response.isBlank())
                .or(content::prompt)
                .orElseGet(content::text);
    }

    ExperienceId id() {
        return id;
    }

    /** Its place in time. */
    Position place() {
        return new Position(facets.occurredAt(), id);
    }

    /** What filters look at. */
    Facets facets() {
        return facets;
    }

    /** Who speaks. */
    Optional<String> speaker() {
        return speaker;
    }

    /** The share of it that asks rather than tells, in [0, 1]; of an answered exchange, that of the response. */
    double asking() {
        return asking;
    }

    /** What its words show. */
    Wording wording() {
        return new Wording(substance, kinds);
    }

    /** Whether it has neighbours: an occurrence in a session. */
    boolean inSession() {
        return facets.type() == ExperienceType.OCCURRENCE && facets.sessionId().isPresent();
    }

    /** How much a match of its text counts: 1 for what only tells, a fifth for what only asks. */
    double tells() {
        return 1 - (1 - WORTH_OF_QUESTION) * asking;
    }

    /** Whether it asks something that the turn after it may answer. */
    boolean leavesQuestion() {
        return asking > 0 && !exchange;
    }

    /**
     * Whether it may say little without what was said before: someone else spoke before it, or it is an exchange. What one
     * person notes down after something else stands alone.
     */
    boolean isInDialogue() {
        return exchange || before().filter(this::isSaidBySomeoneElseThan).isPresent();
    }

    boolean isSaidBySomeoneElseThan(Turn other) {
        return speaker.isPresent() && other.speaker.isPresent() && !speaker.equals(other.speaker);
    }

    /** The turn before it in its session; empty if there is none, or if the timeline holds it no more. */
    Optional<Turn> before() {
        return Optional.ofNullable(before);
    }

    /** The turn after it in its session; empty if there is none, or if the timeline holds it no more. */
    Optional<Turn> after() {
        return Optional.ofNullable(after);
    }

    /** Puts it between two turns, before others can find it. */
    void enter(@Nullable Turn earlier, @Nullable Turn later) {
        before = earlier;
        after = later;
        if (earlier != null) {
            earlier.after = this;
        }
        if (later != null) {
            later.before = this;
        }
    }

    /** Makes its neighbours each other's. */
    void leave() {
        Turn earlier = before;
        Turn later = after;
        if (earlier != null) {
            earlier.after = later;
        }
        if (later != null) {
            later.before = earlier;
        }
        before = null;
        after = null;
    }

    /** The same turn, without neighbours, that holds another's session, speaker and attributes where they are equal. */
    Turn sharing(Turn other) {
        boolean attributes = facets.attributes().equals(other.facets.attributes());
        boolean session = facets.sessionId().equals(other.facets.sessionId());
        Facets shared = with(
                session ? other.facets.sessionId() : facets.sessionId(),
                attributes ? other.facets.attributes() : facets.attributes());
        return new Turn(this, shared, speaker.equals(other.speaker) ? other.speaker : speaker);
    }

    /** The same turn, without neighbours, that holds these attributes, equal to its own. */
    Turn holding(Map<String, String> attributes) {
        return new Turn(this, with(facets.sessionId(), attributes), speaker);
    }

    private Facets with(Optional<String> session, Map<String, String> attributes) {
        return new Facets(
                facets.type(),
                facets.method(),
                session,
                facets.occurredAt(),
                facets.valence(),
                facets.confidence(),
                attributes);
    }

    /** Whether the other is of the same experience and says the same of it. */
    boolean isSameAs(Turn other) {
        return id.equals(other.id)
                && facets.equals(other.facets)
                && speaker.equals(other.speaker)
                && exchange == other.exchange
                && Double.compare(asking, other.asking) == 0
                && wording().equals(other.wording());
    }

    @Override
    public String toString() {
        return "Turn[" + id + ", " + facets + "]";
    }
}
