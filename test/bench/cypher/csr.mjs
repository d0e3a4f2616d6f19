/** The limit: loops written by hand over compressed sparse rows, one for each task. */

export function openCsr({ nodes, edges, first }) {
  const count = nodes.length;
  const rows = (type, backwards) => {
    const kept = edges.filter(edge => type === null || edge.type === type);
    const starts = new Int32Array(count + 1);
    for (const { from, to } of kept) starts[(backwards ? to : from) + 1] += 1;
    for (let node = 0; node < count; node++) starts[node + 1] += starts[node];
    const next = starts.slice();
    const others = new Int32Array(kept.length);
    for (const { from, to } of kept) others[next[backwards ? to : from]++] = backwards ? from : to;
    return { starts, others };
  };
  const uses = rows('USES_TECHNIQUE', false);
  const usedBy = rows('USES_TECHNIQUE', true);
  const cites = rows('CITES', false);
  const [all, allBack] = [rows(null, false), rows(null, true)];
  const numbers = new Map(nodes.map((node, number) => [node.id, number]));
  const counts = new Int32Array(count);
  const papers = nodes.slice(0, first.Technique);

  const top = (entries, size) => entries.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, size);

  return {
    shared({ id }) {
      const paper = numbers.get(id);
      const touched = [];
      for (let at = uses.starts[paper]; at < uses.starts[paper + 1]; at++) {
        const technique = uses.others[at];
        for (let user = usedBy.starts[technique]; user < usedBy.starts[technique + 1]; user++) {
          const other = usedBy.others[user];
          if (other === paper) continue;
          if (counts[other]++ === 0) touched.push(other);
        }
      }
      // Only the best ten are kept in order.
      const best = [];
      for (const other of touched) {
        const shared = counts[other];
        counts[other] = 0;
        if (best.length === 10 && shared < best[9][1]) continue;
        best.push([nodes[other].id, shared]);
        best.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
        if (best.length > 10) best.pop();
      }
      return best;
    },
    topTechniques() {
      const entries = [];
      for (let node = first.Technique; node < first.Model; node++)
        entries.push([nodes[node].properties.name, usedBy.starts[node + 1] - usedBy.starts[node]]);
      return top(entries, 10);
    },
    topByScan() {
      const tally = new Int32Array(count);
      for (let paper = 0; paper < first.Technique; paper++)
        for (let at = uses.starts[paper]; at < uses.starts[paper + 1]; at++) tally[uses.others[at]] += 1;
      const entries = [];
      for (let node = first.Technique; node < first.Model; node++)
        if (tally[node] > 0) entries.push([nodes[node].properties.name, tally[node]]);
      return top(entries, 10);
    },
    reach({ id }) {
      const seen = new Uint8Array(count);
      let [level, found] = [[numbers.get(id)], 0];
      for (let step = 0; step < 3; step++) {
        const next = [];
        for (const node of level)
          for (let at = cites.starts[node]; at < cites.starts[node + 1]; at++) {
            const other = cites.others[at];
            if (seen[other]) continue;
            seen[other] = 1;
            found += 1;
            next.push(other);
          }
        level = next;
      }
      return [[found]];
    },
    shortest({ from, to }) {
      const [start, goal] = [numbers.get(from), numbers.get(to)];
      const marks = new Uint8Array(count);
      marks[start] = 1;
      marks[goal] = 2;
      let [front, back, steps] = [[start], [goal], 0];
      while (front.length > 0 && back.length > 0) {
        const isFront = front.length <= back.length;
        const [level, own] = isFront ? [front, 1] : [back, 2];
        const next = [];
        steps += 1;
        for (const node of level)
          for (const { starts, others } of [all, allBack])
            for (let at = starts[node]; at < starts[node + 1]; at++) {
              const other = others[at];
              if (marks[other] === own) continue;
              if (marks[other] !== 0) return [[steps]];
              marks[other] = own;
              next.push(other);
            }
        if (isFront) front = next;
        else back = next;
      }
      return [];
    },
    titles: ({ text }) => [[papers.filter(paper => paper.properties.title.includes(text)).length]],
    abstracts: ({ text }) => [[papers.filter(paper => paper.properties.abstract.includes(text)).length]],
  };
}
