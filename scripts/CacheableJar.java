import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// Rewrites classes of a jar that are too old for Java's class cache (below version 50, Java 6) as
/// classes of Java 8: the same code, with the stack maps that a newer verifier wants. A library of
/// such classes is else loaded and verified anew at every start.
///
/// `java CacheableJar.java JAR...` replaces each jar by one rename.
void main(String[] jars) throws IOException {
  for (var jar : jars) {
    var path = Path.of(jar);
    var made = path.resolveSibling(path.getFileName() + ".new");
    rewrite(path, made);
    Files.move(made, path, StandardCopyOption.ATOMIC_MOVE);
  }
}

private static final int YOUNG_ENOUGH = ClassFile.JAVA_6_VERSION;
private static final int VERSION_AT = 6;

void rewrite(Path from, Path to) throws IOException {
  try (var jar = new JarFile(from.toFile());
      var loader = new URLClassLoader(new URL[] {from.toUri().toURL()});
      var out = new JarOutputStream(Files.newOutputStream(to))) {
    var classes =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS,
            ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)));
    for (var entry : jar.stream().toList()) {
      var bytes = jar.getInputStream(entry).readAllBytes();
      var copy = new JarEntry(entry.getName());
      copy.setTimeLocal(entry.getTimeLocal());
      out.putNextEntry(copy);
      out.write(isTooOld(entry, bytes) ? renewed(classes, bytes) : bytes);
    }
  }
}

boolean isTooOld(JarEntry entry, byte[] bytes) {
  return entry.getName().endsWith(".class")
      && ByteBuffer.wrap(bytes).getShort(VERSION_AT) < YOUNG_ENOUGH;
}

byte[] renewed(ClassFile classes, byte[] old) {
  return classes.transformClass(
      classes.parse(old),
      ClassTransform.dropping(ClassFileVersion.class::isInstance)
          .andThen(ClassTransform.endHandler(made -> made.withVersion(ClassFile.JAVA_8_VERSION, 0)))
          .andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
}
