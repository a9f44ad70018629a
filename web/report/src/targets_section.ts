// The opinion's targets with values and intervals, those that wait for data, and where the red ones come from.
import {element, type Child} from './element';
import {formatCount, formatInterval, formatTarget, formatValue} from './format';
import {basisText, markOf, section, stateChip, table, type Page} from './page';
import {estimateOf, type Cause, type TargetRow} from './report';
import {whisker} from './whisker';

function targetCard(page: Page, row: TargetRow): HTMLElement {
    const {words} = page;
    const estimate = estimateOf(row.figure);
    const target = formatTarget(row.target, row.unit);
    const label = estimate ? `${page.say(row.title)}: ${formatValue(estimate, row.unit)}, ${words.interval} ${formatInterval(estimate)}, ${words.target} ${target}` : '';
    return element('li', {class: `target ${row.state}`},
        element('div', {class: 'target-head'},
            element('h3', {}, page.say(row.title)),
            element('p', {class: 'small'}, `${words.clause} ${page.say(row.clause)} · ${row.indicator} · ${words.basis} ${basisText(page, row.basis)}`)),
        element('div', {class: 'target-value'},
            element('strong', {}, estimate ? formatValue(estimate, row.unit) : '–'),
            estimate ? element('span', {class: 'small'}, formatInterval(estimate)) : null),
        element('div', {class: 'target-chart'}, estimate ? whisker(estimate, row.target, row.state, label) : null),
        element('div', {class: 'target-goal'}, element('span', {class: 'small'}, `${words.asked} `), element('strong', {}, target)),
        element('div', {class: 'target-state'}, stateChip(page, row.state)));
}

function targetList(page: Page, rows: TargetRow[]): Child {
    return rows.length === 0 ? null : element('ol', {class: 'targets'}, rows.map((row) => targetCard(page, row)));
}

function waitingTable(page: Page, rows: TargetRow[]): Child {
    if (rows.length === 0) return null;
    const {words} = page;
    return [
        element('h3', {}, words.waiting),
        table(words.waiting, [{title: words.target}, {title: words.clause}, {title: words.asked}, {title: words.waits_for}], rows.map((row) => [
            page.say(row.title), page.say(row.clause), formatTarget(row.target, row.unit), row.waits_for ? page.say(row.waits_for) : words.no_data]), {stack: true}),
    ];
}

export function targetsSection(page: Page): HTMLElement {
    const {words, report} = page;
    const goals = report.targets.filter((row) => !row.reference);
    const waiting = goals.filter((row) => row.state === 'no_data');
    const references = report.targets.filter((row) => row.reference && row.state !== 'no_data');
    return section('targets', words.targets, words.targets_lead,
        targetList(page, goals.filter((row) => row.state !== 'no_data')),
        references.length === 0 ? null : [element('h3', {}, words.references), element('p', {class: 'lead'}, words.references_lead), targetList(page, references)],
        waitingTable(page, waiting));
}

function townCounts(page: Page, cause: Cause): string {
    const shown = 5;
    const open = cause.towns.filter(({count}) => count !== null);
    const parts = open.slice(0, shown).map(({town, count}) => `${page.say(page.report.towns[town]!.name)} ${formatCount(count)}`);
    const hidden = cause.towns.length - open.length;
    if (open.length > shown) parts.push(page.fill(page.words.more_towns, {count: String(open.length - shown)}));
    if (hidden > 0) parts.push(page.fill(page.words.hidden_towns, {count: String(hidden)}));
    return parts.join(page.language === 'zh' ? '，' : ', ');
}

export function causesSection(page: Page): HTMLElement {
    const {words, report} = page;
    const rows = report.targets.filter((row) => row.state === 'not_met' || row.state === 'undecided');
    const ruleTitle = (id: string) => { const rule = report.audit.find((one) => one.id === id); return rule ? page.say(rule.title) : id; };
    const blocks = rows.filter((row) => row.causes.length > 0).map((row) => element('div', {class: 'cause'},
        element('h3', {}, page.say(row.title), ' ', stateChip(page, row.state)),
        table(page.say(row.title), [{title: words.rule}, {title: words.count, number: true}, {title: words.by_town}],
            row.causes.map((cause) => [`${cause.rule} ${ruleTitle(cause.rule)}`, formatCount(cause.count), townCounts(page, cause)]), {stack: true})));
    return section('causes', words.causes, words.causes_lead, blocks.length > 0 ? blocks : element('p', {}, words.no_causes));
}

export function matrixTable(page: Page): Child {
    const {words, report} = page;
    const rows = report.targets.filter((row) => row.towns.length > 0 && row.towns.some((figure) => figure.hidden || figure.value !== undefined));
    if (rows.length === 0) return null;
    const cell = (row: TargetRow, town: number): Child => {
        const state = row.town_states[town] ?? 'no_data';
        const figure = row.towns[town];
        const estimate = figure ? estimateOf(figure) : null;
        return element('span', {class: `state-text ${state}`, title: words[state]}, estimate ? `${formatValue(estimate, row.unit)} ` : '', element('span', {'aria-hidden': 'true'}, markOf(state)),
            element('span', {class: 'unseen'}, words[state]));
    };
    return [
        element('h3', {}, words.matrix), element('p', {class: 'lead'}, words.matrix_lead),
        table(words.matrix, [{title: words.town}, ...rows.map((row) => ({title: `${page.say(row.title)} ${formatTarget(row.target, row.unit)}`, number: true}))],
            report.towns.map((town, index) => [page.say(town.name), ...rows.map((row) => cell(row, index))])),
    ];
}
