// How good the result is: the threshold chooser, the truth where it was given, weights, records that say too little, sizes.
import {chartFrame, draw} from '../charts';
import {element, type Child} from '../element';
import {details, table} from '../page';
import {fill} from '../words';
import {bitsText, count, percent, probabilityOf, probabilityText} from './figures';
import {calibrationOption, qualityOption, sizesOption, truthOption, unlinkablesOption, weightsOption} from './options';
import {figureSection, type LinkPage} from './page';
import {clustersOf, pointAt, type Interval, type Threshold} from './report';

const range = ([, low, high]: Interval): string => `${percent(low)}–${percent(high)}`;
const interval = ([value, low, high]: Interval): string => `${percent(value)} (${percent(low)}–${percent(high)})`;

function readout(page: LinkPage, point: Threshold): Child {
    const {words} = page;
    const fact = (name: string, value: string, note = '') => element('div', {}, element('dt', {}, name), element('dd', {}, value, note === '' ? null : element('span', {class: 'note'}, note)));
    const by_truth = (share: number | undefined) => (share === undefined ? '' : `${percent(share)}${words.truth_suffix}`);
    const expected = (name: string, share: Interval, truth: number | undefined) => fact(name, percent(share[0]), [range(share), by_truth(truth)].filter((text) => text !== '').join(' · '));
    const probability = probabilityText(probabilityOf(point.bits));
    return element('dl', {class: 'facts'},
        fact(words.threshold, `${bitsText(point.bits)} ${words.bits}`, fill(words.set_to, {probability})), expected(words.precision, point.precision, point.truth?.precision),
        expected(words.recall, point.recall, point.truth?.recall), fact('F1', percent(point.f1), by_truth(point.truth?.f1)),
        fact(words.pairs, count(point.pairs)), fact(words.clusters, count(point.clusters), `${words.largest} ${count(point.largest)}`));
}

function notes(page: LinkPage): Child {
    const {words, report} = page;
    const {best_bits, missed_pairs, one_in} = report.thresholds;
    const texts = [
        best_bits === undefined ? '' : fill(words.expected_best, {bits: bitsText(best_bits), probability: probabilityText(probabilityOf(best_bits))}),
        report.evidence ? fill(words.connected_note, {clusters: count(clustersOf(report))}) : '',
        missed_pairs === undefined ? words.missed_unknown : fill(words.missed_note, {pairs: count(missed_pairs)}),
        one_in > 1 ? fill(words.sampled_note, {one_in: String(one_in)}) : '',
    ];
    return element('p', {class: 'small'}, texts.filter((text) => text !== '').join(page.language === 'zh' ? '' : ' '));
}

export function qualitySection(page: LinkPage): Child {
    const {words, report} = page;
    const {points} = report.thresholds;
    const first = pointAt(points, report.link_bits);
    const told = {id: 'quality', title: words.quality, lead: words.quality_lead, advice: words.quality_advice};
    if (!first || report.pairs_kept === 0) return null;
    const frame = chartFrame(words.quality, 320);
    const view = element('div', {'aria-live': 'polite'}, readout(page, first));
    const show = (index: number) => {
        const point = points[index] ?? first;
        view.replaceChildren(readout(page, point) as Node);
        draw(frame, qualityOption(page, point.bits));
    };
    const slider = element('input', {type: 'range', id: 'threshold', min: 0, max: points.length - 1, step: 1, value: points.indexOf(first), input: (event) => show(Number((event.target as HTMLInputElement).value))});
    page.paints.push(() => show(Number(slider.value)));
    const rows = points.map((point): Child[] => [bitsText(point.bits), probabilityText(probabilityOf(point.bits)), interval(point.precision), interval(point.recall), count(point.pairs), count(point.clusters), count(point.largest)]);
    return figureSection(page, told, element('div', {class: 'choice slider'}, element('label', {for: 'threshold'}, words.slider), slider), view, frame, notes(page),
        details(`${words.table_of}: ${words.threshold}`, table(words.quality, [words.bits, words.probability, words.precision, words.recall, words.pairs, words.clusters, words.largest].map((title) => ({title, number: true})), rows)));
}

export function truthSection(page: LinkPage): Child {
    const {words, report} = page;
    const {truth} = report;
    if (!truth) return null;
    const curve = chartFrame(words.truth, 320);
    const bins = chartFrame(words.calibration, 320);
    const has_curve = report.thresholds.points.some((point) => point.truth);
    if (has_curve) page.paints.push(() => draw(curve, truthOption(page)));
    page.paints.push(() => draw(bins, calibrationOption(page)));
    const judged = [[words.of_pairs, truth.pairs], [words.of_clusters, truth.clusters], [words.of_b_cubed, truth.b_cubed]] as const;
    const rows = judged.flatMap(([name, shares]): Child[][] => (shares ? [[name, percent(shares.precision, 2), percent(shares.recall, 2), percent(shares.f1, 2)]] : []));
    const calibration = fill(words.calibration_advice, {error: percent(truth.calibration.error, 2), brier: truth.calibration.brier.toFixed(4)});
    return figureSection(page, {id: 'truth', title: words.truth, lead: words.truth_lead, advice: words.truth_advice},
        table(words.truth, [{title: words.judged}, ...[words.precision, words.recall, 'F1'].map((title) => ({title, number: true}))], rows),
        element('div', {class: 'pair'}, element('figure', {}, has_curve ? curve : null),
            element('figure', {}, element('figcaption', {}, words.calibration), element('p', {class: 'small'}, words.calibration_lead), bins, element('p', {class: 'advice'}, element('strong', {}, words.advice), calibration))));
}

export function weightsSection(page: LinkPage): Child {
    const {words, report} = page;
    const {weights} = report;
    if (report.pairs_kept === 0) return null;
    const frame = chartFrame(words.weights, 300);
    page.paints.push(() => draw(frame, weightsOption(page)));
    const rows = weights.pairs.map((pairs, step): Child[] => [String(weights.from + step * weights.width), count(pairs), ...(weights.right ? [count(weights.right[step]!), count(weights.wrong![step]!)] : [])]);
    return figureSection(page, {id: 'weights', title: words.weights, lead: words.weights_lead, advice: fill(words.weights_advice, {link: bitsText(report.link_bits)})}, frame,
        element('p', {class: 'small'}, fill(words.kept_note, {compared: count(report.pairs_compared), kept: count(report.pairs_kept)})),
        details(`${words.table_of}: ${words.weights}`, table(words.weights, [words.bits, words.pairs, ...(weights.right ? [words.right, words.wrong] : [])].map((title) => ({title, number: true})), rows)));
}

export function unlinkablesSection(page: LinkPage): Child {
    const {words, report} = page;
    const frame = chartFrame(words.unlinkables, 280);
    page.paints.push(() => draw(frame, unlinkablesOption(page)));
    const own = report.unlinkables.filter((one) => one.bits <= report.link_bits).at(-1) ?? report.unlinkables[0];
    return figureSection(page, {id: 'unlinkables', title: words.unlinkables, lead: words.unlinkables_lead, advice: fill(words.unlinkables_advice, {link: bitsText(report.link_bits), share: percent(own?.share ?? 0, 2)})}, frame,
        details(`${words.table_of}: ${words.unlinkables}`, table(words.unlinkables, [words.bits, words.records, words.share].map((title) => ({title, number: true})),
            report.unlinkables.map((one) => [bitsText(one.bits), count(one.rows), percent(one.share, 2)]))));
}

export function sizesSection(page: LinkPage): Child {
    const {words, report} = page;
    const frame = chartFrame(words.sizes, 260);
    page.paints.push(() => draw(frame, sizesOption(page)));
    return figureSection(page, {id: 'sizes', title: words.sizes, lead: words.sizes_lead, advice: words.sizes_advice}, frame,
        details(`${words.table_of}: ${words.sizes}`, table(words.sizes, [words.size, words.persons].map((title) => ({title, number: true})), report.cluster_sizes.map((one) => [count(one.size), count(one.clusters)]))));
}
