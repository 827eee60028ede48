#!/bin/sh
# Prints first figures of the usual demo: start to the first correct answer, resident memory, latency and rate of two queries.
# Needs curl and wrk. Other work on the machine shows in every figure.
set -eu
cd "$(dirname "$0")/.."
./zoetrope --version # builds, if need be, before the clock starts
work=$(mktemp -d)
started=$(date +%s%N)
./zoetrope serve --demo --port 0 --access-log off >"$work/out" &
server=$!
trap 'kill $server; wait $server || :; rm -rf "$work"' EXIT
until base=$(sed -n 's/^Zoetrope is ready at //p' "$work/out") && [ -n "$base" ]; do sleep 0.02; done
token=$(curl -s "$base/v2/oauth/token/" -d client_key=awdemoresearch01 -d client_secret=demoResearchSecretIsNoSecret0001 \
    -d grant_type=client_credentials | sed 's/.*"access_token":"\([^"]*\)".*/\1/')

query() { # field, operation, value, page size
    printf '{"query":{"and":[{"field_name":"%s","operation":"%s","field_values":["%s"]}]},"start_date":"20220615","end_date":"20220628","max_count":%s}' "$@"
}
ask() { curl -sf "$base/v2/research/video/query/?fields=id,like_count" -H "Authorization: Bearer $token" -d "$1"; }

ask "$(query keyword EQ 'hello world' 10)" | grep -q '"code":"ok"'
echo "start to first correct answer: $((($(date +%s%N) - started) / 1000000)) ms"
memory() { awk '/RssAnon/ { printf "%d MB", $2 / 1024 }' "/proc/$server/status"; }
echo "anonymous resident memory then: $(memory)"

load() { # name, body, connections
    cat >"$work/load.lua" <<LUA
wrk.method = "POST"
wrk.body = [[$2]]
wrk.headers["Authorization"] = "Bearer $token"
LUA
    wrk -t1 -c"$3" -d5s -s "$work/load.lua" "$base/v2/research/video/query/?fields=id,like_count" >"$work/warm"
    wrk -t1 -c"$3" -d10s --latency -s "$work/load.lua" "$base/v2/research/video/query/?fields=id,like_count" >"$work/wrk"
    awk -v name="$1, $3 at once" '/50%/ { p50 = $2 } /99%/ { p99 = $2 } /Requests\/sec/ { rate = $2 } /Non-2xx/ { bad = ", " $0 }
        END { printf "%s: p50 %s, p99 %s, %d/s%s\n", name, p50, p99, rate, bad }' "$work/wrk"
}
load "newest 100 with keyword a" "$(query keyword EQ a 100)" 1
load "newest 100 with keyword a" "$(query keyword EQ a 100)" 8
load "newest 100 with hashtag_name GT hello" "$(query hashtag_name GT hello 100)" 1
echo "anonymous resident memory after: $(memory)"
