// Opens the report: reads the data block, builds the page, and builds it again when the language changes.
import './style.css';
import {forgetCharts, resizeCharts} from './charts';
import {element, type Child} from './element';
import {exploreSection} from './explore_section';
import type {Language} from './format';
import {head, method, summary} from './frame';
import {contents} from './frame_parts';
import {makePage} from './page';
import {auditSection, birthsSection, ingestSection, linkageSection, pyramidSection, type Paints} from './register_sections';
import type {Report} from './report';
import {causesSection, targetsSection} from './targets_section';

const report = JSON.parse(document.getElementById('report-data')?.textContent ?? '') as Report;
const app = document.getElementById('app')!;

function build(language: Language): void {
    const page = makePage(report, language);
    const paints: Paints = [];
    forgetCharts();
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = `${page.say(report.district.name)} ${page.words.title} ${report.month}`;
    const sections: Child[] = [targetsSection(page), causesSection(page), exploreSection(page, paints), pyramidSection(page, paints), auditSection(page, paints),
        birthsSection(page, paints), linkageSection(page), ingestSection(page), method(page)];
    const shown = sections.filter((one): one is HTMLElement => one instanceof HTMLElement);
    app.replaceChildren(element('a', {class: 'skip', href: '#targets'}, page.words.skip),
        head(page, () => { build(language === 'zh' ? 'en' : 'zh'); document.getElementById('language')?.focus(); }),
        element('main', {}, summary(page), contents(page.words.contents, shown), shown));
    paints.forEach((paint) => paint());
}

build(window.location.hash === '#en' ? 'en' : 'zh');
window.addEventListener('resize', resizeCharts);
