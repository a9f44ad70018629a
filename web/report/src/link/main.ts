// Opens the report of a linkage: reads the data block and builds the page.
import {GraphChart} from 'echarts/charts';
import {use} from 'echarts/core';
import '../style.css';
import './link.css';
import {openPage, readData} from '../frame_parts';
import {head, method, summary} from './frame';
import {blockingSection, chancesSection, columnsSection, dependencesSection, kinSection, levelsSection} from './model_sections';
import {makePage} from './page';
import {qualitySection, sizesSection, truthSection, unlinkablesSection, weightsSection} from './quality_sections';
import type {LinkReport} from './report';
import {clustersSection, pairsSection} from './review_sections';

use([GraphChart]);

const report = readData<LinkReport>();

openPage((language, switchLanguage) => {
    const page = makePage(report, language);
    return {
        title: `${report.name} ${page.words.title}`, words: page.words, head: head(page, switchLanguage), summary: summary(page),
        sections: [qualitySection(page), truthSection(page), weightsSection(page), pairsSection(page), clustersSection(page), sizesSection(page), levelsSection(page), chancesSection(page),
            dependencesSection(page), kinSection(page), blockingSection(page), unlinkablesSection(page), columnsSection(page), method(page)],
        paints: page.paints,
    };
});
