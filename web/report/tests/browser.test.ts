import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Browser} from './chromium';
import {overflow, shoot, shots, tooWideInPrint, violations} from './inspect';

const browser = new Browser();
beforeAll(() => browser.start());
afterAll(() => browser.stop());

describe.each([[375, 'phone'], [1280, 'desk']] as const)('at %i px', (width, name) => {
    test.each([['', 'zh-CN', 'zh'], ['#en', 'en', 'en']])('the report opens clean with %s', async (hash, lang, short) => {
        const opened = await browser.open(width, hash);
        await shoot(opened, `${name}-${short}`);
        expect(await opened.page.getAttribute('html', 'lang')).toBe(lang);
        expect(await overflow(opened)).toBeLessThanOrEqual(0);
        expect(await opened.page.locator('.chart svg').count()).toBeGreaterThanOrEqual(1);
        const heights = await opened.page.locator('dl.facts > div').evaluateAll((facts) => facts.map((fact) => fact.getBoundingClientRect().height));
        expect(Math.max(0, ...heights), 'a fact is a few words').toBeLessThan(120);
        expect(await violations(opened)).toEqual([]);
        expect(opened.problems).toEqual([]);
        expect(opened.requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
        expect(opened.requests).toHaveLength(1);
        await opened.page.close();
    });
});

test('the language switches by keyboard, keeps the focus, and leaves no word of the other', async () => {
    const opened = await browser.open(1280);
    await opened.page.focus('#language');
    await opened.page.keyboard.press('Enter');
    expect(await opened.page.getAttribute('html', 'lang')).toBe('en');
    expect(await opened.page.evaluate(() => document.activeElement?.id)).toBe('language');
    const headings = await opened.page.locator('h2').allTextContents();
    expect(headings.length).toBeGreaterThanOrEqual(4);
    expect(headings.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
    await opened.page.keyboard.press('Enter');
    expect(await opened.page.getAttribute('html', 'lang')).toBe('zh-CN');
    expect(opened.problems).toEqual([]);
    await opened.page.close();
});

test('every indicator can be chosen and draws its charts', async () => {
    const opened = await browser.open(1280);
    const ids = await opened.page.locator('#indicator option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    for (const id of ids) {
        await opened.page.selectOption('#indicator', id);
        expect(await opened.page.locator('#explore .chart svg').count(), id).toBeGreaterThanOrEqual(1);
    }
    expect(opened.problems).toEqual([]);
    await opened.page.close();
});

test('a resized window redraws its charts to fit', async () => {
    const opened = await browser.open(1280);
    await opened.page.setViewportSize({width: 375, height: 800});
    await opened.page.waitForTimeout(200);
    expect(await overflow(opened)).toBeLessThanOrEqual(0);
    await opened.page.close();
});

test('it prints on A4 with every part within the sheet', async () => {
    const opened = await browser.open(1280);
    const pdf = await opened.page.pdf({format: 'A4', printBackground: true, preferCSSPageSize: true, ...(shots ? {path: join(shots, 'report.pdf')} : {})});
    const sheet = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf.toString('latin1'));
    expect(Number(sheet?.[1])).toBeCloseTo(595, -1);
    expect(Number(sheet?.[2])).toBeCloseTo(842, -1);
    expect(await tooWideInPrint(opened)).toEqual([]);
    expect(opened.problems).toEqual([]);
    await opened.page.close();
});
