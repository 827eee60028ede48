package dev.zoetrope.lucene;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.apache.lucene.store.BaseDirectory;
import org.apache.lucene.store.ByteBuffersDataInput;
import org.apache.lucene.store.ByteBuffersIndexInput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.OutputStreamIndexOutput;
import org.apache.lucene.store.SingleInstanceLockFactory;
import org.jspecify.annotations.Nullable;

/**
 * A folder on a drive that can fail, fill up and lose its power.
 *
 * <p>It keeps for sure what was synced. Of everything else a power cut leaves what may be: a file is gone in part, zeroed, damaged or whole; names that were
 * given, changed or taken since the folder was synced are so up to any one of them, in their order, as a journal keeps them. Syncing a file keeps its name as
 * well. What a file held when its sync failed is never kept, even if a later sync succeeds.
 */
final class Drive extends BaseDirectory {
    private static final int PIECE = 1 << 13;

    enum Operation {
        LIST,
        OPEN,
        CREATE,
        WRITE,
        SYNC,
        RENAME,
        DELETE,
        SYNC_FOLDER
    }

    /** What happens before an operation. */
    interface Fault {
        void before(Operation operation) throws IOException;
    }

    private static final class File {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private boolean synced;
        private boolean lost;
    }

    /** A name given ({@code from} is null), changed, or taken ({@code to} is null). */
    private record Naming(@Nullable String from, @Nullable String to, File file) {
        void applyTo(Map<String, File> folder) {
            if (from != null) {
                folder.remove(from);
            }
            if (to != null) {
                folder.put(to, file);
            }
        }
    }

    private final Map<String, File> files = new TreeMap<>();
    private final Map<String, File> kept = new TreeMap<>();
    private final List<Naming> unsynced = new ArrayList<>();
    private Fault fault = _ -> {};
    private long room = Long.MAX_VALUE;
    private long operationsLeft = Long.MAX_VALUE;
    private long temporary;

    Drive() {
        super(new SingleInstanceLockFactory());
    }

    synchronized void fault(Fault fault) {
        this.fault = fault;
    }

    /** Lets so many bytes more be written. */
    synchronized void room(long bytes) {
        room = bytes;
    }

    /** Cuts the power after so many operations. */
    synchronized void cutAfter(long operations) {
        operationsLeft = operations;
    }

    synchronized boolean hasPower() {
        return operationsLeft > 0;
    }

    /** The drive as it is found when the power is back. */
    synchronized Drive afterPowerCut(RandomGenerator chance) {
        var found = new TreeMap<>(kept);
        unsynced.subList(0, chance.nextInt(unsynced.size() + 1)).forEach(naming -> naming.applyTo(found));
        var drive = new Drive();
        found.forEach((name, file) -> {
            var left = new File();
            left.content.writeBytes(
                    file.synced ? file.content.toByteArray() : damaged(file.content.toByteArray(), chance));
            left.synced = true;
            drive.files.put(name, left);
            drive.kept.put(name, left);
        });
        return drive;
    }

    private static byte[] damaged(byte[] bytes, RandomGenerator chance) {
        if (bytes.length == 0) {
            return bytes;
        }
        return switch (chance.nextInt(5)) {
            case 0 -> new byte[0];
            case 1 -> new byte[bytes.length];
            case 2 -> Arrays.copyOf(bytes, chance.nextInt(bytes.length));
            case 3 -> {
                bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
                yield bytes;
            }
            default -> bytes;
        };
    }

    private void operate(Operation operation) throws IOException {
        if (operationsLeft == 0) {
            throw new IOException("there is no power");
        }
        operationsLeft--;
        fault.before(operation);
    }

    private File file(String name) throws NoSuchFileException {
        var file = files.get(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        return file;
    }

    @Override
    public synchronized String[] listAll() throws IOException {
        operate(Operation.LIST);
        return files.keySet().toArray(String[]::new);
    }

    @Override
    public synchronized void deleteFile(String name) throws IOException {
        operate(Operation.DELETE);
        unsynced.add(new Naming(name, null, file(name)));
        files.remove(name);
    }

    @Override
    public synchronized long fileLength(String name) throws IOException {
        return file(name).content.size();
    }

    @Override
    public synchronized IndexOutput createOutput(String name, IOContext context) throws IOException {
        operate(Operation.CREATE);
        if (files.containsKey(name)) {
            throw new FileAlreadyExistsException(name);
        }
        var file = new File();
        files.put(name, file);
        unsynced.add(new Naming(null, name, file));
        return new OutputStreamIndexOutput(name, name, new Writing(file), PIECE);
    }

    @Override
    public synchronized IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
            throws IOException {
        return createOutput(prefix + "_" + suffix + "_" + ++temporary + ".tmp", context);
    }

    private final class Writing extends OutputStream {
        private final File file;

        Writing(File file) {
            this.file = file;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            synchronized (Drive.this) {
                operate(Operation.WRITE);
                int fitting = (int) Math.min(count, room);
                file.content.write(bytes, offset, fitting);
                file.synced = false;
                room -= fitting;
                if (fitting < count) {
                    throw new IOException("No space left on device");
                }
            }
        }
    }

    @Override
    public synchronized void sync(Collection<String> names) throws IOException {
        for (var name : names) {
            var file = file(name);
            try {
                operate(Operation.SYNC);
            } catch (IOException e) {
                file.lost = !file.synced;
                throw e;
            }
            file.synced = !file.lost;
            unsynced.removeIf(naming -> name.equals(naming.from) || name.equals(naming.to));
            kept.put(name, file);
        }
    }

    @Override
    public synchronized void syncMetaData() throws IOException {
        operate(Operation.SYNC_FOLDER);
        unsynced.clear();
        kept.clear();
        kept.putAll(files);
    }

    @Override
    public synchronized void rename(String source, String dest) throws IOException {
        operate(Operation.RENAME);
        var file = file(source);
        files.remove(source);
        files.put(dest, file);
        unsynced.add(new Naming(source, dest, file));
    }

    @Override
    public synchronized IndexInput openInput(String name, IOContext context) throws IOException {
        operate(Operation.OPEN);
        var bytes = ByteBuffer.wrap(file(name).content.toByteArray());
        return new ByteBuffersIndexInput(new ByteBuffersDataInput(List.of(bytes)), name);
    }

    @Override
    public Set<String> getPendingDeletions() {
        return Set.of();
    }

    /** The drive can be opened again. */
    @Override
    public void close() {}
}
