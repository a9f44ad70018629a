// Opens the report of a linkage: reads the data block, builds the page, and builds it again when the language changes.
import {GraphChart} from 'echarts/charts';
import {use} from 'echarts/core';
import '../style.css';
import './link.css';
import {forgetCharts, resizeCharts} from '../charts';
import {element, type Child} from '../element';
import type {Language} from '../format';
import {contents} from '../frame_parts';
import {head, method, summary} from './frame';
import {blockingSection, chancesSection, columnsSection, dependencesSection, kinSection, levelsSection} from './model_sections';
import {makePage} from './page';
import {qualitySection, sizesSection, truthSection, unlinkablesSection, weightsSection} from './quality_sections';
import type {LinkReport} from './report';
import {clustersSection, pairsSection} from './review_sections';

use([GraphChart]);

const report = JSON.parse(document.getElementById('report-data')?.textContent ?? '') as LinkReport;
const app = document.getElementById('app')!;

function build(language: Language): void {
    const page = makePage(report, language);
    forgetCharts();
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = `${report.name} ${page.words.title}`;
    const sections: Child[] = [qualitySection(page), truthSection(page), weightsSection(page), pairsSection(page), clustersSection(page), sizesSection(page), levelsSection(page), chancesSection(page),
        dependencesSection(page), kinSection(page), blockingSection(page), unlinkablesSection(page), columnsSection(page), method(page)];
    const shown = sections.filter((one): one is HTMLElement => one instanceof HTMLElement);
    app.replaceChildren(element('a', {class: 'skip', href: '#main'}, page.words.skip),
        head(page, () => { build(language === 'zh' ? 'en' : 'zh'); document.getElementById('language')?.focus(); }),
        element('main', {id: 'main'}, summary(page), contents(page.words.contents, shown), shown));
    page.paints.forEach((paint) => paint());
}

build(window.location.hash === '#en' ? 'en' : 'zh');
window.addEventListener('resize', resizeCharts);
