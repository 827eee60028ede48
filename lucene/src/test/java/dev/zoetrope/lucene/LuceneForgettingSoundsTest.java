package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.ForgettingSoundsContract;
import org.apache.lucene.store.ByteBuffersDirectory;

final class LuceneForgettingSoundsTest extends ForgettingSoundsContract {
    @Override
    protected Catalog empty() {
        return LuceneCatalog.open(new ByteBuffersDirectory(), "memory");
    }
}
