package dev.zoetrope.http;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which handler takes which call: first the exact path, as sent, with its method; else the fallback with the longest prefix
 * that the path begins with. HEAD and OPTIONS are methods like any other. Immutable.
 */
public final class Routes {

    private record Prefix(String path, Fallback fallback) {}

    private final Map<String, SortedMap<String, Handler>> exact;
    private final List<Prefix> prefixes;

    private Routes(Builder builder) {
        exact = Map.copyOf(builder.exact);
        prefixes = builder.prefixes.entrySet().stream()
                .map(e -> new Prefix(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingInt((Prefix p) -> p.path.length()).reversed())
                .toList();
    }

    /**
     * Begins with the fallback for every path that no other route or fallback takes.
     */
    public static Builder otherwise(Fallback fallback) {
        return new Builder(fallback);
    }

    Handler find(String method, String path) {
        var methods = exact.get(path);
        var handler = methods == null ? null : methods.get(method);
        if (handler != null) {
            return handler;
        }
        Set<String> allowed = methods == null ? Set.of() : methods.keySet();
        for (var prefix : prefixes) {
            if (path.startsWith(prefix.path)) {
                return call -> prefix.fallback.handle(call, allowed);
            }
        }
        throw new AssertionError("The empty prefix takes every path");
    }

    /** Collects routes. Not safe for several threads. */
    public static final class Builder {
        private final Map<String, SortedMap<String, Handler>> exact = new HashMap<>();
        private final Map<String, Fallback> prefixes = new HashMap<>();

        private Builder(Fallback catchAll) {
            prefixes.put("", catchAll);
        }

        /**
         * Adds a route.
         *
         * @param path the whole path, compared byte by byte with what the client sends: no decoding, no merging of slashes
         * @throws IllegalArgumentException when the method and path are taken
         */
        public Builder route(String method, String path, Handler handler) {
            if (exact.computeIfAbsent(path, p -> new TreeMap<>()).putIfAbsent(method, handler) != null) {
                throw new IllegalArgumentException("Two handlers for " + method + " " + path);
            }
            return this;
        }

        /**
         * Adds a fallback for the paths that begin with {@code prefix}.
         *
         * @throws IllegalArgumentException when the prefix is taken
         */
        public Builder fallback(String prefix, Fallback fallback) {
            if (prefixes.putIfAbsent(prefix, fallback) != null) {
                throw new IllegalArgumentException("Two fallbacks for " + prefix);
            }
            return this;
        }

        /** The routes collected so far. */
        public Routes build() {
            return new Routes(this);
        }
    }
}
