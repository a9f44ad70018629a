// The register behind the figures: people by age, audit findings, births reconciled, records linked, files received.
import {chartFrame, draw} from './charts';
import {element, type Child} from './element';
import {formatAges, formatCount, formatInstant, formatShare} from './format';
import {auditOption, birthsOption, pyramidOption} from './options';
import {bar, details, section, table, type Page} from './page';
import {brand, levelColours} from './palette';
import type {Births, Count} from './report';

export type Paints = (() => void)[];

export function pyramidSection(page: Page, paints: Paints): Child {
    const {words, report} = page;
    if (report.pyramid.length === 0) return null;
    const frame = chartFrame(words.pyramid, 420);
    paints.push(() => draw(frame, pyramidOption(page)));
    return section('pyramid', words.pyramid, page.fill(words.pyramid_lead, {day: report.as_of}), frame,
        details(`${words.table_of}: ${words.pyramid}`, table(words.pyramid, [{title: words.age}, {title: words.males, number: true}, {title: words.females, number: true}],
            report.pyramid.map((band) => [formatAges(band.from, band.to), formatCount(band.males), formatCount(band.females)]))));
}

const columnTotals = (page: Page): Count[] => page.report.towns.map((_, town) => {
    const counts = page.report.audit.map((rule) => rule.towns[town] ?? null);
    return counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
});

export function auditSection(page: Page, paints: Paints): Child {
    const {words, report} = page;
    if (report.audit.length === 0) return null;
    const found = report.audit.filter((rule) => rule.total !== 0);
    const most = 15;
    const frame = chartFrame(`${words.audit}: ${words.by_rule}`, 40 + 30 * Math.min(most, found.length));
    paints.push(() => draw(frame, auditOption(page, most)));
    const levels = element('ul', {class: 'legend'}, (['error', 'warn', 'suspect'] as const).map((level) =>
        element('li', {}, element('span', {class: 'swatch', style: `background:${levelColours[level]}`, 'aria-hidden': 'true'}), words[level])));
    const rows = found.map((rule): Child[] => [`${rule.id} ${page.say(rule.title)}`, words[rule.level], ...rule.towns.map(formatCount), formatCount(rule.elsewhere), formatCount(rule.total)]);
    const label = `${words.audit}: ${words.rule} × ${words.town}`;
    return section('audit', words.audit, words.audit_lead, levels, frame,
        details(`${words.table_of}: ${label}`, table(label,
            [{title: words.rule}, {title: words.level}, ...report.towns.map((town) => ({title: page.say(town.name), number: true})), {title: words.elsewhere, number: true}, {title: words.total, number: true}],
            rows, {foot: [words.total, '', ...columnTotals(page).map((count) => (count === null ? '' : formatCount(count))), '', '']})));
}

const birthCells = (births: Births): string[] => [births.agreed, births.late, births.unreported, births.overreported].map(formatCount);

export function birthsSection(page: Page, paints: Paints): Child {
    const {words, report} = page;
    if (report.births.length === 0 || !report.birth_totals) return null;
    // A chart in which most bars are hidden would look like an absence of problems.
    const counts = report.births.flatMap((town) => [town.late, town.unreported, town.overreported]);
    const drawn = counts.filter((count) => count !== null).length * 2 > counts.length;
    const frame = drawn ? chartFrame(words.births, 60 + 26 * report.towns.length) : null;
    if (frame) paints.push(() => draw(frame, birthsOption(page)));
    const rows = report.towns.map((town, index) => [page.say(town.name), ...birthCells(report.births[index]!)]);
    if (report.births_elsewhere) rows.push([words.elsewhere, ...birthCells(report.births_elsewhere)]);
    return section('births', words.births, words.births_lead, frame,
        table(words.births, [{title: words.town}, ...[words.agreed, words.late, words.unreported, words.overreported].map((title) => ({title, number: true}))],
            rows, {foot: [words.district, ...birthCells(report.birth_totals)]}));
}

export function linkageSection(page: Page): Child {
    const {words, report} = page;
    const {link} = report;
    if (!link) return null;
    const fact = (name: string, value: string) => element('div', {}, element('dt', {}, name), element('dd', {}, value));
    return section('linkage', words.linkage, words.linkage_lead,
        element('dl', {class: 'facts'}, fact(words.mentions, formatCount(link.mentions)), fact(words.persons, formatCount(link.persons)),
            fact(words.per_person, link.persons === 0 ? '–' : (link.mentions / link.persons).toFixed(2)), fact(words.reviews, formatCount(link.reviews)),
            fact(words.model, link.model), fact(words.thresholds, `${link.review_weight.toFixed(1)} / ${link.link_weight.toFixed(1)}`), fact(words.linked_at, formatInstant(link.decided_at))));
}

export function ingestSection(page: Page): Child {
    const {words, report} = page;
    if (report.departments.length === 0) return null;
    const most = Math.max(...report.departments.map((department) => department.rows), 1);
    const sum = (of: (department: (typeof report.departments)[number]) => number) => report.departments.reduce((total, department) => total + of(department), 0);
    const cut = report.cut_columns.map((column) => `${column.name} (${page.fill(words.filled, {count: formatCount(column.filled_rows)})})`);
    return section('ingest', words.ingest, words.ingest_lead,
        table(words.ingest, [{title: words.department}, {title: words.files, number: true}, {title: words.rows, number: true}, {title: ''}, {title: words.refused, number: true}, {title: words.refused_share, number: true}, {title: words.mentions, number: true}],
            report.departments.map((department) => [page.say(department.department), formatCount(department.files), formatCount(department.rows), bar(department.rows / most, brand),
                formatCount(department.refused), formatShare(department.refused, department.rows), formatCount(department.mentions)]),
            {foot: [words.total, formatCount(sum((one) => one.files)), formatCount(sum((one) => one.rows)), '', formatCount(sum((one) => one.refused)), formatShare(sum((one) => one.refused), sum((one) => one.rows)), formatCount(sum((one) => one.mentions))]}),
        cut.length === 0 ? null : element('p', {class: 'small'}, words.cut_lead, cut.join(page.language === 'zh' ? '，' : ', ')));
}
