package io.messagecenter.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Starts the whole system on this machine and keeps it running until it is told to stop. */
public final class Launcher {

    private Launcher() {}

    /** Takes the options of {@code ./run}; ends with 1 (cannot now), 2 (wrong usage), or 128 and the number of the signal. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            launch(List.of(arguments));
            new CountDownLatch(1).await();
        } catch (Refusal refusal) {
            end(refusal.sentence(), refusal.exitCode());
        } catch (IOException trouble) {
            end(sentence(trouble), 1);
        }
    }

    private static void launch(List<String> arguments) throws IOException {
        boolean terminal = Boolean.getBoolean("message-center.terminal");
        var console = new Console(System.out, terminal, terminal && System.getenv("NO_COLOR") == null);
        var project = new Project(
                Path.of(System.getProperty("message-center.root", "")).toAbsolutePath());
        var options = Options.parse(arguments);
        var settings = Settings.load(envFile(options, project), System.getenv());
        String bind = options.bind() != null
                ? options.bind()
                : settings.text("BIND_ADDRESS").orElse("127.0.0.1");
        InetAddress bindAddress = resolve(bind);
        settings.unknownNames()
                .forEach(name -> console.note(name + " is not a setting of Message Center and is ignored"));
        var data = DataDir.open(project.root()
                .resolve(settings.text("DATA_DIR").orElse(".data"))
                .normalize());
        OwnClasses.load();
        var run = new Run(options, project, settings, console, data);
        Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
        run.start(bind, bindAddress);
    }

    private static Path envFile(Options options, Project project) {
        if (options.envFile() == null) {
            return project.root().resolve(".env");
        }
        Path named = Path.of(options.envFile());
        if (!Files.exists(named)) {
            throw Refusal.usage("There is no file " + named + ", which --env-file names.");
        }
        return named;
    }

    private static InetAddress resolve(String bind) {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException unknown) {
            throw Refusal.usage("\"" + bind + "\" is not an address of this machine to listen on.");
        }
    }

    private static String sentence(IOException trouble) {
        return trouble instanceof AccessDeniedException denied
                ? "There is no permission to use " + denied.getFile() + "."
                : String.valueOf(trouble.getMessage());
    }

    private static void end(String sentence, int exitCode) {
        System.err.println("./run: " + sentence);
        System.exit(exitCode);
    }
}
