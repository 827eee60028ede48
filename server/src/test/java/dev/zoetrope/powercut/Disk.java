package dev.zoetrope.powercut;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A folder that stands for a disk. What is read and written through {@link #path()} is real files below it; beside them the disk keeps what would be left of them after
 * a power cut: of a file the bytes that it had when it was last forced, of a folder the names that it had when it was last forced. Everything since then a real disk
 * may keep or not, in pieces of {@value #SECTOR} bytes and in any order; {@link #afterPowerCut} draws what it kept.
 *
 * <p>{@link #onStep} sees every change before it is done and can let it fail: an I/O error, a full disk, or the moment of a power cut. A {@code FORCE} that fails leaves
 * the file undurable until it is written anew, as Linux does. Renaming goes within one folder. Safe for use by several threads; changes go one at a time.
 */
public final class Disk {
    private static final int SECTOR = 512;

    private final Path root;
    private final Path path;
    private final Folder top = new Folder();
    private Fault fault = (_, _) -> {};
    private @Nullable Folder cut;
    private long steps;

    /** What the program does to files and folders. */
    public enum Step {
        CREATE,
        WRITE,
        FORCE,
        RENAME,
        DELETE
    }

    /** What happens at a step; throws when the step is to fail. */
    public interface Fault {
        void happen(Step step, Path path) throws IOException;
    }

    private sealed interface Node permits Folder, Bytes {}

    /** The bytes of a file, under whatever name. */
    private static final class Bytes implements Node {
        byte[] durable = {};
        /** After a power cut: the bytes at its moment. */
        byte[] atCut = {};

        boolean forceFailed;
    }

    private static final class Folder implements Node {
        final Map<String, Node> names = new HashMap<>();
        final Map<String, Node> durable = new HashMap<>();
        /** Changes of names since they were forced, each of which may be on disk. */
        final List<Change> changes = new ArrayList<>();
    }

    /** Gives a name to a node, or takes it away, and takes away the name that it had, in one step. */
    private record Change(
            String name, @Nullable Node node, @Nullable String formerName) {
        void doTo(Map<String, Node> names) {
            if (formerName != null) {
                names.remove(formerName);
            }
            if (node == null) {
                names.remove(name);
            } else {
                names.put(name, node);
            }
        }
    }

    /** @param root an empty folder, or one whose files are all on disk */
    public Disk(Path root) throws IOException {
        this.root = root.toRealPath();
        path = new DiskFileSystem(this).wrap(this.root);
        load(this.root, top);
    }

    private static void load(Path folder, Folder into) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Node node;
                if (Files.isDirectory(file)) {
                    var below = new Folder();
                    load(file, below);
                    node = below;
                } else {
                    var bytes = new Bytes();
                    bytes.durable = Files.readAllBytes(file);
                    node = bytes;
                }
                var name = folder.relativize(file).toString();
                into.names.put(name, node);
                into.durable.put(name, node);
            }
        }
    }

    /** The disk's top folder. Paths that are resolved against it lie on the disk. */
    public Path path() {
        return path;
    }

    /** Has every step pass by here from now on. */
    public synchronized void onStep(Fault next) {
        fault = next;
    }

    /** How many steps were done or failed so far. */
    public synchronized long steps() {
        return steps;
    }

    /** Cuts the power before the step of this number, counted from the disk's first: it and all later ones fail. */
    public synchronized void cutAt(long step) {
        onStep((_, _) -> {
            if (steps >= step) {
                cut();
            }
        });
    }

    /** Cuts the power now. */
    public synchronized void cut() {
        if (cut == null) {
            freeze(root, top);
            cut = top;
        }
    }

    private static void freeze(Path folder, Folder names) {
        for (var entry : names.names.entrySet()) {
            var path = folder.resolve(entry.getKey());
            switch (entry.getValue()) {
                case Folder below -> freeze(path, below);
                case Bytes bytes -> bytes.atCut = read(path);
            }
        }
    }

    private static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the power was cut. */
    public synchronized boolean isOff() {
        return cut != null;
    }

    /**
     * Writes to an empty folder what this disk holds when the power comes back: everything that was forced, and some of the rest.
     *
     * @param chance draws what of the rest; null for nothing of it
     */
    public synchronized Path afterPowerCut(Path empty, @Nullable SplittableRandom chance) throws IOException {
        cut();
        write(top, empty, chance);
        return empty;
    }

    private static void write(Folder from, Path to, @Nullable SplittableRandom chance) throws IOException {
        Files.createDirectories(to);
        var names = new HashMap<>(from.durable);
        if (chance != null) {
            // Some file systems keep the order of such changes, and some do not.
            boolean inOrder = chance.nextBoolean();
            int first = chance.nextInt(from.changes.size() + 1);
            for (int i = 0; i < from.changes.size(); i++) {
                if (inOrder ? i < first : chance.nextBoolean()) {
                    from.changes.get(i).doTo(names);
                }
            }
        }
        for (var entry : names.entrySet()) {
            var path = to.resolve(entry.getKey());
            switch (entry.getValue()) {
                case Folder below -> write(below, path, chance);
                case Bytes bytes -> Files.write(path, kept(bytes, chance));
            }
        }
    }

    private static byte[] kept(Bytes bytes, @Nullable SplittableRandom chance) {
        if (chance == null || Arrays.equals(bytes.durable, bytes.atCut)) {
            return bytes.durable;
        }
        int shorter = Math.min(bytes.durable.length, bytes.atCut.length);
        int longer = Math.max(bytes.durable.length, bytes.atCut.length);
        var kept = Arrays.copyOf(bytes.durable, chance.nextInt(shorter, longer + 1));
        for (int at = 0; at < kept.length; at += SECTOR) {
            int end = Math.min(kept.length, Math.min(bytes.atCut.length, at + SECTOR));
            // The file may have grown without the bytes: those are zero then.
            if (end > at && chance.nextBoolean()) {
                System.arraycopy(bytes.atCut, at, kept, at, end - at);
            }
        }
        return kept;
    }

    /** Does a change to the real file. */
    interface Work<T extends @Nullable Object> {
        T run() throws IOException;
    }

    private void step(Step step, Path path) throws IOException {
        fault.happen(step, path);
        steps++;
        if (cut != null) {
            throw new IOException("the power is off");
        }
    }

    synchronized <T extends @Nullable Object> T write(Path file, Work<T> work) throws IOException {
        step(Step.WRITE, file);
        return work.run();
    }

    /** @param work makes the file or folder if it is not there */
    synchronized <T extends @Nullable Object> T create(Path path, boolean folder, boolean truncates, Work<T> work)
            throws IOException {
        var node = find(path);
        if (node == null || truncates) {
            step(Step.CREATE, path);
        }
        var made = work.run();
        if (node == null) {
            change(path, new Change(name(path), folder ? new Folder() : new Bytes(), null));
        } else if (truncates && node instanceof Bytes bytes) {
            bytes.forceFailed = false;
        }
        return made;
    }

    /** The real disk is not made to wait: what it would lose in a real power cut is no matter here. */
    synchronized void force(Path path) throws IOException {
        var node = Objects.requireNonNull(find(path), "no longer under the name that it was opened by: " + path);
        try {
            step(Step.FORCE, path);
        } catch (IOException e) {
            if (node instanceof Bytes bytes) {
                bytes.forceFailed = true;
            }
            throw e;
        }
        switch (node) {
            case Bytes bytes when !bytes.forceFailed -> bytes.durable = read(path);
            case Bytes _ -> {}
            case Folder folder -> {
                folder.durable.clear();
                folder.durable.putAll(folder.names);
                folder.changes.clear();
            }
        }
    }

    synchronized void rename(Path from, Path to, Work<@Nullable Void> work) throws IOException {
        if (!Objects.equals(from.getParent(), to.getParent())) {
            throw new AssertionError("not known on this disk: renaming " + from + " to " + to);
        }
        step(Step.RENAME, to);
        keepBytes(to);
        work.run();
        change(to, new Change(name(to), find(from), name(from)));
    }

    synchronized void delete(Path path, Work<@Nullable Void> work) throws IOException {
        step(Step.DELETE, path);
        keepBytes(path);
        work.run();
        change(path, new Change(name(path), null, null));
    }

    /** Of a file that loses its name, which a power cut may give back. */
    private void keepBytes(Path file) {
        if (find(file) instanceof Bytes bytes) {
            bytes.atCut = read(file);
        }
    }

    private void change(Path path, Change change) {
        var folder = (Folder) Objects.requireNonNull(find(Objects.requireNonNull(path.getParent())));
        change.doTo(folder.names);
        folder.changes.add(change);
    }

    private @Nullable Node find(Path path) {
        Node node = top;
        for (var name : root.relativize(path.toAbsolutePath().normalize())) {
            if (name.toString().isEmpty()) {
                return top;
            }
            node = node instanceof Folder folder ? folder.names.get(name.toString()) : null;
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    private static String name(Path path) {
        return Objects.requireNonNull(path.getFileName()).toString();
    }
}
