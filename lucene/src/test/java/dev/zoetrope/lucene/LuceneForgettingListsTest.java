package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.ForgettingListsContract;
import org.apache.lucene.store.ByteBuffersDirectory;

final class LuceneForgettingListsTest extends ForgettingListsContract {
    @Override
    protected Catalog empty() {
        return LuceneCatalog.open(new ByteBuffersDirectory(), "memory");
    }
}
