#!/usr/bin/env bash
# The commands of docs/guide/linkage.md, in its order; the Chinese guide has the same ones, and both model files are read.
set -u
program=$1 folder=$2
guide=$(cd "$(dirname "$0")/../../docs/guide" && pwd)
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder" || exit 1
commands() { sed -n '/^```console$/,/^```$/s/^\$ //p' "$1"; }
# The example of a model file, with what it needs to stand alone.
example() { awk '/^```toml$/ {inside = 1; next} /^```$/ {inside = 0} inside' "$1"; }

diff <(commands "$guide/linkage.md") <(commands "$guide/linkage.zh.md") || { echo "the two guides have different commands"; exit 1; }
[ "$(commands "$guide/linkage.md" | wc -l)" -ge 10 ] || { echo "the guide has no commands"; exit 1; }

jiayu() { "$program" "$@"; }
while IFS= read -r line; do
    eval "$line" > answer 2> complaint < /dev/null || { echo "failed: $line"; cat answer complaint; exit 1; }
done < <(commands "$guide/linkage.md")

[ "$(wc -l < queue.csv)" -gt 50 ] || { echo "nothing to review"; exit 1; }
[ "$(wc -l < labels.csv)" = "$(wc -l < queue.csv)" ] || { echo "not every answer became a label"; exit 1; }
head -1 linked/clusters.csv | grep -q "id,source,cluster_id" || { echo "clusters.csv has another header"; exit 1; }
[ "$(wc -l < linked/clusters.csv)" = 8001 ] || { echo "not every record is in a cluster"; exit 1; }

printf 'id,surname,given_name,birth_date,street,city,postcode,citizen_number,birth_certificate,form_number\n1,Li,Wei,1990-01-02,a,b,c,,,\n2,Li,Wei,1990-01-02,a,b,c,,,\n' > small.csv
for language in linkage.md linkage.zh.md; do
    example "$guide/$language" | sed 's/^of = .*//' > "$language.toml"
    for column in given_name birth_date street city postcode citizen_number birth_certificate form_number; do printf '[[column]]\nname = "%s"\n' $column; done >> "$language.toml"
    jiayu link "$language.toml" small.csv -o "small_$language" > answer 2>&1 || { echo "the model of $language is refused"; cat answer; exit 1; }
done
echo "link guide: ok"
