// Figures of a linkage as texts.
export const percent = (share: number, decimals = 1): string => `${(100 * share).toFixed(decimals)}\u00a0%`;
// What rounds to 0.0 has no minus.
const tenths = (bits: number, positive: string): string => (Math.round(10 * bits) < 0 ? '−' : positive) + Math.abs(bits).toFixed(1);
export const signed = (bits: number): string => tenths(bits, '+');
export const bitsText = (bits: number): string => tenths(bits, '');
export const count = (value: number): string => Math.round(value).toLocaleString('en-US');
export const probabilityOf = (bits: number): number => 1 / (1 + 2 ** -bits);

// As many digits as tell it from 0 and from 1.
export function probabilityText(probability: number): string {
    const from_end = Math.min(probability, 1 - probability);
    if (from_end < 1e-6) return probability < 0.5 ? '< 0.000001' : '> 0.999999';
    return probability.toFixed(Math.min(6, Math.max(2, 1 - Math.floor(Math.log10(from_end) + 1e-9))));
}

// Shares from 1 down to one in a million stay readable.
export function shareText(share: number): string {
    if (share >= 0.01) return percent(share);
    if (share === 0) return '0';
    return share >= 1e-4 ? percent(share, 3) : share.toExponential(1);
}
