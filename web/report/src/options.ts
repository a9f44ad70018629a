// What each large chart shows. Pure: data in, ECharts options out.
import type {CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams, CustomSeriesRenderItemReturn, EChartsOption} from 'echarts';
import {axisStyle} from './charts';
import {formatAges, formatCount, formatInterval, formatTarget, formatValue, shortMonth} from './format';
import {brand, female, levelColours, male, muted, stateColours} from './palette';
import {estimateOf, type Estimate, type Figure, type State, type Target} from './report';
import type {Page} from './page';
import {keptBand, scaleOf, type Scale} from './whisker';

interface Point { name: string; estimate: Estimate; state: State }

const tooltipText = (point: Point, unit: string) => `${point.name}: ${formatValue(point.estimate, unit)} (${formatInterval(point.estimate)})`;

// One stroke from low to high with its two ends, along the value axis.
function whiskerItem(horizontal: boolean) {
    return (params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI): CustomSeriesRenderItemReturn => {
        const place = Number(api.value(0));
        const at = (value: number) => api.coord(horizontal ? [value, place] : [place, value]) as [number, number];
        const [lowX, lowY] = at(Number(api.value(1)));
        const [highX, highY] = at(Number(api.value(2)));
        const [endX, endY] = horizontal ? [0, 4] : [4, 0];
        const stroke = String(api.visual('color'));
        const shape = (x1: number, y1: number, x2: number, y2: number) => ({type: 'line' as const, shape: {x1, y1, x2, y2}, style: {stroke, lineWidth: 2}});
        void params;
        return {type: 'group', children: [shape(lowX, lowY, highX, highY), shape(lowX - endX, lowY - endY, lowX + endX, lowY + endY), shape(highX - endX, highY - endY, highX + endX, highY + endY)]};
    };
}

function valueAxis(scale: Scale) {
    return {type: 'value' as const, min: scale.from, max: scale.to, ...axisStyle,
        axisLabel: {...axisStyle.axisLabel, formatter: (value: number) => (value === scale.from || value === scale.to ? '' : String(+value.toFixed(2)))}};
}

function targetBand(target: Target | null, scale: Scale, unit: string, horizontal: boolean) {
    if (!target) return {};
    const band = keptBand(target, scale);
    const axis = horizontal ? 'xAxis' : 'yAxis';
    const limits = [target.low, target.high].filter((limit): limit is number => limit !== null);
    return {
        markArea: {silent: true, itemStyle: {color: '#e3f1e8'}, label: {show: true, color: muted, fontSize: 11, position: horizontal ? 'top' : 'insideTopRight', formatter: formatTarget(target, unit)}, data: [[{[axis]: band.from}, {[axis]: band.to}]]},
        markLine: {silent: true, symbol: 'none', lineStyle: {color: muted, type: 'solid', width: 1}, label: {show: false}, data: limits.map((limit) => ({[axis]: limit}))},
    };
}

// A small place is no worse than a large one: whiskers show how much a value can be told.
export function townOption(page: Page, towns: Figure[], states: State[] | null, target: Target | null, unit: string): EChartsOption {
    const points = page.report.towns.flatMap((town, index): Point[] => {
        const figure = towns[index];
        const estimate = figure ? estimateOf(figure) : null;
        return estimate ? [{name: page.say(town.name), estimate, state: states?.[index] ?? 'hidden'}] : [];
    }).sort((a, b) => a.estimate.value - b.estimate.value);
    const scale = scaleOf(points.map((point) => point.estimate), target);
    const colour = (point: Point) => (target ? stateColours[point.state] : brand);
    return {
        grid: {left: 8, right: 18, top: 22, bottom: 8, containLabel: true},
        tooltip: {trigger: 'item', formatter: (params) => tooltipText(points[(params as {dataIndex: number}).dataIndex]!, unit)},
        xAxis: valueAxis(scale),
        yAxis: {type: 'category', data: points.map((point) => point.name), ...axisStyle, axisLabel: {...axisStyle.axisLabel, interval: 0}},
        series: [
            {type: 'custom', renderItem: whiskerItem(true), encode: {x: [1, 2], y: 0}, data: points.map((point, index) => ({value: [index, point.estimate.low, point.estimate.high], itemStyle: {color: colour(point)}}))},
            {type: 'scatter', symbolSize: 10, data: points.map((point, index) => ({value: [point.estimate.value, index], itemStyle: {color: colour(point)}})), ...targetBand(target, scale, unit, true)},
        ],
    } as EChartsOption;
}

export function monthOption(page: Page, months: Figure[], target: Target | null, unit: string): EChartsOption {
    const names = page.report.months.map(shortMonth);
    const estimates = names.map((_, index) => { const figure = months[index]; return figure ? estimateOf(figure) : null; });
    const scale = scaleOf(estimates.filter((estimate) => estimate !== null), target);
    const whiskers = estimates.flatMap((estimate, index) => (estimate ? [[index, estimate.low, estimate.high]] : []));
    return {
        grid: {left: 8, right: 18, top: 22, bottom: 8, containLabel: true},
        tooltip: {trigger: 'axis', formatter: (params) => {
            const index = (params as {dataIndex: number}[])[0]?.dataIndex ?? 0;
            const estimate = estimates[index];
            return estimate ? tooltipText({name: names[index] ?? '', estimate, state: 'hidden'}, unit) : `${names[index]}`;
        }},
        xAxis: {type: 'category', data: names, ...axisStyle},
        yAxis: valueAxis(scale),
        series: [
            {type: 'custom', renderItem: whiskerItem(false), encode: {x: 0, y: [1, 2]}, itemStyle: {color: '#7ba7ac'}, data: whiskers, tooltip: {show: false}},
            {type: 'line', symbolSize: 7, symbol: 'circle', lineStyle: {color: brand, width: 2}, itemStyle: {color: brand}, connectNulls: false,
                data: estimates.map((estimate) => estimate?.value ?? null), ...targetBand(target, scale, unit, false)},
        ],
    } as EChartsOption;
}

export function pyramidOption(page: Page): EChartsOption {
    const {pyramid} = page.report;
    const bars = (name: string, colour: string, sign: 1 | -1, counts: (number | null)[]) => ({
        type: 'bar' as const, name, stack: 'both', barCategoryGap: '12%', itemStyle: {color: colour}, data: counts.map((count) => (count === null ? '-' : sign * count))});
    const absolute = (value: number) => formatCount(Math.abs(value));
    return {
        grid: {left: 8, right: 18, top: 32, bottom: 8, containLabel: true},
        legend: {top: 0, textStyle: {color: muted}},
        tooltip: {trigger: 'axis', axisPointer: {type: 'shadow'}, valueFormatter: (value) => absolute(Number(value))},
        xAxis: {type: 'value', ...axisStyle, axisLabel: {...axisStyle.axisLabel, formatter: absolute}, splitNumber: 4},
        yAxis: {type: 'category', data: pyramid.map((band) => formatAges(band.from, band.to)), ...axisStyle, axisTick: {show: false}},
        series: [bars(page.words.males, male, -1, pyramid.map((band) => band.males)), bars(page.words.females, female, 1, pyramid.map((band) => band.females))],
    };
}

export function auditOption(page: Page, most: number): EChartsOption {
    const rules = page.report.audit.filter((rule) => (rule.total ?? 0) > 0).sort((a, b) => (b.total ?? 0) - (a.total ?? 0)).slice(0, most).reverse();
    return {
        grid: {left: 8, right: 52, top: 8, bottom: 8, containLabel: true},
        tooltip: {trigger: 'item'},
        xAxis: {type: 'value', ...axisStyle, splitNumber: 4},
        yAxis: {type: 'category', data: rules.map((rule) => `${rule.id} ${page.say(rule.title)}`), ...axisStyle, axisTick: {show: false}, axisLabel: {...axisStyle.axisLabel, width: 190, overflow: 'break', interval: 0}},
        series: [{type: 'bar', barCategoryGap: '30%', label: {show: true, position: 'right', color: muted, formatter: (params) => formatCount(Number(params.value))},
            data: rules.map((rule) => ({value: rule.total ?? 0, itemStyle: {color: levelColours[rule.level]}}))}],
    };
}

export function birthsOption(page: Page): EChartsOption {
    const {births, towns} = page.report;
    const bars = (name: string, colour: string, counts: (number | null)[]) => ({
        type: 'bar' as const, name, stack: 'births', itemStyle: {color: colour}, data: counts.map((count) => count ?? '-')});
    return {
        grid: {left: 8, right: 18, top: 32, bottom: 8, containLabel: true},
        legend: {top: 0, textStyle: {color: muted}},
        tooltip: {trigger: 'axis', axisPointer: {type: 'shadow'}},
        xAxis: {type: 'value', ...axisStyle},
        yAxis: {type: 'category', inverse: true, data: towns.map((town) => page.say(town.name)), ...axisStyle, axisTick: {show: false}, axisLabel: {...axisStyle.axisLabel, interval: 0}},
        series: [bars(page.words.unreported, '#b3261e', births.map((town) => town.unreported)), bars(page.words.late, '#c07a1d', births.map((town) => town.late)),
            bars(page.words.overreported, '#3d5a80', births.map((town) => town.overreported))],
    };
}
