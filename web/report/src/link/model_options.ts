// What the charts of the model, of one pair and of one person show. Pure: data in, ECharts options out.
import type {CustomSeriesRenderItemAPI, CustomSeriesRenderItemReturn, EChartsOption} from 'echarts';
import {axisStyle} from '../charts';
import {brand, ink, muted} from '../palette';
import {bitsText, shareText, signed} from './figures';
import {dim, right, wrong} from './options';
import {comparisonTitle, levelTitle, type LinkPage} from './page';
import type {Cluster, Pair} from './report';

// Level 0 stands for the comparison's own line above its levels.
export interface Row { comparison: number; level: number }
export const levelRows = (page: LinkPage): Row[] => page.report.comparisons.flatMap((comparison, index) => [{comparison: index, level: 0}, ...comparison.levels.map((_, level) => ({comparison: index, level: level + 1}))]);
export const isLevel = (row: Row): boolean => row.level > 0;

const rowName = (page: LinkPage, {comparison, level}: Row) => `${comparisonTitle(page, comparison)} · ${levelTitle(page, comparison, level)}`;
const namesAxis = (names: string[], width: number) => ({type: 'category' as const, inverse: true, data: names, ...axisStyle, axisTick: {show: false}, axisLabel: {...axisStyle.axisLabel, width, overflow: 'truncate' as const, interval: 0}});

function rowsAxis(page: LinkPage, rows: Row[], width: number) {
    const axis = namesAxis(rows.map((_, index) => String(index)), width);
    const formatter = (_: string, index: number) => {
        const row = rows[index]!;
        return isLevel(row) ? levelTitle(page, row.comparison, row.level) : `{comparison|${comparisonTitle(page, row.comparison)}}`;
    };
    return {...axis, axisLabel: {...axis.axisLabel, formatter, rich: {comparison: {color: ink, fontWeight: 'bold' as const, fontSize: 12}}}};
}

const grid = {left: 8, right: 46, top: 28, bottom: 8, containLabel: true};
const levelOf = (page: LinkPage, {comparison, level}: Row) => page.report.comparisons[comparison]!.levels[level - 1]!;

export function levelsOption(page: LinkPage, width: number): EChartsOption {
    const rows = levelRows(page);
    const bar = (row: Row) => {
        if (!isLevel(row)) return '-';
        const {bits} = levelOf(page, row);
        return {value: bits, itemStyle: {color: bits < 0 ? wrong : right}, label: {show: true, position: bits < 0 ? 'left' : 'right', color: muted, fontSize: 11, formatter: signed(bits)}};
    };
    return {
        grid: {...grid, top: 8, right: 24}, tooltip: {trigger: 'item', formatter: (params) => { const row = rows[(params as {dataIndex: number}).dataIndex]!; return `${rowName(page, row)}: ${signed(levelOf(page, row).bits)}`; }},
        xAxis: {type: 'value', min: (ends: {min: number}) => Math.floor(Math.min(0, ends.min) * 1.3), ...axisStyle, axisLabel: {...axisStyle.axisLabel, hideOverlap: true}}, yAxis: rowsAxis(page, rows, width),
        series: [{type: 'bar', name: page.words.bits, barCategoryGap: '25%', data: rows.map(bar)}],
    } as EChartsOption;
}

const least = 1e-7;

function errorStroke(_: unknown, api: CustomSeriesRenderItemAPI): CustomSeriesRenderItemReturn {
    const at = (value: number) => api.coord([Math.max(least, value), Number(api.value(0))]) as [number, number];
    const [x1, y1] = at(Number(api.value(1)));
    const [x2, y2] = at(Number(api.value(2)));
    return {type: 'line', shape: {x1, y1, x2, y2}, style: {stroke: '#a8556a', lineWidth: 2}};
}

// Points, not bars: a logarithmic axis has no zero for bars to stand on.
export function chancesOption(page: LinkPage, width: number): EChartsOption {
    const rows = levelRows(page);
    const points = (name: string, itemStyle: object, symbol: string, of: (row: Row) => number) => ({type: 'scatter' as const, name, symbol, symbolSize: 9, itemStyle, data: rows.flatMap((row, index) => (isLevel(row) ? [[Math.max(least, of(row)), index]] : []))});
    const errors = rows.flatMap((row, index) => { if (!isLevel(row)) return []; const {u, u_error} = levelOf(page, row); return u_error > 0 ? [[index, u - u_error, u + u_error]] : []; });
    const text = (row: Row) => { const {m, u, u_error} = levelOf(page, row); return `${rowName(page, row)}: m ${shareText(m)}, u ${shareText(u)}${u_error > 0 ? ` ± ${shareText(u_error)}` : ''}`; };
    return {
        grid, legend: {top: 0, data: ['m', 'u'], textStyle: {color: muted}}, tooltip: {trigger: 'item', formatter: (params) => text(rows[(params as {data: number[]}).data[1]!]!)},
        xAxis: {type: 'log', min: least, max: 1, ...axisStyle, axisLabel: {...axisStyle.axisLabel, formatter: (value: number) => (value >= 0.001 ? `${+(100 * value).toFixed(1)}%` : value.toExponential(0)), hideOverlap: true}},
        yAxis: {...rowsAxis(page, rows, width), splitLine: {show: true, lineStyle: {color: '#eef1f4'}}},
        series: [{type: 'custom', name: page.words.error, renderItem: errorStroke, encode: {x: [1, 2], y: 0}, silent: true, data: errors},
            points('u', {color: '#fff', borderColor: '#a8556a', borderWidth: 2}, 'circle', (row) => levelOf(page, row).u), points('m', {color: brand}, 'diamond', (row) => levelOf(page, row).m)],
    } as EChartsOption;
}

export interface Step { name: string; from: number; to: number; bits: number; whole: boolean }

// From the prior to the whole weight; a last step for what rival kinds take, where they take anything.
export function waterfallSteps(page: LinkPage, pair: Pair): Step[] {
    const {words, report} = page;
    const steps: Step[] = [{name: words.prior, from: 0, to: report.prior_bits, bits: report.prior_bits, whole: true}];
    let at = report.prior_bits;
    const add = (name: string, bits: number) => { steps.push({name, from: at, to: at + bits, bits, whole: false}); at += bits; };
    pair.comparisons.forEach((part, index) => add(comparisonTitle(page, index), part.bits + part.rarity));
    for (const {first, second, bits} of pair.linked ?? []) add(`${comparisonTitle(page, first)} × ${comparisonTitle(page, second)}`, bits);
    if (Math.abs(pair.rivals) > 0.005) add(words.rivals, pair.rivals);
    steps.push({name: words.total, from: 0, to: pair.weight, bits: pair.weight, whole: true});
    return steps;
}

export function waterfallOption(page: LinkPage, pair: Pair): EChartsOption {
    const steps = waterfallSteps(page, pair);
    const ends = steps.flatMap(({from, to}) => [from, to]);
    const stretch = (_: unknown, api: CustomSeriesRenderItemAPI): CustomSeriesRenderItemReturn => {
        const step = steps[Number(api.value(0))]!;
        const [x1, y] = api.coord([step.from, Number(api.value(0))]) as [number, number];
        const [x2] = api.coord([step.to, Number(api.value(0))]) as [number, number];
        const height = (api.size!([0, 1]) as number[])[1]! * 0.6;
        const fill = step.whole ? brand : step.bits < 0 ? wrong : right;
        return {type: 'group', children: [
            {type: 'rect', shape: {x: Math.min(x1, x2), y: y - height / 2, width: Math.max(1, Math.abs(x2 - x1)), height}, style: {fill}},
            {type: 'text', x: Math.max(x1, x2) + 4, y, style: {text: step.bits === 0 ? '0' : signed(step.bits), fill: muted, fontSize: 11, verticalAlign: 'middle', align: 'left'}}]};
    };
    return {
        grid: {left: 8, right: 46, top: 8, bottom: 8, containLabel: true},
        xAxis: {type: 'value', min: Math.floor(Math.min(...ends)), max: Math.ceil(Math.max(...ends)), ...axisStyle}, yAxis: namesAxis(steps.map((step) => step.name), 110),
        series: [{type: 'custom', renderItem: stretch, encode: {x: [1, 2], y: 0}, data: steps.map((step, index) => [index, step.from, step.to]),
            markLine: {silent: true, symbol: 'none', lineStyle: {color: dim, type: 'dashed'}, label: {show: false}, data: [{xAxis: page.report.link_bits}]}}],
    } as EChartsOption;
}

const sourceColours = [brand, '#a8556a', '#8a5200', '#2b6a99', '#5b4a8a', '#4d7a1f', '#7a3b1f', '#3d4a56'];
export const sourceColour = (source: number): string => sourceColours[source % sourceColours.length]!;

export function clusterOption(page: LinkPage, cluster: Cluster): EChartsOption {
    const {link_bits} = page.report;
    return {
        tooltip: {trigger: 'item'},
        series: [{type: 'graph', layout: 'force', roam: false, force: {repulsion: 500, edgeLength: [60, 150], layoutAnimation: false, initLayout: 'circular'}, emphasis: {disabled: true},
            label: {show: cluster.records.length <= 24, position: 'bottom', color: ink, fontSize: 11}, symbolSize: 15,
            data: cluster.records.map((record, index) => ({name: String(index), value: record.id, itemStyle: {color: sourceColour(record.source)}, label: {formatter: record.id}, tooltip: {formatter: record.id}})),
            links: cluster.edges.map(([a, b, bits]) => ({source: String(a), target: String(b), value: bits, tooltip: {formatter: signed(bits)},
                lineStyle: {width: Math.max(1, Math.min(6, (bits + 6) / 6)), color: bits < link_bits ? wrong : dim, type: bits < link_bits ? 'dashed' : 'solid', opacity: 0.85}}))}],
    } as EChartsOption;
}

export const clusterName = (page: LinkPage, cluster: Cluster, index: number): string => {
    const {words} = page;
    const weakest = cluster.weakest_bits === undefined ? words.not_connected : `${words.weakest} ${bitsText(cluster.weakest_bits)}`;
    return `${index + 1}. ${words.cluster_name.replace('{size}', String(cluster.size))} · ${cluster.why.map((why) => words[`why_${why}`]).join(' · ')} · ${weakest}`;
};
