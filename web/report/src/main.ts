// Opens the report: reads the data block and builds the page.
import './style.css';
import {benefitsSection} from './benefits_section';
import {exploreSection} from './explore_section';
import {head, method, summary} from './frame';
import {openPage, readData} from './frame_parts';
import {makePage} from './page';
import {auditSection, birthsSection, ingestSection, linkageSection, pyramidSection, type Paints} from './register_sections';
import type {Report} from './report';
import {causesSection, targetsSection} from './targets_section';

const report = readData<Report>();

openPage((language, switchLanguage) => {
    const page = makePage(report, language);
    const paints: Paints = [];
    return {
        title: `${page.say(report.district.name)} ${page.words.title} ${report.month}`, words: page.words, head: head(page, switchLanguage), summary: summary(page),
        sections: [targetsSection(page), causesSection(page), exploreSection(page, paints), pyramidSection(page, paints), auditSection(page, paints), birthsSection(page, paints), benefitsSection(page),
            linkageSection(page), ingestSection(page), method(page)],
        paints,
    };
});
