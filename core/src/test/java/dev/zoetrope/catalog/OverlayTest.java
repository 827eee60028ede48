package dev.zoetrope.catalog;

/** A catalog in memory alone. */
final class OverlayTest extends CatalogContract {
    @Override
    protected Catalog empty() {
        return Overlay.overNothing();
    }
}
