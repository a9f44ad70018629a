// The page around the sections: head, summary, contents, method.
import {element, type Child} from '../element';
import {section} from '../page';
import {fill} from '../words';
import {count, percent, shareText} from './figures';
import type {LinkPage} from './page';
import {clustersOf, pointAt, recordsOf, type Interval} from './report';

export function head(page: LinkPage, switchLanguage: () => void): HTMLElement {
    const {words, report} = page;
    return element('header', {},
        element('div', {class: 'head-line'},
            element('p', {class: 'product'}, element('span', {class: 'seal', 'aria-hidden': 'true'}, '嘉'), words.product),
            element('div', {class: 'buttons'},
                element('button', {type: 'button', id: 'language', lang: page.language === 'zh' ? 'en' : 'zh-CN', click: switchLanguage}, words.language),
                element('button', {type: 'button', id: 'print', click: () => window.print()}, words.print))),
        element('h1', {}, report.name, ' ', element('span', {class: 'title'}, words.title)),
        element('p', {class: 'meta'}, report.sources.map((source) => element('span', {}, `${source.name} `, element('b', {}, count(source.records))))),
        element('p', {class: report.shows_values ? 'notice warning' : 'notice'}, words[report.shows_values ? 'shown' : 'masked']));
}

const range = (name: string, [, low, high]: Interval): string => `${name} ${percent(low)}–${percent(high)}`;

export function summary(page: LinkPage): HTMLElement {
    const {words, report} = page;
    const joined = report.cluster_sizes.reduce((sum, one) => sum + (one.size > 1 ? one.clusters : 0), 0);
    const own = pointAt(report.thresholds.points, report.link_bits);
    const tile = (title: string, value: string, note: Child) => element('div', {class: 'tile'}, element('p', {class: 'small'}, title), element('p', {class: 'big'}, value), element('p', {class: 'small'}, note));
    return element('section', {id: 'summary', 'aria-label': words.title, class: 'tiles'},
        tile(words.records, count(recordsOf(report)), `${words.sources} ${report.sources.length}`),
        tile(words.persons, count(clustersOf(report)), fill(words.persons_note, {joined: count(joined)})),
        tile(words.compared, count(report.pairs_compared), words.compared_note),
        own && report.pairs_kept > 0 ? tile(words.expected, `${percent(own.precision[0])} / ${percent(own.recall[0])}`, fill(words.expected_note, {precision: range(words.precision, own.precision), recall: range(words.recall, own.recall)})) : null,
        report.truth ? tile(words.by_truth, percent(report.truth.pairs.f1, 2), `${words.precision} ${percent(report.truth.pairs.precision, 2)} · ${words.recall} ${percent(report.truth.pairs.recall, 2)}`) : null);
}

export function method(page: LinkPage): HTMLElement {
    const {words, report} = page;
    const steps = report.seconds.map(({step, seconds}) => `${step} ${seconds.toFixed(2)}`).join(', ');
    const texts = [fill(words.method_model, {name: report.name, rounds: String(report.training.rounds), prior: shareText(report.prior)}), words.method_weight, words.method_expected, words.method_missed, fill(words.method_time, {steps})];
    return section('method', words.method, null, element('ul', {class: 'method'}, texts.map((text) => element('li', {}, text))), element('p', {class: 'small'}, words.footer));
}
