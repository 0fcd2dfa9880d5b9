// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("BERT's normalisation")
class BertNormalizerTest {

    @Test
    @DisplayName("keeps capitals and accents of a cased model")
    void cased() {
        BertNormalizer cased = new BertNormalizer(true, true, false, false);

        assertThat(cased.normalize("Élan\tVital\u0007 İ")).isEqualTo("Élan Vital İ");
    }

    @Test
    @DisplayName("makes letters small without a locale and without regard to their place in the word")
    void lowercase() {
        BertNormalizer lower = new BertNormalizer(false, false, false, true);

        assertThat(lower.normalize("İI ΣΑΣ ẞ 𐐀")).isEqualTo("i\u0307i σασ ß 𐐨");
    }

    @Test
    @DisplayName("takes accents off composed and decomposed letters alike")
    void accents() {
        BertNormalizer strip = new BertNormalizer(false, false, true, false);

        assertThat(strip.normalize("é e\u0301 Ångström ệ")).isEqualTo("e e Angstrom e");
    }

    @Test
    @DisplayName("removes what cannot be seen, lone surrogates too")
    void invisible() {
        BertNormalizer clean = new BertNormalizer(true, false, false, false);

        assertThat(clean.normalize("a\u0000b\u00adc\u200bd\ufffde\ud800f\udc00g\ue000h"))
                .isEqualTo("abcdefgh");
    }

    @Test
    @DisplayName("makes white space plain and keeps line breaks apart")
    void whitespace() {
        BertNormalizer clean = new BertNormalizer(true, false, false, false);

        assertThat(clean.normalize("a\tb\u00a0c\u3000d\re\nf\u2028g")).isEqualTo("a b c d\ne\nf\ng");
    }

    @Test
    @DisplayName("puts Chinese characters apart, others not")
    void chinese() {
        BertNormalizer space = new BertNormalizer(false, true, false, false);

        assertThat(space.normalize("x我𠀀かな한글")).isEqualTo("x 我  𠀀 かな한글");
    }
}
