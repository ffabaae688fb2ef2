package dev.syncline.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// Lists what passes the second figure of the house style: files of 400 lines, methods of 50.
class SizesTest {
  private static final int FILE_LINES_MAX = 400;
  private static final int METHOD_LINES_MAX = 50;
  private static final Path ROOT = Path.of("..");

  @Test
  void files_areAtMost400Lines() throws IOException {
    var large = new ArrayList<String>();
    for (var source : sources()) {
      var lines = Files.readAllLines(source).size();
      if (lines > FILE_LINES_MAX) {
        large.add("%s: %d lines".formatted(ROOT.relativize(source), lines));
      }
    }

    assertThat(large).as("files over %d lines", FILE_LINES_MAX).isEmpty();
  }

  @Test
  void methods_areAtMost50Lines() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources()));
      var large = new ArrayList<String>();
      for (var unit : task.parse()) {
        new LargeMethods(unit, Trees.instance(task).getSourcePositions(), large).scan(unit, null);
      }

      assertThat(large).as("methods over %d lines", METHOD_LINES_MAX).isEmpty();
    }
  }

  private static List<Path> sources() throws IOException {
    try (var modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("src"))
          .filter(Files::isDirectory)
          .flatMap(SizesTest::javaFiles)
          .sorted()
          .toList();
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class LargeMethods extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> found;

    LargeMethods(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      if (method.getBody() == null || isTable(method)) {
        return super.visitMethod(method, nothing);
      }
      // From its body on: the rows of a table test stand in an annotation, and are data.
      var first = line(positions.getStartPosition(unit, method.getBody()));
      var lines = line(positions.getEndPosition(unit, method)) - first + 1;
      if (lines > METHOD_LINES_MAX) {
        found.add(
            "%s:%d %s: %d lines"
                .formatted(unit.getSourceFile().getName(), first, method.getName(), lines));
      }
      return super.visitMethod(method, nothing);
    }

    // One return statement, however long, is the rows of a table.
    private static boolean isTable(MethodTree method) {
      var statements = method.getBody().getStatements();
      return statements.size() == 1 && statements.getFirst() instanceof ReturnTree;
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
