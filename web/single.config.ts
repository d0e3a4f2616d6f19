/** How the page that is one file is bundled: script, styles and fonts inside of it, nothing beside it. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const text = (part: { readonly code: string } | { readonly source: string | Uint8Array }): string =>
  'code' in part ? part.code : String(part.source);

/** Puts the one script and the one style sheet where the page refers to them. */
const inlined: Plugin = {
  name: 'inlined',
  enforce: 'post',
  generateBundle: {
    // After Vite's own last changes to the script.
    order: 'post',
    handler(_options, bundle) {
      const names = Object.keys(bundle);
      const take = (ending: string): string => {
        const [name, ...others] = names.filter(each => each.endsWith(ending));
        if (!name || others.length > 0)
          throw new Error(`Expected one file *${ending}, got ${names.join(', ')}.`);
        const taken = text(bundle[name]!);
        delete bundle[name];
        return taken;
      };
      const script = take('.js').replaceAll('</script', '<\\/script');
      const style = take('.css').replaceAll('</style', '<\\/style');
      const page = Object.values(bundle).find(part => part.fileName.endsWith('.html'));
      if (page?.type !== 'asset') throw new Error('Expected a page, got none.');
      page.source = String(page.source)
        .replace(/<script type="module"[^>]*><\/script>\s*/u, '')
        .replace(/<link rel="stylesheet"[^>]*>/u, () => `<style>${style}</style>`)
        .replace('</body>', () => `<script type="module">${script}</script></body>`);
    },
  },
};

export default defineConfig({
  root: here('.'),
  base: './',
  publicDir: false,
  plugins: [react(), inlined],
  resolve: { conditions: ['herdbook-source', ...defaultClientConditions] },
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: false,
    target: 'es2022',
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: { input: here('single.html'), output: { codeSplitting: false } },
  },
});
