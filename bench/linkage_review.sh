#!/usr/bin/env bash
# Do labels help? Invented people, the truth as the reviewer: how good the clusters and the probabilities are after 0, 50 and 200 labels,
# asked in the order of `jiayu link review` beside other orders. Figures as a table in Markdown on standard output.
# usage: bench/linkage_review.sh JIAYU FOLDER
set -euo pipefail
program=$1 folder=$2
export LC_ALL=C.UTF-8
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"

fill_in() {  # fill_in PEOPLE QUEUE: the column answer by the truth, the last column of the people
    awk -F, -v OFS=, 'NR == FNR {sub(/\r/, ""); truth[$1] = $NF; next} FNR > 1 {$2 = truth[$4] == truth[$6] ? "same" : "different"} {print}' "$1" "$2"
}
field() { grep -o "\"$1\":{[^{}]*" <<< "$2" | head -1 | grep -o "\"$3\":[0-9.Ee+-]*" | cut -d: -f2; }
# The error of calibration over all pairs written: per bin of a twentieth |expected − observed|, weighed by pairs.
calibration() {  # calibration PEOPLE PAIRS
    awk -F, 'NR == FNR {sub(/\r/, ""); truth[$1] = $NF; next} FNR == 1 {next}
             {bin = int($6 * 20); if (bin > 19) bin = 19; pairs[bin]++; expected[bin] += $6; observed[bin] += truth[$1] == truth[$3]; all++}
             END {for (bin in pairs) error += sqrt((expected[bin] - observed[bin]) ^ 2); printf "%.4f", error / all}' "$1" "$2"
}
# Pairs at random of all that were written, as a queue; others each time.
plain_random() {  # plain_random PAIRS COUNT TIME
    echo number,answer,source_l,id_l,source_r,id_r
    tail -n +2 "$1" | shuf -n "$2" --random-source=<(yes "$3") | awk -F, '{print NR ",," $2 "," $1 "," $4 "," $3}'
}
tell() {  # tell NAME LABELS ORDER: links with the labels that there are and judges by the truth
    local people=$1/people.csv judged given=()
    [ -s "$3/labels.csv" ] && given=(--labels "$3/labels.csv")
    "$program" link "$1.toml" "$people" -o "$3/out" --no-report "${given[@]}" > "$3/told.txt"
    judged=$("$program" --json link evaluate "$3/out" "$people" --truth-column cluster)
    printf '| %s | %s | %s | %.4f | %.4f | %.4f | %.4f | %s | %s |\n' "$1" "$3" "$2" "$(field pairs "$judged" f1)" "$(field pairs "$judged" precision)" "$(field pairs "$judged" recall)" \
        "$(field clusters "$judged" f1)" "$(calibration "$people" "$3/out/pairs.csv")" "$(grep -o 'precision [^)]*), recall [^)]*)' "$3/told.txt" | sed 's/precision //; s/, recall /; /')"
}
ask() {  # ask NAME ORDER COUNT: so many more answers, the model learned anew with those given before
    local people=$1/people.csv labels=$2/labels.csv given=() share
    [ -s "$labels" ] && given=(--labels "$labels")
    "$program" link train "$1.toml" "$people" -o "$2/trained.toml" "${given[@]}" > /dev/null
    case $2 in *default) share=0.25 ;; *doubtful) share=0 ;; *sample) share=1 ;; *random) share= ;; esac
    if [ -z "$share" ]; then plain_random "$2/out/pairs.csv" "$3" "$(cat "$labels" 2> /dev/null | wc -l)" > "$2/queue.csv"
    else "$program" link review "$2/trained.toml" "$people" --labels "$labels" --reviewer truth --limit "$3" --sample-share "$share" --queue-out "$2/queue.csv" > /dev/null; fi
    fill_in "$people" "$2/queue.csv" > "$2/filled.csv"
    "$program" link review "$2/trained.toml" "$people" --labels "$labels" --reviewer truth --answers "$2/filled.csv" > /dev/null
}

echo '| data | order | labels | pair F1 | precision | recall | cluster F1 | calibration error | estimated precision; recall |'
echo '|---|---|---|---|---|---|---|---|---|'
for set in "latin 8000 11" "historical 10000 11"; do
    read -r kind records seed <<< "$set"
    "$program" synth --people "$kind" --records "$records" --seed "$seed" --truth-column --out "$kind" > /dev/null
    "$program" link init "$kind/people.csv" -o "$kind.toml" > /dev/null
    for order in default doubtful sample random; do
        mkdir "$kind-$order"
        tell "$kind" 0 "$kind-$order"
        ask "$kind" "$kind-$order" 50
        tell "$kind" 50 "$kind-$order"
        for _ in 1 2 3; do ask "$kind" "$kind-$order" 50; done
        tell "$kind" 200 "$kind-$order"
    done
done
