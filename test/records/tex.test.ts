/** TeX and markup in fields: what becomes of it as plain text, and what stays. */
import { describe, expect, it } from 'vitest';
import { plainMarkup } from '../../src/records/markup.ts';
import { plainTex, plainTexIfAny } from '../../src/records/tex.ts';

const tex: readonly (readonly [string, string])[] = [
  ['{BERT}: {\\"U}ber \\emph{Deep} Ma{\\\'n}k{\\"o}ws', 'BERT: Über Deep Mańköws'],
  ['Erd\\H{o}s, \\v{S}, \\c{c}, \\^\\i, Stra\\ss{}e, \\o re, \\aa', 'Erdős, Š, ç, î, Straße, øre, å'],
  ['T\\"ULU 3', 'TÜLU 3'],
  ['$\\mathcal{O}(n^2)$, $k$-NN and CO$_2$', 'O(n²), k-NN and CO₂'],
  ['$10^{-3}$, $x_{i,j}$ and $90^\\circ$', '10⁻³, x_i,j and 90°'],
  ['gains $35.3\\%$ to $\\sim$100', 'gains 35.3% to ∼100'],
  ['costs $5 and $10, or US$49 and \\$50', 'costs $5 and $10, or US$49 and $50'],
  ['$$E=mc^2$$ and \\(a+b\\) and \\[c\\]', 'E=mc² and a+b and c'],
  ['$\\frac{1}{2}$, $\\log n$, $\\hat{y}$, $\\sqrt{2}$', '1/2, log n, ŷ, √2'],
  ["``quoted'' -- so---and~so", '“quoted” – so—and so'],
  ['{\\bf Bold} \\textbf{bold} \\textsc{small}', 'Bold bold small'],
  ['\\href{https://a.b/c}{site}, \\url{https://a.b/d_e}', 'site, https://a.b/d_e'],
  ['we \\cite{x} cite\\footnote{A note}', 'we  cite (A note)'],
  ['\\modelname beats \\ours', '\\modelname beats \\ours'],
  ['50\\% \\& more\\_so \\#1 \\{x\\}', '50% & more_so #1 {x}'],
  ['ends in \\', 'ends in \\'],
  ['{ends in', 'ends in'],
  ['no TeX: a_b^c 5% #1 & so', 'no TeX: a_b^c 5% #1 & so'],
];

describe('TeX', () => {
  it.each(tex)('%s reads %s', (written, plain) => {
    expect(plainTex(written)).toBe(plain);
  });

  it.each([
    ['\\textbf{Z}oning \\textit{nets} -- so', 'Zoning nets – so'],
    ['$\\texttt{Zor}$ and Zor~2', 'Zor and Zor 2'],
    ['it takes ~5 s -- or $5 -- in a_b', 'it takes ~5 s -- or $5 -- in a_b'],
  ])('in a text of any origin, %s reads %s', (written, plain) => {
    expect(plainTexIfAny(written)).toBe(plain);
  });

  it('however deep or odd ends, in a time that its length allows', () => {
    const odd = ['{', '}', '\\', '$', '^', '_', '\\(', '$^', '\\sqrt', '{\\"', '$\\frac', '--'];
    for (const part of odd) expect(typeof plainTex(`$${part.repeat(20_000)}$`)).toBe('string');
  });
});

const markup: readonly (readonly [string, string])[] = [
  ['<i>In vivo</i> CO<sub>2</sub> &amp; more', 'In vivo CO2 & more'],
  ['<jats:p>First.</jats:p><jats:p>Second.</jats:p>', ' First.  Second. '],
  ['<span class="nocase">iPhone</span> users', 'iPhone users'],
  ['p<q and r>s, a < b > c', 'p<q and r>s, a < b > c'],
  ['AT&T, R&D, &eacute;&#233;', 'AT&T, R&D, éé'],
  ['<mml:math><mml:mi>x</mml:mi></mml:math>', 'x'],
];

describe('Markup', () => {
  it.each(markup)('%s reads %s', (written, plain) => {
    expect(plainMarkup(written)).toBe(plain);
  });
});
