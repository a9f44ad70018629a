// The report as `jiayu report` writes it (src/service/report_json.cpp). Counts that are null are hidden small numbers.
export interface Text { zh: string; en: string }
export type Count = number | null;
export type State = 'met' | 'not_met' | 'undecided' | 'no_data' | 'hidden';
export type Level = 'error' | 'warn' | 'suspect';

export interface Estimate { value: number; low: number; high: number }
export interface Figure extends Partial<Estimate> { hidden: boolean; numerator?: number; denominator?: number }
export interface Area { code: string; name: Text }
export interface Target { kind: 'at_least' | 'at_most' | 'equal' | 'within'; low: number | null; high: number | null }
export interface TownCount { town: number; count: Count }
export interface Cause { rule: string; count: Count; towns: TownCount[] }

export interface TargetRow {
    id: string; indicator: string; clause: Text; title: Text; unit: string; basis: string; reference: boolean;
    target: Target; waits_for: Text | null; figure: Figure; state: State; towns: Figure[]; town_states: State[]; causes: Cause[];
}
export interface IndicatorRow { id: string; title: Text; unit: string; basis: string; figure: Figure; towns: Figure[]; months: Figure[] }
export interface AuditRow { id: string; level: Level; title: Text; towns: Count[]; elsewhere: Count; total: Count }
export interface AgeBand { from: number; to: number | null; males: Count; females: Count }
export interface Department { department: Text; files: number; rows: number; accepted: number; refused: number; mentions: number; persons: number }
export interface CutColumn { name: string; files: number; filled_rows: number }
export interface Link { model: string; decided_at: string; mentions: number; persons: number; reviews: number; link_weight: number; review_weight: number }
export interface BenefitCounts { open: Count; applied: Count; nearly: Count; unknown: Count }
export interface Benefit { id: string; period: string; title: Text; rests_on_recall: boolean; amount_set: boolean; towns: BenefitCounts[]; elsewhere: BenefitCounts; totals: BenefitCounts }
export interface Births { agreed: Count; late: Count; unreported: Count; overreported: Count }

// What came into the store after the snapshot.
export interface StoreChanges { files: number; register_changed: boolean }

export interface Report {
    schema: number; generated_at: string; as_of: string; month: number; snapshot: number; store_changes: StoreChanges; pack: Text; pack_version: string; small_number_threshold: number;
    district: Area; towns: Area[]; months: number[]; targets: TargetRow[]; indicators: IndicatorRow[]; audit: AuditRow[]; findings: Count; residents: Count;
    pyramid: AgeBand[]; departments: Department[]; cut_columns: CutColumn[]; link: Link | null; benefits?: Benefit[]; benefits_as_of?: string; births: Births[]; births_elsewhere: Births | null; birth_totals: Births | null;
}

export function estimateOf(figure: Figure): Estimate | null {
    const {value, low, high} = figure;
    return value === undefined || low === undefined || high === undefined ? null : {value, low, high};
}
