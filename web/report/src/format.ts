// Figures as texts, the same in both languages but for their words.
import type {Count, Estimate, Target} from './report';

export type Language = 'zh' | 'en';

// A no-break space keeps a number and its unit together.
const units: Record<string, string> = {'%': '\u00a0%', '‰': '\u00a0‰', per100: '', per100000: ''};

export const formatUnit = (unit: string): string => units[unit] ?? ` ${unit}`;

export function formatCount(count: Count): string {
    return count === null ? '·' : count.toLocaleString('en-US');
}

// As many decimals as tell the value from its interval's ends, at most two.
export function decimalsOf({low, high}: Estimate): number {
    const width = high - low;
    return width >= 10 ? 0 : width >= 0.5 ? 1 : 2;
}

export function formatValue(estimate: Estimate, unit: string): string {
    return estimate.value.toFixed(decimalsOf(estimate)) + formatUnit(unit);
}

export function formatInterval(estimate: Estimate): string {
    const decimals = decimalsOf(estimate);
    return `${estimate.low.toFixed(decimals)}–${estimate.high.toFixed(decimals)}`;
}

export function formatTarget({kind, low, high}: Target, unit: string): string {
    const suffix = formatUnit(unit);
    switch (kind) {
        case 'at_least': return `≥\u00a0${low}${suffix}`;
        case 'at_most': return `≤\u00a0${high}${suffix}`;
        case 'equal': return `=\u00a0${low}${suffix}`;
        case 'within': return `${low}–${high}${suffix}`;
    }
}

// 202012 → 2020年12月, Dec 2020
export function formatMonth(month: number, language: Language): string {
    const year = Math.floor(month / 100);
    const number = month % 100;
    if (language === 'zh') return `${year}年${number}月`;
    return `${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][number - 1]} ${year}`;
}

export function shortMonth(month: number): string {
    return `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`;
}

// "2026-01-05T02:20:00Z" → "2026-01-05 02:20 UTC"
export function formatInstant(instant: string): string {
    return instant.replace('T', ' ').replace(/(:\d\d)Z$/, '') + ' UTC';
}

export function formatAges(from: number, to: number | null): string {
    return to === null ? `${from}+` : `${from}–${to}`;
}

export function formatShare(part: number, whole: number): string {
    return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`;
}
