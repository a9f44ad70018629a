// The large charts, by ECharts with its SVG renderer: crisp on paper. Only what is used is bundled.
import {BarChart, CustomChart, LineChart, ScatterChart} from 'echarts/charts';
import {GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent} from 'echarts/components';
import {init, use, type EChartsType} from 'echarts/core';
import {SVGRenderer} from 'echarts/renderers';
import type {EChartsOption} from 'echarts';
import {element} from './element';
import {fonts, ink, line, muted} from './palette';

use([BarChart, CustomChart, LineChart, ScatterChart, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

const mounted = new Map<HTMLElement, {chart: EChartsType; option: EChartsOption}>();

export const axisStyle = {
    axisLabel: {color: muted, fontSize: 12}, axisLine: {lineStyle: {color: line}}, axisTick: {lineStyle: {color: line}},
    splitLine: {lineStyle: {color: '#e6eaee'}}, nameTextStyle: {color: muted},
};

// An empty frame; `draw` fills it once it stands in the document and has a width.
export function chartFrame(label: string, height: number): HTMLElement {
    return element('div', {class: 'chart', role: 'img', 'aria-label': label, style: `height:${height}px`});
}

export function draw(frame: HTMLElement, option: EChartsOption): void {
    mounted.get(frame)?.chart.dispose();
    const chart = init(frame, null, {renderer: 'svg', width: frame.clientWidth, height: frame.clientHeight});
    chart.setOption({animation: false, textStyle: {fontFamily: fonts, color: ink}, ...option});
    mounted.set(frame, {chart, option});
    scaleWithFrame(frame);
}

// A drawing with a view box shrinks with its frame, on paper too, where no script can redraw it.
function scaleWithFrame(frame: HTMLElement): void {
    const svg = frame.querySelector('svg');
    svg?.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
    svg?.setAttribute('aria-hidden', 'true');
}

export function forgetCharts(): void {
    mounted.forEach(({chart}) => chart.dispose());
    mounted.clear();
}

// Drawn anew: a graph cannot be resized while it has no pan or zoom (ECharts 6.1). On paper frames have no height of their own, and
// the drawings scale by their view boxes.
export function resizeCharts(): void {
    if (matchMedia('print').matches) return;
    [...mounted].forEach(([frame, {chart, option}]) => {
        if (frame.isConnected) return draw(frame, option);
        chart.dispose();
        mounted.delete(frame);
    });
}
