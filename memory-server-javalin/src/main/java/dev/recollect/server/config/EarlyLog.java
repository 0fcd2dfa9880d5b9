// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.config;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;

/** The log until {@link Logging} knows the settings: warnings and errors on standard error. Found by Logback. */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class EarlyLog extends ContextAwareBase implements Configurator {
    /** Created by Logback. */
    public EarlyLog() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logging.configure(context, Level.WARN, Logging.toStandardError(context, Logging.lines(context)));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
