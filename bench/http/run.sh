#!/usr/bin/env bash
# Hello world beside Node's: requests per second, CPU per request, memory under
# load, start to first output, system calls of an idle server.
#
#   bench/http/run.sh [-n ROUNDS] [-t SECONDS] [-o RESULTS.md] [NAME=COMMAND ...]
#
# The first command is the yardstick, by default node=node; then, by default,
# uvgoja and uvotto built from this checkout. Rounds alternate over the commands, turning
# their order, so that a machine that drifts drifts for all; what counts is the
# median of the per-round ratios. Needs wrk; strace for the last figure.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
rounds=7 seconds=4 out=
while getopts n:t:o:h flag; do
	case $flag in
	n) rounds=$OPTARG ;;
	t) seconds=$OPTARG ;;
	o) out=$OPTARG ;;
	*) sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 2 ;;
	esac
done
shift $((OPTIND - 1))

for tool in wrk node; do
	command -v $tool >/dev/null || { echo "run.sh: $tool is not installed" >&2; exit 1; }
done
if (($# == 0)); then
	(cd "$root" && CGO_ENABLED=0 go build -o bin/ ./bindings/otto/cmd/uvotto ./bindings/goja/cmd/uvgoja)
	set -- node=node "uvgoja=$root/bin/uvgoja" "uvotto=$root/bin/uvotto"
fi
names=() commands=()
for pair; do names+=("${pair%%=*}"); commands+=("${pair#*=}"); done

work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill -9 $server 2>/dev/null; rm -rf "$work"' EXIT

hz=$(getconf CLK_TCK)
cpu() { awk '{sub(/.*\) /, ""); print $12 + $13}' "/proc/$1/stat"; } # user + system, ticks

# start COMMAND: runs hello world and waits for its line.
start() {
	: >"$work/out"
	$1 "$root/examples/hello.js" >"$work/out" 2>&1 &
	server=$!
	for _ in $(seq 200); do
		grep -q running "$work/out" && return
		sleep 0.02
	done
	echo "run.sh: $1 did not start:" >&2; cat "$work/out" >&2; exit 1
}
stop() { kill "$server"; wait "$server" 2>/dev/null || true; server=; }

load() { # name command
	start "$2"
	wrk -t1 -c64 -d1s http://127.0.0.1:3000/ >/dev/null
	local before after
	before=$(cpu $server)
	wrk -t1 -c64 -d"${seconds}s" --latency http://127.0.0.1:3000/ >"$work/wrk"
	after=$(cpu $server)
	local rss; rss=$(awk '/^VmRSS/{print $2}' /proc/$server/status)
	stop
	! grep -E 'Socket errors|Non-2xx' "$work/wrk" || { echo "run.sh: $1 lost requests" >&2; exit 1; }
	awk -v cpu=$((after - before)) -v hz="$hz" -v rss="$rss" -v s="$seconds" '
		/requests in/ {n = $1}
		/Requests\/sec/ {rate = $2}
		/ 50%/ {p50 = $2} / 99%/ {p99 = $2}
		END {printf "%.0f %.2f %d %s %s\n", rate, cpu / hz * 1e6 / n, rss, p50, p99}' "$work/wrk"
}

# Milliseconds from exec to the first byte of output, the best of five.
first_output() {
	node - "$1" <<-'JS'
	const { spawnSync } = require('child_process');
	let best = Infinity;
	for (let i = 0; i < 9; i++) {
	  const t = process.hrtime.bigint();
	  const r = spawnSync(process.argv[2], ['-e', "console.log('first')"]);
	  if (String(r.stdout) !== 'first\n') throw new Error('no output: ' + r.stderr);
	  best = Math.min(best, Number(process.hrtime.bigint() - t) / 1e6);
	}
	console.log(best.toFixed(2));
	JS
}

for ((r = 0; r < rounds; r++)); do
	for ((k = 0; k < ${#names[@]}; k++)); do
		i=$(((k + r) % ${#names[@]}))
		echo "$r ${names[i]} $(load "${names[i]}" "${commands[i]}") $(first_output "${commands[i]}")" | tee -a "$work/rows" >&2
	done
done

idle() { # COMMAND: system calls in an idle server's three seconds, after one request
	command -v strace >/dev/null || { echo "not measured: no strace"; return; }
	start "$1"
	wrk -t1 -c1 -d1s http://127.0.0.1:3000/ >/dev/null
	sleep 7 # keep-alive connections have gone
	timeout 5 strace -f -qq -ttt -o "$work/strace" -p $server || true
	stop
	# Attaching interrupts the waits themselves: what counts is what begins
	# later than a second after that.
	awk 'NR == 1 {t = $2} $2 > t + 1 && $2 < t + 4 && !/resumed/ {n++} END {print n + 0}' "$work/strace"
}

report() {
	echo "# Hello world over HTTP, beside ${names[0]}"
	echo
	echo "\`bench/http/run.sh -n $rounds -t $seconds\`, $(date -u +%F), commit $(cd "$root" && git rev-parse --short HEAD 2>/dev/null || echo none), $(go version | cut -d' ' -f3-4), node $(node --version),"
	echo "$(nproc) cores, $(uname -sr | cut -d- -f1). \`wrk -t1 -c64\`; medians, and the median of the per-round ratios to ${names[0]}."
	echo
	echo "| command | requests/s | ratio | CPU µs/request | ratio | resident KB under load | ratio | p50 | p99 | start to first output ms | ratio | calls in 3 idle s |"
	echo "|---|---|---|---|---|---|---|---|---|---|---|---|"
	for i in "${!names[@]}"; do
		awk -v name="${names[i]}" -v base="${names[0]}" -v idle="$(idle "${commands[i]}")" '
			function median(a, n,   i, j, t) {
				for (i = 2; i <= n; i++) { t = a[i]; for (j = i - 1; j > 0 && a[j] > t; j--) a[j + 1] = a[j]; a[j + 1] = t }
				return n % 2 ? a[(n + 1) / 2] : (a[n / 2] + a[n / 2 + 1]) / 2
			}
			$2 == base {for (c = 3; c <= 8; c++) b[$1, c] = $c}
			$2 == name {n++; r[n] = $1; for (c = 3; c <= 8; c++) v[n, c] = $c}
			function mid(c, rel,   i, a) {
				for (i = 1; i <= n; i++) a[i] = rel ? v[i, c] / b[r[i], c] : v[i, c]
				return median(a, n)
			}
			END {
				printf "| %s | %d | %.2f | %.1f | %.2f | %d | %.2f | %s | %s | %.1f | %.2f | %s |\n", name,
					mid(3, 0), mid(3, 1), mid(4, 0), mid(4, 1), mid(5, 0), mid(5, 1), v[int((n + 1) / 2), 6], v[int((n + 1) / 2), 7], mid(8, 0), mid(8, 1), idle
			}' "$work/rows"
	done
	echo
	echo "Rows as measured: round, command, requests/s, CPU µs/request, resident KB, p50, p99, start ms."
	echo
	sed 's/^/    /' "$work/rows"
}
if [ -n "$out" ]; then report | tee "$out"; else report; fi
