# ./zoetrope test [maven arguments]: mvn verify on the JDK found, then what was not run, then the counts.
# With ZOETROPE_TESTS_MUST_RUN=1 a test that was not run is a failure. Sourced by ../zoetrope.
# shellcheck shell=sh disable=SC2154

shift
need_maven
lock_source_tree
rm -rf "$home"/*/target/surefire-reports
build_starts
status=0
run_maven verify "$@" || status=$?
# Arguments may leave modules out; only a verify of everything is also a build.
[ $status -ne 0 ] || [ $# -ne 0 ] || build_succeeded
unlock

all_ran=0
"$java_home/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "$home/launcher/TestSummary.java" "$home" || all_ran=$?
if [ $status -eq 0 ] && [ "${ZOETROPE_TESTS_MUST_RUN:-}" = 1 ]; then status=$all_ran; fi
exit $status
