// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/*
 * Read from the sources: in bytecode a try-with-resources catches Throwable too, though nobody wrote that.
 */
@DisplayName("Exceptions have names")
class ExceptionsTest {
    private static final Set<String> NAMELESS = Set.of(
            "Throwable",
            "Exception",
            "RuntimeException",
            "Error",
            "java.lang.Throwable",
            "java.lang.Exception",
            "java.lang.RuntimeException",
            "java.lang.Error");

    @Test
    @DisplayName("nobody makes a bare exception, and only the server's edge may catch everything without passing it on")
    void namedExceptions() {
        List<JavaFileObject> sources = new ArrayList<>();
        for (String module : Repository.modules()) {
            for (Path source : Repository.mainSources(module)) {
                sources.add(new Source(source.toUri(), Repository.text(source)));
            }
        }

        List<String> offences = offences(sources);

        assertThat(sources).isNotEmpty();
        assertThat(offences).isEmpty();
    }

    @Test
    @DisplayName("unions, final parameters and subclasses on the spot are seen; what is passed on is let through")
    void allFormsAreSeen() {
        String method = """
                class P {
                    void m(AutoCloseable a) {
                        try (a) { m(a); } catch (final Exception e) { m(a); }
                        try { m(a); } catch (IllegalStateException | Error e) { throw new RuntimeException(e); }
                        try { m(a); } catch (RuntimeException e) { m(a); throw e; }
                        try { m(a); } catch (Throwable e) { future.completeExceptionally(e); }
                        try { m(a); } catch (RuntimeException e) { throw new AssertionError("step 3", e); }
                        try { m(a); } catch (RuntimeException e) { throw new IllegalStateException("step 4", e); }
                        // catch (Throwable t) new Exception()
                        throw new IllegalStateException("catch (Throwable t)");
                    }
                }
                """;
        JavaFileObject library = new Source(URI.create("string:///P.java"), "package dev.recollect.memory;" + method);
        JavaFileObject server =
                new Source(URI.create("string:///Q.java"), "package dev.recollect.server.http;" + method);

        assertThat(offences(List.of(library)))
                .containsExactly(
                        "/P.java:3 catches Exception",
                        "/P.java:4 catches Error",
                        "/P.java:4 makes a RuntimeException",
                        "/P.java:8 catches RuntimeException");
        assertThat(offences(List.of(server))).containsExactly("/Q.java:4 makes a RuntimeException");
    }

    private static List<String> offences(List<JavaFileObject> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler).as("the tests run on a JDK").isNotNull();
        JavacTask task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, sources);
        List<String> offences = new ArrayList<>();
        Finder finder = new Finder(Trees.instance(task).getSourcePositions());
        try {
            for (CompilationUnitTree unit : task.parse()) {
                finder.scan(unit, offences);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return offences;
    }

    private static final class Finder extends TreePathScanner<Void, List<String>> {
        private final SourcePositions positions;

        Finder(SourcePositions positions) {
            this.positions = positions;
        }

        @Override
        public Void visitCatch(CatchTree node, List<String> offences) {
            Tree type = node.getParameter().getType();
            List<? extends Tree> caught =
                    type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
            if (!inServer() && !passesOn(node)) {
                note(caught, "catches ", offences);
            }
            return super.visitCatch(node, offences);
        }

        @Override
        public Void visitNewClass(NewClassTree node, List<String> offences) {
            note(List.of(node.getIdentifier()), "makes a ", offences);
            return super.visitNewClass(node, offences);
        }

        /* What is thrown again, fails a contract, or is handed to whoever waits for the result is not swallowed. */
        private static boolean passesOn(CatchTree node) {
            String name = node.getParameter().getName().toString();
            List<? extends StatementTree> statements = node.getBlock().getStatements();
            boolean throwsOn = !statements.isEmpty()
                    && statements.get(statements.size() - 1) instanceof ThrowTree last
                    && (last.getExpression().toString().equals(name) || failsWith(name, last.getExpression()));
            return throwsOn
                    || statements.stream()
                            .anyMatch(statement ->
                                    statement.toString().endsWith(".completeExceptionally(" + name + ");"));
        }

        private static boolean failsWith(String cause, ExpressionTree thrown) {
            return thrown instanceof NewClassTree failure
                    && failure.getIdentifier().toString().equals("AssertionError")
                    && failure.getArguments().stream()
                            .anyMatch(argument -> argument.toString().equals(cause));
        }

        private void note(List<? extends Tree> types, String what, List<String> offences) {
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            for (Tree type : types) {
                if (NAMELESS.contains(type.toString())) {
                    long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, type));
                    offences.add(unit.getSourceFile().toUri().getPath() + ":" + line + " " + what + type);
                }
            }
        }

        private boolean inServer() {
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            return (unit.getPackageName() + ".").startsWith("dev.recollect.server.");
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(URI uri, String text) {
            super(uri, Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
