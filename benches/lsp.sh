#!/usr/bin/env bash
# Measures the language server as an editor feels it, beside a floor: a server that keeps the text and answers constants.
#
#   cargo build --release
#   bash benches/lsp.sh LSPBENCH FLOOR [ROUNDS]
#
# LSPBENCH is the benchmark client, FLOOR the floor's server; both speak over standard input and output. Each round runs
# first the one server and then the other, so that what else the machine does falls on both; the table shows medians over
# the rounds (three unless told otherwise). Run it on a machine with nothing else to do: `others` in the notes of a run
# tells how many cores were busy elsewhere. The drafts and the table are left in target/lsp-bench.
set -eu
cd "$(dirname "$0")/.."

lspbench=$1
floor=$2
rounds=${3:-3}
server=${COPYDESK:-target/release/copydesk}
out=target/lsp-bench
drafts=$out/drafts
mkdir -p "$drafts" "$out/empty"

# draft BYTES FILE: an invented draft of at least so many bytes, the same every time.
draft() {
  awk -v bytes="$1" 'BEGIN {
    srand(7)
    n = split("OpenAI|Amazon|Anthropic|Palantir|The ministry|Lena Okafor|Microsoft|The council", who, "|")
    m = split("said it would invest|agreed to pay|has raised|is to build|had asked for|turned down", does, "|")
    k = split("$50 billion|up to $200 million|2 gigawatts|17 percent|3,400 people|€1.2 billion|40 buses", what, "|")
    p = split("in the coming year|on 17 March 2026|last month|after months of talks|in the region, officials said", when, "|")
    plain = "Residents came from three villages to speak about the bridge, the water and the road that floods each spring. "
    print "# A day of deals\n"
    for (size = 0; size < bytes; size += length(text) + 2) {
      text = ""
      for (i = 0; i < 3 + int(rand() * 3); i++)
        text = text (rand() < 0.4 ? plain : who[1 + int(rand() * n)] " " does[1 + int(rand() * m)] " " \
          what[1 + int(rand() * k)] " " when[1 + int(rand() * p)] ". ")
      print text "\n"
    }
  }' > "$2"
}

sizes="2000:2k 20000:20k 200000:200k 1000000:1m 10000000:10m"
docs=()
for size in $sizes; do
  file=$drafts/draft-${size#*:}.md
  [ -s "$file" ] || draft "${size%:*}" "$file"
  docs+=(--doc "$file")
done

# measure NAME ROUND COMMAND...
measure() {
  local name=$1 round=$2
  shift 2
  "$lspbench" --label "$name" --root "$out/empty" --starts 10 --edits 200 --burst 1000 \
    --requests hover,definition,documentHighlight --request-n 40 \
    --json "$out/$name-$round.json" "${docs[@]}" -- "$@" > "$out/$name-$round.txt" ||
    echo "$name, round $round: see $out/$name-$round.txt" >&2
}

for round in $(seq "$rounds"); do
  measure floor "$round" "$floor"
  measure copydesk "$round" "$server" lsp
done
"$lspbench" compare --stat p50,p99 "$out"/floor-*.json "$out"/copydesk-*.json | tee "$out/table.md"

# A workspace of 500 drafts of about 1,000 words, each with a text of its own.
for number in $(seq 500); do
  file=$out/workspace/draft-$number.md
  [ -s "$file" ] || { mkdir -p "$out/workspace"; draft $((5800 + number % 400)) "$file"; }
done
python3 benches/workspace.py "$out/workspace" "$server" lsp | tee -a "$out/table.md"

# How soon work ends that is cancelled or overtaken.
python3 benches/cancel.py "$drafts/draft-10m.md" "$server" lsp | tee -a "$out/table.md"

# What ten open drafts take.
for command in "$floor" "$server lsp"; do
  # shellcheck disable=SC2086 # a program and its argument
  python3 benches/memory.py "$out/workspace" $command | tee -a "$out/table.md"
done
