package dev.zoetrope.catalog;

import java.util.SplittableRandom;

/** A catalog laid over another one, in which the same people and videos are already, some of them seen otherwise. */
final class OverlayOverBasePostsAndPeopleTest extends PostsAndPeopleContract {
    private final SplittableRandom seeds = new SplittableRandom(17);
    private int made;

    @Override
    protected Catalog empty() {
        var base = Overlay.overNothing();
        // The first one is for tests that begin with nothing.
        if (made++ > 0) {
            base.save(new RandomWorld(seeds.nextLong(), 60).observations(150));
        }
        return new Overlay(base);
    }
}
