/** What a programmer would write on Graphology's own interface. */

export function openByHand(graph) {
  const top = entries => entries.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 10);
  const contains = (property, text) => {
    let found = 0;
    graph.forEachNode((_id, { labels, [property]: value }) => {
      if (labels[0] === 'Paper' && value.includes(text)) found += 1;
    });
    return [[found]];
  };
  return {
    shared({ id }) {
      const counts = new Map();
      graph.forEachOutEdge(id, (_edge, { type }, _from, technique) => {
        if (type !== 'USES_TECHNIQUE') return;
        graph.forEachInEdge(technique, (_use, { type: other }, paper) => {
          if (other === 'USES_TECHNIQUE' && paper !== id) counts.set(paper, (counts.get(paper) ?? 0) + 1);
        });
      });
      return top([...counts]);
    },
    topByScan() {
      const counts = new Map();
      graph.forEachEdge((_edge, { type }, _from, to) => {
        if (type === 'USES_TECHNIQUE') counts.set(to, (counts.get(to) ?? 0) + 1);
      });
      return top([...counts].map(([id, n]) => [graph.getNodeAttribute(id, 'name'), n]));
    },
    reach({ id }) {
      const seen = new Set();
      let level = [id];
      for (let step = 0; step < 3; step++) {
        const next = [];
        for (const node of level)
          graph.forEachOutEdge(node, (_edge, { type }, _from, to) => {
            if (type !== 'CITES' || seen.has(to)) return;
            seen.add(to);
            next.push(to);
          });
        level = next;
      }
      return [[seen.size]];
    },
    shortest({ from, to }) {
      const seen = new Set([from]);
      let [level, steps] = [[from], 0];
      while (level.length > 0) {
        const next = [];
        steps += 1;
        for (const node of level)
          for (const other of graph.neighbors(node)) {
            if (other === to) return [[steps]];
            if (seen.has(other)) continue;
            seen.add(other);
            next.push(other);
          }
        level = next;
      }
      return [];
    },
    titles: ({ text }) => contains('title', text),
    abstracts: ({ text }) => contains('abstract', text),
  };
}
