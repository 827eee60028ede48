# ./zoetrope bench [options], as bench/run calls it: builds the program if need be, prepares its AOT cache, and measures it.
# The bench runs from its sources. Sourced by ../zoetrope.
# shellcheck shell=sh disable=SC2154

shift
build_if_changed
find_cache
exec "$java_home/bin/java" -XX:+UseSerialGC "-Dzoetrope.home=$home" -cp "$lib/*" \
    "$home/bench/src/test/java/dev/zoetrope/bench/Bench.java" "$@"
