import {expect, test} from 'vitest';
import {keptBand, limitLabels, scaleOf} from '../src/whisker';

test('a scale holds the intervals and the target with room to spare', () => {
    const scale = scaleOf([{value: 110, low: 108, high: 112}], {kind: 'within', low: 103, high: 107});
    expect(scale.from).toBeLessThan(103);
    expect(scale.to).toBeGreaterThan(112);
});

test('a scale of a single point is not empty', () => {
    const scale = scaleOf([{value: 100, low: 100, high: 100}], {kind: 'equal', low: 100, high: 100});
    expect(scale.to - scale.from).toBeGreaterThan(0);
});

test('the band that keeps the target', () => {
    const scale = {from: 90, to: 110};
    expect(keptBand({kind: 'at_least', low: 95, high: null}, scale)).toEqual({from: 95, to: 110});
    expect(keptBand({kind: 'at_most', low: null, high: 95}, scale)).toEqual({from: 90, to: 95});
    expect(keptBand({kind: 'within', low: 103, high: 107}, scale)).toEqual({from: 103, to: 107});
});

test('limits that stand close share one label', () => {
    expect(limitLabels([103, 107], (value) => value)).toEqual([{at: 105, text: '103–107'}]);
    expect(limitLabels([103, 107], (value) => 10 * value).map(({text}) => text)).toEqual(['103', '107']);
    expect(limitLabels([95], (value) => value)).toEqual([{at: 95, text: '95'}]);
});
