package dev.zoetrope.lucene;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/** A disk that can fail at each of the steps by which a commit becomes durable and visible. */
final class FaultyDirectory extends FilterDirectory {
    enum Step {
        CREATE,
        SYNC,
        RENAME,
        SYNC_FOLDER,
        OPEN
    }

    /** What happens at a step; it may wait, or throw. */
    interface Fault {
        void happen(Step step) throws IOException;
    }

    private final AtomicInteger commits = new AtomicInteger();
    private volatile Fault fault = step -> {};

    FaultyDirectory() {
        super(new ByteBuffersDirectory());
    }

    void fault(Fault fault) {
        this.fault = fault;
    }

    void failAt(Step failing) {
        fault(step -> {
            if (step == failing) {
                throw new IOException("the disk fails at " + step);
            }
        });
    }

    void repair() {
        fault(step -> {});
    }

    /** How many commits have got as far as to be renamed into place. */
    int commits() {
        return commits.get();
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        fault.happen(Step.CREATE);
        return super.createOutput(name, context);
    }

    @Override
    public void sync(Collection<String> names) throws IOException {
        fault.happen(Step.SYNC);
        super.sync(names);
    }

    @Override
    public void rename(String source, String dest) throws IOException {
        fault.happen(Step.RENAME);
        super.rename(source, dest);
        commits.incrementAndGet();
    }

    @Override
    public void syncMetaData() throws IOException {
        fault.happen(Step.SYNC_FOLDER);
        super.syncMetaData();
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        fault.happen(Step.OPEN);
        return super.openInput(name, context);
    }

    /** A folder can be opened again. */
    @Override
    public void close() {}
}
