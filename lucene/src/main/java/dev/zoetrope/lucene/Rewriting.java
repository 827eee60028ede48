package dev.zoetrope.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.SegmentInfos;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites, when told to get rid of deleted rows, every segment that holds one. Lucene's own policies pass over those that hold few, or are large, and would
 * merge the others, which takes more room meanwhile.
 */
final class Rewriting extends FilterMergePolicy {
    Rewriting(MergePolicy in) {
        super(in);
    }

    @Override
    public @Nullable MergeSpecification findForcedDeletesMerges(SegmentInfos segments, MergeContext context)
            throws IOException {
        MergeSpecification rewritten = null;
        for (var segment : segments) {
            if (context.numDeletesToMerge(segment) > 0
                    && !context.getMergingSegments().contains(segment)) {
                rewritten = rewritten == null ? new MergeSpecification() : rewritten;
                rewritten.add(new OneMerge(List.of(segment)));
            }
        }
        return rewritten;
    }
}
