#!/usr/bin/env bash
# Hello world of a cluster: CPU time per request with one worker and with two,
# all processes counted, the primary too.
#
#   bench/cluster/run.sh [-n ROUNDS] [-t SECONDS] [NAME=COMMAND ...]
#
# By default node, and uvgoja and uvotto built from this checkout, and these two
# with workers that are threads. Two workers on two cores can serve 2 × (CPU per
# request with one) / (CPU per request with two) of what one can: the last
# column, the median over the rounds. Needs wrk.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
rounds=5 seconds=3
while getopts n:t:h flag; do
	case $flag in
	n) rounds=$OPTARG ;;
	t) seconds=$OPTARG ;;
	*) sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 2 ;;
	esac
done
shift $((OPTIND - 1))
if (($# == 0)); then
	(cd "$root" && CGO_ENABLED=0 go build -o bin/ ./bindings/otto/cmd/uvotto ./bindings/goja/cmd/uvgoja)
	set -- node=node "uvgoja=$root/bin/uvgoja" "uvotto=$root/bin/uvotto" \
		"uvgoja-threads=$root/bin/uvgoja --cluster=threads" "uvotto-threads=$root/bin/uvotto --cluster=threads"
fi
work=$(mktemp -d)
primary=
trap '[ -z "$primary" ] || kill -9 $primary 2>/dev/null; rm -rf "$work"' EXIT
hz=$(getconf CLK_TCK)

# cpu: user and system time of the primary and of its children, in ticks.
cpu() { local p; for p in "$primary" $(pgrep -P "$primary"); do awk '{sub(/.*\) /, ""); print $12 + $13}' "/proc/$p/stat"; done | awk '{s += $1} END {print s}'; }

# per_request COMMAND WORKERS: microseconds of CPU a request, with 64 connections.
per_request() {
	: >"$work/out"
	sleep 1000 >"$work/hold" & local hold=$! # standard input stays open
	$1 "$root/conformance/_cluster.js" "$2" < <(tail -f /dev/null --pid=$hold) >"$work/out" &
	primary=$!
	until grep -q port "$work/out"; do sleep 0.02; done
	local url before after
	url=http://127.0.0.1:$(awk '/port/ {print $2}' "$work/out")/
	wrk -t1 -c64 -d1s "$url" >/dev/null
	before=$(cpu)
	wrk -t1 -c64 -d"${seconds}s" "$url" >"$work/wrk"
	after=$(cpu)
	kill -9 $(pgrep -P "$primary") "$primary" "$hold" 2>/dev/null || true
	wait "$primary" 2>/dev/null || true
	primary=
	awk -v ticks=$((after - before)) -v hz="$hz" '/requests in/ {print ticks / hz * 1e6 / $1}' "$work/wrk"
}

for ((round = 0; round < rounds; round++)); do
	for pair; do
		echo "    $round ${pair%%=*} $(per_request "${pair#*=}" 1) $(per_request "${pair#*=}" 2)" | tee -a "$work/rows" >&2
	done
done
echo "| command | CPU µs a request, one worker | two workers | capacity of two |"
echo "|---|---|---|---|"
awk '
	function median(list, n,   i, j, t) {
		for (i = 2; i <= n; i++) for (j = i; j > 1 && list[j] < list[j-1]; j--) { t = list[j]; list[j] = list[j-1]; list[j-1] = t }
		return n % 2 ? list[(n+1)/2] : (list[n/2] + list[n/2+1]) / 2
	}
	{ if (!($2 in n)) names[++count] = $2; k = ++n[$2]; one[$2, k] = $3; two[$2, k] = $4; gain[$2, k] = 2 * $3 / $4 }
	END {
		for (c = 1; c <= count; c++) {
			name = names[c]
			for (i = 1; i <= n[name]; i++) { a[i] = one[name, i]; b[i] = two[name, i]; g[i] = gain[name, i] }
			printf "| %s | %.1f | %.1f | %.2f |\n", name, median(a, n[name]), median(b, n[name]), median(g, n[name])
		}
	}' "$work/rows"
