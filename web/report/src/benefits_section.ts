// Who is entitled to what and has not asked for it, by benefit and by town.
import {element, type Child} from './element';
import {formatCount} from './format';
import {details, section, table, type Page} from './page';
import type {Benefit, BenefitCounts} from './report';

const cells = (counts: BenefitCounts): string[] => [counts.open, counts.applied, counts.nearly, counts.unknown].map(formatCount);

function nameOf(page: Page, benefit: Benefit): Child {
    const marks = [benefit.rests_on_recall ? page.words.recall_mark : null, benefit.amount_set ? null : page.words.amount_unset].filter((mark) => mark !== null);
    return [`${page.say(benefit.title)} ${benefit.period === 'once' ? '' : benefit.period}`, marks.length ? element('span', {class: 'small'}, ` (${marks.join(page.language === 'zh' ? '，' : ', ')})`) : null];
}

export function benefitsSection(page: Page): Child {
    const {words, report} = page;
    const benefits = report.benefits ?? [];
    if (benefits.length === 0) return null;
    const columns = [words.open, words.applied, words.nearly, words.unknown].map((title) => ({title, number: true}));
    const byTown = benefits.map((benefit) => {
        const label = `${words.benefits}: ${page.say(benefit.title)}`;
        const rows = report.towns.map((town, index): Child[] => [page.say(town.name), ...cells(benefit.towns[index]!)]);
        rows.push([words.elsewhere, ...cells(benefit.elsewhere)]);
        return details(`${words.table_of}: ${page.say(benefit.title)}`, table(label, [{title: words.town}, ...columns], rows, {foot: [words.district, ...cells(benefit.totals)]}));
    });
    return section('benefits', words.benefits, page.fill(words.benefits_lead, {day: report.benefits_as_of ?? ''}),
        table(words.benefits, [{title: words.benefit}, ...columns], benefits.map((benefit): Child[] => [nameOf(page, benefit), ...cells(benefit.totals)]), {stack: true}),
        benefits.some((benefit) => benefit.rests_on_recall) ? element('p', {class: 'small'}, words.benefits_recall) : null, byTown);
}
