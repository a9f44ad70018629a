// The frame that every page has: head, tiles, contents, method; and how a page is opened and changes its language.
import {forgetCharts, resizeCharts} from './charts';
import {element, type Child} from './element';
import type {Language} from './format';
import {section} from './page';

interface HeadWords { product: string; language: string; print: string }

export function headOf(words: HeadWords, language: Language, switchLanguage: () => void, ...rest: Child[]): HTMLElement {
    return element('header', {},
        element('div', {class: 'head-line'},
            element('p', {class: 'product'}, element('span', {class: 'seal', 'aria-hidden': 'true'}, '嘉'), words.product),
            element('div', {class: 'buttons'},
                element('button', {type: 'button', id: 'language', lang: language === 'zh' ? 'en' : 'zh-CN', click: switchLanguage}, words.language),
                element('button', {type: 'button', id: 'print', click: () => window.print()}, words.print))),
        rest);
}

export function tile(title: string, value: string, ...notes: Child[]): HTMLElement {
    return element('div', {class: 'tile'}, element('p', {class: 'small'}, title), element('p', {class: 'big'}, value), element('p', {}, notes));
}

export const small = (text: string): HTMLElement => element('span', {class: 'small'}, text);

export function methodOf(words: {method: string; footer: string}, rules: string[]): HTMLElement {
    return section('method', words.method, null, element('ul', {class: 'method'}, rules.map((rule) => element('li', {}, rule))), element('p', {class: 'small'}, words.footer));
}

function contents(label: string, sections: HTMLElement[]): HTMLElement {
    return element('nav', {'aria-label': label}, sections.map((one) => element('a', {href: `#${one.id}`}, one.querySelector('h2')?.textContent ?? one.id)));
}

export function readData<Data>(): Data {
    return JSON.parse(document.getElementById('report-data')?.textContent ?? '') as Data;
}

// A page in one language. `paint` draws its charts, once everything stands in the document.
export interface Built { title: string; words: {skip: string; contents: string}; head: HTMLElement; summary: HTMLElement; sections: Child[]; paints: (() => void)[] }

export function openPage(build: (language: Language, switchLanguage: () => void) => Built): void {
    const app = document.getElementById('app')!;
    const show = (language: Language): void => {
        forgetCharts();
        const built = build(language, () => { show(language === 'zh' ? 'en' : 'zh'); document.getElementById('language')?.focus(); });
        document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
        document.title = built.title;
        const shown = built.sections.filter((one): one is HTMLElement => one instanceof HTMLElement);
        app.replaceChildren(element('a', {class: 'skip', href: '#main'}, built.words.skip), built.head,
            element('main', {id: 'main'}, built.summary, contents(built.words.contents, shown), shown));
        built.paints.forEach((paint) => paint());
    };
    show(window.location.hash === '#en' ? 'en' : 'zh');
    window.addEventListener('resize', resizeCharts);
}
