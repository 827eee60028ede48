package dev.zoetrope.cli;

import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.Reply;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Prints the text that a reply gives. */
record Printed(PrintWriter writer) implements Reply {
    @Override
    public void tell(Event event) {
        throw new IllegalStateException("nothing is told: " + event);
    }

    @Override
    public void data(byte[] bytes, int offset, int count) {
        writer.print(new String(bytes, offset, count, StandardCharsets.UTF_8));
        writer.flush();
    }
}
