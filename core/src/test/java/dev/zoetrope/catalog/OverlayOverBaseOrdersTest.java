package dev.zoetrope.catalog;

/** A catalog laid over another one, which holds what was saved before. */
final class OverlayOverBaseOrdersTest extends OrdersContract {
    @Override
    protected Catalog empty() {
        return new Overlay(Overlay.overNothing());
    }

    @Override
    protected Catalog laterOn(Catalog sofar) {
        return new Overlay(sofar.snapshot());
    }
}
