import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Browser} from './chromium';
import {overflow, shoot, shots, tooWideInPrint, violations} from './inspect';

// JIAYU_LINK_REPORT: a report that `jiayu link` wrote (tests/stories/link_report.sh).
const file = process.env.JIAYU_LINK_REPORT;

describe.skipIf(!file)('the report of a linkage', () => {
    const browser = new Browser(() => file!);
    beforeAll(() => browser.start());
    afterAll(() => browser.stop());

    test.each([[375, 'phone', '', 'zh-CN'], [375, 'phone', '#en', 'en'], [1280, 'desk', '', 'zh-CN'], [1280, 'desk', '#en', 'en']] as const)('opens clean at %i px on a %s %s', async (width, name, hash, lang) => {
        const opened = await browser.open(width, hash);
        await shoot(opened, `link-${name}-${lang}`);
        expect(await opened.page.getAttribute('html', 'lang')).toBe(lang);
        expect(await overflow(opened)).toBeLessThanOrEqual(0);
        expect(await opened.page.locator('.chart svg').count()).toBeGreaterThanOrEqual(9);
        expect(await opened.page.locator('main section').filter({hasNot: opened.page.locator('.advice')}).evaluateAll((sections) => sections.map((section) => section.id))).toEqual(['summary', 'method']);
        expect(await violations(opened)).toEqual([]);
        expect(opened.problems).toEqual([]);
        expect(opened.requests).toHaveLength(1);
        await opened.page.close();
    });

    test('the slider tells of other thresholds, and a resized page keeps its charts', async () => {
        const opened = await browser.open(1280, '#en');
        const before = await opened.page.locator('#quality dl').textContent();
        await opened.page.focus('#threshold');
        await opened.page.keyboard.press('End');
        expect(await opened.page.locator('#quality dl').textContent()).not.toBe(before);
        const charts = await opened.page.locator('.chart svg').count();
        await opened.page.setViewportSize({width: 375, height: 800});
        await opened.page.waitForTimeout(200);
        expect(await overflow(opened)).toBeLessThanOrEqual(0);
        expect(await opened.page.locator('.chart svg').count()).toBe(charts);
        expect(opened.problems).toEqual([]);
        await opened.page.close();
    });

    test('every pair and every person can be chosen', async () => {
        const opened = await browser.open(1280);
        for (const [choice, section] of [['#pair', '#pairs'], ['#cluster', '#clusters']] as const) {
            const values = await opened.page.locator(`${choice} option`).evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
            expect(values.length).toBeGreaterThan(5);
            for (const value of values) {
                await opened.page.selectOption(choice, value);
                expect(await opened.page.locator(`${section} .chart svg`).count(), `${choice} ${value}`).toBe(1);
            }
        }
        expect(opened.problems).toEqual([]);
        await opened.page.close();
    });

    test('the language switches in place, and prints within A4', async () => {
        const opened = await browser.open(1280);
        await opened.page.focus('#language');
        await opened.page.keyboard.press('Enter');
        expect(await opened.page.evaluate(() => document.activeElement?.id)).toBe('language');
        const headings = await opened.page.locator('h2').allTextContents();
        expect(headings.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
        await opened.page.pdf({format: 'A4', printBackground: true, preferCSSPageSize: true, ...(shots ? {path: join(shots, 'link.pdf')} : {})});
        expect(await tooWideInPrint(opened)).toEqual([]);
        expect(opened.problems).toEqual([]);
        await opened.page.close();
    });
});
