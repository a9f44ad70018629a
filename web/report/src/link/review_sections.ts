// Pairs and persons to look at: where a weight comes from, and what holds the records of a person together.
import {chartFrame, draw} from '../charts';
import {element, type Child} from '../element';
import {table} from '../page';
import {fill} from '../words';
import {bitsText, count, percent, probabilityOf, probabilityText, signed} from './figures';
import {clusterName, clusterOption, sourceColour, waterfallOption, waterfallSteps} from './model_options';
import {comparisonTitle, figureSection, levelTitle, type LinkPage} from './page';
import type {Cluster, Pair, RecordName} from './report';

const nameOf = (page: LinkPage, record: RecordName): string => (page.report.sources.length > 1 ? `${page.report.sources[record.source]?.name ?? ''}/${record.id}` : record.id);

function pairFacts(page: LinkPage, pair: Pair): string {
    const {words} = page;
    const facts = [`${nameOf(page, pair.a)} – ${nameOf(page, pair.b)}`, `${words.total} ${signed(pair.weight)}`, `${words.probability} ${probabilityText(probabilityOf(pair.weight))}`, words[pair.joined ? 'joined' : 'apart']];
    if (pair.is_match !== undefined) facts.push(words[pair.is_match ? 'is_match' : 'no_match']);
    if (pair.rule !== undefined) facts.push(fill(words.found_by, {rule: pair.rule}));
    return facts.join(' · ');
}

function pairView(page: LinkPage, pair: Pair): {nodes: Node[]; paint: () => void} {
    const {words} = page;
    const frame = chartFrame(`${words.pair}: ${pairFacts(page, pair)}`, 40 + 26 * waterfallSteps(page, pair).length);
    const rows = pair.comparisons.map((part, index): Child[] => [comparisonTitle(page, index), levelTitle(page, index, part.level), part.a, part.b, part.level === 0 ? '0' : signed(part.bits), part.rarity === 0 ? '' : signed(part.rarity)]);
    return {nodes: [element('p', {}, pairFacts(page, pair)), frame,
        table(words.pair, [{title: words.comparison}, {title: words.level}, {title: words.value_a}, {title: words.value_b}, {title: words.bits, number: true}, {title: words.rarity, number: true}], rows)],
        paint: () => draw(frame, waterfallOption(page, pair))};
}

export function pairsSection(page: LinkPage): Child {
    const {words, report} = page;
    if (report.pairs.length === 0) return null;
    const view = element('div', {'aria-live': 'polite'});
    const show = (index: number) => {
        const shown = pairView(page, report.pairs[index]!);
        view.replaceChildren(...shown.nodes);
        return shown.paint;
    };
    const kinds = [...new Set(report.pairs.map((pair) => pair.kind))];
    const options = kinds.map((kind) => element('optgroup', {label: words[`kind_${kind}`]}, report.pairs.flatMap((pair, index) =>
        (pair.kind === kind ? [element('option', {value: index}, `${signed(pair.weight)}  ${nameOf(page, pair.a)} – ${nameOf(page, pair.b)}`)] : []))));
    page.paints.push(show(0));
    return figureSection(page, {id: 'pairs', title: words.pair, lead: words.pair_lead, advice: words.pair_advice},
        element('div', {class: 'choice'}, element('label', {for: 'pair'}, words.choose_pair), element('select', {id: 'pair', change: (event) => show(Number((event.target as HTMLSelectElement).value))()}, options)), view);
}

function clusterView(page: LinkPage, cluster: Cluster): {nodes: Node[]; paint: () => void} {
    const {words} = page;
    const frame = chartFrame(`${words.graphs}: ${fill(words.cluster_name, {size: count(cluster.size)})}`, 340);
    const fact = (name: string, value: string) => element('div', {}, element('dt', {}, name), element('dd', {}, value));
    const columns = Object.keys(cluster.records[0]?.values ?? {});
    const sources = [...new Set(cluster.records.map((record) => record.source))].sort((a, b) => a - b);
    const rows = cluster.records.map((record): Child[] => [nameOf(page, record), ...columns.map((column) => record.values[column] ?? '')]);
    return {nodes: [
        element('dl', {class: 'facts'}, fact(words.records, count(cluster.size)), fact(words.weakest, cluster.weakest_bits === undefined ? words.not_connected : `${bitsText(cluster.weakest_bits)} ${words.bits}`), fact(words.density, percent(cluster.density, 0)),
            fact(words.bridges, count(cluster.bridges)), fact(words.against, `${bitsText(cluster.against_bits)} ${words.bits}`)),
        element('ul', {class: 'legend wrap'}, sources.map((source) => element('li', {}, element('span', {class: 'swatch', style: `background:${sourceColour(source)}`, 'aria-hidden': 'true'}), page.report.sources[source]?.name ?? ''))),
        frame, ...(cluster.records.length < cluster.size ? [element('p', {class: 'small'}, fill(words.first_records, {shown: count(cluster.records.length)}))] : []),
        table(words.graphs, [{title: words.record}, ...columns.map((title) => ({title}))], rows)],
        paint: () => draw(frame, clusterOption(page, cluster))};
}

export function clustersSection(page: LinkPage): Child {
    const {words, report} = page;
    const told = {id: 'clusters', title: words.graphs, lead: words.graphs_lead, advice: words.graphs_advice};
    if (report.clusters.length === 0) return figureSection(page, told, element('p', {}, words.no_clusters));
    const view = element('div', {'aria-live': 'polite'});
    const show = (index: number) => {
        const shown = clusterView(page, report.clusters[index]!);
        view.replaceChildren(...shown.nodes);
        return shown.paint;
    };
    page.paints.push(show(0));
    return figureSection(page, told,
        element('div', {class: 'choice'}, element('label', {for: 'cluster'}, words.choose_cluster), element('select', {id: 'cluster', change: (event) => show(Number((event.target as HTMLSelectElement).value))()},
            report.clusters.map((cluster, index) => element('option', {value: index}, clusterName(page, cluster, index))))), view);
}
