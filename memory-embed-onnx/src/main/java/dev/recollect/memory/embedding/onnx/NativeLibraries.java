// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import dev.recollect.memory.embedding.EmbeddingException;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ONNX Runtime's native libraries. Left to itself the runtime unpacks 28 MB into the temporary folder on every start,
 * and leaves them there when the process is killed; here they are unpacked once and checked on every start.
 *
 * <p>A JVM loads them once: the folder of the first opening counts, and the system property
 * {@value #PATH_PROPERTY}, where someone set it, counts more. Safe for use by multiple threads and processes.
 */
final class NativeLibraries {

    static final String PATH_PROPERTY = "onnxruntime.native.path";

    private static final Logger LOG = LoggerFactory.getLogger(NativeLibraries.class);
    private static final Lock LOADING = new ReentrantLock();

    private NativeLibraries() {}

    /**
     * The environment, with libraries that the runtime unpacks for itself, unless some are loaded already.
     *
     * @throws EmbeddingException if they cannot be loaded
     */
    static OrtEnvironment load() {
        try {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "recollect");
            environment.setTelemetry(false); // off is the default everywhere but on Windows
            return environment;
        } catch (LinkageError | OrtException e) {
            throw new EmbeddingException(
                    "cannot load ONNX Runtime's native libraries for " + NativePlatform.current() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /**
     * The environment, with libraries that are unpacked below a folder, unless some are loaded already.
     *
     * @param folder is made if missing
     * @throws EmbeddingException if they cannot be unpacked or loaded
     */
    static OrtEnvironment load(Path folder) {
        LOADING.lock();
        try {
            String path = System.getProperty(PATH_PROPERTY);
            if (path == null) {
                System.setProperty(PATH_PROPERTY, unpack(folder).toString());
            } else {
                LOG.debug("native libraries of ONNX Runtime come from {}", path);
            }
            return load();
        } finally {
            LOADING.unlock();
        }
    }

    /**
     * Makes sure that a folder holds this version's libraries for this platform, each equal to the packed one.
     *
     * @param folder holds one folder per version and platform
     * @return the folder of this version and platform
     * @throws EmbeddingException if there are none for this platform, or the folder cannot be written
     */
    static Path unpack(Path folder) {
        NativePlatform platform = NativePlatform.current();
        Path target = folder.toAbsolutePath().resolve("onnxruntime-" + version() + "-" + platform);
        try {
            Files.createDirectories(target);
            for (PackedFile file : packed(platform)) {
                if (file.unpackInto(target)) {
                    LOG.info("unpacked {} into {}", file.name(), target);
                }
            }
            return target;
        } catch (IOException e) {
            throw new EmbeddingException(
                    "cannot unpack ONNX Runtime's native libraries into " + target + " (" + e
                            + "); check owner, permissions and free space",
                    e);
        }
    }

    private static List<PackedFile> packed(NativePlatform platform) {
        List<PackedFile> files = new ArrayList<>();
        for (String name : platform.libraries()) {
            URL resource = OrtEnvironment.class.getResource("native/" + platform + "/" + name);
            if (resource == null) {
                throw new EmbeddingException("ONNX Runtime " + version() + " brings no " + name + " for " + platform
                        + ": set the system property " + PATH_PROPERTY
                        + " to a folder that holds its native libraries");
            }
            files.add(new PackedFile(name, resource));
        }
        return files;
    }

    private static String version() {
        // Read from the artefact's manifest, for asking the runtime itself would load it.
        return Optional.ofNullable(OrtEnvironment.class.getPackage().getImplementationVersion())
                .orElse("unversioned");
    }
}
