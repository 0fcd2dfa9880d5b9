// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which embedding model to open: one of the {@link BundledModel}s or a {@link FolderModel}. Immutable. */
public sealed interface ModelChoice permits BundledModel, FolderModel {

    /**
     * The choice that a setting names.
     *
     * @param setting the name of a bundled model, its long name, or the path of an existing folder
     * @return the bundled model, or the folder with the defaults of {@link FolderModel}
     * @throws IllegalArgumentException if it is neither
     */
    static ModelChoice of(String setting) {
        Optional<BundledModel> bundled = BundledModel.named(setting);
        if (bundled.isPresent()) {
            return bundled.get();
        }
        if (isFolder(setting)) {
            return FolderModel.of(Path.of(setting));
        }
        String names =
                Stream.of(BundledModel.values()).map(BundledModel::modelName).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("the embedding model must be one of " + names
                + " or a folder with model.onnx and tokenizer.json, but was '" + setting + "'");
    }

    private static boolean isFolder(String setting) {
        try {
            return !setting.isBlank() && Files.isDirectory(Path.of(setting));
        } catch (InvalidPathException notAPath) {
            return false; // then it is no folder either, and the caller says what is allowed
        }
    }
}
