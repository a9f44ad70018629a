import {defineConfig} from 'vitest/config';
import {viteSingleFile} from 'vite-plugin-singlefile';

// One HTML file with script and style inside: it is opened from a disk, mailed and printed, without any network.
export default defineConfig({
    plugins: [viteSingleFile()],
    build: {target: 'es2022', outDir: process.env.JIAYU_REPORT_OUT ?? 'dist', emptyOutDir: false, reportCompressedSize: false, rolldownOptions: {input: 'report.html'}},
    test: {include: ['tests/*.test.ts'], testTimeout: 60_000},
});
