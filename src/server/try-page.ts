/** A page to try the routes: a form for each, made of the OpenAPI document, and what it answers. */
import type { Route } from './route.ts';

/** Examples that most graphs can answer, by the name of what is asked for. */
const examples: Readonly<Record<string, string>> = {
  id: 'model:llama-2',
  q: 'llama',
  name: 'top-models',
  format: 'csv',
};

const bodies: Readonly<Record<string, object>> = {
  '/api/query': { query: 'MATCH (m:Model) RETURN m.name LIMIT 5' },
  '/api/questions/:name': { parameters: {} },
  '/api/link': { title: 'Tuning LLaMA', abstract: 'We fine-tune LLaMA with LoRA.' },
};

export function tryPage(routes: readonly Route[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Herdbook: the interface for programs</title>
<style>${STYLE}</style>
<h1>The interface for programs</h1>
<p>All routes only read. Their <a href="/api/openapi.json">OpenAPI document</a> tells programs the same.</p>
${routes.map(formOf).join('\n')}
<script src="/api/try.js"></script>
</html>
`;
}

function formOf({ method, path, says, request }: Route): string {
  const names = [...path.matchAll(/:(\w+)/gu)].map(match => match[1]!);
  const { query } = request.shape as { query?: { shape?: Readonly<Record<string, unknown>> } };
  const fields = [
    ...names.map(name => field('path', name)),
    ...Object.keys(query?.shape ?? {}).map(name => field('query', name)),
  ];
  const body =
    bodies[path] === undefined
      ? ''
      : `<label>body <textarea data-in="body" rows="4">${escapeHtml(JSON.stringify(bodies[path], null, 2))}</textarea></label>`;
  return `<form data-method="${method}" data-path="${escapeHtml(path)}">
<h2><code>${method.toUpperCase()} ${escapeHtml(path)}</code></h2>
<p>${escapeHtml(says)}</p>
${fields.join('\n')}${body}
<button>Ask</button>
<output></output>
</form>`;
}

const field = (place: string, name: string): string =>
  `<label>${name} <input data-in="${place}" name="${name}" value="${escapeHtml(examples[name] ?? '')}"></label>`;

const escapeHtml = (text: string): string => text.replace(/[&<>"]/gu, sign => `&#${sign.charCodeAt(0)};`);

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
form { border-top: 1px solid #8886; padding: 0.5rem 0 1rem; }
h2 { font-size: 1rem; margin: 0.5rem 0 0; }
p { margin: 0.25rem 0 0.75rem; }
label { display: block; margin: 0.25rem 0; }
input, textarea { font: inherit; font-family: ui-monospace, monospace; width: 100%; box-sizing: border-box; padding: 0.25rem 0.5rem; }
button { font: inherit; margin-top: 0.5rem; padding: 0.25rem 1rem; }
output { display: block; }
output pre { overflow: auto; max-height: 24rem; border-left: 3px solid #8886; padding-left: 0.75rem; }`;

/** Runs in the browser. An answer is shown as text, and no more of it than can be looked at. */
export const TRY_SCRIPT = `
const MOST = 20000;
for (const form of document.querySelectorAll('form')) form.addEventListener('submit', async event => {
  event.preventDefault();
  const output = form.querySelector('output');
  const values = place => [...form.querySelectorAll('[data-in=' + place + ']')];
  let url = form.dataset.path;
  for (const { name, value } of values('path')) url = url.replace(':' + name, encodeURIComponent(value));
  const query = new URLSearchParams(values('query').filter(({ value }) => value !== '').map(({ name, value }) => [name, value]));
  if (query.size > 0) url += '?' + query;
  const [body] = values('body');
  const init = body ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: body.value } : {};
  const shown = document.createElement('pre');
  output.replaceChildren(shown);
  shown.textContent = '...';
  try {
    const answer = await fetch(url, init);
    let text = await answer.text();
    if (/json/.test(answer.headers.get('Content-Type'))) text = JSON.stringify(JSON.parse(text), null, 2);
    shown.textContent = answer.status + ' ' + url + '\\n' + text.slice(0, MOST) + (text.length > MOST ? '\\n...' : '');
  } catch (error) {
    shown.textContent = String(error);
  }
});
`;
