// A value with its interval against a target, on one line: the band that keeps the target, the interval, the value.
import {drawing} from './element';
import {muted, stateColours} from './palette';
import type {Estimate, State, Target} from './report';

export interface Scale { from: number; to: number }

// Wide enough for the interval and the target, with room at both ends.
export function scaleOf(estimates: Estimate[], target: Target | null): Scale {
    const ends = estimates.flatMap(({low, high}) => [low, high]);
    for (const limit of [target?.low, target?.high]) if (limit !== null && limit !== undefined) ends.push(limit);
    const low = Math.min(...ends);
    const high = Math.max(...ends);
    const room = (high - low) * 0.12 || Math.max(1, Math.abs(high)) * 0.05;
    return {from: low - room, to: high + room};
}

// The part of the scale that keeps the target.
export function keptBand({kind, low, high}: Target, scale: Scale): Scale {
    if (kind === 'at_least') return {from: low ?? scale.from, to: scale.to};
    if (kind === 'at_most') return {from: scale.from, to: high ?? scale.to};
    return {from: low ?? scale.from, to: high ?? scale.to};
}

// Two limits that stand close share one label.
export function limitLabels(limits: number[], x: (value: number) => number): {at: number; text: string}[] {
    const [low, high] = limits;
    if (low === undefined) return [];
    if (high !== undefined && x(high) - x(low) < 26) return [{at: (x(low) + x(high)) / 2, text: `${low}–${high}`}];
    return limits.map((limit) => ({at: x(limit), text: String(limit)}));
}

export function whisker(estimate: Estimate, target: Target, state: State, label: string): SVGElement {
    const width = 240;
    const height = 34;
    const scale = scaleOf([estimate], target);
    const x = (value: number) => 6 + ((width - 12) * (value - scale.from)) / (scale.to - scale.from);
    const band = keptBand(target, scale);
    const colour = stateColours[state];
    const limits = [...new Set([target.low, target.high].filter((limit): limit is number => limit !== null))];
    return drawing('svg', {class: 'whisker', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label},
        drawing('rect', {x: x(band.from), y: 3, width: Math.max(2, x(band.to) - x(band.from)), height: 18, fill: '#e3f1e8'}),
        drawing('line', {x1: 6, x2: width - 6, y1: 21, y2: 21, stroke: '#cfd6dd'}),
        limits.map((limit) => drawing('line', {x1: x(limit), x2: x(limit), y1: 1, y2: 24, stroke: muted, 'stroke-width': 1.5})),
        limitLabels(limits, x).map(({at, text}) => drawing('text', {x: Math.min(width - 20, Math.max(20, at)), y: 33, 'text-anchor': 'middle', 'font-size': 10, fill: muted}, text)),
        drawing('line', {x1: x(estimate.low), x2: x(estimate.high), y1: 12, y2: 12, stroke: colour, 'stroke-width': 3}),
        [estimate.low, estimate.high].map((end) => drawing('line', {x1: x(end), x2: x(end), y1: 7, y2: 17, stroke: colour, 'stroke-width': 2})),
        drawing('circle', {cx: x(estimate.value), cy: 12, r: 4.5, fill: colour}));
}
