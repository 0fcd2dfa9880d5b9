// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far long work is: a bar where a person sees standard error, nothing elsewhere. Closing ends its line. */
interface Progress extends AutoCloseable {
    /** So much is done of so much, or of nobody knows how much where the total is -1, and something to say about it. */
    void at(long done, long total, String words);

    @Override
    void close();

    /** The progress of some work, counted in a unit of so many. */
    static Progress of(Shell shell, String work, String unit, long size) {
        return shell.watched() ? new Bar(shell, work, unit, size) : new Silent();
    }

    /** Nothing to see. */
    final class Silent implements Progress {
        @Override
        public void at(long done, long total, String words) {}

        @Override
        public void close() {}
    }

    /** A bar on standard error. */
    final class Bar implements Progress {
        private static final int WIDTH = 78;

        private final ProgressBar bar;

        Bar(Shell shell, String work, String unit, long size) {
            bar = new ProgressBarBuilder()
                    .setTaskName(work)
                    .setUnit(unit, size)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new ConsoleProgressBarConsumer(shell.err(), WIDTH))
                    .setUpdateIntervalMillis(250)
                    .setInitialMax(100)
                    .build();
        }

        @Override
        public void at(long done, long total, String words) {
            bar.maxHint(total);
            bar.stepTo(done);
            bar.setExtraMessage(" " + words);
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
