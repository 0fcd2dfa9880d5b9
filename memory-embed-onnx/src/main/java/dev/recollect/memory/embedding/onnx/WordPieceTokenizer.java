// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

/**
 * WordPiece: splits a text into words and each word into the longest pieces of a vocabulary, from left to right.
 *
 * <p>Yields the ids of the reference tokenizer of BERT's family without its markers at both ends, with one deliberate
 * difference: {@code [CLS]}, {@code [SEP]} and the like in a text are plain characters, so that no text can
 * smuggle a marker into the model.
 *
 * <p>Immutable; safe for use by multiple threads. Time and memory grow linearly with the text.
 */
final class WordPieceTokenizer {

    private final BertNormalizer normalizer;
    private final Vocabulary vocabulary;
    private final int unknownId;
    private final int wordLengthMax;

    /**
     * @param unknownId stands for a word that the vocabulary cannot spell
     * @param wordLengthMax in code points; a longer word is unknown
     */
    WordPieceTokenizer(BertNormalizer normalizer, Vocabulary vocabulary, int unknownId, int wordLengthMax) {
        this.normalizer = normalizer;
        this.vocabulary = vocabulary;
        this.unknownId = unknownId;
        this.wordLengthMax = wordLengthMax;
    }

    TokenSequence tokenize(String text) {
        String normalized = normalizer.normalize(text);
        TokenSequence.Builder tokens = new TokenSequence.Builder();
        int position = 0;
        while (position < normalized.length()) {
            int codePoint = normalized.codePointAt(position);
            int next = position + Character.charCount(codePoint);
            if (Characters.isWhitespace(codePoint)) {
                tokens.gap(Characters.isLineBreak(codePoint));
            } else if (Characters.isPunctuation(codePoint)) {
                addWord(tokens, normalized.substring(position, next));
                tokens.sentenceMayEnd(codePoint);
            } else {
                next = endOfWord(normalized, next);
                addWord(tokens, normalized.substring(position, next));
            }
            position = next;
        }
        return tokens.build();
    }

    private static int endOfWord(String text, int start) {
        int position = start;
        while (position < text.length()) {
            int codePoint = text.codePointAt(position);
            if (Characters.isWhitespace(codePoint) || Characters.isPunctuation(codePoint)) {
                break;
            }
            position += Character.charCount(codePoint);
        }
        return position;
    }

    private void addWord(TokenSequence.Builder tokens, String word) {
        tokens.beginWord();
        int mark = tokens.size();
        if (word.codePointCount(0, word.length()) > wordLengthMax) {
            tokens.add(unknownId);
            return;
        }
        int start = 0;
        while (start < word.length()) {
            int end = word.length();
            int id = piece(word, start, end);
            while (id < 0 && end > start) {
                end = word.offsetByCodePoints(end, -1);
                id = end > start ? piece(word, start, end) : -1;
            }
            if (id < 0) {
                tokens.truncate(mark);
                tokens.add(unknownId);
                return;
            }
            tokens.add(id);
            start = end;
        }
    }

    private int piece(String word, int start, int end) {
        String piece = word.substring(start, end);
        return start == 0 ? vocabulary.beginning(piece) : vocabulary.continuation(piece);
    }
}
