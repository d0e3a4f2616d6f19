/** Everything that can be taken along, as one table: the menu and the palette read it. */
import type { Facts } from '#graph/facts';
import { type ProblemDetails, SourceProblem } from '../data/problem.ts';
import { saveBlob, saveText } from '../data/save.ts';
import type { ExportFormat } from '../data/source.ts';
import type { Session } from '../session.ts';
import { fitsAddress } from '../state/address.ts';
import { type Visible, visibleIn } from '../state/visible.ts';
import { toBibtex } from './bibtex.ts';
import { toCanvas, toSvg } from './picture.ts';
import { factsOfView } from './view-facts.ts';

export interface Taking {
  /** Tells it apart from all others. */
  readonly title: string;
  /** In its section. */
  readonly short: string;
  readonly says: string;
  take(session: Session): Promise<void>;
}

export interface TakingSection {
  readonly title: string;
  readonly entries: readonly Taking[];
}

export function takings(formats: readonly ExportFormat[]): readonly TakingSection[] {
  return [
    { title: 'This view', entries: [...pictures, ...formats.map(viewAs), bibtex, link] },
    { title: 'The whole graph', entries: [onePage, ...formats.map(wholeAs)] },
  ];
}

const SHARPNESS = 2;

const pictures: readonly Taking[] = [
  {
    title: 'Picture of the view (PNG)',
    short: 'PNG',
    says: 'twice as sharp as on the screen',
    async take({ map }) {
      const picture = map.current?.picture();
      if (!picture) throw new Error('There is no map to take a picture of.');
      const canvas = toCanvas(picture, SHARPNESS);
      const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'));
      if (!blob) throw new Error('The picture is too large for this browser; make the window smaller.');
      saveBlob('herdbook.png', blob);
    },
  },
  {
    title: 'Picture of the view (SVG)',
    short: 'SVG',
    says: 'for print and drawing programs',
    async take({ map }) {
      const picture = map.current?.picture();
      if (!picture) throw new Error('There is no map to take a picture of.');
      saveText('herdbook.svg', 'image/svg+xml', toSvg(picture));
    },
  },
];

const visibleNow = ({ network, store }: Session): Visible => visibleIn(network, store.view);

async function viewFacts(session: Session): Promise<Facts> {
  return factsOfView(await session.source.facts(), session.network, visibleNow(session));
}

const viewAs = ({ name, extension, mediaType, says }: ExportFormat): Taking => ({
  title: `View as ${name}`,
  short: name,
  says,
  async take(session) {
    const facts = await viewFacts(session);
    const { formatNamed } = await import('#graph/formats/index');
    saveBlob(
      `herdbook-view.${extension}`,
      new Blob([...formatNamed(name)!.write(facts)], { type: mediaType }),
    );
  },
});

const wholeAs = ({ name, extension, says }: ExportFormat): Taking => ({
  title: `Whole graph as ${name}`,
  short: name,
  says,
  async take({ source }) {
    saveBlob(`herdbook.${extension}`, await source.export(name));
  },
});

const onePage: Taking = {
  title: 'Everything in one HTML file',
  short: 'One HTML file',
  says: 'this explorer with its graph; works without a server',
  async take({ source }) {
    const [template, facts] = await Promise.all([source.singlePage(), source.facts()]);
    if (template === null) throw new Error('This page is such a file already: save it with your browser.');
    const { fillSinglePage } = await import('#graph/single-page');
    saveText('herdbook.html', 'text/html', fillSinglePage(template, facts));
  },
};

const bibtex: Taking = {
  title: 'Papers of the view (BibTeX)',
  short: 'BibTeX',
  says: 'the papers, or those that are marked',
  async take(session) {
    const { nodes } = await viewFacts(session);
    const { marked } = session.store.view;
    const papers = nodes.filter(({ labels }) => labels[0] === 'Paper');
    const chosen = papers.filter(({ id }) => marked.includes(id));
    saveText('herdbook.bib', 'application/x-bibtex', toBibtex(chosen.length > 0 ? chosen : papers));
  },
};

const tooLong: ProblemDetails = {
  kind: 'too-long',
  title: 'This view is too long for a link',
  detail:
    'A link would have to name every node that is marked, hidden or shown alone, and these are thousands.',
  hint: 'Take the view along as a file, or narrow it down by filters instead.',
};

const link: Taking = {
  title: 'Link to the view',
  short: 'Link',
  says: 'copied: it opens just what you see',
  async take({ store }) {
    if (!fitsAddress(store.view)) throw new SourceProblem(tooLong);
    await navigator.clipboard.writeText(window.location.href);
  },
};
