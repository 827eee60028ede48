package dev.zoetrope.lucene;

import dev.zoetrope.check.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what a check finds. */
final class Found implements Findings {
    final Map<String, Long> looked = new TreeMap<>();
    final List<Problem> problems = new ArrayList<>();

    @Override
    public void looked(String part, long count) {
        looked.merge(part, count, Long::sum);
    }

    @Override
    public void problem(Problem problem) {
        problems.add(problem);
    }

    @Override
    public void note(String part, String text) {
        throw new AssertionError(part + ": " + text);
    }
}
