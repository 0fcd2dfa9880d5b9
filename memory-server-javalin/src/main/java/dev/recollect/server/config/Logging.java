// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.config;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import dev.recollect.memory.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The set-up of the log: its level, its form, and where it goes. */
public final class Logging {
    private static final int DAYS_KEPT = 7;

    /* Below warnings these tell of requests in full, and content is never logged. */
    private static final List<String> TALKATIVE = List.of("org.eclipse.jetty", "io.javalin", "org.jdbi", "org.sqlite");

    private Logging() {}

    /**
     * Sets the log up as configured, for the whole process.
     *
     * @param settings level, format and folder
     * @throws InvalidInputException if the folder cannot be written
     */
    public static void configure(Settings settings) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Encoder<ILoggingEvent> encoder = settings.logsJson() ? objects(context) : lines(context);
        Appender<ILoggingEvent> appender = settings.logFolder()
                .map(folder -> toFolder(context, encoder, folder))
                .orElseGet(() -> toStandardError(context, encoder));
        configure(context, Level.toLevel(settings.logLevel()), appender);
    }

    static void configure(LoggerContext context, Level level, Appender<ILoggingEvent> appender) {
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.setLevel(level);
        root.addAppender(appender);
        Level quiet = level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN;
        TALKATIVE.forEach(name -> context.getLogger(name).setLevel(quiet));
    }

    static Appender<ILoggingEvent> toStandardError(LoggerContext context, Encoder<ILoggingEvent> encoder) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private static Appender<ILoggingEvent> toFolder(
            LoggerContext context, Encoder<ILoggingEvent> encoder, Path folder) {
        requireWritable(folder);
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        TimeBasedRollingPolicy<ILoggingEvent> daily = new TimeBasedRollingPolicy<>();
        daily.setContext(context);
        daily.setParent(appender);
        daily.setFileNamePattern(folder.resolve("recollect.%d{yyyy-MM-dd}.log").toString());
        daily.setMaxHistory(DAYS_KEPT);
        daily.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setRollingPolicy(daily);
        appender.start();
        return appender;
    }

    private static void requireWritable(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException(
                    SettingTable.LOG_DIR.name(), "must be a folder that can be written, but was '" + folder + "'");
        }
        if (!Files.isWritable(folder)) {
            throw new InvalidInputException(
                    SettingTable.LOG_DIR.name(), "must be a folder that can be written, but was '" + folder + "'");
        }
    }

    static Encoder<ILoggingEvent> lines(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} - %msg%n");
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> objects(LoggerContext context) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithContext(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        return encoder;
    }
}
