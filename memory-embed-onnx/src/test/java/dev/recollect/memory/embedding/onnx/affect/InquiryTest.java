// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A line that asks for facts")
class InquiryTest {
    private static final CueList LIST = CueList.bundled();

    private static boolean asks(String text) {
        return Inquiry.is(new CueReader(LIST).tokens(text), LIST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is the death rate of malaria?",
                "what is the death rate of malaria",
                "In which year did the tragedy happen?",
                "How do I kill a process?",
                "Where can we find war films?",
                "Can you list the worst storms?",
                "Could you please explain grief counselling?",
                "Do you know when the war ended?",
                "Please translate sad into Spanish.",
                "Give me synonyms of angry",
                "Terminate the instance",
                "Why did the empire fall?",
                "Is depression hereditary?"
            })
    @DisplayName("asks or requests, and names a feeling as a thing at most")
    void cool(String text) {
        assertThat(asks(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "Malaria kills.",
                "Why is it so sad?",
                "Why are people cruel?",
                "What does he hate me for?",
                "How lovely is that?",
                "What could be worse?",
                "When will the nightmare end?",
                "What idiot wrote it?",
                "Is there no hope?",
                "Is she angry?",
                "Are you stupid?",
                "How do I stop crying?",
                "Where is my broken phone?",
                "What is the worst of it!",
                "Give up, it is hopeless",
                "Tell them it was disgusting",
                "Leave me alone",
                "What is wrong again?",
                "Who is saaaad?",
                "What is love? \u2764"
            })
    @DisplayName("does not ask out of a feeling: not of the writer's own, of one in doubt or of one who is moved")
    void moved(String text) {
        assertThat(asks(text)).isFalse();
    }
}
