package dev.zoetrope.cli;

import dev.zoetrope.exports.Split;
import dev.zoetrope.server.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An export as a file, or as one for each part. All of them have their names in the end, or none. */
final class ExportFiles implements ExportTarget {
    /** What stands behind the name and before its ending. */
    private static final String PART = "-([0-9]{4,}|[0-9]{4}-[0-9]{2}|users|undated)";

    private final Path output;
    private final Path folder;
    private final String stem;
    private final String ending;
    private final boolean divided;
    /** Parts come one after the other, so that one is done when the next begins. */
    private final boolean inOrder;

    private final List<Path> replaced;
    private final Map<String, PartFile> parts = new LinkedHashMap<>();
    private final Thread whenStopped = new Thread(this::discard);
    private @Nullable PartFile current;
    private boolean stopped;

    private ExportFiles(Path output, Path folder, String name, Split split, boolean force) throws IOException {
        this.output = output;
        this.folder = folder;
        int end = endingOf(name);
        stem = name.substring(0, end);
        ending = name.substring(end);
        divided = !(split instanceof Split.Not);
        inOrder = !(split instanceof Split.ByMonth);
        replaced = existing();
        if (!replaced.isEmpty() && !force) {
            throw new Unusable(
                    replaced.getFirst() + " is there already; choose another name, or replace it with --force");
        }
        Runtime.getRuntime().addShutdownHook(whenStopped);
    }

    /**
     * Begins an export. Nothing appears under the file's name before it is published.
     *
     * @throws Unusable when it cannot be written there
     */
    static ExportFiles at(Path output, Split split, boolean force) {
        var file = output.toAbsolutePath();
        var folder = file.getParent();
        var name = file.getFileName();
        if (folder == null || name == null || Files.isDirectory(file)) {
            throw new Unusable(output + " is a folder; name a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw new Unusable("there is no folder " + folder + " for " + name + "; make it first");
        }
        if (Files.exists(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Unusable(output + " is no regular file, so that it cannot be replaced by a whole one;"
                    + " leave out --output and send standard output there");
        }
        try {
            return new ExportFiles(output, folder, name.toString(), split, force);
        } catch (IOException e) {
            throw PartFile.unwritable(output, e);
        }
    }

    /** Where the ending begins: .ndjson.gz is one. */
    private static int endingOf(String name) {
        var ending = Pattern.compile("(\\.[^.]+)?(\\.gz|\\.zst)?$").matcher(name);
        return ending.find(0) && ending.start() > 0 ? ending.start() : name.length();
    }

    private List<Path> existing() throws IOException {
        if (!divided) {
            var file = folder.resolve(stem + ending);
            return Files.exists(file) ? List.of(file) : List.of();
        }
        var names = Pattern.compile(Pattern.quote(stem) + PART + Pattern.quote(ending));
        try (var files = Files.list(folder)) {
            return files.filter(file -> names.matcher(
                                    Objects.requireNonNull(file.getFileName()).toString())
                            .matches())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void part(String name) {
        if (inOrder && current != null) {
            current.finish();
        }
        var part = parts.get(name);
        current = part == null ? begin(name) : part;
    }

    private synchronized PartFile begin(String name) {
        requireGoingOn();
        var part = new PartFile(folder.resolve(stem + (divided ? "-" + name : "") + ending));
        parts.put(name, part);
        return part;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        Objects.requireNonNull(current, "no part has begun").write(bytes, offset, count);
    }

    @Override
    public void publish() {
        parts.values().forEach(PartFile::finish);
        giveNames();
    }

    private synchronized void giveNames() {
        requireGoingOn();
        var named = new ArrayList<Path>();
        try {
            for (var part : parts.values()) {
                part.name();
                named.add(part.file());
            }
            for (var old : replaced) {
                if (!named.contains(old)) {
                    Files.deleteIfExists(old);
                }
            }
        } catch (IOException e) {
            throw PartFile.unwritable(folder, e);
        } catch (Unusable e) {
            named.stream().filter(file -> !replaced.contains(file)).forEach(ExportFiles::remove);
            throw e;
        }
        PartFile.sync(folder);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // The first failure is the one to be told.
        }
    }

    private void requireGoingOn() {
        if (stopped) {
            throw new Unusable("the export was stopped");
        }
    }

    @Override
    public boolean isTerminal() {
        return false;
    }

    @Override
    public String name() {
        return divided ? parts.size() + " files " + output.resolveSibling(stem + "-*" + ending) : output.toString();
    }

    @Override
    public List<Path> files() {
        return parts.values().stream().map(PartFile::file).toList();
    }

    @Override
    public long bytes() {
        return parts.values().stream().mapToLong(PartFile::bytes).sum();
    }

    private synchronized void discard() {
        stopped = true;
        parts.values().forEach(PartFile::discard);
    }

    @Override
    public void close() {
        discard();
        try {
            Runtime.getRuntime().removeShutdownHook(whenStopped);
        } catch (IllegalStateException _) {
            // The process is being stopped, and has called it.
        }
    }
}
