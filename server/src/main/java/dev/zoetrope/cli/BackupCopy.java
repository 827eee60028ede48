package dev.zoetrope.cli;

import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.Reply;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** Writes the files that come as a reply. Each is on disk before the next one begins. Not for several threads. */
final class BackupCopy implements Reply, AutoCloseable {
    private final BackupFolder folder;
    private final StatusLine status;
    private @Nullable FileChannel file;
    private long left;
    private long all;
    private long written;
    private long files;
    private String elsewhere = "";
    private boolean ended;

    BackupCopy(BackupFolder folder, StatusLine status) {
        this.folder = folder;
        this.status = status;
    }

    @Override
    public void tell(Event event) {
        try {
            take(event);
        } catch (IOException e) {
            throw folder.unwritable(e);
        }
    }

    private void take(Event event) throws IOException {
        switch (event.name()) {
            case "begin" -> {
                all = event.number("bytes");
                elsewhere = event.text("elsewhere");
                folder.requireRoom(all);
            }
            case "file" -> {
                finishFile();
                file = folder.file(event.text("name"));
                left = event.number("size");
            }
            default -> {
                finishFile();
                ended = true;
            }
        }
    }

    @Override
    public void data(byte[] bytes, int offset, int count) {
        try {
            write(bytes, offset, count);
        } catch (IOException e) {
            throw folder.unwritable(e);
        }
    }

    private void write(byte[] bytes, int offset, int count) throws IOException {
        var to = file;
        if (to == null || count > left) {
            throw new IOException("more bytes came than were told");
        }
        for (var rest = ByteBuffer.wrap(bytes, offset, count); rest.hasRemaining(); ) {
            to.write(rest);
        }
        left -= count;
        written += count;
        status.show("copied " + written + " of " + all + " bytes (" + 100 * written / Math.max(1, all) + " %)");
    }

    private void finishFile() throws IOException {
        if (file != null) {
            try (var done = file) {
                if (left > 0) {
                    throw new EOFException("a file broke off");
                }
                done.force(true);
            }
            file = null;
            files++;
        }
    }

    /** Gives the folder its name. */
    void complete() throws IOException {
        if (!ended) {
            throw new EOFException("the copy broke off");
        }
        folder.complete();
    }

    /** Where the accounts are if they are not in the copy; else empty. */
    String elsewhere() {
        return elsewhere;
    }

    String summary() {
        return files + " files, " + written + " bytes";
    }

    @Override
    public void close() {
        status.clear();
        try (var _ = file) {
            // What was begun is given up.
        } catch (IOException e) {
            throw folder.unwritable(e);
        }
    }
}
