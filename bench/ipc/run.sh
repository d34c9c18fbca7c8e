#!/usr/bin/env bash
# The channel between processes beside Node's: round trips a second in both
# serializations, time from fork to the first message, memory of a child that waits. Its own is the
# memory of a child that no other process shares: what one more worker costs.
#
#   bench/ipc/run.sh [-n ROUNDS] [-c COUNT] [NAME=COMMAND ...]
#
# The first command is the yardstick, by default node=node; then, by default,
# uvgoja and uvotto built from this checkout. Rounds alternate over the commands,
# turning their order; what counts is the median of the per-round ratios.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
rounds=5 count=20000
while getopts n:c:h flag; do
	case $flag in
	n) rounds=$OPTARG ;;
	c) count=$OPTARG ;;
	*) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 2 ;;
	esac
done
shift $((OPTIND - 1))
if (($# == 0)); then
	(cd "$root" && CGO_ENABLED=0 go build -o bin/ ./bindings/otto/cmd/uvotto ./bindings/goja/cmd/uvgoja)
	set -- node=node "uvgoja=$root/bin/uvgoja" "uvotto=$root/bin/uvotto"
fi
rows=$(mktemp)
trap 'rm -f "$rows"' EXIT
pairs=("$@")
for ((round = 0; round < rounds; round++)); do
	for pair in "${pairs[@]}"; do
		command=${pair#*=}
		read -r json < <($command "$here/roundtrip.js" "$count" json)
		read -r advanced < <($command "$here/roundtrip.js" "$count" advanced)
		read -r ms kb own < <($command "$here/first.js" 11)
		echo "    $round ${pair%%=*} $json $advanced $ms $kb $own" | tee -a "$rows" >&2
	done
	pairs=("${pairs[@]:1}" "${pairs[0]}")
done
awk -v first="${1%%=*}" '
	function median(list, n,   i, j, t) {
		for (i = 2; i <= n; i++) for (j = i; j > 1 && list[j] < list[j-1]; j--) { t = list[j]; list[j] = list[j-1]; list[j-1] = t }
		return n % 2 ? list[(n+1)/2] : (list[n/2] + list[n/2+1]) / 2
	}
	{ for (f = 3; f <= 7; f++) v[$2, f, $1] = $f; if (!($2 in seen)) { seen[$2] = 1; names[++count] = $2 } rounds[$1] = 1 }
	END {
		print "| command | round trips/s, json | ratio | advanced | ratio | fork to first message, ms | ratio | resident KB | ratio | its own KB | ratio |"
		print "|---|---|---|---|---|---|---|---|---|---|---|"
		for (c = 1; c <= count; c++) {
			line = "| " names[c]
			for (f = 3; f <= 7; f++) {
				n = 0
				for (r in rounds) { n++; value[n] = v[names[c], f, r] + 0; ratio[n] = value[n] / v[first, f, r] }
				line = line sprintf(f == 5 ? " | %.1f | %.2f" : " | %d | %.2f", median(value, n), median(ratio, n))
			}
			print line " |"
		}
	}' "$rows"
