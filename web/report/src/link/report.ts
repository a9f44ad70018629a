// The data of a run of `jiayu link` as src/service/link_report*.cpp writes them. Weights and thresholds are in bits: log2 of odds.
export interface Text { zh: string; en: string }
export type Interval = [value: number, low: number, high: number];

export interface Level { title: Text; m: number; u: number; u_error: number; bits: number; rare: boolean; rivals: number[] }
export interface Comparison { title: Text; columns: number[]; levels: Level[] }
export interface Rule { name: string; keyed: number; blocks: number; pairs: number; new_pairs: number; largest: number; rows_dropped: number; largest_blocks: {rows: number; values: string}[] }
export interface ColumnFilled { name: string; distinct: number; present: number[] }
export interface Shares { precision: number; recall: number; f1: number }
export interface Threshold { bits: number; pairs: number; clusters: number; largest: number; precision: Interval; recall: Interval; f1: number; truth?: Shares }
export interface Weights { from: number; width: number; pairs: number[]; right?: number[]; wrong?: number[] }
export interface Bin { low: number; high: number; labels: number; expected: number; observed: number }
export interface Truth { kind: 'clusters' | 'labels'; records: number; pairs: Shares; clusters?: Shares; b_cubed?: Shares; calibration: {bins: Bin[]; brier: number; error: number} }
export interface RecordName { id: string; source: number }
export type PairKind = 'above' | 'below' | 'joined_light' | 'apart_heavy' | 'rival' | 'wrong' | 'missed' | 'strongest' | 'weakest';
export interface PairPart { level: number; bits: number; rarity: number; a: string; b: string }
export interface Pair { kind: PairKind; a: RecordName; b: RecordName; weight: number; rivals: number; joined: boolean; comparisons: PairPart[]; linked?: {first: number; second: number; bits: number}[]; rule?: string; is_match?: boolean }
export type Why = 'weak' | 'bridges' | 'against' | 'largest';
export interface Cluster {
    why: Why[]; size: number; density: number; bridges: number; against_bits: number; weakest_bits?: number;
    records: (RecordName & {values: Record<string, string>})[]; edges: [number, number, number][];
}

export interface LinkReport {
    schema: number; name: string; link: 'dedupe' | 'link' | 'both'; sources: {name: string; records: number}[]; shows_values: boolean; evidence: boolean;
    pairs_compared: number; pairs_kept: number; prior: number; prior_bits: number; link_bits: number; review_bits: number;
    training: {learned: boolean; rounds: number; found_kin: boolean; untrained: string[]}; seconds: (Text & {seconds: number})[];
    comparisons: Comparison[]; rivals: {title: Text; share: number}[]; dependences: {first: number; second: number; pairs: number; both_fail: number; expected: number}[];
    rules: Rule[]; columns: ColumnFilled[]; weights: Weights; thresholds: {points: Threshold[]; one_in: number; missed_pairs?: number; best_bits?: number}; truth: Truth | null;
    unlinkables: {bits: number; rows: number; share: number}[]; pairs: Pair[]; cluster_sizes: {size: number; clusters: number}[]; clusters: Cluster[];
}

export const recordsOf = (report: LinkReport): number => report.sources.reduce((sum, source) => sum + source.records, 0);
export const clustersOf = (report: LinkReport): number => report.cluster_sizes.reduce((sum, size) => sum + size.clusters, 0);

// The threshold at or just below some bits; the first one when all are above.
export function pointAt(points: Threshold[], bits: number): Threshold | undefined {
    return points.filter((point) => point.bits <= bits + 1e-9).at(-1) ?? points[0];
}
