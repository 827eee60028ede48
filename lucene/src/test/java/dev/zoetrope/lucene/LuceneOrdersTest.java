package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.OrdersContract;
import org.apache.lucene.store.ByteBuffersDirectory;

final class LuceneOrdersTest extends OrdersContract {
    @Override
    protected Catalog empty() {
        return LuceneCatalog.open(new ByteBuffersDirectory(), "memory");
    }
}
