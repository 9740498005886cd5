package io.messagecenter.local;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Loads all of the launcher's classes at once: its jar may be built anew while it runs, and it must still stop in order. */
final class OwnClasses {

    private static final String SUFFIX = ".class";

    private OwnClasses() {}

    static void load() throws IOException {
        try {
            Path source = Path.of(OwnClasses.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isRegularFile(source)) {
                loadFrom(source);
            }
        } catch (URISyntaxException | ClassNotFoundException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void loadFrom(Path jar) throws IOException, ClassNotFoundException {
        String folder = OwnClasses.class.getPackageName().replace('.', '/');
        try (var entries = new JarFile(jar.toFile())) {
            for (var entry : (Iterable<JarEntry>) entries.stream()::iterator) {
                String name = entry.getName();
                if (name.startsWith(folder) && name.endsWith(SUFFIX) && !name.endsWith("package-info.class")) {
                    Class.forName(
                            name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'));
                }
            }
        }
    }
}
