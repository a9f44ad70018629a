import {describe, expect, test} from 'vitest';
import {decimalsOf, formatAges, formatCount, formatInstant, formatInterval, formatMonth, formatShare, formatTarget, formatValue, shortMonth} from '../src/format';
import type {Target} from '../src/report';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('values are as precise as their interval allows', () => {
    test.each([
        [{value: 113.52, low: 99.1, high: 130.2}, 'per100', '114', '99–130'],
        [{value: 108.04, low: 104.2, high: 112.1}, 'per100', '108.0', '104.2–112.1'],
        [{value: 97.234, low: 97.11, high: 97.35}, '%', '97.23 %', '97.11–97.35'],
        [{value: 9.2, low: 8.6, high: 9.9}, '‰', '9.2 ‰', '8.6–9.9'],
    ])('%o %s', (estimate, unit, value, interval) => {
        expect(plain(formatValue(estimate, unit))).toBe(value);
        expect(formatInterval(estimate)).toBe(interval);
    });
    test('an interval of no width keeps two decimals', () => expect(decimalsOf({value: 1, low: 1, high: 1})).toBe(2));
});

test.each<[Target, string, string]>([
    [{kind: 'at_least', low: 95, high: null}, '%', '≥ 95 %'],
    [{kind: 'at_most', low: null, high: 5}, '%', '≤ 5 %'],
    [{kind: 'equal', low: 100, high: 100}, '%', '= 100 %'],
    [{kind: 'within', low: 103, high: 107}, 'per100', '103–107'],
])('a target %o reads %s %s', (target, unit, text) => expect(plain(formatTarget(target, unit))).toBe(text));

test('a hidden count is a dot and never a zero', () => {
    expect(formatCount(null)).toBe('·');
    expect(formatCount(0)).toBe('0');
    expect(formatCount(1234567)).toBe('1,234,567');
});

test('months, instants, ages and shares', () => {
    expect(formatMonth(202012, 'zh')).toBe('2020年12月');
    expect(formatMonth(202001, 'en')).toBe('Jan 2020');
    expect(shortMonth(202003)).toBe('2020-03');
    expect(formatInstant('2026-01-05T02:20:00Z')).toBe('2026-01-05 02:20 UTC');
    expect(formatAges(100, null)).toBe('100+');
    expect(formatAges(0, 4)).toBe('0–4');
    expect(formatShare(1, 400)).toBe('0.25 %');
    expect(formatShare(0, 0)).toBe('–');
});
