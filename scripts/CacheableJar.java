import java.io.ByteArrayOutputStream;
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
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/// Rewrites a jar whose classes Java keeps out of its class cache, so that they are loaded and
/// verified anew at every start:
///
/// - Classes that are too old (below version 50, Java 6) become classes of Java 8: the same code, with
///   the stack maps that a newer verifier wants.
/// - A signed jar loses its signature, which Maven's checksum has stood for when the jar was fetched.
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
private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");

void rewrite(Path from, Path to) throws IOException {
  try (var jar = new JarFile(from.toFile());
      var loader = new URLClassLoader(new URL[] {from.toUri().toURL()});
      var out = new JarOutputStream(Files.newOutputStream(to))) {
    var classes =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS,
            ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)));
    for (var entry : jar.stream().filter(it -> !isSignature(it)).toList()) {
      var bytes =
          entry.getName().equals(JarFile.MANIFEST_NAME)
              ? withoutDigests(jar.getManifest())
              : jar.getInputStream(entry).readAllBytes();
      var copy = new JarEntry(entry.getName());
      copy.setTimeLocal(entry.getTimeLocal());
      out.putNextEntry(copy);
      out.write(isTooOld(entry, bytes) ? renewed(classes, bytes) : bytes);
    }
  }
}

boolean isSignature(JarEntry entry) {
  return SIGNATURE.matcher(entry.getName()).matches();
}

byte[] withoutDigests(Manifest manifest) throws IOException {
  var main = new Manifest();
  main.getMainAttributes().putAll(manifest.getMainAttributes());
  var bytes = new ByteArrayOutputStream();
  main.write(bytes);
  return bytes.toByteArray();
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
