// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import java.util.List;
import java.util.Locale;

/**
 * An operating system and a processor, named as ONNX Runtime's artefact names them.
 *
 * @param system {@code linux}, {@code osx}, {@code win}, or what the JVM calls it
 * @param processor {@code x64}, {@code aarch64}, or what the JVM calls it
 */
record NativePlatform(String system, String processor) {

    static NativePlatform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static NativePlatform of(String osName, String osArch) {
        return new NativePlatform(system(osName.toLowerCase(Locale.ROOT)), processor(osArch.toLowerCase(Locale.ROOT)));
    }

    private static String system(String name) {
        if (name.contains("mac") || name.contains("darwin")) {
            return "osx";
        }
        if (name.contains("win")) {
            return "win";
        }
        return name;
    }

    private static String processor(String architecture) {
        return switch (architecture) {
            case "amd64", "x86_64" -> "x64";
            case "arm64" -> "aarch64";
            default -> architecture;
        };
    }

    /** The libraries that a run on the processor needs, in the order in which they are loaded. */
    List<String> libraries() {
        return switch (system) {
            case "win" -> List.of("onnxruntime_providers_shared.dll", "onnxruntime.dll", "onnxruntime4j_jni.dll");
            case "osx" -> List.of("libonnxruntime.dylib", "libonnxruntime4j_jni.dylib");
            default -> List.of("libonnxruntime.so", "libonnxruntime4j_jni.so");
        };
    }

    @Override
    public String toString() {
        return system + "-" + processor;
    }
}
