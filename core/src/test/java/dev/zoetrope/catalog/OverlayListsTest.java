package dev.zoetrope.catalog;

/** A catalog in memory alone. */
final class OverlayListsTest extends ListsContract {
    @Override
    protected Catalog empty() {
        return Overlay.overNothing();
    }
}
