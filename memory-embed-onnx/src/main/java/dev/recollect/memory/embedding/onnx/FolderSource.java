// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.recollect.memory.embedding.EmbeddingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A model in a folder, with an id that changes with anything its vectors depend on. */
record FolderSource(String id, Recipe recipe, Path model, Path tokenizer) implements ModelSource {

    private static final int FINGERPRINT_CHARS = 12;
    private static final int NAME_CHARS_MAX = 100;

    static FolderSource of(FolderModel choice) {
        Path folder = choice.folder();
        if (!Files.isDirectory(folder)) {
            throw new EmbeddingException("the model folder " + folder + " must be an existing folder");
        }
        Path model = requireFile(folder.resolve("model.onnx"));
        Path tokenizer = requireFile(folder.resolve("tokenizer.json"));
        String id = "folder:" + name(folder) + ":" + fingerprint(model, tokenizer, choice.recipe());
        return new FolderSource(id, choice.recipe(), model, tokenizer);
    }

    @Override
    public int probeTokens() {
        return recipe.windowTokens();
    }

    @Override
    public InputStream openTokenizer() throws IOException {
        return Files.newInputStream(tokenizer);
    }

    /* By path: then the bytes never pass through the heap, and weights kept in files beside the model are found. */
    @Override
    public OrtSession openSession(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException {
        return environment.createSession(model.toString(), options);
    }

    private static Path requireFile(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new EmbeddingException("the model folder must hold a readable file " + file.getFileName()
                    + ", but there is none at " + file);
        }
        return file;
    }

    private static String name(Path folder) {
        Path name = folder.getFileName();
        String text = name == null ? "root" : name.toString();
        return text.length() <= NAME_CHARS_MAX ? text : text.substring(0, NAME_CHARS_MAX);
    }

    private static String fingerprint(Path model, Path tokenizer, Recipe recipe) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            update(digest, model);
            update(digest, tokenizer);
            digest.update(recipe.canonical().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, FINGERPRINT_CHARS);
        } catch (IOException e) {
            throw new EmbeddingException("cannot read the model folder " + model.getParent(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, Path file) throws IOException {
        digest.update(Long.toString(Files.size(file)).getBytes(StandardCharsets.UTF_8));
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] buffer = new byte[1 << 16];
            while (in.read(buffer) >= 0) {
                // reading is what updates the digest
            }
        }
    }
}
