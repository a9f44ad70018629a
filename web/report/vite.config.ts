import {defineConfig} from 'vitest/config';
import {viteSingleFile} from 'vite-plugin-singlefile';

// One HTML file with script and style inside: it is opened from a disk, mailed and printed, without any network. JIAYU_PAGE names the page,
// for several pages in one build would share script files.
export default defineConfig({
    plugins: [viteSingleFile()],
    build: {target: 'es2022', outDir: process.env.JIAYU_REPORT_OUT ?? 'dist', emptyOutDir: false, reportCompressedSize: false, rolldownOptions: {input: process.env.JIAYU_PAGE ?? 'report.html'}},
    test: {include: ['tests/*.test.ts'], testTimeout: 60_000},
});
