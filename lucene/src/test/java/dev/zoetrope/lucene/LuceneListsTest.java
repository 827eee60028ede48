package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.ListsContract;
import org.apache.lucene.store.ByteBuffersDirectory;

final class LuceneListsTest extends ListsContract {
    @Override
    protected Catalog empty() {
        return LuceneCatalog.open(new ByteBuffersDirectory(), "memory");
    }

    @Override
    protected int rounds() {
        return 5;
    }
}
