/** Names and words come again and again: what a function makes of a text is kept for those met of late. */

/** Kept so many; then all are forgotten, so that the texts of a large corpus do not gather without end. */
const MOST = 20_000;

/** The same function, asked once for a text. What it makes depends on the text alone and is not changed. */
export function remembered<Value>(make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return text => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    const made = make(text);
    if (known.size >= MOST) known.clear();
    known.set(text, made);
    return made;
  };
}
