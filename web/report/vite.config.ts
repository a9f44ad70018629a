import {readFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import type {Plugin} from 'vite';
import {viteSingleFile} from 'vite-plugin-singlefile';
import {defineConfig} from 'vitest/config';

// All pages are report.html, each with its own script.
const scripts: Record<string, string> = {'report.html': '/src/main.ts', 'link_report.html': '/src/link/main.ts'};
const pages: Plugin = {
    name: 'pages',
    enforce: 'pre',
    resolveId: (id) => (basename(id) in scripts ? join(import.meta.dirname, basename(id)) : null),
    load: (id) => (basename(id) in scripts ? readFileSync(join(import.meta.dirname, 'report.html'), 'utf8').replace(scripts['report.html']!, scripts[basename(id)]!) : null),
};

// One HTML file with script and style inside: it is opened from a disk, mailed and printed, without any network. JIAYU_PAGE names the page,
// for several pages in one build would share script files.
export default defineConfig({
    plugins: [pages, viteSingleFile()],
    build: {target: 'es2022', outDir: process.env.JIAYU_REPORT_OUT ?? 'dist', emptyOutDir: false, reportCompressedSize: false, rolldownOptions: {input: process.env.JIAYU_PAGE ?? 'report.html'}},
    test: {include: ['tests/*.test.ts'], testTimeout: 60_000},
});
