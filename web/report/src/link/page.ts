// What every section of a linkage report gets, and how a figure is set: title, what it shows, the figure, what to do about it.
import {element, type Child} from '../element';
import type {Language} from '../format';
import {section} from '../page';
import type {LinkReport, Text} from './report';
import {words, type Words} from './words';

export interface LinkPage { report: LinkReport; language: Language; words: Words; say: (text: Text) => string; paints: (() => void)[] }

export function makePage(report: LinkReport, language: Language): LinkPage {
    return {report, language, words: words[language], say: (text) => text[language], paints: []};
}

export interface Told { id: string; title: string; lead: string; advice: string }

export function figureSection(page: LinkPage, {id, title, lead, advice}: Told, ...children: Child[]): HTMLElement {
    return section(id, title, lead, element('p', {class: 'advice'}, element('strong', {}, page.words.advice), advice), children);
}

export const levelTitle = (page: LinkPage, comparison: number, level: number): string => {
    const found = page.report.comparisons[comparison]?.levels[level - 1];
    return found ? page.say(found.title) : page.words.absent;
};
export const comparisonTitle = (page: LinkPage, comparison: number): string => page.say(page.report.comparisons[comparison]!.title);
