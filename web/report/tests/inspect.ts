// What every page is examined for: pictures, width, accessibility.
import {mkdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import type {Opened} from './chromium';

export const shots = process.env.JIAYU_SHOTS;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// JIAYU_SHOTS: a folder that gets pictures to look at, slice by slice.
export async function shoot({page}: Opened, name: string): Promise<void> {
    if (!shots) return;
    mkdirSync(shots, {recursive: true});
    const {width, height} = await page.evaluate(() => ({width: innerWidth, height: document.documentElement.scrollHeight}));
    const slice = Math.round(width * 1.2) + 400;
    for (let y = 0, part = 1; y < height; y += slice, ++part)
        await page.screenshot({path: join(shots, `${name}-${part}.png`), fullPage: true, clip: {x: 0, y, width, height: Math.min(slice, height - y)}});
}

export const overflow = ({page}: Opened) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

interface Violation { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }

export async function violations({page}: Opened): Promise<string[]> {
    await page.evaluate(axe);
    const found = await page.evaluate(() => (window as unknown as {axe: {run(): Promise<{violations: Violation[]}>}}).axe.run().then((result) => result.violations));
    return found.flatMap((one) => (['serious', 'critical', 'moderate'].includes(one.impact) ? one.nodes.map((node) => `${one.id} ${node.target.join(' ')}: ${node.failureSummary}`) : []));
}

// The printed width of A4 between its margins: 186 mm at 96 dots an inch.
export async function tooWideInPrint({page}: Opened): Promise<string[]> {
    await page.setViewportSize({width: 703, height: 1000});
    await page.emulateMedia({media: 'print'});
    return page.evaluate(() => [...document.querySelectorAll('main section, main table, main svg')].filter((node) => node.getBoundingClientRect().right > innerWidth + 1).map((node) => `${node.tagName} ${node.closest('section')?.id}`));
}
