package dev.zoetrope.cli;

/** Whoever reads standard output has enough of it, as {@code head} has. Nothing needs to be said. */
final class ReaderGone extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReaderGone() {
        super(null, null, false, false);
    }
}
