// What the model knows and what it was given: levels, m and u, blocking, dependences, kin, columns.
import {chartFrame, draw} from '../charts';
import {element, type Child} from '../element';
import {details, table} from '../page';
import {fill} from '../words';
import {bitsText, count, percent, shareText, signed} from './figures';
import {chancesOption, isLevel, levelRows, levelsOption} from './model_options';
import {blockingOption} from './options';
import {comparisonTitle, figureSection, levelTitle, type LinkPage} from './page';
import {recordsOf} from './report';

// Names beside bars take less room on a phone.
const nameWidth = (frame: HTMLElement): number => Math.max(90, Math.min(240, frame.clientWidth * 0.36));

export function levelsSection(page: LinkPage): Child {
    const {words} = page;
    const frame = chartFrame(words.levels, 40 + 20 * levelRows(page).length);
    page.paints.push(() => draw(frame, levelsOption(page, nameWidth(frame))));
    return figureSection(page, {id: 'levels', title: words.levels, lead: words.levels_lead, advice: words.levels_advice}, frame);
}

export function chancesSection(page: LinkPage): Child {
    const {words, report} = page;
    const rows = levelRows(page);
    const frame = chartFrame(words.chances, 60 + 20 * rows.length);
    page.paints.push(() => draw(frame, chancesOption(page, nameWidth(frame))));
    const cells = rows.filter(isLevel).map(({comparison, level}): Child[] => {
        const known = report.comparisons[comparison]!.levels[level - 1]!;
        return [comparisonTitle(page, comparison), levelTitle(page, comparison, level) + (known.rare ? ` (${words.rare})` : ''), shareText(known.m), shareText(known.u), known.u_error > 0 ? shareText(known.u_error) : '–', signed(known.bits)];
    });
    const {learned, untrained} = report.training;
    const note = !learned ? words.not_learned : untrained.length > 0 ? fill(words.untrained, {names: untrained.join(', ')}) : null;
    return figureSection(page, {id: 'chances', title: words.chances, lead: words.chances_lead, advice: words.chances_advice}, note === null ? null : element('p', {}, note), frame,
        details(`${words.table_of}: ${words.chances}`, table(words.chances, [{title: words.comparison}, {title: words.level}, ...['m', 'u', words.error, words.bits].map((title) => ({title, number: true}))], cells)));
}

export function blockingSection(page: LinkPage): Child {
    const {words, report} = page;
    const frame = chartFrame(words.blocking, 80 + 44 * report.rules.length);
    page.paints.push(() => draw(frame, blockingOption(page)));
    const rows = report.rules.map((rule): Child[] => [rule.name, count(rule.keyed), count(rule.blocks), count(rule.pairs), count(rule.new_pairs), count(rule.largest), count(rule.rows_dropped),
        rule.largest_blocks.map((block) => `${block.values} (${count(block.rows)})`).join(page.language === 'zh' ? '，' : ', ')]);
    return figureSection(page, {id: 'blocking', title: words.blocking, lead: words.blocking_lead, advice: words.blocking_advice}, frame,
        table(words.blocking, [{title: words.rule}, ...[words.keyed, words.blocks, words.all_pairs, words.new_pairs, words.largest_block, words.dropped].map((title) => ({title, number: true})), {title: words.largest_blocks}], rows, {stack: true}));
}

export function dependencesSection(page: LinkPage): Child {
    const {words, report} = page;
    if (report.dependences.length === 0) return null;
    const rows = report.dependences.map((one): Child[] => [comparisonTitle(page, one.first), comparisonTitle(page, one.second), percent(one.both_fail, 2), percent(one.expected, 2), one.expected > 0 ? `${(one.both_fail / one.expected).toFixed(1)}×` : '–']);
    return figureSection(page, {id: 'dependences', title: words.dependences, lead: words.dependences_lead, advice: words.dependences_advice}, report.training.found_kin ? element('p', {}, words.before_kin) : null,
        table(words.dependences, [{title: words.first}, {title: words.second}, ...[words.both_fail, words.independent, words.times].map((title) => ({title, number: true}))], rows));
}

export function kinSection(page: LinkPage): Child {
    const {words, report} = page;
    const lead = report.training.found_kin ? words.kin_found : report.rivals.length > 0 ? words.given_rivals : words.kin_none;
    if (report.rivals.length === 0) return null;
    return figureSection(page, {id: 'kin', title: words.kin, lead, advice: words.kin_advice},
        element('ul', {class: 'method'}, report.rivals.map((rival) => element('li', {}, fill(words.kin_share, {title: page.say(rival.title), share: bitsText(rival.share)})))));
}

export function columnsSection(page: LinkPage): Child {
    const {words, report} = page;
    const all = recordsOf(report);
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    const several = report.sources.length > 1;
    const rows = report.columns.map((column): Child[] => [column.name, percent(sum(column.present) / Math.max(1, all)), count(column.distinct),
        ...(several ? column.present.map((present, source) => percent(present / Math.max(1, report.sources[source]!.records))) : [])]);
    return figureSection(page, {id: 'columns', title: words.columns, lead: words.columns_lead, advice: words.columns_advice},
        table(words.columns, [{title: words.column}, {title: words.all, number: true}, {title: words.distinct, number: true}, ...(several ? report.sources.map((source) => ({title: source.name, number: true})) : [])], rows));
}
