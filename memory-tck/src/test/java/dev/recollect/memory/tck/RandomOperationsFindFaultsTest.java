// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.KeywordScores;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.store.PendingContext;
import dev.recollect.memory.store.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RandomOperationsFindFaultsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    @DisplayName("random operations find a store that")
    void findsFaults(String fault, UnaryOperator<ExperienceStore> faulty) {
        RandomOperationsContract contract = new FaultyOperations(faulty, UnaryOperator.identity());

        assertThatThrownBy(contract::randomOperations)
                .as(fault)
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("(?s).*\\nrepeat with -Dmemory.test.operations=\\d+ -Dmemory.test.seed=-?\\d+");
    }

    @Test
    @DisplayName("random operations find a keyword index whose scores differ in the last bit")
    void findsLastBit() {
        RandomOperationsContract contract = new FaultyOperations(UnaryOperator.identity(), scores -> {
            Map<ExperienceId, Double> off = new HashMap<>(scores.scores());
            off.replaceAll((id, score) -> Math.nextUp(score));
            return new KeywordScores(off, scores.scopeSize(), scores.fullMatch());
        });

        assertThatThrownBy(contract::randomOperations)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the words");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("forgets the last of a large batch", ForgetsTheLast::new),
                fault("keeps a context vector that was made with another turn", KeepsContext::new),
                fault("lists the oldest first", ListsBackwards::new),
                fault("finds in any scope", FindsAnywhere::new),
                fault("erases when it should rehearse", NeverRehearses::new),
                fault("erases no children", SparesChildren::new),
                fault("names the wrong turn before another", SkipsPredecessor::new),
                fault("loses a page of the chain", LosesChain::new),
                fault("never completes a context vector", NeverCompletes::new));
    }

    private static Arguments fault(String name, UnaryOperator<ExperienceStore> faulty) {
        return Arguments.of(name, faulty);
    }

    private static final class ForgetsTheLast extends ForwardingStore {
        ForgetsTheLast(ExperienceStore sound) {
            super(sound);
        }

        @Override
        public List<Appended> append(List<NewExperience> batch) {
            if (batch.size() < 60) {
                return super.append(batch);
            }
            List<Appended> outcomes = new ArrayList<>(super.append(batch.subList(0, 59)));
            outcomes.add(Appended.of(
                    Appended.Status.ACCEPTED, batch.get(59).experience().id()));
            return outcomes;
        }
    }

    private static final class KeepsContext extends ForwardingStore {
        KeepsContext(ExperienceStore sound) {
            super(sound);
        }

        @Override
        public List<Appended> append(List<NewExperience> batch) {
            return super.append(batch.stream().map(this::withTruePredecessor).toList());
        }

        private NewExperience withTruePredecessor(NewExperience item) {
            Experience experience = item.experience();
            Optional<ExperienceId> truth = experience
                    .sessionId()
                    .flatMap(session ->
                            store.predecessor(experience.scope(), session, ExperienceQuery.Position.of(experience)))
                    .map(Experience::id);
            return item.embeddings().containsKey(Role.CONTEXT)
                    ? new NewExperience(experience, item.embeddings(), truth, item.keyHash())
                    : item;
        }
    }

    private static final class ListsBackwards extends ForwardingStore {
        ListsBackwards(ExperienceStore sound) {
            super(sound);
        }

        @Override
        public List<Experience> list(ExperienceQuery query) {
            List<Experience> all = new ArrayList<>(super.list(query));
            Collections.reverse(all);
            return all;
        }
    }

    private static final class FindsAnywhere extends ForwardingStore {
        FindsAnywhere(ExperienceStore sound) {
            super(sound);
        }

        @Override
        public List<ExperienceId> children(Scope scope, ExperienceId id) {
            return store.scopes().stream()
                    .flatMap(any -> store.children(any, id).stream())
                    .toList();
        }
    }

    private static final class NeverRehearses extends ForwardingStore {
        NeverRehearses(ExperienceStore sound) {
            super(sound);
        }

        @Override
        public Receipt erase(Erasure erasure, String receiptId, Instant at) {
            return super.erase(
                    new Erasure(
                            erasure.scope(),
                            erasure.ids(),
                            erasure.filter(),
                            erasure.wholeUser(),
                            erasure.reason(),
                            false),
                    receiptId,
                    at);
        }
    }

    private static final class SparesChildren extends ForwardingStore {
        SparesChildren(ExperienceStore sound) {
            super(sound);
        }

        @Override
        public Receipt erase(Erasure erasure, String receiptId, Instant at) {
            Receipt all = super.erase(erasure, receiptId, at);
            List<Receipt.Erased> named = all.erased().stream()
                    .filter(erased -> erased.cascadeOf().isEmpty())
                    .toList();
            return new Receipt(receiptId, named, all.reason(), all.at(), true);
        }
    }

    private static final class SkipsPredecessor extends ForwardingStore {
        SkipsPredecessor(ExperienceStore sound) {
            super(sound);
        }

        @Override
        public Optional<Experience> predecessor(Scope scope, String sessionId, ExperienceQuery.Position place) {
            return super.predecessor(scope, sessionId, place)
                    .flatMap(before -> super.predecessor(scope, sessionId, ExperienceQuery.Position.of(before)));
        }
    }

    private static final class LosesChain extends ForwardingStore {
        LosesChain(ExperienceStore sound) {
            super(sound);
        }

        @Override
        public List<ChainEntry> chain(Scope scope, long after, int limit) {
            return after >= 200 ? List.of() : super.chain(scope, after, limit);
        }
    }

    private static final class NeverCompletes extends ForwardingStore {
        NeverCompletes(ExperienceStore sound) {
            super(sound);
        }

        @Override
        public boolean completeContext(PendingContext pending, TextEmbedding embedding) {
            return false;
        }
    }
}
