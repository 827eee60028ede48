package dev.zoetrope.lucene;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;

/** An index's folder whose names are on disk when it says so. Lucene's own passes over it when the disk fails at that: a commit would be acknowledged that a power cut takes back. */
final class FolderOnDisk extends FilterDirectory implements Index.Room {
    private final Path folder;

    private FolderOnDisk(FSDirectory in) {
        super(in);
        folder = in.getDirectory();
    }

    /** Opens a folder, and makes it where there is none. */
    static FolderOnDisk open(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path);
        }
        var parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            force(parent);
        }
        return new FolderOnDisk(FSDirectory.open(path));
    }

    @Override
    public void syncMetaData() throws IOException {
        force(folder);
    }

    @Override
    public long usable() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    private static void force(Path folder) throws IOException {
        // Elsewhere folders cannot be opened.
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix") && Files.isReadable(folder)) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
