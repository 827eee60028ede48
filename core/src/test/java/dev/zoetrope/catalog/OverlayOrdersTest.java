package dev.zoetrope.catalog;

/** A catalog in memory alone. */
final class OverlayOrdersTest extends OrdersContract {
    @Override
    protected Catalog empty() {
        return Overlay.overNothing();
    }
}
