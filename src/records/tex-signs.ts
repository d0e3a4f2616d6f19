/** What TeX commands stand for. */

/** Combining marks, behind the letter. */
export const accents: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '"': '\u0308',
    "'": '\u0301',
    '`': '\u0300',
    '^': '\u0302',
    '~': '\u0303',
    '=': '\u0304',
    '.': '\u0307',
    u: '\u0306',
    v: '\u030c',
    H: '\u030b',
    c: '\u0327',
    k: '\u0328',
    r: '\u030a',
    d: '\u0323',
    b: '\u0331',
    hat: '\u0302',
    widehat: '\u0302',
    tilde: '\u0303',
    widetilde: '\u0303',
    bar: '\u0304',
    dot: '\u0307',
    ddot: '\u0308',
    vec: '\u20d7',
  }),
);

export const spaces: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ' ': ' ',
    '\n': ' ',
    ',': ' ',
    ';': ' ',
    ':': ' ',
    '>': ' ',
    '!': '',
    '\\': ' ',
    '/': '',
    '-': '',
    '@': '',
    quad: ' ',
    qquad: ' ',
    newline: ' ',
    linebreak: ' ',
    par: ' ',
    '': '\\',
    '(': '',
    ')': '',
    '[': '',
    ']': '',
  }),
);

/** Change the look of what follows and say nothing. */
export const fontCommands: ReadonlySet<string> = new Set(
  `textbf textit texttt textsc textsf textrm textsl textup textmd textnormal text emph underline uline mbox hbox
   bf it tt sc sf rm em sl bfseries itshape ttfamily scshape sffamily rmfamily upshape normalfont large Large small tiny
   mathbf mathit mathtt mathsf mathrm mathcal mathbb mathfrak mathscr mathnormal boldsymbol bm pmb cal Bbb frak operatorname
   left right big Big bigg Bigg bigl bigr Bigl Bigr displaystyle textstyle limits nolimits ensuremath protect noindent
   overline mathop mathrel url path xspace item texorpdfstring`.split(/\s+/u),
);

/** Say nothing, with what they are given. */
export const droppedCommands: ReadonlySet<string> = new Set(
  `cite citep citet citealp citeauthor label ref eqref vspace hspace begin end color thanks footnotemark`.split(
    /\s+/u,
  ),
);

const letters = {
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  th: 'þ',
  dj: 'đ',
};

const GREEK = `alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν
  xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ
  Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω`;

const SIGNS = `times × div ÷ pm ± mp ∓ cdot · ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ otimes ⊗ odot ⊙ leq ≤ le ≤ geq ≥ ge ≥ ll ≪ gg ≫ neq ≠
  ne ≠ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ propto ∝ lesssim ≲ gtrsim ≳ prec ≺ succ ≻ perp ⊥ mid ∣ parallel ∥ in ∈ notin ∉ ni ∋
  subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ cup ∪ cap ∩ setminus ∖ emptyset ∅ varnothing ∅ forall ∀ exists ∃ neg ¬ land ∧ wedge ∧ lor ∨
  vee ∨ to → rightarrow → longrightarrow → Rightarrow ⇒ Longrightarrow ⇒ leftarrow ← Leftarrow ⇐ leftrightarrow ↔ Leftrightarrow ⇔
  mapsto ↦ uparrow ↑ downarrow ↓ hookrightarrow ↪ infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ oint ∮ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ
  angle ∠ triangle △ square □ Box □ dagger † ddagger ‡ prime ′ ldots … dots … cdots ⋯ vdots ⋮ langle ⟨ rangle ⟩ lVert ‖ rVert ‖ Vert ‖
  vert | lvert | rvert | lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ colon : deg ° degree ° S § P ¶ copyright © pounds £ euro € checkmark ✓
  textendash – textemdash — textquoteright ’ textquoteleft ‘ textquotedblleft “ textquotedblright ” textless < textgreater > lt < gt >
  textbar | textasciitilde ~ textasciicircum ^ textbackslash \\ textunderscore _ textdegree ° textregistered ® texttrademark ™
  textcopyright © texteuro € textmu µ textpm ± texttimes × textellipsis … slash / lbrace { rbrace } textbraceleft { textbraceright } And &`;

const pairs = (table: string): [string, string][] => {
  const words = table.trim().split(/\s+/u);
  return words.flatMap((word, index): [string, string][] =>
    index % 2 === 0 ? [[word, words[index + 1]!]] : [],
  );
};

export const namedSymbols: ReadonlyMap<string, string> = new Map([
  ...Object.entries(letters),
  ...pairs(GREEK),
  ...pairs(SIGNS),
  ['TeX', 'TeX'],
  ['LaTeX', 'LaTeX'],
]);

const zip = (from: string, to: string): ReadonlyMap<string, string> => {
  const signs = [...to];
  return new Map([...from].map((char, index) => [char, signs[index]!]));
};

export const superscripts = zip('0123456789+-−', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻');
export const subscripts = zip('0123456789+-−', '₀₁₂₃₄₅₆₇₈₉₊₋₋');
