package dev.zoetrope.catalog;

/** A catalog in memory alone. */
final class OverlayPostsAndPeopleTest extends PostsAndPeopleContract {
    @Override
    protected Catalog empty() {
        return Overlay.overNothing();
    }
}
