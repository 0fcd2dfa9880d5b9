// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.Memory;
import dev.recollect.server.config.Settings;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * What commands run in: streams, environment, time, and how a memory is opened. Tests make their own.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error, UTF-8
 * @param asks whether a person types the input
 * @param watched whether a person sees standard error, so that progress can be shown
 * @param environment the environment's variables
 * @param workingFolder where relative paths begin
 * @param clock tells the time
 * @param opener opens memories
 * @param serving starts a server
 * @param lifetime how long a server runs
 */
record Shell(
        InputStream in,
        Output out,
        PrintStream err,
        boolean asks,
        boolean watched,
        Map<String, String> environment,
        Path workingFolder,
        InstantSource clock,
        Opener opener,
        Serving serving,
        Lifetime lifetime) {

    /** How a memory is opened. */
    interface Opener {
        /** Opens the memory of the settings' data folder. */
        Memory open(Settings settings);

        /** Opens it for a command that stays, so that background work is worth its while. */
        default Memory openToStay(Settings settings) {
            return open(settings);
        }

        /** Opens an empty memory in a folder, on a clock, without background work. */
        Memory scratch(Settings settings, Path folder, InstantSource clock);
    }

    /** How long a server runs. */
    interface Lifetime {
        /** Waits until the process is to end, then stops what runs; an exit code says how that went. */
        int untilEnd(IntSupplier stop);
    }

    /** Says something on standard error, on one line. */
    void say(String words) {
        err.println("recollect: " + Failures.oneLine(words));
        err.flush();
    }
}
