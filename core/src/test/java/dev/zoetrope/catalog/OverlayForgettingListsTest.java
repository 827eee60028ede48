package dev.zoetrope.catalog;

/** A catalog in memory alone. */
final class OverlayForgettingListsTest extends ForgettingListsContract {
    @Override
    protected Catalog empty() {
        return Overlay.overNothing();
    }
}
