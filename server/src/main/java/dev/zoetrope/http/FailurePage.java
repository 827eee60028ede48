package dev.zoetrope.http;

/** Puts what a handler threw into the form that the call's surface uses. Called by many threads at once. */
@FunctionalInterface
public interface FailurePage {

    /**
     * The answer to show.
     *
     * @param failure a {@link RequestRefused}, whose status and message are meant for the client, or a fault of ours, of
     *     which the client must learn nothing
     */
    Answer answer(Call call, Throwable failure);
}
