// The page's own words in both languages; a test holds the two lists equal.
import type {Language} from './format';

const zh = {
    product: '嘉育', title: '人口与家庭健康目标看板', language: 'English', print: '打印', skip: '跳到正文',
    as_of: '截至', month: '统计月份', generated: '生成时间', linked_at: '归并时间', snapshot: '快照', pack: '政策包', contents: '目录',
    summary: '概要', residents: '在册常住人口', linked_persons: '登记在册的人', from_mentions: '来自 {count} 条部门记录', findings: '待核实的差错', rules_run: '{count} 条规则',
    has_files: '快照 #{snapshot} 之后又读入 {files} 个文件，尚未关联：本页的数字不含它们。', has_changed: '快照 #{snapshot} 之后登记库有变化（新读入文件 {files} 个）：本页的数字是变化之前的。',
    targets_met: '达标的目标',
    met: '达标', not_met: '未达标', undecided: '尚难判定', no_data: '暂无数据', hidden: '人数过少，不显示',
    targets: '目标', targets_lead: '横线是 95% 置信区间，竖线是目标。区间整体越过目标才判定达标或未达标；区间跨过目标时，数据还不足以判定。',
    target: '目标', asked: '要求', value: '数值', interval: '95% 区间', state: '状态', clause: '条款', indicator: '指标', chart: '图示',
    references: '数据质量参考', references_lead: '不是工作意见的目标，而是上面各项数字是否可信的常用标准。', waiting: '等待数据的目标', waits_for: '缺什么',
    causes: '问题出在哪里', causes_lead: '未达标或尚难判定的指标，按“规则 → 镇（街道）→ 条数”追到源头。', no_causes: '没有需要追查的差错。', more_towns: '另有 {count} 个镇（街道）', hidden_towns: '{count} 个镇（街道）人数过少不显示', rule: '规则', count: '条数',
    explore: '分镇与趋势', explore_lead: '选择一个指标，看各镇（街道）和逐月的数值；短线是 95% 置信区间。', choose: '指标', by_town: '分镇（街道）', by_month: '逐月', district: '全区', town: '镇（街道）',
    matrix: '各镇（街道）一览', matrix_lead: '符号：✓ 达标，✕ 未达标，≈ 尚难判定，· 人数过少不显示，– 无数据。',
    pyramid: '人口年龄结构', age: '年龄', males: '男', females: '女', pyramid_lead: '截至 {day} 的在册常住人口。',
    audit: '审核差错', audit_lead: '按规则和镇（街道）统计的待核实条数；每个社区的清单另有工作表。', by_rule: '按规则', level: '级别', error: '差错', warn: '提示', suspect: '疑点', total: '合计', elsewhere: '区外或不详',
    births: '出生核对', births_lead: '部门（分娩、接种、户籍、学籍）与社区自报相互核对。', agreed: '一致', late: '迟报', unreported: '疑似漏报', overreported: '疑似误报',
    benefits: '待遇', benefits_lead: '按 {day} 判定全部在册人口：符合条件而未申领的、已领的、即将符合的，以及缺材料无法判定的。', benefit: '待遇', open: '应享未享', applied: '已领', nearly: '即将符合', unknown: '无法判定', recall_mark: '待核实', amount_unset: '金额未定', benefits_recall: '“待核实”：金额或条件有一部分凭记忆，尚无出处。',
    linkage: '一人一档', linkage_lead: '八部门和社区的记录按姓名、号码、日期等证据归到同一个人；证据不足的交人工复核。', mentions: '记录', persons: '人', reviews: '待人工复核', per_person: '平均每人记录数', model: '模型', thresholds: '判定阈值（比特）',
    ingest: '数据接收', ingest_lead: '按部门统计的文件与行数；退回的行附有原因，更正后可重报。', department: '部门', files: '文件', rows: '行', accepted: '接收', refused: '退回', refused_share: '退回率', cut: '已删除的旧栏目', cut_lead: '属于已废止职能的栏目在保存前剔除，不进入系统：', filled: '{count} 行有值',
    table_of: '数据表', method: '方法与口径',
    method_interval: '区间：比例用 Wilson 法，率用精确 Poisson 法，性别比用对数正态法，均为 95%。',
    method_small: '小于 {count} 的人数不显示（·），并同时隐去足够多的其他格，使其不能从合计推算出来。',
    method_target: '目标来自区年度工作意见，指标公式与依据见政策包；没有数据的目标不作估计。',
    method_basis: '依据：意见原文、法律、标准、常用做法（未见出处）、自定。',
    basis_source: '意见原文', basis_statute: '法律', basis_standard: '标准', basis_recall: '常用做法', basis_design: '自定',
    method_version: '快照 #{snapshot}，全部政策包的摘要 {version}：用同一快照和同样的政策包可以重算出每一个数字。',
    basis: '依据', no_figures: '暂无数据。', footer: '本文件自成一体，不联网；可直接保存、打印。',
};

const en: typeof zh = {
    product: 'Jiayu', title: 'Population and family health: targets', language: '中文', print: 'Print', skip: 'Skip to content',
    as_of: 'As of', month: 'Month', generated: 'Generated', linked_at: 'Linked', snapshot: 'Snapshot', pack: 'Policy pack', contents: 'Contents',
    summary: 'Summary', residents: 'Residents on the register', linked_persons: 'People on the register', from_mentions: 'from {count} departmental mentions', findings: 'Findings to check', rules_run: '{count} rules',
    has_files: 'Since snapshot #{snapshot}, files were received that are not linked yet ({files}): this page leaves them out.', has_changed: 'The register has changed since snapshot #{snapshot} (files received: {files}): this page shows how it was before.',
    targets_met: 'Targets met',
    met: 'met', not_met: 'not met', undecided: 'undecided', no_data: 'no data yet', hidden: 'hidden: too few people',
    targets: 'Targets', targets_lead: 'The bar is the 95% confidence interval, the upright line the target. A target is met or missed only when the whole interval says so; where it spans the target, the data cannot tell yet.',
    target: 'Target', asked: 'Asked for', value: 'Value', interval: '95% interval', state: 'State', clause: 'Clause', indicator: 'Indicator', chart: 'Chart',
    references: 'Quality of the data', references_lead: 'Not targets of the opinion: usual marks for whether the figures above can be trusted.', waiting: 'Targets without data yet', waits_for: 'What is missing',
    causes: 'Where it comes from', causes_lead: 'What is not met or undecided, traced to rule → town → count.', no_causes: 'Nothing to trace.', more_towns: '+{count} more', hidden_towns: '+{count} hidden (too few)', rule: 'Rule', count: 'Count',
    explore: 'Towns and months', explore_lead: 'Choose an indicator to see it by town and by month; whiskers are 95% confidence intervals.', choose: 'Indicator', by_town: 'By town', by_month: 'By month', district: 'District', town: 'Town',
    matrix: 'All towns at a glance', matrix_lead: 'Marks: ✓ met, ✕ not met, ≈ undecided, · hidden (too few people), – no data.',
    pyramid: 'Population by age and sex', age: 'Age', males: 'Males', females: 'Females', pyramid_lead: 'Residents on the register on {day}.',
    audit: 'Audit findings', audit_lead: 'Findings to check by rule and town; each community has its own work list.', by_rule: 'By rule', level: 'Level', error: 'error', warn: 'warning', suspect: 'suspect', total: 'Total', elsewhere: 'Elsewhere or unknown',
    births: 'Birth reconciliation', births_lead: 'What departments know (delivery, immunisation, household register, schools) against what communities report.', agreed: 'agreed', late: 'reported late', unreported: 'perhaps unreported', overreported: 'perhaps overreported',
    benefits: 'Benefits', benefits_lead: 'Everyone on the register judged for {day}: entitled and not applied, applied, nearly entitled, and those of whom it cannot be told for want of a paper.', benefit: 'Benefit', open: 'Entitled, not applied', applied: 'Applied', nearly: 'Nearly entitled', unknown: 'Cannot tell', recall_mark: 'recalled', amount_unset: 'amount not set', benefits_recall: '“Recalled”: part of the amount or of the conditions has no source yet.',
    linkage: 'One person, one file', linkage_lead: 'Records of eight departments and the communities are joined to one person by names, numbers, dates and family; where evidence is thin, a clerk decides.', mentions: 'Mentions', persons: 'Persons', reviews: 'For a clerk to review', per_person: 'Mentions per person', model: 'Model', thresholds: 'Thresholds (bits)',
    ingest: 'Files received', ingest_lead: 'Files and rows by department; refused rows go back with their reasons and may be sent again.', department: 'Department', files: 'Files', rows: 'Rows', accepted: 'Accepted', refused: 'Refused', refused_share: 'Refused share', cut: 'Old columns cut out', cut_lead: 'Columns of repealed functions are removed before anything is kept: ', filled: '{count} rows had a value',
    table_of: 'Table', method: 'Method',
    method_interval: 'Intervals: Wilson for proportions, exact Poisson for rates, log-normal for the sex ratio; all 95%.',
    method_small: 'Counts below {count} are hidden (·), with as many others as it takes that totals do not give them away.',
    method_target: 'Targets come from the district’s yearly opinion, formulas and their basis from the policy pack; a target without data is never estimated.',
    method_basis: 'Basis: the opinion itself, a statute, a standard, usual practice (no source found), or our own design.',
    basis_source: 'the opinion', basis_statute: 'statute', basis_standard: 'standard', basis_recall: 'usual practice', basis_design: 'own design',
    method_version: 'Snapshot #{snapshot}, digest of all packs {version}: with both, every figure can be computed again.',
    basis: 'Basis', no_figures: 'No data yet.', footer: 'This file is complete in itself and uses no network: keep it, mail it, print it.',
};

export const words: Record<Language, typeof zh> = {zh, en};
export type Words = typeof zh;
export const fill = (text: string, values: Record<string, string>): string => text.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
