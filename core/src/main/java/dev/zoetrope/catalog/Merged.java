package dev.zoetrope.catalog;

import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What passes of the rows of a base and all of an overlay's, both in one order. Not for several threads. */
final class Merged<T> implements Iterator<T> {
    private final Iterator<T> base;
    private final Predicate<T> passes;
    private final Iterator<T> own;
    private final Comparator<T> order;
    private @Nullable T nextOfBase;
    private @Nullable T nextOwn;

    Merged(Iterator<T> base, Predicate<T> passes, Iterator<T> own, Comparator<T> order) {
        this.base = base;
        this.passes = passes;
        this.own = own;
        this.order = order;
        nextOfBase = advanceBase();
        nextOwn = advanceOwn();
    }

    @Override
    public boolean hasNext() {
        return nextOfBase != null || nextOwn != null;
    }

    @Override
    public T next() {
        var ofBase = nextOfBase;
        var mine = nextOwn;
        if (ofBase != null && (mine == null || order.compare(ofBase, mine) < 0)) {
            nextOfBase = advanceBase();
            return ofBase;
        }
        if (mine == null) {
            throw new NoSuchElementException();
        }
        nextOwn = advanceOwn();
        return mine;
    }

    private @Nullable T advanceBase() {
        while (base.hasNext()) {
            var next = base.next();
            if (passes.test(next)) {
                return next;
            }
        }
        return null;
    }

    private @Nullable T advanceOwn() {
        return own.hasNext() ? own.next() : null;
    }
}
