package dev.zoetrope.errand;

import java.io.IOException;

/** Something a verb wants done to a data directory. Run by the process that has the directory, whether that is the verb's own or a server. */
@FunctionalInterface
public interface Errand {
    /**
     * Does all of it, telling how it goes. What it has told before it fails stands.
     *
     * @throws InvalidErrand when it cannot be run as it was asked for
     * @throws IOException when the order's input cannot be read, or nobody hears the reply any more
     */
    void run(Order order, Reply reply) throws IOException;
}
