// The page around the sections: head, summary, contents, method.
import {element, type Child} from './element';
import {formatCount, formatInstant, formatMonth} from './format';
import {headOf, methodOf, small, tile} from './frame_parts';
import type {Page} from './page';
import {stateColours} from './palette';
import type {State} from './report';

// Nothing when the snapshot was up to date as the page was made.
function olderThanStore({report, words, fill}: Page): Child {
    const {files, register_changed: changed} = report.store_changes;
    if (files === 0 && !changed) return null;
    return element('p', {class: 'notice', role: 'note'}, fill(changed ? words.has_changed : words.has_files, {snapshot: String(report.snapshot), files: String(files)}));
}

export function head(page: Page, switchLanguage: () => void): HTMLElement {
    const {words, report} = page;
    const fact = (name: string, value: string) => element('span', {}, `${name} `, element('b', {}, value));
    return headOf(words, page.language, switchLanguage,
        element('h1', {}, page.say(report.district.name), ' ', element('span', {class: 'title'}, words.title)),
        element('p', {class: 'meta'}, fact(words.month, formatMonth(report.month, page.language)), fact(words.as_of, report.as_of), fact(words.snapshot, `#${report.snapshot}`),
            fact(words.pack, page.say(report.pack)), fact(words.generated, formatInstant(report.generated_at))),
        olderThanStore(page));
}

function stateStrip(page: Page): Child {
    const goals = page.report.targets.filter((row) => !row.reference);
    const states: State[] = ['met', 'not_met', 'undecided', 'hidden', 'no_data'];
    const counted = states.map((state) => ({state, count: goals.filter((row) => row.state === state).length})).filter(({count}) => count > 0);
    return [
        element('span', {class: 'strip', 'aria-hidden': 'true'}, counted.map(({state, count}) => element('span', {style: `flex:${count};background:${state === 'no_data' || state === 'hidden' ? '#c3cbd3' : stateColours[state]}`}))),
        small(counted.map(({state, count}) => `${count} ${page.words[state]}`).join(' · ')),
    ];
}

export function summary(page: Page): HTMLElement {
    const {words, report} = page;
    const goals = report.targets.filter((row) => !row.reference);
    const met = goals.filter((row) => row.state === 'met').length;
    return element('section', {id: 'summary', 'aria-label': words.summary, class: 'tiles'},
        tile(words.targets_met, `${met} / ${goals.length}`, stateStrip(page)),
        report.pyramid.length > 0 ? tile(words.residents, formatCount(report.residents), small(`${words.as_of} ${report.as_of}`)) : null,
        report.link ? tile(words.linked_persons, formatCount(report.link.persons), small(page.fill(words.from_mentions, {count: formatCount(report.link.mentions)}))) : null,
        report.audit.length > 0 ? tile(words.findings, formatCount(report.findings), small(page.fill(words.rules_run, {count: String(report.audit.length)}))) : null);
}

export function method(page: Page): HTMLElement {
    const {words, report} = page;
    const rules = [words.method_target, words.method_interval, page.fill(words.method_small, {count: String(report.small_number_threshold)}), words.method_basis,
        page.fill(words.method_version, {snapshot: String(report.snapshot), version: report.pack_version})];
    return methodOf(words, rules);
}
