// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a test starts a process of its own: the same Java and the same classes as the test's. */
public final class ChildJvm {
    private ChildJvm() {}

    /**
     * A builder of a process that runs a class of the test's class path.
     *
     * @param options of the virtual machine, such as {@code -Xmx256m}
     * @param main the class with the main method
     * @param arguments what that method is given, as text
     * @return a builder to which streams and environment can still be set
     */
    public static ProcessBuilder running(List<String> options, Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(classPath());
        command.add(main.getName());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command);
    }

    /* Surefire may start the tests from a jar that only names the class path. */
    private static String classPath() {
        return Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElseGet(() -> System.getProperty("java.class.path"));
    }
}
