package dev.zoetrope.catalog;

/** A catalog in memory alone. */
final class OverlayForgettingSoundsTest extends ForgettingSoundsContract {
    @Override
    protected Catalog empty() {
        return Overlay.overNothing();
    }
}
