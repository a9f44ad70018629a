// What the charts of thresholds, truth and counts show. Pure: data in, ECharts options out.
import type {EChartsOption} from 'echarts';
import {axisStyle} from '../charts';
import {brand, female, male, muted} from '../palette';
import {bitsText, count, percent} from './figures';
import type {LinkPage} from './page';
import type {Interval, Threshold} from './report';

const grid = {left: 12, right: 24, top: 36, bottom: 30, containLabel: true};
const legend = {top: 0, textStyle: {color: muted}};
// Of lines: dashes show, points do not.
const lineLegend = {...legend, itemStyle: {opacity: 0}, itemWidth: 32};
export const right = '#17703f';
export const wrong = '#b3261e';
export const dim = '#8b97a3';
const percentAxis = {type: 'value' as const, ...axisStyle, axisLabel: {...axisStyle.axisLabel, formatter: (value: number) => percent(value, 0)}};
const named = (name: string) => ({name, nameLocation: 'middle' as const, nameGap: 26});
const upright = (bits: number, text: string, colour: string) => ({silent: true, symbol: 'none', lineStyle: {color: colour, type: 'solid' as const, width: 1.5},
    label: {color: colour, formatter: text, position: 'end' as const}, data: [{xAxis: bits}]});

// Two lines with the stack of their interval below each.
function banded(name: string, colour: string, points: Threshold[], of: (point: Threshold) => Interval) {
    const line = {type: 'line' as const, symbol: 'none', silent: true};
    return [
        {...line, stack: name, lineStyle: {opacity: 0}, data: points.map((point) => [point.bits, of(point)[1]])},
        {...line, stack: name, lineStyle: {opacity: 0}, areaStyle: {color: colour, opacity: 0.16}, data: points.map((point) => [point.bits, of(point)[2] - of(point)[1]])},
        {...line, name, lineStyle: {color: colour, width: 2}, itemStyle: {color: colour}, data: points.map((point) => [point.bits, of(point)[0]])},
    ];
}

export function qualityOption(page: LinkPage, chosen: number): EChartsOption {
    const {words, report} = page;
    const {points} = report.thresholds;
    const dashed = (name: string, colour: string, of: (point: Threshold) => number) => ({type: 'line' as const, name, symbol: 'none', silent: true, lineStyle: {color: colour, type: 'dashed' as const, width: 1.5},
        itemStyle: {color: colour}, data: points.map((point) => [point.bits, of(point)])});
    const least = Math.min(...points.flatMap((point) => [point.precision[1], point.recall[1], point.truth?.precision ?? 1, point.truth?.recall ?? 1]));
    return {
        grid: {...grid, top: points[0]?.truth ? 62 : 46}, legend: {...lineLegend, data: [words.precision, words.recall, ...(points[0]?.truth ? [words.precision + words.truth_suffix, words.recall + words.truth_suffix] : [])]},
        xAxis: {type: 'value', min: points[0]?.bits ?? 0, max: points.at(-1)?.bits ?? 1, ...named(`${words.threshold} (${words.bits})`), ...axisStyle},
        yAxis: {...percentAxis, min: Math.floor(least * 10) / 10, max: 1},
        series: [
            ...banded(words.precision, male, points, (point) => point.precision), ...banded(words.recall, female, points, (point) => point.recall),
            ...(points[0]?.truth ? [dashed(words.precision + words.truth_suffix, male, (point) => point.truth!.precision), dashed(words.recall + words.truth_suffix, female, (point) => point.truth!.recall)] : []),
            {type: 'line', data: [], markLine: {...upright(chosen, bitsText(chosen), brand)}},
        ],
    } as EChartsOption;
}

export function truthOption(page: LinkPage): EChartsOption {
    const {words, report} = page;
    const points = report.thresholds.points.filter((point) => point.truth);
    const own = points.reduce((best, point) => (Math.abs(point.bits - report.link_bits) < Math.abs(best.bits - report.link_bits) ? point : best), points[0]!);
    const axis = (values: number[]) => ({...percentAxis, min: Math.min(0.9, Math.floor(Math.min(...values) * 10) / 10), max: 1});
    return {
        grid, tooltip: {trigger: 'item', formatter: (params) => {
            const point = points[(params as {dataIndex: number}).dataIndex];
            return point ? `${words.threshold} ${bitsText(point.bits)}: ${percent(point.truth!.precision)} / ${percent(point.truth!.recall)}` : '';
        }},
        xAxis: {...axis(points.map((point) => point.truth!.recall)), ...named(words.recall)}, yAxis: {...axis(points.map((point) => point.truth!.precision)), ...named(words.precision), nameGap: 44},
        series: [{type: 'line', symbolSize: 5, symbol: 'circle', lineStyle: {color: brand, width: 2}, itemStyle: {color: brand}, data: points.map((point) => [point.truth!.recall, point.truth!.precision])},
            {type: 'scatter', symbolSize: 13, silent: true, itemStyle: {color: wrong}, label: {show: true, position: 'bottom', color: wrong, formatter: `${words.now} ${bitsText(own.bits)}`}, data: [[own.truth!.recall, own.truth!.precision]]}],
    } as EChartsOption;
}

export function calibrationOption(page: LinkPage): EChartsOption {
    const {words, report} = page;
    const bins = report.truth?.calibration.bins ?? [];
    const axis = {...percentAxis, min: 0, max: 1};
    return {
        grid, tooltip: {trigger: 'item', formatter: (params) => {
            const bin = bins[(params as {dataIndex: number}).dataIndex];
            return bin ? `${percent(bin.expected)} → ${percent(bin.observed)} (${count(bin.labels)})` : '';
        }},
        xAxis: {...axis, ...named(words.said)}, yAxis: {...axis, ...named(words.observed), nameGap: 44},
        series: [{type: 'scatter', itemStyle: {color: brand, opacity: 0.85}, data: bins.map((bin) => ({value: [bin.expected, bin.observed], symbolSize: 7 + 3 * Math.log10(1 + bin.labels)}))},
            {type: 'line', silent: true, symbol: 'none', lineStyle: {color: dim, type: 'dashed', width: 1}, data: [[0, 0], [1, 1]]}],
    } as EChartsOption;
}

export function weightsOption(page: LinkPage): EChartsOption {
    const {words, report} = page;
    const {weights} = report;
    const unknown = weights.right && weights.wrong ? weights.pairs.map((all, step) => all - weights.right![step]! - weights.wrong![step]!) : weights.pairs;
    const bars = (name: string, colour: string, counts: number[]) => ({type: 'bar' as const, name, stack: 'pairs', barCategoryGap: '8%', itemStyle: {color: colour}, data: counts});
    const series = [bars(weights.right ? words.unknown : words.pairs, weights.right ? dim : brand, unknown)];
    if (weights.right && weights.wrong) series.unshift(bars(words.right, right, weights.right), bars(words.wrong, wrong, weights.wrong));
    const shown = series.filter((one) => one.data.some((value) => value > 0));
    const place = (report.link_bits - weights.from) / weights.width;
    const threshold = {...upright(Math.max(0, Math.round(place)), `${words.threshold} ${bitsText(report.link_bits)}`, brand)};
    return {
        grid, legend: weights.right ? legend : {show: false}, tooltip: {trigger: 'axis', axisPointer: {type: 'shadow'}},
        xAxis: {type: 'category', data: weights.pairs.map((_, step) => String(weights.from + step * weights.width)), ...named(words.bits), ...axisStyle},
        yAxis: {type: 'value', ...axisStyle, axisLabel: {...axisStyle.axisLabel, formatter: (value: number) => count(value)}},
        series: shown.map((one, index) => (index === 0 && place >= 0 && place < weights.pairs.length ? {...one, markLine: threshold} : one)),
    } as EChartsOption;
}

export function unlinkablesOption(page: LinkPage): EChartsOption {
    const {words, report} = page;
    return {
        grid, tooltip: {trigger: 'axis', valueFormatter: (value) => percent(Number(value), 2)},
        xAxis: {type: 'value', min: report.unlinkables[0]?.bits ?? 0, max: report.unlinkables.at(-1)?.bits ?? 1, ...named(`${words.threshold} (${words.bits})`), ...axisStyle}, yAxis: {...percentAxis, min: 0},
        series: [{type: 'line', name: words.share, symbol: 'none', lineStyle: {color: brand, width: 2}, areaStyle: {color: brand, opacity: 0.1}, data: report.unlinkables.map((one) => [one.bits, one.share]),
            markLine: upright(report.link_bits, `${words.now} ${bitsText(report.link_bits)}`, muted)}],
    } as EChartsOption;
}

// A logarithmic axis has no zero; bars stand on a half, so that one can be seen.
const logarithmic = {type: 'log' as const, ...axisStyle, min: 0.5, startValue: 0.5, axisLabel: {...axisStyle.axisLabel, formatter: (value: number) => (value < 1 ? '' : count(value))}};

export function sizesOption(page: LinkPage): EChartsOption {
    const sizes = page.report.cluster_sizes;
    return {
        grid, tooltip: {trigger: 'axis', axisPointer: {type: 'shadow'}},
        xAxis: {type: 'category', data: sizes.map((one) => String(one.size)), ...named(page.words.size), ...axisStyle}, yAxis: logarithmic,
        series: [{type: 'bar', name: page.words.persons, itemStyle: {color: brand}, barMaxWidth: 40, data: sizes.map((one) => one.clusters)}],
    } as EChartsOption;
}

export function blockingOption(page: LinkPage): EChartsOption {
    const {words, report} = page;
    const bars = (name: string, colour: string, counts: number[]) => ({type: 'bar' as const, name, itemStyle: {color: colour}, data: counts.map((value) => (value > 0 ? value : '-'))});
    return {
        grid, legend, tooltip: {trigger: 'axis', axisPointer: {type: 'shadow'}},
        xAxis: {...logarithmic, splitNumber: 3}, yAxis: {type: 'category', inverse: true, data: report.rules.map((rule) => rule.name), ...axisStyle, axisTick: {show: false}, axisLabel: {...axisStyle.axisLabel, width: 150, overflow: 'break', interval: 0}},
        series: [bars(words.all_pairs, '#a9c6ca', report.rules.map((rule) => rule.pairs)), bars(words.new_pairs, brand, report.rules.map((rule) => rule.new_pairs))],
    } as EChartsOption;
}
