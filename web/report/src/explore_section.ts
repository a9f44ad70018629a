// One indicator at a time by town and by month, and all towns at a glance.
import {chartFrame, draw} from './charts';
import {element} from './element';
import {formatInterval, formatValue, shortMonth} from './format';
import {monthOption, townOption} from './options';
import {details, section, table, type Page} from './page';
import {estimateOf, type Figure, type IndicatorRow} from './report';
import {matrixTable} from './targets_section';

function figureCells(page: Page, figure: Figure, unit: string): string[] {
    const estimate = estimateOf(figure);
    if (!estimate) return [figure.hidden ? page.words.hidden : '–', ''];
    return [formatValue(estimate, unit), formatInterval(estimate)];
}

function figureTable(page: Page, label: string, names: string[], figures: Figure[], unit: string): HTMLElement {
    const {words} = page;
    return details(`${words.table_of}: ${label}`, table(label, [{title: label}, {title: words.value, number: true}, {title: words.interval, number: true}],
        names.map((name, index) => [name, ...figureCells(page, figures[index] ?? {hidden: false}, unit)])));
}

// Both charts of one indicator; returns the nodes and what draws them once they are in the document.
function indicatorView(page: Page, indicator: IndicatorRow): {nodes: HTMLElement[]; paint: () => void} {
    const {words, report} = page;
    const goal = report.targets.find((row) => row.indicator === indicator.id);
    const title = page.say(indicator.title);
    const drawn = indicator.towns.filter((figure) => estimateOf(figure)).length;
    const towns = chartFrame(`${title}: ${words.by_town}`, 60 + 26 * Math.max(2, drawn));
    const months = chartFrame(`${title}: ${words.by_month}`, 300);
    const district = estimateOf(indicator.figure);
    const hidden = indicator.towns.filter((figure) => figure.hidden).length;
    const nodes = [
        element('p', {class: 'district'}, `${words.district}: `, element('strong', {}, district ? formatValue(district, indicator.unit) : words[indicator.figure.hidden ? 'hidden' : 'no_data']),
            district ? ` (${formatInterval(district)})` : '', hidden > 0 ? ` · ${hidden} × ${words.hidden}` : ''),
        element('div', {class: 'pair'},
            element('figure', {}, element('figcaption', {}, words.by_town), drawn > 0 ? towns : element('p', {}, words.no_figures),
                figureTable(page, words.town, report.towns.map((town) => page.say(town.name)), indicator.towns, indicator.unit)),
            element('figure', {}, element('figcaption', {}, words.by_month), months,
                figureTable(page, words.month, report.months.map(shortMonth), indicator.months, indicator.unit))),
    ];
    const target = goal?.target ?? null;
    return {nodes, paint: () => {
        if (drawn > 0) draw(towns, townOption(page, indicator.towns, goal?.town_states ?? null, target, indicator.unit));
        draw(months, monthOption(page, indicator.months, target, indicator.unit));
    }};
}

export function exploreSection(page: Page, paints: (() => void)[]): HTMLElement {
    const {words, report} = page;
    const first = report.indicators.find((indicator) => estimateOf(indicator.figure)) ?? report.indicators[0];
    if (!first) return section('explore', words.explore, null, element('p', {}, words.no_figures));
    const view = element('div', {'aria-live': 'polite'});
    const show = (id: string) => {
        const shown = indicatorView(page, report.indicators.find((indicator) => indicator.id === id) ?? first);
        view.replaceChildren(...shown.nodes);
        return shown.paint;
    };
    const choice = element('select', {id: 'indicator', change: (event) => show((event.target as HTMLSelectElement).value)()},
        report.indicators.map((indicator) => element('option', {value: indicator.id, selected: indicator === first}, `${indicator.id} ${page.say(indicator.title)}`)));
    paints.push(show(first.id));
    return section('explore', words.explore, words.explore_lead,
        element('div', {class: 'choice'}, element('label', {for: 'indicator'}, words.choose), choice), view, matrixTable(page));
}
