// What every section gets: the report, the language and its words.
import {fill, words, type Words} from './words';
import type {Language} from './format';
import type {Report, State, Text} from './report';
import {drawing, element, type Child} from './element';

export interface Page { report: Report; language: Language; words: Words; say: (text: Text) => string; fill: typeof fill }

// Titles in the packs are written small, as they stand in sentences; here they begin lines.
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function makePage(report: Report, language: Language): Page {
    return {report, language, words: words[language], say: (text) => (language === 'en' ? capital(text.en) : text.zh), fill};
}

export function section(id: string, title: string, lead: string | null, ...children: Child[]): HTMLElement {
    return element('section', {id, 'aria-labelledby': `${id}-title`},
        element('h2', {id: `${id}-title`}, title),
        lead === null ? null : element('p', {class: 'lead'}, lead),
        children);
}

const marks: Record<State, string> = {met: '✓', not_met: '✕', undecided: '≈', no_data: '–', hidden: '·'};
export const markOf = (state: State): string => marks[state];

// Never colour alone: each state has its sign and its word.
export function stateChip(page: Page, state: State): HTMLElement {
    return element('span', {class: `chip ${state}`}, element('span', {'aria-hidden': 'true'}, marks[state]), ` ${page.words[state]}`);
}

export interface Column { title: string; number?: boolean }


// A table that scrolls within its own frame, so that the page itself never does.
// `stack`: on a phone its rows become blocks.
export function table(label: string, columns: Column[], rows: Child[][], {foot, stack}: {foot?: Child[]; stack?: boolean} = {}): HTMLElement {
    const cells = (row: Child[], tag: 'td' | 'th') => row.map((cell, index) =>
        element(index === 0 ? 'th' : tag, {class: columns[index]?.number ? 'number' : undefined, scope: index === 0 ? 'row' : undefined, 'data-label': stack && index > 0 ? columns[index]?.title : undefined}, cell));
    return element('div', {class: 'scroll', role: 'group', 'aria-label': label, tabindex: 0},
        element('table', {class: stack ? 'stack' : undefined},
            element('caption', {class: 'unseen'}, label),
            element('thead', {}, element('tr', {}, columns.map((column) => element('th', {scope: 'col', class: column.number ? 'number' : undefined}, column.title)))),
            element('tbody', {}, rows.map((row) => element('tr', {}, cells(row, 'td')))),
            foot ? element('tfoot', {}, element('tr', {}, cells(foot, 'td'))) : null));
}

export function details(title: string, ...children: Child[]): HTMLElement {
    return element('details', {}, element('summary', {}, title), children);
}

export function bar(share: number, colour: string): SVGElement {
    return drawing('svg', {class: 'bar', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true'},
        drawing('rect', {width: 100, height: 8, rx: 1, fill: '#e6eaee'}),
        drawing('rect', {width: Math.max(0, Math.min(100, 100 * share)), height: 8, rx: 1, fill: colour}));
}

export function basisText(page: Page, basis: string): string {
    const {words} = page;
    const texts: Record<string, string> = {source: words.basis_source, statute: words.basis_statute, standard: words.basis_standard, recall: words.basis_recall, design: words.basis_design};
    return texts[basis] ?? basis;
}
