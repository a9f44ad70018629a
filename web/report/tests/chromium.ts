// Opens a report in Debian's Chromium, from the disk, with every request and console message noted.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {chromium, type BrowserContext, type Page} from 'playwright-core';

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export interface Opened { page: Page; problems: string[]; requests: string[] }

// JIAYU_REPORT: a report that the program wrote. Without it: the built template with the invented district's data, put in as
// src/service/report_page.cpp does.
export function reportFile(folder: string): string {
    if (process.env.JIAYU_REPORT) return process.env.JIAYU_REPORT;
    const root = join(import.meta.dirname, '..');
    const template = readFileSync(process.env.JIAYU_REPORT_TEMPLATE ?? join(root, 'dist/report.html'), 'utf8');
    const data = readFileSync(join(root, 'tests/invented_report.json'), 'utf8').replaceAll('<', '\\u003c');
    const file = join(folder, 'report.html');
    writeFileSync(file, template.replace('__JIAYU_REPORT_DATA__', () => data));
    return file;
}

export class Browser {
    private readonly profile = mkdtempSync(join(tmpdir(), 'jiayu-browser-'));
    private context: BrowserContext | null = null;

    // `fileOf`: the page to open, which may be made in the folder given.
    constructor(private readonly fileOf: (folder: string) => string = reportFile) {}

    async start(): Promise<void> {
        const executablePath = process.env.JIAYU_CHROMIUM ?? '/usr/bin/chromium';
        this.context = await chromium.launchPersistentContext(join(this.profile, 'profile'), {executablePath, args: flags, headless: true});
    }

    async open(width: number, hash = ''): Promise<Opened> {
        const page = await this.context!.newPage();
        const opened: Opened = {page, problems: [], requests: []};
        page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') opened.problems.push(message.text()); });
        page.on('pageerror', (error) => opened.problems.push(error.message));
        page.on('request', (request) => { if (!request.url().startsWith('data:')) opened.requests.push(request.url()); });
        await page.setViewportSize({width, height: width < 500 ? 800 : 900});
        await page.goto(pathToFileURL(this.fileOf(this.profile)).href + hash);
        await page.waitForSelector('main section');
        return opened;
    }

    async stop(): Promise<void> {
        await this.context?.close();
        rmSync(this.profile, {recursive: true, force: true});
    }
}
