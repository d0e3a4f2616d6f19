/** How the built program is bundled for the command line: to read some hundred files takes longer than most commands. The library stays in its files. */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const outDir = here('dist/program');

/** What looks for files beside it finds them where it stood before. */
const whereItStood: Plugin = {
  name: 'where-it-stood',
  transform(code, id) {
    if (id.includes('/node_modules/') || !code.includes('import.meta.url')) return null;
    const path = JSON.stringify(relative(outDir, id));
    return code.replaceAll('import.meta.url', `new URL(${path}, import.meta.url).href`);
  },
};

export default defineConfig({
  plugins: [whereItStood],
  publicDir: false,
  // These are seldom wanted, and look for files of their own.
  ssr: { noExternal: true, external: ['neo4j-driver', 'open', 'fsevents'] },
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    target: 'node20',
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      input: { herdbook: here('dist/src/cli/main.js') },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
