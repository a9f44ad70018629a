import {describe, expect, test} from 'vitest';
import {percent, probabilityText, shareText, signed} from '../src/link/figures';
import {chancesOption, clusterOption, isLevel, levelRows, levelsOption, waterfallSteps} from '../src/link/model_options';
import {blockingOption, calibrationOption, qualityOption, truthOption, weightsOption} from '../src/link/options';
import {makePage} from '../src/link/page';
import {clustersOf, pointAt, recordsOf, type LinkReport, type Pair, type Threshold} from '../src/link/report';

const text = (word: string) => ({zh: word, en: word});
const level = (name: string, m: number, u: number, u_error: number) => ({title: text(name), m, u, u_error, bits: Math.log2(m / u), rare: false, rivals: []});
const threshold = (bits: number, precision: number, recall: number): Threshold => ({bits, pairs: 10 - bits, clusters: 5 + bits, largest: 3, precision: [precision, precision - 0.1, Math.min(1, precision + 0.1)],
    recall: [recall, recall - 0.1, recall], f1: 0.9, truth: {precision, recall, f1: 0.9}});
const pair: Pair = {kind: 'above', a: {id: '1', source: 0}, b: {id: '2', source: 0}, weight: 2.5, rivals: -1, joined: true,
    comparisons: [{level: 1, bits: 8, rarity: 0.5, a: '', b: ''}, {level: 0, bits: 0, rarity: 0, a: '', b: ''}]};

// Two comparisons, three thresholds, one person of two records.
const report: LinkReport = {
    schema: 1, name: 'test', link: 'dedupe', sources: [{name: 'one', records: 6}], shows_values: false, evidence: true, pairs_compared: 20, pairs_kept: 6, prior: 0.03, prior_bits: -5, link_bits: 1, review_bits: -4,
    training: {learned: true, rounds: 3, found_kin: false, untrained: []}, seconds: [],
    comparisons: [{title: text('name'), columns: [0], levels: [level('equal', 0.9, 0.01, 0), level('else', 0.1, 0.99, 0.02)]}, {title: text('day'), columns: [1], levels: [level('equal', 0.8, 0.1, 0.01), level('else', 0.2, 0.9, 0)]}],
    rivals: [], dependences: [], rules: [{name: 'name', keyed: 6, blocks: 2, pairs: 20, new_pairs: 0, largest: 4, rows_dropped: 0, largest_blocks: []}], columns: [],
    weights: {from: -1, width: 1, pairs: [1, 2, 3], right: [0, 1, 3], wrong: [1, 1, 0]}, thresholds: {points: [threshold(-1, 0.6, 1), threshold(0, 0.8, 0.9), threshold(1, 1, 0.7)], one_in: 1},
    truth: {kind: 'clusters', records: 6, pairs: {precision: 1, recall: 0.7, f1: 0.82}, calibration: {bins: [{low: 0, high: 0.1, labels: 9, expected: 0.05, observed: 0.1}], brier: 0.1, error: 0.05}},
    unlinkables: [], pairs: [pair], cluster_sizes: [{size: 1, clusters: 4}, {size: 2, clusters: 1}],
    clusters: [{why: ['weak'], size: 2, density: 1, bridges: 1, against_bits: 0, weakest_bits: 0.5, records: [{id: '1', source: 0, values: {}}, {id: '2', source: 0, values: {}}], edges: [[0, 1, 0.5]]}],
};
const page = makePage(report, 'en');
type Series = {name?: string; type: string; data: unknown[]; markLine?: {data: unknown[]}; links?: {lineStyle: {type: string}}[]};
const seriesOf = (option: unknown) => (option as {series: Series[]}).series;

test('counts of the report', () => {
    expect(recordsOf(report)).toBe(6);
    expect(clustersOf(report)).toBe(5);
    expect(pointAt(report.thresholds.points, 0.7)?.bits).toBe(0);
    expect(pointAt(report.thresholds.points, -9)?.bits).toBe(-1);
    expect(pointAt([], 0)).toBeUndefined();
});

test('figures as texts', () => {
    expect(percent(0.1234)).toBe('12.3\u00a0%');
    expect(signed(-2.04)).toBe('−2.0');
    expect(signed(-0.04)).toBe('+0.0');
    expect([probabilityText(0.5), probabilityText(0.9999), probabilityText(1 - 1e-9), probabilityText(1e-9)]).toEqual(['0.50', '0.99990', '> 0.999999', '< 0.000001']);
    expect([shareText(0), shareText(0.5), shareText(3e-6)]).toEqual(['0', '50.0\u00a0%', '3.0e-6']);
});

test('a waterfall goes from the prior over each comparison and the rivals to the weight', () => {
    const steps = waterfallSteps(page, pair);
    expect(steps.map(({name, bits}) => [name, bits])).toEqual([['prior', -5], ['name', 8.5], ['day', 0], ['kin and the like', -1], ['whole', 2.5]]);
    steps.slice(1, -1).forEach((step, index) => expect(step.from).toBe(steps[index]!.to));
    expect(steps.at(-2)!.to).toBe(steps.at(-1)!.to);
});

describe('charts of the model', () => {
    test('each comparison has a line of its own above its levels', () => expect(levelRows(page).map(isLevel)).toEqual([false, true, true, false, true, true]));
    test('bars of levels stand on their lines', () => {
        const [bars] = seriesOf(levelsOption(page, 100));
        expect(bars!.data[0]).toBe('-');
        expect((bars!.data[1] as {value: number}).value).toBeCloseTo(Math.log2(90));
        expect((bars!.data[2] as {value: number}).value).toBeLessThan(0);
    });
    test('u has its standard error where it was sampled', () => {
        const [errors, u, m] = seriesOf(chancesOption(page, 100));
        expect(errors!.data).toEqual([[2, 0.97, 1.01], [4, expect.closeTo(0.09), expect.closeTo(0.11)]]);
        expect(u!.data.map((point) => (point as number[])[1])).toEqual([1, 2, 4, 5]);
        expect(m!.data[0]).toEqual([0.9, 1]);
    });
    test('links below the threshold are dashed', () => expect(seriesOf(clusterOption(page, report.clusters[0]!))[0]!.links![0]!.lineStyle.type).toBe('dashed'));
});

describe('charts of quality', () => {
    test('a band is stacked from its low end', () => {
        const [low, band, line] = seriesOf(qualityOption(page, 0));
        expect(low!.data[1]).toEqual([0, expect.closeTo(0.7)]);
        expect(band!.data[1]).toEqual([0, expect.closeTo(0.2)]);
        expect(line!.data[1]).toEqual([0, 0.8]);
        expect(seriesOf(qualityOption(page, 0.5)).at(-1)!.markLine!.data).toEqual([{xAxis: 0.5}]);
    });
    test('precision and recall by the truth, with the run’s own point', () => {
        const [curve, own] = seriesOf(truthOption(page));
        expect(curve!.data).toEqual([[1, 0.6], [0.9, 0.8], [0.7, 1]]);
        expect(own!.data).toEqual([[0.7, 1]]);
    });
    test('weights are parted by the truth, and a series that is empty is left out', () => {
        const series = seriesOf(weightsOption(page));
        expect(series.map(({name, data}) => [name, data])).toEqual([['one person', [0, 1, 3]], ['different', [1, 1, 0]]]);
        expect(series[0]!.markLine!.data).toEqual([{xAxis: 2}]);
        const plain = makePage({...report, weights: {from: -1, width: 1, pairs: [1, 2, 3]}}, 'en');
        expect(seriesOf(weightsOption(plain)).map(({data}) => data)).toEqual([[1, 2, 3]]);
    });
    test('calibration sets what was said against what was seen', () => expect((seriesOf(calibrationOption(page))[0]!.data[0] as {value: number[]}).value).toEqual([0.05, 0.1]));
    test('no bar for nothing on a logarithmic axis', () => expect(seriesOf(blockingOption(page)).map(({data}) => data)).toEqual([[20], ['-']]));
});
