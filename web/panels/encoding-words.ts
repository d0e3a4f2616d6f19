/** What each way of drawing is called. */

export const encodingWords = {
  color: { title: 'Colour', type: 'type', community: 'community', year: 'year' },
  size: {
    title: 'Size',
    links: 'lines',
    papers: 'papers that work with it',
    rank: 'PageRank',
    same: 'all the same',
  },
  layout: { title: 'Layout', map: 'map', lineage: 'by year', radial: 'around the chosen', grid: 'by type' },
} as const;
