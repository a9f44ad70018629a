// The page around the sections: head, summary, contents, method.
import {element} from '../element';
import {headOf, methodOf, small, tile} from '../frame_parts';
import {fill} from '../words';
import {count, percent, shareText} from './figures';
import type {LinkPage} from './page';
import {clustersOf, pointAt, recordsOf, type Interval} from './report';

export function head(page: LinkPage, switchLanguage: () => void): HTMLElement {
    const {words, report} = page;
    return headOf(words, page.language, switchLanguage,
        element('h1', {}, report.name, ' ', element('span', {class: 'title'}, words.title)),
        element('p', {class: 'meta'}, report.sources.map((source) => element('span', {}, `${source.name} `, element('b', {}, count(source.records))))),
        element('p', {class: report.shows_values ? 'notice warning' : 'notice'}, words[report.shows_values ? 'shown' : 'masked']));
}

const range = (name: string, [, low, high]: Interval): string => `${name} ${percent(low)}–${percent(high)}`;

export function summary(page: LinkPage): HTMLElement {
    const {words, report} = page;
    const joined = report.cluster_sizes.reduce((sum, one) => sum + (one.size > 1 ? one.clusters : 0), 0);
    const own = pointAt(report.thresholds.points, report.link_bits);
    return element('section', {id: 'summary', 'aria-label': words.title, class: 'tiles'},
        tile(words.records, count(recordsOf(report)), small(`${words.sources} ${report.sources.length}`)),
        tile(words.persons, count(clustersOf(report)), small(fill(words.persons_note, {joined: count(joined)}))),
        tile(words.compared, count(report.pairs_compared), small(words.compared_note)),
        own && report.pairs_kept > 0 ? tile(words.expected, `${percent(own.precision[0])} / ${percent(own.recall[0])}`, small(fill(words.expected_note, {precision: range(words.precision, own.precision), recall: range(words.recall, own.recall)}))) : null,
        report.truth ? tile(words.by_truth, percent(report.truth.pairs.f1, 2), small(`${words.precision} ${percent(report.truth.pairs.precision, 2)} · ${words.recall} ${percent(report.truth.pairs.recall, 2)}`)) : null);
}

export function method(page: LinkPage): HTMLElement {
    const {words, report} = page;
    const steps = report.seconds.map((step) => `${page.say(step)} ${step.seconds.toFixed(2)}`).join(page.language === 'zh' ? '，' : ', ');
    return methodOf(words, [fill(words.method_model, {name: report.name, rounds: String(report.training.rounds), prior: shareText(report.prior)}), words.method_weight, words.method_expected,
        words.method_missed, fill(words.method_time, {steps})]);
}
